"""News in one sentence above the pages, from a moment to another."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clinic.promises import promises_nothing
from clinic.two_languages import InTwoLanguages, Line


class AnnouncementQuerySet(models.QuerySet):
    def current(self, now: datetime):
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=now), starts_at__lte=now)


class Announcement(InTwoLanguages):
    """Of everything but closing days: those announce themselves (articles/public/announcements.py)."""

    class Where(models.TextChoices):
        EVERYWHERE = "everywhere", _("All pages")
        HOME = "home", _("The home page")

    text = Line(_("text"), max_length=200, validators=[promises_nothing])
    page = models.ForeignKey(
        "Article",
        verbose_name=_("page with more"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"article_type": "page"},
    )
    where = models.CharField(_("where"), max_length=10, choices=Where, default=Where.EVERYWHERE)
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("to"), null=True, blank=True, help_text=_("Leave empty until you take it away."))

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="an_announcement_ends_after_it_starts",
                violation_error_message=_("The end is not after the start."),
            ),
        ]

    def __str__(self):
        return self.text
