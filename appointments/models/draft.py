"""Booking drafts: the answers of a patient between the steps of a booking."""

import hashlib
import json
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from appointments.models.contact import CONTACT, ContactDetails
from clinic.models import BodyRegion, Language, Practitioner, Service, Urgency

KEPT_FOR = timedelta(hours=24)
TOLD_KEPT_FOR = timedelta(minutes=30)  # idle time; after that, health information is removed from the draft
NOTHING_TOLD: dict[str, Any] = {"reason": "", "signs": [], "region": None}
# An emergency, or a sign that needs a hospital today, stops every other step until it was ticked by mistake.
TYPED_ON_THE_LAST_PAGE = {*CONTACT, "reason", "typed", "consent_version", "consent_language"} - {"for_whom"}
# What may change in another tab, as the last page names it. Everything else is OTHER.
PARTS = {
    "service": {"service"},
    "person": {"for_whom", "region"},
    "signs": {"signs", "urgency"},
    "time": {"practitioner", "starts_at", "windows"},
}
OTHER = "other"
STEPS = ("emergency", "before", "time", "details")
NOT_FOR_US = (Urgency.EMERGENCY, Urgency.HOSPITAL)


def fingerprint(cookie: str) -> str:
    """Hash of the browser's secret cookie. Only this is stored, so that the database alone cannot open a draft."""
    return hashlib.sha256(cookie.encode()).hexdigest()


def _hash(answers: list) -> str:
    told = json.dumps(answers, default=str, sort_keys=True)  # PostgreSQL returns JSON keys in its own order
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def suiting(asked):
    """Active practitioners for the service who match the preferences of a draft, appointment or waiting list entry."""
    offered = asked.service.practitioners.active()
    if asked.wanted_practitioner_id:
        return offered.filter(pk=asked.wanted_practitioner_id)
    if asked.wanted_gender:
        offered = offered.filter(gender=asked.wanted_gender)
    if asked.wanted_language:
        speaking = [person.pk for person in offered if asked.wanted_language in person.languages]
        offered = offered.filter(pk__in=speaking)
    return offered


class BookingDraftQuerySet(models.QuerySet):
    def of(self, request, now: datetime):
        """Drafts begun in this browser that are not older than KEPT_FOR."""
        cookie = request.COOKIES.get(settings.DRAFT_COOKIE_NAME, "")
        return self.filter(browser=fingerprint(cookie), created_at__gt=now - KEPT_FOR)

    def forget(self, now: datetime) -> None:
        """Remove health information from idle drafts, and delete old drafts.

        The check is then asked again. An emergency remains one until the patient says that it was ticked by mistake.
        """
        idle = self.filter(updated_at__lte=now - TOLD_KEPT_FOR)
        idle.exclude(**NOTHING_TOLD).update(**NOTHING_TOLD)
        idle.filter(urgency__in=[Urgency.URGENT, Urgency.ROUTINE]).update(urgency="")
        self.filter(created_at__lte=now - KEPT_FOR).delete()


class BookingDraft(ContactDetails):
    """The answers of one browser tab. Its key is the idempotency key of the final POST."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    browser = models.CharField(max_length=64, db_index=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    article_slug = models.SlugField(blank=True, max_length=100)

    service = models.ForeignKey(Service, on_delete=models.CASCADE)
    returning = models.BooleanField(default=False)
    region = models.ForeignKey(
        BodyRegion,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        help_text="Empty: somewhere else, or several.",
    )

    wanted_practitioner = models.ForeignKey(Practitioner, on_delete=models.CASCADE, null=True, related_name="+")
    wanted_language = models.CharField(max_length=2, choices=Language, blank=True)
    wanted_gender = models.CharField(max_length=5, choices=Practitioner.Gender, blank=True)

    practitioner = models.ForeignKey(Practitioner, on_delete=models.CASCADE, null=True, related_name="+")
    starts_at = models.DateTimeField(null=True)

    signs = models.JSONField(default=list, help_text="Each answer to the warning-sign check: see booking/triage.py.")
    urgency = models.CharField(max_length=10, choices=Urgency, blank=True, help_text="Empty: not asked yet.")
    windows = models.JSONField(default=list, help_text="Days wanted where no time suits: see booking/waitlist.py.")

    reason = models.TextField(blank=True)
    typed = models.JSONField(default=dict, help_text="What was typed on the page of details and cannot be stored yet.")
    consent_version = models.CharField(max_length=20, blank=True)
    consent_language = models.CharField(max_length=8, blank=True)
    consented_at = models.DateTimeField(null=True)

    objects = BookingDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("booking draft")
        verbose_name_plural = _("booking drafts")
        default_permissions = ()

    def __str__(self):
        return str(self.key)

    @property
    def missing_step(self) -> str | None:
        """The first step without an answer, by its URL name. None if all are answered."""
        answered = {
            "emergency": self.urgency not in NOT_FOR_US,
            "before": self.urgency != "" and self.for_whom != "",
            "time": self.starts_at is not None or bool(self.windows),  # if no time suits, days are chosen instead
            "details": self.consented_at is not None,
        }
        return next((step for step in STEPS if not answered[step]), None)

    def missing_before(self, step: str) -> str | None:
        """The unanswered step that comes before `step`, if any; "check" comes after all steps."""
        earlier = STEPS[: STEPS.index(step)] if step in STEPS else STEPS
        return self.missing_step if self.missing_step in earlier else None

    @property
    def seal(self) -> str:
        """Hashes of the parts of the answers that the last page shows. Its POST sends them: so a changed draft is seen.

        What is typed on that page comes with the same POST.
        """
        parts: dict[str, list] = {part: [] for part in (*PARTS, OTHER)}
        for field in self._meta.concrete_fields:
            if field.name == "starts_at" or not (field.name in TYPED_ON_THE_LAST_PAGE or field.name.endswith("_at")):
                part = next((part for part, names in PARTS.items() if field.name in names), OTHER)
                parts[part].append(getattr(self, field.attname))
        return "_".join(_hash([self.pk, answers]) for answers in parts.values())

    def changed_since(self, seal: str) -> list[str]:
        """The parts that are not as they were when the seal was made. Empty for an unknown seal, too."""
        now, then = self.seal.split("_"), seal.split("_")
        if len(then) != len(now):
            return []
        return [part for part, one, other in zip((*PARTS, OTHER), now, then, strict=True) if one != other]

    def offering(self):
        """Who offers the service to this patient."""
        return self._may_see_it(self.service.practitioners.active())

    def practitioners(self):
        """Those of them who match the preferences."""
        return self._may_see_it(suiting(self))

    def _may_see_it(self, people):
        """After an urgent sign the doctors only, as the page of signs says."""
        return people.doctors() if self.urgency == Urgency.URGENT else people
