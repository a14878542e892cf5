"""Offers: times that the clinic proposes instead of the one requested."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from appointments.models.appointment import Appointment
from clinic.models import Practitioner


class Offer(models.Model):
    """One offered time (FHIR AppointmentResponse). It is held while it is open; the row is kept as history."""

    class Outcome(models.TextChoices):
        OPEN = "open", _("Open")
        TAKEN = "taken", _("Accepted")
        NONE_SUITS = "none_suits", _("Does not suit the patient")
        LAPSED = "lapsed", _("Not answered in time")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="offers")
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    offered_at = models.DateTimeField(_("offered"))
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="Nobody: the waiting list.",
    )
    expires_at = models.DateTimeField(_("held until"), db_index=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.OPEN)

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("offered time")
        verbose_name_plural = _("offered times")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="an_offer_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(expires_at__lt=F("starts_at")), name="an_offer_is_answered_before_the_visit"
            ),
            models.UniqueConstraint(
                fields=["appointment"], condition=Q(outcome="taken"), name="one_of_the_offers_is_taken"
            ),
        ]

    def __str__(self):
        return f"{self.appointment_id} {self.starts_at:%Y-%m-%d %H:%M}"
