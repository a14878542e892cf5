"""Builders: each makes one valid thing; a test names only what it is about."""

from datetime import UTC, datetime
from itertools import count

from django.contrib.auth import get_user_model

from clinic.models import (
    BodyRegion,
    ClinicPicture,
    ClinicProfile,
    Condition,
    Practitioner,
    Service,
    Urgency,
    WarningSign,
)

_numbers = count(1)
OPENED_AT = datetime(2026, 1, 5, 8, tzinfo=UTC)

# For menu, calendar, announcements and the next update: once for each state of the public pages (articles/public).
STATEMENTS_OF_THE_FRAME = 8


def profile(**facts) -> ClinicProfile:
    """The clinic's profile, stored, with a phone that a page can show, and open for requests."""
    facts = {"name": "Test Clinic", "phone": "+97142000000", "city": "Dubai", "opened_at": OPENED_AT} | facts
    return ClinicProfile.objects.update_or_create(pk=ClinicProfile.ONLY, defaults=facts)[0]


def practitioner(**facts) -> Practitioner:
    number = next(_numbers)
    facts = {
        "slug": f"practitioner-{number}",
        "name": f"Dr Sample {number}",
        "profession": Practitioner.Profession.DOCTOR,
        "role": "Orthopaedic specialist",
        "gender": Practitioner.Gender.WOMAN,
        "languages": ["en"],
    } | facts
    return Practitioner.objects.create(**facts)


def service(practitioners=(), regions=(), **facts) -> Service:
    """A bookable service of 30 minutes in steps of 15; without `practitioners` it makes one who offers it."""
    number = next(_numbers)
    facts = {"slug": f"service-{number}", "name": f"Service {number}", "summary": "What it is."} | facts
    made = Service.objects.create(**facts)
    made.practitioners.set(practitioners or [practitioner()])
    made.regions.set(regions)
    return made


def clinic_picture(**facts) -> ClinicPicture:
    """Its file is only named: nothing is stored."""
    facts = {"file": "pictures/0a-480.jpeg", "width": 480, "height": 360, "alt": "A picture."} | facts
    return ClinicPicture.objects.create(**facts)


def region(slug="lower-back", **facts) -> BodyRegion:
    return BodyRegion.objects.update_or_create(slug=slug, defaults={"name": "Lower back"} | facts)[0]


def condition(regions=(), **facts) -> Condition:
    number = next(_numbers)
    facts = {"slug": f"condition-{number}", "name": f"Condition {number}", "plain_definition": "What it is."} | facts
    made = Condition.objects.create(**facts)
    made.regions.set(regions)
    return made


def warning_sign(regions=(), conditions=(), **facts) -> WarningSign:
    number = next(_numbers)
    facts = {"slug": f"sign-{number}", "wording": f"you notice {number}", "urgency": Urgency.ROUTINE} | facts
    made = WarningSign.objects.create(**facts)
    made.regions.set(regions)
    made.conditions.set(conditions)
    return made


def user(username="somebody", *, roles=(), **facts):
    """A staff account in the groups named by `roles`."""
    from django.contrib.auth.models import Group

    made = get_user_model().objects.create_user(username, password="password", is_staff=True, **facts)
    made.groups.set(Group.objects.filter(name__in=roles))
    return made
