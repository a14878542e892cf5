"""The history of an appointment: who did what, when and, as a code, why."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from appointments.models.appointment import Appointment, Status


class Action(models.TextChoices):
    REQUESTED = "requested", _("requested this appointment")
    CONFIRMED = "confirmed", _("confirmed it")
    DECLINED = "declined", _("declined it")
    CANCELLED = "cancelled", _("cancelled it")
    EXPIRED = "expired", _("closed it because it was not answered in time")
    TOLD_BY_PHONE = "told_by_phone", _("told the patient by phone")
    REASON_READ = "reason_read", _("read the reason for the appointment")
    OVERBOOKED = "overbooked", _("overbooked it")
    OFFERED = "offered", _("offered other times")
    OFFER_TAKEN = "offer_taken", _("accepted an offered time")
    NONE_SUITS = "none_suits", _("said that none of the offered times suit")
    OFFER_LAPSED = "offer_lapsed", _("released the offered times because none was accepted")
    CHANGE_ASKED = "change_asked", _("asked to reschedule it")
    MOVED = "moved", _("rescheduled it")
    CHANGE_ENDED = "change_ended", _("cancelled the request to reschedule it")
    ARRIVED = "arrived", _("recorded that the patient arrived")
    FULFILLED = "fulfilled", _("recorded that the appointment is completed")
    NO_SHOW = "no_show", _("recorded that the patient did not come")
    SET_BACK = "set_back", _("undid the last entry")
    BOOKED = "booked", _("booked it for the patient")
    UNDONE = "undone", _("undid the answer before the patient was told")
    CALL_TRIED = "call_tried", _("tried to call the patient")
    LINKED = "linked", _("linked it to a patient file")
    ERASED = "erased", _("erased the patient's data")
    LINK_REPLACED = "link_replaced", _("replaced the link to it")
    CONTACT_CHANGED = "contact_changed", _("corrected the contact details")
    NOT_HELD = "not_held", _("did not hold the time, because many requests came from one connection")
    TOLD_BY_WHATSAPP = "told_by_whatsapp", _("told the patient on WhatsApp")


class Reason(models.TextChoices):
    """Codes for why an appointment was declined, cancelled or overbooked. No free text, so that history can be kept."""

    NO_TIME = "no_time", _("The practitioner is not available at that time")
    NOT_TREATED_HERE = "not_treated_here", _("We do not treat this here")
    OTHER_SERVICE = "other_service", _("Another service is more suitable")
    COULD_NOT_REACH = "could_not_reach", _("We could not reach the patient")
    DUPLICATE = "duplicate", _("Duplicate request")
    PATIENT_ASKED = "patient_asked", _("The patient asked for it")
    NOT_GENUINE = "not_genuine", _("Not a genuine request")
    URGENT = "urgent", _("It is urgent")
    PRACTITIONER_AGREED = "practitioner_agreed", _("The practitioner agreed")
    SHORT_VISIT = "short_visit", _("It is a short appointment")
    # Results of a call
    NO_ANSWER = "no_answer", _("No answer")
    WRONG_NUMBER = "wrong_number", _("Wrong number")
    CALL_LATER = "call_later", _("Asked us to call later")
    # Reasons of patients; always optional
    NOT_WELL = "not_well", _("I am not well enough to come")
    OTHER_PLANS = "other_plans", _("Something else came up")
    FEELS_BETTER = "feels_better", _("I feel better")
    ELSEWHERE = "elsewhere", _("I am seeing someone else")
    HARD_TO_COME = "hard_to_come", _("It is difficult to get there")


class AppointmentEvent(models.Model):
    """One line of an appointment's history (FHIR AuditEvent). Rows are only added and contain codes only."""

    class Actor(models.TextChoices):
        PATIENT = "patient", _("The patient")
        STAFF = "staff", _("Staff")
        SYSTEM = "system", _("The website")

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="events")
    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=7, choices=Actor)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    action = models.CharField(max_length=16, choices=Action)
    from_status = models.CharField(max_length=16, choices=Status, blank=True)
    to_status = models.CharField(max_length=16, choices=Status, blank=True)
    reason = models.CharField(max_length=20, choices=Reason, blank=True)

    class Meta:
        ordering = ["pk"]  # in the order of the locks, not of the clocks of different machines
        verbose_name = _("event")
        verbose_name_plural = _("history")
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(actor="staff", by__isnull=False) | (~Q(actor="staff") & Q(by__isnull=True)),
                name="an_event_names_its_member_of_staff",
            ),
        ]

    def __str__(self):
        return f"{self.appointment_id} {self.action}"

    @property
    def who(self) -> str:
        """The name of the account, or of the actor if there is no account."""
        return (self.by.get_full_name() or self.by.get_username()) if self.by else str(self.get_actor_display())
