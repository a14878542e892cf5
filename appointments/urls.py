"""Addresses of booking and of a visit."""

app_name = "appointments"
urlpatterns = []
