"""The articles' app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Articles")
    # Without drafts, blocks, pictures and sources: readers see only what an edition has frozen.
    shown_on_public_pages = (
        "Announcement", "Article", "ClinicalReview", "Comment", "Contributor", "Edition", "HomeSection", "MenuEntry",
        "Series", "SeriesPart",
    )  # fmt: skip
    # Rows that the database refuses to change (clinic/history.py): the columns of a review stay once it is decided.
    kept_as_history = ("ArticleEvent",)
    kept_once_set = {
        "ClinicalReview": (
            "decided_at",
            (
                "edition_id",
                "reviewer_id",
                "state",
                "decided_at",
                "decided_by_id",
                "next_review_due",
                "since_id",
                "whole_read_at",
            ),
        )
    }
