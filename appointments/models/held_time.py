"""Held times: the one table that says which time is taken."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from appointments.constraints import NoOverlap
from appointments.models.appointment import Appointment
from appointments.models.offer import Offer
from clinic.models import Practitioner
from clinic.models.care import LONGEST_BUFFER, LONGEST_VISIT

LONGEST = LONGEST_VISIT + 2 * LONGEST_BUFFER


class HeldTimeQuerySet(models.QuerySet):
    def of(self, practitioners):
        return self.filter(practitioner__in=practitioners)

    def overlapping(self, starts_at, ends_at):
        """Half-open: a time that ends at ten does not overlap ten o'clock.

        No held time is longer than LONGEST (constraints of Service), so the index can skip those of earlier years.
        """
        return self.filter(busy_from__gt=starts_at - LONGEST, busy_from__lt=ends_at, busy_until__gt=starts_at)

    def expired(self, now):
        return self.filter(expires_at__lte=now)

    def standing(self, now):
        """Those that still hold their time at `now`."""
        return self.filter(Q(expires_at__isnull=True) | Q(expires_at__gt=now))


class HeldTime(models.Model):
    """A time of one practitioner that cannot be taken by anyone else while this row exists."""

    class Kind(models.TextChoices):
        REQUEST = "request", _("Request")
        OFFER = "offer", _("Offer")
        VISIT = "visit", _("Appointment")

    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="held_times")
    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="held_times")
    offer = models.OneToOneField(Offer, on_delete=models.CASCADE, null=True, related_name="held_time")
    kind = models.CharField(max_length=8, choices=Kind)
    busy_from = models.DateTimeField(help_text=_("Start of the appointment minus the buffer before it."))
    busy_until = models.DateTimeField(help_text=_("End of the appointment plus the buffer after it."))
    expires_at = models.DateTimeField(null=True, blank=True)
    overbooked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    overbooked_reason = models.CharField(max_length=200, blank=True)

    objects = HeldTimeQuerySet.as_manager()

    class Meta:
        verbose_name = _("held time")
        verbose_name_plural = _("held times")
        default_permissions = ()
        # The index contains every column that the day plan needs, so that it does not read the rows.
        indexes = [
            models.Index(fields=["practitioner", "busy_from", "busy_until", "expires_at"], name="held_times_of_a_day")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(busy_until__gt=F("busy_from")),
                name="held_time_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(kind="offer", offer__isnull=False, expires_at__isnull=False)
                | (~Q(kind="offer") & Q(offer__isnull=True)),
                name="an_offered_time_names_its_offer",
            ),
            models.CheckConstraint(
                condition=Q(overbooked_by__isnull=True) | ~Q(overbooked_reason=""),
                name="overbooking_has_a_reason",
            ),
            NoOverlap(
                key="practitioner",
                start="busy_from",
                end="busy_until",
                unless="overbooked_by",
                name="held_time_is_held_once",
                violation_error_message=_("This time has just been taken."),
            ),
        ]

    def __str__(self):
        return f"{self.practitioner_id} {self.busy_from:%Y-%m-%d %H:%M}"
