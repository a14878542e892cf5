"""Addresses of the articles, their authors and feeds."""

from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from articles import feeds, review_views, search_views, views
from articles.sitemaps import SITEMAPS

articles = (
    [
        path("articles/", views.ArticleList.as_view(), name="list"),
        path("articles/<slug:slug>/", views.article, name="article"),
        path("authors/<slug:slug>/", views.author, name="author"),
        path("feeds/articles.rss", feeds.Rss(), name="rss"),
        path("feeds/articles.atom", feeds.Atom(), name="atom"),
        path("review/done/", review_views.done, name="review_done"),
        path("review/<str:token>/", review_views.read, name="review"),
        path("review/<str:token>/comment/", review_views.comment, name="review_comment"),
        path("review/<str:token>/return/", review_views.give_back, name="review_return"),
        path("review/<str:token>/code/", review_views.send_code, name="review_code"),
        path("review/<str:token>/approve/", review_views.approve, name="review_approve"),
        path("preview/<str:token>/", review_views.preview, name="preview"),
        path("media/pictures/<str:name>", views.picture_file, name="picture"),
    ],
    "articles",
)
urlpatterns = [
    path("", include(articles)),
    path("search/", search_views.page, name="search"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
]
