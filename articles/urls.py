"""Addresses of the articles, their authors and feeds."""

from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from articles import feeds, views
from articles.sitemaps import SITEMAPS

articles = (
    [
        path("articles/", views.ArticleList.as_view(), name="list"),
        path("articles/<slug:slug>/", views.article, name="article"),
        path("authors/<slug:slug>/", views.author, name="author"),
        path("feeds/articles.rss", feeds.Rss(), name="rss"),
        path("feeds/articles.atom", feeds.Atom(), name="atom"),
        path("media/pictures/<str:name>", views.picture_file, name="picture"),
    ],
    "articles",
)
urlpatterns = [
    path("", include(articles)),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
]
