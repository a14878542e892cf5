"""Changes of hours, people or services that affected appointments, and which appointments those were."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from appointments.models.appointment import Appointment
from clinic.models import Practitioner


class ScheduleChange(models.Model):
    """One change by staff after which some appointments could not be as they were (booking/affected.py)."""

    class Kind(models.TextChoices):
        CLINIC_CLOSED = "clinic_closed", _("Clinic closed")
        TIME_OFF = "time_off", _("Time off")
        HOURS = "hours", _("Hours changed")
        PRACTITIONER = "practitioner", _("Practitioner changed")
        SERVICE = "service", _("Service changed")
        EARLIER = "earlier", _("Appointments that did not fit")

    kind = models.CharField(_("kind"), max_length=13, choices=Kind)
    words = models.CharField(_("what was changed"), max_length=200, blank=True, help_text="Never names a patient.")
    subject = models.PositiveBigIntegerField(null=True, help_text="Key of the changed row, which may be gone by now.")
    made_at = models.DateTimeField(_("entered"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("change that affected appointments")
        verbose_name_plural = _("changes that affected appointments")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["clinic_closed", "time_off", "hours", "practitioner", "service", "earlier"]),
                name="a_schedule_change_has_a_known_kind",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.words}" if self.words else self.get_kind_display()


class AffectedAppointment(models.Model):
    """One appointment that a change affected, as it was then: an accepted offer gives it another time."""

    change = models.ForeignKey(ScheduleChange, on_delete=models.CASCADE, related_name="rows")
    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="affected_by")
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField(_("starts"))
    offer_due_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="Who decided on an offer that is still to be made, by the page or by the worker.",
    )

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("affected appointment")
        verbose_name_plural = _("affected appointments")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["change", "appointment"], name="a_change_affects_an_appointment_once"),
        ]
        indexes = [models.Index(fields=["change"], condition=Q(offer_due_by__isnull=False), name="offers_that_are_due")]

    def __str__(self):
        return f"{self.change_id} {self.appointment_id}"
