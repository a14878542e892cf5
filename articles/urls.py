"""Addresses of the articles, their authors and feeds."""

app_name = "articles"
urlpatterns = []
