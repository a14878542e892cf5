"""The waiting list: entries and the days that suit them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from appointments.models.appointment import Appointment, new_nonce
from appointments.models.contact import ContactDetails
from appointments.models.name_keys import NameKeys
from clinic.models import Language, Practitioner, Service, Urgency


class WaitlistEntry(ContactDetails):
    """A patient who found no suitable time, or who wants a time earlier than the confirmed `appointment`.

    It holds no time. A freed time is offered as an Appointment of its own, with a held Offer.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SERVED = "served", _("Has an appointment")
        LEFT = "left", _("Left by the patient")
        CLOSED = "closed", _("Removed by reception")
        PASSED = "passed", _("The chosen days have passed")

    link_nonce = models.CharField(max_length=22, unique=True, default=new_nonce, editable=False)
    draft_key = models.UUIDField(unique=True, null=True, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING, editable=False)
    appointment = models.ForeignKey(
        Appointment,
        verbose_name=_("earlier than"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="wishes",
    )

    service = models.ForeignKey(Service, verbose_name=_("service"), on_delete=models.PROTECT)
    returning = models.BooleanField(_("returning patient"))
    wanted_practitioner = models.ForeignKey(
        Practitioner, verbose_name=_("practitioner requested"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    wanted_language = models.CharField(_("language requested"), max_length=2, choices=Language, blank=True)
    wanted_gender = models.CharField(
        _("female or male doctor requested"), max_length=5, choices=Practitioner.Gender, blank=True
    )
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency, default=Urgency.ROUTINE)
    article_slug = models.SlugField(_("started from the article"), blank=True, max_length=100)
    consent_version = models.CharField(_("consent text"), max_length=20)
    consent_language = models.CharField(_("language of the consent text"), max_length=8)
    consented_at = models.DateTimeField(_("agreed on"))
    client = models.CharField(max_length=64, blank=True, db_index=True, editable=False)

    name_keys = NameKeys(of=["patient_name", "contact_name"])
    joined_at = models.DateTimeField(_("waiting since"))
    due_by = models.DateTimeField(_("reception checks it by"))
    is_first = models.BooleanField(_("given priority by reception"), default=False, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["joined_at", "pk"]
        verbose_name = _("waiting list entry")
        verbose_name_plural = _("waiting list")
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", ended_at__isnull=True) | (~Q(state="waiting") & Q(ended_at__isnull=False)),
                name="who_waits_has_not_ended",
            ),
            models.UniqueConstraint(
                fields=["appointment"], condition=Q(state="waiting"), name="a_visit_waits_once_for_an_earlier_time"
            ),
        ]

    def __str__(self):
        return f"W{self.pk}"


class WaitlistWindow(models.Model):
    """A range of the clinic's days (both ends included) and the parts of the day that suit."""

    entry = models.ForeignKey(WaitlistEntry, on_delete=models.CASCADE, related_name="windows")
    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("until"))
    morning = models.BooleanField(_("morning"))
    afternoon = models.BooleanField(_("afternoon"))
    evening = models.BooleanField(_("evening"))

    class Meta:
        ordering = ["first_day", "pk"]
        verbose_name = _("chosen days")
        verbose_name_plural = _("chosen days")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="wanted_days_are_in_order"),
            models.CheckConstraint(
                condition=Q(morning=True) | Q(afternoon=True) | Q(evening=True), name="a_wanted_day_has_a_part"
            ),
        ]

    def __str__(self):
        return f"{self.first_day} – {self.last_day}"
