"""The articles' app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Articles")
    # Without drafts, blocks, pictures and sources: readers see only what an edition has frozen.
    shown_on_public_pages = ("Article", "ClinicalReview", "Comment", "Contributor", "Edition")
