"""Frozen content: the draft as it was at one save, and who approved it."""

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.models.article import ForWhom
from articles.models.article_types import ArticleType, Rules, rules
from clinic.models import Urgency


class Edition(models.Model):
    """An article as it was at one save. HTML and contents list are derived from the snapshot (`manage.py rerender`)."""

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    snapshot = models.JSONField()
    content_hash = models.CharField(max_length=64)
    clinical_hash = models.CharField(
        max_length=64, help_text=_("Hash of the clinical content. Clinic panels and search titles are not included.")
    )
    segments = models.JSONField(default=list, help_text=_("Pieces of HTML with placeholders for live content."))
    contents = models.JSONField(default=list, help_text=_("The list of sections: text, anchor, level."))
    plain_text = models.TextField(blank=True)
    reading_minutes = models.PositiveSmallIntegerField(default=1)
    approval = models.ForeignKey(
        "ClinicalReview", on_delete=models.SET_NULL, null=True, blank=True, related_name="approved_editions"
    )
    changes = models.JSONField(
        default=list, help_text=_("The public change log, oldest first: day, kind, note. Frozen when it is published.")
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
    def rules(self) -> Rules:
        return rules(self.facts["article_type"])

    @property
    def kind_label(self) -> str:
        return str(ArticleType(self.facts["article_type"]).label)

    @property
    def for_whom(self) -> str:
        return self.facts.get("for_whom", ForWhom.EVERYBODY)

    @property
    def region_ids(self) -> list[int]:
        return self.facts["body_regions"]

    @cached_property
    def authors(self) -> list[dict]:
        return [person for person in self.snapshot["people"] if person["role"] == "author"]

    @cached_property
    def help_anchor(self) -> str:
        """The anchor of the section that holds the emergency notice; "" if there is none."""
        anchor = ""
        for block in self.snapshot["blocks"]:
            if block["kind"] == "section_heading":
                anchor = block["fields"]["anchor"]
            elif block["kind"] == "care_notice" and block["fields"]["urgency"] == Urgency.EMERGENCY:
                return anchor
        return ""

    def names(self, person) -> bool:
        return any(row["id"] == person.pk for row in self.snapshot["people"])

    @property
    def references(self) -> list[dict]:
        return self.snapshot["references"]

    @property
    def hero(self) -> dict | None:
        return self.snapshot["hero"]
