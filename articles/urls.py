"""Addresses of the articles, their authors and feeds."""

from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path

from articles import feeds, views
from articles.sitemaps import SITEMAPS

articles = (
    [
        path("articles/", views.ArticleList.as_view(), name="list"),
        path("articles/<slug:slug>/", views.article, name="article"),
        path("authors/<slug:slug>/", views.author, name="author"),
        path("feeds/articles.rss", feeds.Rss(), name="rss"),
        path("feeds/articles.atom", feeds.Atom(), name="atom"),
        re_path(r"^media/pictures/(?P<name>[0-9a-f]+-\d+\.(?:avif|jpeg))$", views.picture_file, name="picture"),
    ],
    "articles",
)
urlpatterns = [
    path("", include(articles)),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
]
