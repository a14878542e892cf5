"""When the clinic is open: the usual week, seasons, closing days. Read by clinic/calendar.py alone."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clinic.models.profile import ClinicProfile
from clinic.two_languages import InTwoLanguages, Line


class Weekday(models.IntegerChoices):
    """Monday is 0, as in Python's date.weekday()."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class Hours(models.Model):
    """One opening on one weekday, in wall time; a day with a break has two.

    A time to close that is not after the time to open is on the next day: 20:00 to 01:00, 09:00 to 00:00.
    """

    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)
    opens_at = models.TimeField(_("opens"))
    closes_at = models.TimeField(_("closes"), help_text=_("After midnight too: 20:00 to 01:00."))

    class Meta:
        abstract = True
        ordering = ["weekday", "opens_at"]
        verbose_name = verbose_name_plural = _("opening hours")

    def __str__(self):
        return f"{self.get_weekday_display()} {self.opens_at:%H:%M}–{self.closes_at:%H:%M}"


class OpeningHours(Hours):
    """The usual week."""

    profile = models.ForeignKey(ClinicProfile, on_delete=models.CASCADE, related_name="opening_hours")

    class Meta(Hours.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(closes_at=F("opens_at")),
                name="opening_hours_are_not_empty",
                violation_error_message=_("The time to close is the time to open."),
            ),
        ]


class Season(InTwoLanguages):
    """Days with hours of their own, such as Ramadan. Of two seasons on one day the shorter one is in force."""

    name = Line(_("name"), max_length=60, help_text=_("Shown on the contact page."))
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        ordering = ["first_day"]
        verbose_name = _("season")
        verbose_name_plural = _("seasons")
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="a_season_ends_after_it_begins",
                violation_error_message=_("The last day is before the first."),
            ),
        ]

    def __str__(self):
        return self.name


class SeasonHours(Hours):
    season = models.ForeignKey(Season, on_delete=models.CASCADE, related_name="hours")

    class Meta(Hours.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(closes_at=F("opens_at")),
                name="season_hours_are_not_empty",
                violation_error_message=_("The time to close is the time to open."),
            ),
        ]


class ClosingDay(InTwoLanguages):
    """The whole clinic is closed between two moments: a day, several, or part of one."""

    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("to"))
    public_note = Line(
        _("what patients read"), max_length=100, blank=True, help_text=_('For example, "Closed for Eid al-Fitr".')
    )
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
        ordering = ["starts_at"]
        verbose_name = _("closing day")
        verbose_name_plural = _("closing days")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="a_closing_day_ends_after_it_starts",
                violation_error_message=_("The end is not after the start."),
            ),
        ]

    def __str__(self):
        return self.public_note or str(_("Closed"))
