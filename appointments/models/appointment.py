"""A patient's visit, from the request on, and its history."""

import secrets
from datetime import UTC, datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Upper
from django.utils.translation import gettext_lazy as _

from appointments.models.contact import ContactDetails, ForWhom
from appointments.models.patient import Patient
from clinic.models import Language, Practitioner, Service, Urgency
from clinic.models.care import LONGEST_VISIT

# No letter or digit that sounds or looks like another, so that a reference survives the telephone.
REFERENCE_ALPHABET = "ACDEFGHJKLMNPQRTUVWXY3479"
REFERENCE_LENGTH = 8


def new_reference() -> str:
    letters = "".join(secrets.choice(REFERENCE_ALPHABET) for _position in range(REFERENCE_LENGTH))
    return f"{letters[:4]}-{letters[4:]}"


def new_nonce() -> str:
    """128 random bits, as 22 characters that fit into an address."""
    return secrets.token_urlsafe(16)


class Status(models.TextChoices):
    """FHIR R4 AppointmentStatus in the clinic's words (design: house.md, vocabulary)."""

    REQUESTED = "requested", _("Waiting for an answer")
    OFFERED = "offered", _("Other times offered")
    CONFIRMED = "confirmed", _("Confirmed")
    ARRIVED = "arrived", _("Arrived")
    FULFILLED = "fulfilled", _("Done")
    NO_SHOW = "no_show", _("Did not come")
    CANCELLED = "cancelled", _("Cancelled")
    DECLINED = "declined", _("Declined")
    EXPIRED = "expired", _("Not answered in time")
    ENTERED_IN_ERROR = "entered_in_error", _("Entered in error")


# "Is it set?" as a comparison: SQLite leads to it by an index, where it would read every visit for IS NOT NULL.
BEFORE_THE_FIRST = datetime(2000, 1, 1, tzinfo=UTC)

# Statuses in which a visit keeps its time from others (house.md, table of statuses).
STANDING = (Status.REQUESTED, Status.OFFERED, Status.CONFIRMED, Status.ARRIVED, Status.FULFILLED)


class AppointmentQuerySet(models.QuerySet):
    def waiting(self):
        """Asked for, and nobody has answered yet."""
        return self.filter(status=Status.REQUESTED)

    def open(self, now):
        """Waiting and still holding their time: what counts against the caps."""
        return self.waiting().filter(answer_by__gt=now)

    def standing(self):
        """Asked for or agreed, and not yet over for any reason."""
        return self.filter(status__in=STANDING)

    def overlapping(self, starts_at, ends_at):
        """Half-open, and any overlap: inside, around, or only a part of it."""
        return self.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)

    def clashing(self, visits):
        """Visits that hold their time, with a phone or an e-mail address of `visits`, in the time that these span."""
        phones = {visit.phone for visit in visits}
        emails = {visit.email.lower() for visit in visits} - {""}
        span = [min(visit.starts_at for visit in visits), max(visit.ends_at for visit in visits)]
        # The index on the start leads to the few that can meet them.
        near = self.filter(starts_at__gt=span[0] - LONGEST_VISIT)
        same = near.annotate(small_email=Lower("email")).filter(Q(phone__in=phones) | Q(small_email__in=emails))
        return same.standing().exclude(status=Status.OFFERED).overlapping(*span)

    def needing_an_answer(self):
        """What reception has to do: answer a request, or call somebody whom no message reached."""
        return self.filter(Q(status=Status.REQUESTED) | Q(call_wanted_at__gt=BEFORE_THE_FIRST))

    def upcoming(self, now):
        """Still to come, and nobody has called them off."""
        has_come = [Status.ARRIVED, Status.FULFILLED]  # before the hour
        return self.filter(status__in=STANDING, starts_at__gt=now).exclude(status__in=has_come)

    def on_day(self, starts_at, ends_at):
        return self.filter(starts_at__gte=starts_at, starts_at__lt=ends_at)

    def visible_to(self, user):
        """All visits for the desk, their own for a practitioner, none for anybody else."""
        if user.has_perm("appointments.view_appointment"):
            return self
        return self.filter(practitioner__user=user)


class Appointment(ContactDetails):
    """A visit that somebody asked for. It keeps the contact as given; `status` changes in booking.py only."""

    reference = models.CharField(_("reference"), max_length=9, unique=True, default=new_reference, editable=False)
    link_nonce = models.CharField(max_length=22, unique=True, default=new_nonce, editable=False)
    draft_key = models.UUIDField(unique=True, null=True, editable=False)
    status = models.CharField(_("status"), max_length=16, choices=Status, default=Status.REQUESTED, editable=False)
    service = models.ForeignKey(Service, verbose_name=_("service"), on_delete=models.PROTECT)
    practitioner = models.ForeignKey(
        Practitioner, verbose_name=_("practitioner"), on_delete=models.PROTECT, related_name="appointments"
    )
    returning = models.BooleanField(_("has been here before"))
    starts_at = models.DateTimeField(_("starts"), db_index=True)
    ends_at = models.DateTimeField(_("ends"))

    wanted_practitioner = models.ForeignKey(
        Practitioner, verbose_name=_("asked for by name"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    wanted_language = models.CharField(_("should speak"), max_length=2, choices=Language, blank=True)
    wanted_gender = models.CharField(_("a woman or a man"), max_length=5, choices=Practitioner.Gender, blank=True)
    urgency = models.CharField(
        _("urgency"), max_length=10, choices=Urgency, default=Urgency.ROUTINE, help_text="Of the warning-sign check."
    )
    article_slug = models.SlugField(_("came from the article"), blank=True, max_length=100)
    replaces = models.ForeignKey(
        "self",
        verbose_name=_("instead of"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="replacements",
        help_text="The visit whose time it takes over once it is confirmed (FHIR Appointment.replaces).",
    )
    waitlist_entry = models.ForeignKey(
        "WaitlistEntry",
        verbose_name=_("from the waiting list"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="appointments",
    )
    client = models.CharField(
        max_length=64, blank=True, db_index=True, editable=False, help_text="Keyed hash of the connection it came over."
    )

    consent_version = models.CharField(_("text agreed to"), max_length=20)
    consent_language = models.CharField(_("language of that text"), max_length=8)
    consented_at = models.DateTimeField(_("agreed"))

    requested_at = models.DateTimeField(_("asked"))
    answer_by = models.DateTimeField(_("answer promised by"), db_index=True)
    call_wanted_at = models.DateTimeField(
        _("to be told by phone since"), null=True, blank=True, db_index=True, editable=False
    )
    tell_at = models.DateTimeField(
        null=True,
        blank=True,
        db_index=True,
        editable=False,
        help_text="Until then the last answer can be taken back, and the patient is not told of it (answers.py).",
    )
    patient = models.ForeignKey(
        Patient, verbose_name=_("patient's file"), on_delete=models.PROTECT, null=True, related_name="visits"
    )
    erased_at = models.DateTimeField(_("erased"), null=True, editable=False)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        permissions = [
            ("answer_request", _("Can confirm, decline and cancel visits")),
            ("read_reason", _("Can read the reason for a visit")),
            ("overbook", _("Can give a visit a time that is taken")),
            ("view_figures", _("Can see the figures and export them")),
        ]
        indexes = [
            models.Index(fields=["status", "starts_at"], name="visits_of_a_status"),
            models.Index(fields=["phone"], name="visits_of_a_phone"),
            models.Index(Upper("email"), name="visits_of_an_address"),  # compared without regard to case
        ]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="a_visit_has_a_known_status"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_visit_ends_after_it_starts"),
            # Offered times have deadlines of their own, and may lie before the answer that was promised.
            models.CheckConstraint(
                condition=Q(answer_by__lt=F("starts_at")) | ~Q(status="requested"),
                name="a_request_is_answered_before_the_visit",
            ),
            models.CheckConstraint(
                condition=Q(urgency__in=[Urgency.URGENT, Urgency.ROUTINE]), name="an_emergency_is_never_sent"
            ),
            models.UniqueConstraint(
                fields=["replaces"],
                condition=Q(status__in=["requested", "offered"]),
                name="a_visit_has_one_open_change",
            ),
            models.UniqueConstraint(
                fields=["waitlist_entry"], condition=Q(status="offered"), name="who_waits_has_one_open_offer"
            ),
            models.CheckConstraint(
                condition=Q(for_whom=ForWhom.MYSELF) | ~Q(contact_name=""),
                name="who_asks_for_somebody_else_is_named",
            ),
        ]

    def __str__(self):
        return self.reference

    def is_held_back(self, now: datetime) -> bool:
        """Whether the patient is not told of the last answer yet."""
        return self.tell_at is not None and now < self.tell_at

    def show_as_told(self, now: datetime) -> None:
        """Let this instance say what the patient may know: an answer that is held back has not been given yet.

        Whatever a patient reads, page or message, is made from such an instance; it is never saved whole.
        """
        if self.is_held_back(now):
            self.status = Status.REQUESTED

    def busy(self) -> tuple[datetime, datetime]:
        """From when until when the practitioner is taken, buffers included."""
        return self.starts_at - self.service.buffer_before, self.ends_at + self.service.buffer_after


class VisitReason(models.Model):
    """What the patient told us of their health: their own words, and the answers to the warning-sign check.

    A table of its own: no list, log line or error text of a visit can carry them. `signs` (FHIR QuestionnaireResponse)
    has one entry for each time the check was answered, as triage.py describes it.
    """

    appointment = models.OneToOneField(Appointment, on_delete=models.CASCADE, related_name="reason")
    words = models.TextField(_("reason for the visit"), blank=True)
    signs = models.JSONField(_("warning signs"), default=list)

    class Meta:
        verbose_name = _("reason for a visit")
        verbose_name_plural = _("reasons for visits")
        default_permissions = ()

    def __str__(self):
        return f"Reason for {self.appointment_id}"

    @property
    def says_something(self) -> bool:
        """Whether there is anything to read: words, or a sign that was ever ticked."""
        return bool(self.words) or any(answered["ticked"] for answered in self.signs)
