"""Models of articles: drafts made of blocks (articles/blocks/), editions, people, sources and pictures."""

from articles.models.article import Article, ArticleType, CommentPolicy, ForWhom
from articles.models.edition import Edition
from articles.models.importing import ImportBatch, ImportedItem
from articles.models.people import Contribution, Contributor
from articles.models.pictures import ImageAsset
from articles.models.readers import Comment, PageFeedback
from articles.models.redirects import Redirect, old_path
from articles.models.references import Reference
from articles.models.review import ArticleEvent, ClinicalReview, ReviewComment, ReviewMail
from articles.models.search import AnswerCard, SearchStamp, SearchSynonym, SearchWord, UnansweredSearch
from articles.models.shared_text import SharedText
from articles.models.unsaved import UnsavedWork

# Blocks are models too; Django finds them through this import.
from articles.blocks import kinds  # isort: skip  # noqa: F401

__all__ = [
    "AnswerCard",
    "Article",
    "ArticleEvent",
    "ArticleType",
    "ClinicalReview",
    "Comment",
    "CommentPolicy",
    "Contribution",
    "Contributor",
    "Edition",
    "ForWhom",
    "ImageAsset",
    "ImportBatch",
    "ImportedItem",
    "PageFeedback",
    "Redirect",
    "Reference",
    "ReviewComment",
    "ReviewMail",
    "SearchStamp",
    "SearchSynonym",
    "SearchWord",
    "SharedText",
    "UnansweredSearch",
    "UnsavedWork",
    "old_path",
]
