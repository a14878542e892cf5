"""The admin of articles: the stock Django admin with blocks, and our own actions beside it."""

from articles.admin.article import ArticleAdmin
from articles.admin.comments import CommentAdmin
from articles.admin.feedback import PageFeedbackAdmin
from articles.admin.moving_in import ImportUploadAdmin
from articles.admin.people import ContributorAdmin, ReferenceAdmin
from articles.admin.pictures import ImageAssetAdmin
from articles.admin.redirects import RedirectAdmin
from articles.admin.search import AnswerCardAdmin, SearchSynonymAdmin, UnansweredSearchAdmin
from articles.admin.series import SeriesAdmin
from articles.admin.site_frame import AnnouncementAdmin, HomeSectionAdmin, MenuEntryAdmin

__all__ = [
    "AnnouncementAdmin",
    "AnswerCardAdmin",
    "ArticleAdmin",
    "CommentAdmin",
    "ContributorAdmin",
    "HomeSectionAdmin",
    "ImageAssetAdmin",
    "ImportUploadAdmin",
    "MenuEntryAdmin",
    "PageFeedbackAdmin",
    "RedirectAdmin",
    "ReferenceAdmin",
    "SearchSynonymAdmin",
    "SeriesAdmin",
    "UnansweredSearchAdmin",
]
