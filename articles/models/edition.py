"""Frozen content: what the draft was at one save, and who approved it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.models.article import ArticleType

REVIEW_EVERY = timedelta(days=365)


class Edition(models.Model):
    """An article as it was at one save. HTML and contents list are derived from the snapshot (`manage.py rerender`)."""

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    snapshot = models.JSONField()
    content_hash = models.CharField(max_length=64)
    clinical_hash = models.CharField(
        max_length=64, help_text=_("Of what a clinician answers for: clinic panels and search titles are not in it.")
    )
    segments = models.JSONField(default=list, help_text=_("Pieces of HTML and what is filled in live between them."))
    contents = models.JSONField(default=list, help_text=_("The list of sections: text, anchor, level."))
    plain_text = models.TextField(blank=True)
    reading_minutes = models.PositiveSmallIntegerField(default=1)
    approval = models.ForeignKey(
        "ClinicalReview", on_delete=models.SET_NULL, null=True, blank=True, related_name="approved_editions"
    )
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="an_edition_has_its_own_number"),
        ]

    def __str__(self):
        return f"{self.facts['title']} ({self.number})"

    @property
    def facts(self) -> dict:
        """The article's own fields, frozen."""
        return self.snapshot["article"]

    @property
    def kind_label(self) -> str:
        return str(ArticleType(self.facts["article_type"]).label)

    @property
    def region_ids(self) -> list[int]:
        return self.facts["body_regions"]

    @cached_property
    def authors(self) -> list[dict]:
        return [person for person in self.snapshot["people"] if person["role"] == "author"]

    def names(self, person) -> bool:
        return any(row["id"] == person.pk for row in self.snapshot["people"])

    @property
    def references(self) -> list[dict]:
        return self.snapshot["references"]

    @property
    def hero(self) -> dict | None:
        return self.snapshot["hero"]


class ClinicalReview(models.Model):
    """A clinician's word on one edition. Approval holds as long as the clinical content stays the same."""

    class Decision(models.TextChoices):
        APPROVED = "approved", _("Approved")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey("Contributor", on_delete=models.PROTECT, related_name="reviews")
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.APPROVED)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["-decided_at"]
        verbose_name = _("clinical review")
        verbose_name_plural = _("clinical reviews")
        constraints = [
            models.UniqueConstraint(fields=["edition", "reviewer"], name="a_reviewer_decides_once_on_an_edition"),
            models.CheckConstraint(condition=Q(decision="approved"), name="a_review_has_a_known_decision"),
        ]

    def __str__(self):
        return f"{self.get_decision_display()}: {self.edition}"

    @property
    def next_review_due(self):
        return self.decided_at + REVIEW_EVERY
