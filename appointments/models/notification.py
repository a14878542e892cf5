"""The outbox: messages to send, and what happened to them."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from appointments.models.appointment import Appointment
from appointments.models.waitlist import WaitlistEntry


class NotificationQuerySet(models.QuerySet):
    def due(self, now):
        """Messages to send now: waiting, due, and without a valid lease."""
        return self.filter(
            Q(leased_until__isnull=True) | Q(leased_until__lte=now), state=Notification.State.WAITING, run_at__lte=now
        )


def kinds() -> list:
    """A function, so that a new message kind needs no migration."""
    return Notification.Kind.choices


class Notification(models.Model):
    """One message to one reader by one channel (FHIR Communication). It stores its kind and keys, never its text."""

    class Kind(models.TextChoices):
        RECEIVED = "received", _("Request received")
        CONFIRMED = "confirmed", _("Appointment confirmed")
        DECLINED = "declined", _("Request declined")
        CANCELLED = "cancelled", _("Appointment cancelled")
        EXPIRED = "expired", _("Request expired")
        LINK_AGAIN = "link_again", _("Link sent again")
        REMINDER = "reminder", _("Reminder")
        REMINDER_SHORTLY = "reminder_shortly", _("Reminder shortly before")
        OFFERED = "offered", _("Other times offered")
        OFFER_LAPSED = "offer_lapsed", _("Offered times released")
        CHANGE_RECEIVED = "change_received", _("Request to reschedule received")
        WAITING = "waiting", _("On the waiting list")
        WAITLIST_CLOSED = "waitlist_closed", _("Removed from the waiting list")
        TO_ANSWER = "to_answer", _("New request")
        ANSWER_DUE = "answer_due", _("Answer is due soon")
        CANCELLED_BY_PATIENT = "cancelled_by_patient", _("Cancelled by the patient")
        OFFER_TAKEN = "offer_taken", _("Offered time accepted")
        NONE_SUITS = "none_suits", _("No offered time suits the patient")
        TO_OFFER = "to_offer", _("New on the waiting list")
        AWAY_OFFERED = "away_offered", _("Other times offered: practitioner not available")
        COURSE = "course", _("Course of appointments confirmed")
        STANDS = "stands", _("Appointment takes place after all")
        DIGEST = "digest", _("Today at reception")

    class Channel(models.TextChoices):
        EMAIL = "email", _("Email")
        SMS = "sms", _("SMS")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        ACCEPTED = "accepted", _("Accepted by the mail server")
        DROPPED = "dropped", _("Not sent: a newer message replaced it")
        GIVEN_UP = "given_up", _("Failed")

    appointment = models.ForeignKey(
        Appointment, verbose_name=_("appointment"), on_delete=models.CASCADE, null=True, related_name="notifications"
    )
    entry = models.ForeignKey(WaitlistEntry, on_delete=models.CASCADE, null=True, related_name="notifications")
    kind = models.CharField(_("kind"), max_length=20, choices=kinds)
    channel = models.CharField(_("by"), max_length=5, choices=Channel, default=Channel.EMAIL)
    dedupe_key = models.CharField(max_length=80, unique=True)
    message_id = models.UUIDField(default=uuid.uuid4, editable=False, help_text=_("The same for every attempt."))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    run_at = models.DateTimeField(_("next attempt"))
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_problem = models.CharField(
        _("last problem"),
        max_length=80,
        blank=True,
        help_text=_("The kind of error only: texts from the server contain addresses."),
    )
    queued_at = models.DateTimeField(_("queued"))
    finished_at = models.DateTimeField(_("finished"), null=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering = ["queued_at", "pk"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        default_permissions = ("view",)
        indexes = [models.Index(fields=["state", "run_at"], name="messages_that_are_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(appointment__isnull=False, entry__isnull=True)
                | Q(appointment__isnull=True, entry__isnull=False)
                | Q(appointment__isnull=True, entry__isnull=True, kind="digest"),
                name="a_message_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", finished_at__isnull=True)
                | (~Q(state="waiting") & Q(finished_at__isnull=False)),
                name="a_message_is_waiting_or_finished",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.appointment_id or self.entry}"

    @property
    def about(self) -> Appointment | WaitlistEntry:
        """The appointment or the waiting list entry that the message is about."""
        return self.appointment or self.entry  # type: ignore[return-value]  # a constraint requires one of them
