"""When a practitioner can be booked. Weekly hours are wall time in the clinic's zone; exceptions are aware moments."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from clinic.models import Practitioner, Season
from clinic.models.calendar import Hours


class Timetable(models.Model):
    """The weekly hours of one practitioner from a given day.

    Of several valid ones, the one that began last is in force. One that was made for a season moves with it.
    """

    practitioner = models.ForeignKey(
        Practitioner,
        verbose_name=_("practitioner"),
        on_delete=models.CASCADE,
        related_name="timetables",
        help_text=_("To copy a timetable, choose another person and press “Save as new”."),
    )
    season = models.ForeignKey(Season, on_delete=models.CASCADE, null=True, editable=False, related_name="timetables")
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Leave empty if it applies until another timetable starts.")
    )
    note = models.CharField(
        _("note"), max_length=100, blank=True, help_text=_('For example, "Ramadan". For staff only.')
    )
    daily_cap = models.PositiveSmallIntegerField(
        _("most appointments a day"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Leave empty for no limit. Requests that are not yet confirmed count."),
    )

    class Meta:
        ordering = ["practitioner", "-valid_from"]
        verbose_name = _("timetable")
        verbose_name_plural = _("timetables")
        constraints = [
            models.UniqueConstraint(
                "practitioner",
                "valid_from",
                name="one_timetable_begins_on_a_day",
                violation_error_message=_("This person has another timetable that begins on this day."),
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="a_timetable_ends_after_it_begins",
                violation_error_message=_("The last day is before the first."),
            ),
        ]

    def __str__(self):
        return f"{self.practitioner}, {date_format(self.valid_from, 'j M Y')}"


class TimetableHours(Hours):
    opens_at = models.TimeField(_("from"))
    closes_at = models.TimeField(_("to"), help_text=_("After midnight too: 20:00 to 01:00."))
    timetable = models.ForeignKey(Timetable, on_delete=models.CASCADE, related_name="hours")

    class Meta(Hours.Meta):
        verbose_name = verbose_name_plural = _("hours")
        constraints = [
            models.CheckConstraint(
                condition=~Q(closes_at=F("opens_at")),
                name="timetable_hours_are_not_empty",
                violation_error_message=_("The time to close is the time to open."),
            ),
        ]


class TimetableException(models.Model):
    """A single closure or extra opening of one practitioner. The whole clinic has ClosingDay (clinic/calendar.py)."""

    class Kind(models.TextChoices):
        CLOSED = "closed", _("Closed")
        OPEN = "open", _("Extra hours")

    practitioner = models.ForeignKey(
        Practitioner,
        verbose_name=_("practitioner"),
        on_delete=models.CASCADE,
        related_name="timetable_exceptions",
    )
    kind = models.CharField(_("kind"), max_length=6, choices=Kind, default=Kind.CLOSED)
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("to"))
    note = models.CharField(_("note"), max_length=100, blank=True, help_text=_("For staff only."))
    made_at = models.DateTimeField(_("entered"), null=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        ordering = ["-starts_at"]
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="an_exception_ends_after_it_starts",
                violation_error_message=_("The end is not after the start."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.practitioner}"
