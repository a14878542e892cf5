"""Models of articles: drafts made of blocks (articles/blocks/), editions, people, sources and pictures."""

from articles.models.announcements import Announcement
from articles.models.article import Article, CommentPolicy, ForWhom
from articles.models.article_types import ArticleType
from articles.models.edition import Edition
from articles.models.home_sections import HomeSection
from articles.models.importing import ImportBatch, ImportedItem, ImportUpload
from articles.models.menus import MenuEntry
from articles.models.people import Contribution, Contributor
from articles.models.pictures import ImageAsset
from articles.models.readers import Comment, PageFeedback
from articles.models.redirects import Redirect, old_path
from articles.models.references import Reference
from articles.models.review import ArticleEvent, ClinicalReview, ReviewComment, ReviewMail
from articles.models.search import AnswerCard, SearchStamp, SearchSynonym, SearchWord, UnansweredSearch
from articles.models.series import Series, SeriesPart
from articles.models.shared_text import SharedText
from articles.models.tasks import ContentTask
from articles.models.unsaved import UnsavedWork

# Blocks are models too; Django finds them through this import.
from articles.blocks import kinds  # isort: skip  # noqa: F401

__all__ = [
    "Announcement",
    "AnswerCard",
    "Article",
    "ArticleEvent",
    "ArticleType",
    "ClinicalReview",
    "Comment",
    "CommentPolicy",
    "ContentTask",
    "Contribution",
    "Contributor",
    "Edition",
    "ForWhom",
    "HomeSection",
    "ImageAsset",
    "ImportBatch",
    "ImportUpload",
    "ImportedItem",
    "MenuEntry",
    "PageFeedback",
    "Redirect",
    "Reference",
    "ReviewComment",
    "ReviewMail",
    "SearchStamp",
    "SearchSynonym",
    "SearchWord",
    "Series",
    "SeriesPart",
    "SharedText",
    "UnansweredSearch",
    "UnsavedWork",
    "old_path",
]
