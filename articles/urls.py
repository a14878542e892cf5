"""Addresses of the articles, their authors and feeds."""

from django.urls import include, path, register_converter

from articles.public import feeds, leaflet, views
from articles.public.converters import Address
from articles.readers import views as reader_views
from articles.review import views as review_views
from articles.search import views as search_views

register_converter(Address, "address")

articles = (
    [
        path("articles/", views.ArticleList.as_view(), name="list"),
        path("articles/<address:slug>/", views.article, name="article"),
        path("articles/<address:slug>/leaflet/", leaflet.page, name="leaflet"),
        path("articles/<address:slug>/comments/", reader_views.comment_list, name="comments"),
        path("readers/<address:slug>/helpful/", reader_views.helpful, name="helpful"),
        path("readers/<address:slug>/helpful/thanks/", reader_views.helpful_thanks, name="helpful_thanks"),
        path("readers/<address:slug>/comment/", reader_views.comment, name="comment"),
        path("readers/<address:slug>/comment/thanks/", reader_views.comment_thanks, name="comment_thanks"),
        path("authors/<slug:slug>/", views.author, name="author"),
        path("feeds/articles.rss", feeds.Rss(), name="rss"),
        path("feeds/articles.atom", feeds.Atom(), name="atom"),
        path("feeds/conditions/<slug:slug>.rss", feeds.ConditionRss(), name="condition_rss"),
        path("feeds/conditions/<slug:slug>.atom", feeds.ConditionAtom(), name="condition_atom"),
        path("review/done/", review_views.done, name="review_done"),
        path("review/<str:token>/", review_views.read, name="review"),
        path("review/<str:token>/comment/", review_views.comment, name="review_comment"),
        path("review/<str:token>/return/", review_views.give_back, name="review_return"),
        path("review/<str:token>/code/", review_views.send_code, name="review_code"),
        path("review/<str:token>/approve/", review_views.approve, name="review_approve"),
        path("preview/<str:token>/", review_views.preview, name="preview"),
        path("media/pictures/<str:name>", views.picture_file, name="picture"),
        path("media/share/<address:slug>/<str:name>", views.share_picture, name="share_picture"),
    ],
    "articles",
)
urlpatterns = [
    path("", include(articles)),
    path("search/", search_views.page, name="search"),
]
