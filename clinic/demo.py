"""A sample clinic. Loading creates what is missing and does not change existing rows."""

from django.db.models import ProtectedError

from clinic import demo_content as content
from clinic.models import (
    BodyRegion,
    ClinicProfile,
    Condition,
    OpeningHours,
    Practitioner,
    Service,
    WarningSign,
)


def load() -> None:
    _profile()
    _conditions()
    _warning_signs()
    _practitioners()
    _services()


def remove() -> list[str]:
    """Delete every sample. Returns the names of those that stay because the clinic's own content uses them."""
    kept = []
    for model in (WarningSign, Service, Practitioner, Condition, ClinicProfile):
        for sample in model.objects.filter(is_sample=True):
            try:
                sample.delete()
            except ProtectedError:
                kept.append(str(sample))
    return kept


def _profile() -> None:
    profile, is_new = ClinicProfile.objects.get_or_create(
        pk=ClinicProfile.ONLY, defaults=content.PROFILE | {"is_sample": True}
    )
    if is_new:
        OpeningHours.objects.bulk_create(
            OpeningHours(profile=profile, weekday=weekday, opens_at=opens_at, closes_at=closes_at)
            for weekday, opens_at, closes_at in content.OPENING_HOURS
        )


def _conditions() -> None:
    for facts in content.CONDITIONS:
        facts = facts.copy()
        regions = facts.pop("regions")
        condition, is_new = _sample(Condition, **facts)
        if is_new:
            condition.regions.set(BodyRegion.objects.filter(slug__in=regions))


def _warning_signs() -> None:
    signs = enumerate(content.WARNING_SIGNS, start=1)
    for position, (slug, wording, question, urgency, regions, conditions, source) in signs:
        facts = {"wording": wording, "question": question, "urgency": urgency, "source": source}
        sign, is_new = _sample(WarningSign, slug=slug, position=position, **facts)
        if is_new:
            sign.regions.set(BodyRegion.objects.filter(slug__in=regions))
            sign.conditions.set(Condition.objects.filter(slug__in=conditions))


def _practitioners() -> None:
    for position, (slug, name, role, gender, languages) in enumerate(content.PRACTITIONERS, start=1):
        _sample(
            Practitioner,
            slug=slug,
            name=name,
            role=role,
            gender=gender,
            languages=[str(language) for language in languages],
            biography=content.BIOGRAPHY,
            position=position,
        )


def _services() -> None:
    for position, facts in enumerate(content.SERVICES, start=1):
        facts = facts.copy()
        regions, practitioners = facts.pop("regions"), facts.pop("practitioners")
        service, is_new = _sample(Service, position=position, **facts)
        if is_new:
            service.regions.set(BodyRegion.objects.filter(slug__in=regions))
            service.practitioners.set(Practitioner.objects.filter(slug__in=practitioners))


def _sample(model, *, slug, **facts):
    """Get or create. An existing row is not changed, so that edits in the demo survive a restart."""
    return model.objects.get_or_create(slug=slug, defaults=facts | {"is_sample": True})
