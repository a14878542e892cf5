"""An appointment, from the request on, and the reason the patient gave for it."""

import secrets
from datetime import UTC, datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Upper
from django.utils.translation import gettext_lazy as _

from appointments.models.contact import ContactDetails, ForWhom
from appointments.models.course import Course
from appointments.models.name_keys import NameKeys
from appointments.models.patient import Patient
from clinic.models import BodyRegion, Language, Practitioner, Service, Urgency
from clinic.models.care import LONGEST_VISIT

# Without letters and digits that sound or look alike, so that a reference can be read out on the phone.
REFERENCE_ALPHABET = "ACDEFGHJKLMNPQRTUVWXY3479"
REFERENCE_LENGTH = 8


def new_reference() -> str:
    letters = "".join(secrets.choice(REFERENCE_ALPHABET) for _position in range(REFERENCE_LENGTH))
    return f"{letters[:4]}-{letters[4:]}"


def new_nonce() -> str:
    """128 random bits as 22 characters that are safe in an address."""
    return secrets.token_urlsafe(16)


class Status(models.TextChoices):
    """FHIR R4 AppointmentStatus in the clinic's words."""

    REQUESTED = "requested", _("Not yet confirmed")
    OFFERED = "offered", _("Other times offered")
    CONFIRMED = "confirmed", _("Confirmed")
    ARRIVED = "arrived", _("Arrived")
    FULFILLED = "fulfilled", _("Completed")
    NO_SHOW = "no_show", _("No-show")
    CANCELLED = "cancelled", _("Cancelled")
    DECLINED = "declined", _("Declined")
    EXPIRED = "expired", _("Not answered in time")
    ENTERED_IN_ERROR = "entered_in_error", _("Entered in error")


# For `call_wanted_at > BEFORE_THE_FIRST` instead of IS NOT NULL, for which SQLite would read every row and not use the
# index.
BEFORE_THE_FIRST = datetime(2000, 1, 1, tzinfo=UTC)

# Statuses in which an appointment holds its time (booking/statuses.py has what may follow).
STANDING = (Status.REQUESTED, Status.OFFERED, Status.CONFIRMED, Status.ARRIVED, Status.FULFILLED)


class AppointmentQuerySet(models.QuerySet):
    def agreed_in_course(self, course):
        """The appointments of a course as they stand: without requests, and without those that another one replaced."""
        not_agreed = [Status.REQUESTED, Status.OFFERED, Status.DECLINED, Status.EXPIRED]
        moved = Q(status=Status.CANCELLED, replacements__status__in=set(STANDING) - set(not_agreed))
        return self.filter(course=course).exclude(status__in=not_agreed).exclude(moved).order_by("starts_at", "pk")

    def waiting(self):
        """Requests without an answer."""
        return self.filter(status=Status.REQUESTED)

    def open(self, now):
        """Requests without an answer whose deadline has not passed: they hold a time and count against the caps."""
        return self.waiting().filter(answer_by__gt=now)

    def standing(self):
        """Requested, offered, confirmed, arrived or completed: not called off."""
        return self.filter(status__in=STANDING)

    def overlapping(self, starts_at, ends_at):
        """Appointments with any overlap. Half-open: one that ends at ten does not overlap ten o'clock."""
        return self.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)

    def clashing(self, visits):
        """Appointments in the time span of `visits` with the phone or email of one of them, except offered ones."""
        phones = {visit.phone for visit in visits}
        emails = {visit.email.lower() for visit in visits} - {""}
        span = [min(visit.starts_at for visit in visits), max(visit.ends_at for visit in visits)]
        # Lets the index on the start find the few that can overlap.
        near = self.filter(starts_at__gt=span[0] - LONGEST_VISIT)
        same = near.annotate(small_email=Lower("email")).filter(Q(phone__in=phones) | Q(small_email__in=emails))
        return same.standing().exclude(status=Status.OFFERED).overlapping(*span)

    def needing_an_answer(self):
        """Reception's tasks: requests to answer, and patients to call because no message reached them."""
        return self.filter(Q(status=Status.REQUESTED) | Q(call_wanted_at__gt=BEFORE_THE_FIRST))

    def upcoming(self, now):
        """Future appointments that have not been called off, and whose patient has not arrived yet."""
        has_come = [Status.ARRIVED, Status.FULFILLED]  # they may arrive before the start
        return self.filter(status__in=STANDING, starts_at__gt=now).exclude(status__in=has_come)

    def on_day(self, starts_at, ends_at):
        return self.filter(starts_at__gte=starts_at, starts_at__lt=ends_at)

    def visible_to(self, user):
        """All for the desk, their own for a practitioner, none for other users."""
        if user.has_perm("appointments.view_appointment"):
            return self
        return self.filter(practitioner__user=user)


class Appointment(ContactDetails):
    """An appointment from the request on, with the contact given for it.

    `status` changes in booking/records.py only.
    """

    reference = models.CharField(_("reference"), max_length=9, unique=True, default=new_reference, editable=False)
    link_nonce = models.CharField(max_length=22, unique=True, default=new_nonce, editable=False)
    draft_key = models.UUIDField(unique=True, null=True, editable=False)
    status = models.CharField(_("status"), max_length=16, choices=Status, default=Status.REQUESTED, editable=False)
    service = models.ForeignKey(Service, verbose_name=_("service"), on_delete=models.PROTECT)
    practitioner = models.ForeignKey(
        Practitioner, verbose_name=_("practitioner"), on_delete=models.PROTECT, related_name="appointments"
    )
    returning = models.BooleanField(_("returning patient"))
    starts_at = models.DateTimeField(_("starts"), db_index=True)
    ends_at = models.DateTimeField(_("ends"))

    wanted_practitioner = models.ForeignKey(
        Practitioner, verbose_name=_("practitioner requested"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    wanted_language = models.CharField(_("language requested"), max_length=2, choices=Language, blank=True)
    wanted_gender = models.CharField(
        _("female or male doctor requested"), max_length=5, choices=Practitioner.Gender, blank=True
    )
    urgency = models.CharField(
        _("urgency"), max_length=10, choices=Urgency, default=Urgency.ROUTINE, help_text="Of the warning-sign check."
    )
    article_slug = models.SlugField(_("started from the article"), blank=True, max_length=100)
    replaces = models.ForeignKey(
        "self",
        verbose_name=_("replaces"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="replacements",
        help_text="The visit whose time it takes over once it is confirmed (FHIR Appointment.replaces).",
    )
    course = models.ForeignKey(
        Course,
        verbose_name=_("course"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="appointments",
    )
    waitlist_entry = models.ForeignKey(
        "WaitlistEntry",
        verbose_name=_("waiting list entry"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="appointments",
    )
    client = models.CharField(
        max_length=64, blank=True, db_index=True, editable=False, help_text="Keyed hash of the connection it came over."
    )

    consent_version = models.CharField(_("consent text"), max_length=20)
    consent_language = models.CharField(_("language of the consent text"), max_length=8)
    consented_at = models.DateTimeField(_("agreed on"))

    requested_at = models.DateTimeField(_("requested"))
    answer_by = models.DateTimeField(_("answer promised by"), db_index=True)
    call_wanted_at = models.DateTimeField(_("call needed since"), null=True, blank=True, db_index=True, editable=False)
    tell_at = models.DateTimeField(
        null=True,
        blank=True,
        db_index=True,
        editable=False,
        help_text="Until then the last answer can be taken back, and the patient is not told of it (booking/undo.py).",
    )
    patient = models.ForeignKey(
        Patient, verbose_name=_("patient file"), on_delete=models.PROTECT, null=True, related_name="visits"
    )
    name_keys = NameKeys(of=["patient_name", "contact_name"])
    erased_at = models.DateTimeField(_("erased"), null=True, editable=False)

    # Where the patient has a file, the file is searched by name, and the appointment only for who requested it.
    IS_SEARCHED_BY_NAME = Q(patient__isnull=True) | ~Q(contact_name="")

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        permissions = [
            ("answer_request", _("Can confirm, decline and cancel appointments")),
            ("read_reason", _("Can read the reason for an appointment")),
            ("overbook", _("Can overbook a time that is taken")),
            ("view_figures", _("Can see and export the figures")),
        ]
        indexes = [
            models.Index(fields=["status", "starts_at"], name="visits_of_a_status"),
            models.Index(fields=["phone"], name="visits_of_a_phone"),
            models.Index(Upper("email"), name="visits_of_an_address"),  # compared without regard to case
            models.Index(
                fields=["name_keys"], condition=Q(patient__isnull=True) | ~Q(contact_name=""), name="visits_of_a_name"
            ),
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
        """Whether the last answer can still be taken back, so that the patient has not been told yet."""
        return self.tell_at is not None and now < self.tell_at

    def show_as_told(self, now: datetime) -> None:
        """Show an answer that is held back as not given yet.

        Everything that patients read is made from such an instance.

        Never save the whole instance afterwards.
        """
        if self.is_held_back(now):
            self.status = Status.REQUESTED

    @property
    def is_not_held(self) -> bool:
        """Whether its time was not held when it was requested (booking/limits.py), nor since: others may take it."""
        return self.events.filter(action="not_held").exists() and not self.held_times.exists()

    def busy(self) -> tuple[datetime, datetime]:
        """Start and end of the time to hold, buffers included."""
        return self.starts_at - self.service.buffer_before, self.ends_at + self.service.buffer_after


class VisitReason(models.Model):
    """The patient's health information: the reason in their own words, and the answers to the warning-sign check.

    It has its own table so that no list, log line or error text about an appointment can contain it. `signs` (FHIR
    QuestionnaireResponse) has one entry for each answered page, described in triage.py.
    """

    appointment = models.OneToOneField(Appointment, on_delete=models.CASCADE, related_name="reason")
    words = models.TextField(_("reason for the appointment"), blank=True)
    region = models.ForeignKey(
        BodyRegion, verbose_name=_("where it hurts"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    signs = models.JSONField(_("warning signs"), default=list)

    class Meta:
        verbose_name = _("reason for an appointment")
        verbose_name_plural = _("reasons for appointments")
        default_permissions = ()

    def __str__(self):
        return f"Reason for {self.appointment_id}"

    @property
    def says_something(self) -> bool:
        """Whether there are words, a place, or a sign that was ever ticked."""
        return bool(self.words or self.region_id) or any(answered["ticked"] for answered in self.signs)
