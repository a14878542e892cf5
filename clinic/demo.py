"""A sample clinic. Loading creates what is missing and does not change existing rows.

How samples go, whatever was done with them: docs/decisions/0029.
"""

from collections.abc import Collection, Iterable, Iterator

from django.db.models import ForeignKey, Model

from clinic import demo_arabic as arabic
from clinic import demo_content as content
from clinic.demo_signs import SIGNS
from clinic.models import (
    BodyRegion,
    ClinicProfile,
    ClosingDay,
    Condition,
    Insurer,
    OpeningHours,
    Practitioner,
    Season,
    Service,
    WarningSign,
)
from clinic.two_languages import ENGLISH, InTwoLanguages


def load() -> None:
    _profile()
    _conditions()
    _warning_signs()
    _practitioners()
    _services()


MARK = "(sample)"  # in the name of every sample person
InUse = set[tuple[type[Model], int]]  # samples that rows of the clinic's own use in another way than by a foreign key
# Rows that go with a sample although they bear no mark: hours, absences, the calendar's address, half a booking.
BELONGINGS = {
    "appointments.BookingDraft",
    "appointments.CalendarFeed",
    "appointments.Timetable",
    "appointments.TimetableException",
    "clinic.OpeningHours",
    "clinic.Service_practitioners",  # a service that is the clinic's own is no longer offered by a sample
}


def remove(in_use: InUse) -> list[str]:
    """Delete every sample, except those that the clinic's own rows need. Returns the names of these.

    What a sample account has entered into the clinic's calendar is a sample; a season has its timetables with it.
    """
    for entered in (ClosingDay.objects, Season.objects):
        entered.filter(made_by__last_name=MARK).delete()
    return [
        name
        for model in (WarningSign, Service, Practitioner, Condition, Insurer, ClinicProfile)
        for name in remove_unneeded(model.objects.filter(is_sample=True), in_use, BELONGINGS)
    ]


def remove_unneeded(samples: Iterable[Model], in_use: InUse, belongings: Collection[str] = ()) -> list[str]:
    """Delete these rows, except those that other rows refer to. Returns the names of the rows that stay.

    A practitioner or service that stays is switched off: patients neither see nor book a sample.
    """
    kept = []
    for sample in samples:
        if (type(sample), sample.pk) in in_use or is_referred_to(sample, belongings):
            kept.append(str(sample))
            if isinstance(sample, Practitioner | Service):
                type(sample).objects.filter(pk=sample.pk).update(is_active=False)
        else:
            sample.delete()
    return kept


def is_referred_to(row: Model, belongings: Collection[str]) -> bool:
    return any(
        key.model._base_manager.filter(**{key.name: row}).exists()
        for key in foreign_keys_to(type(row))
        if key.model._meta.label not in belongings
    )


def foreign_keys_to(model: type[Model]) -> Iterator[ForeignKey]:
    """Every foreign key to this model, except those of the table of its own many-to-many fields."""
    for relation in model._meta.get_fields(include_hidden=True):
        is_key_to_us = relation.auto_created and not relation.concrete and not relation.many_to_many
        if is_key_to_us and relation.related_model._meta.auto_created is not model:
            yield relation.field


def _profile() -> None:
    profile, is_new = ClinicProfile.objects.get_or_create(
        pk=ClinicProfile.ONLY, defaults=content.PROFILE | arabic.PROFILE | {"is_sample": True}
    )
    _add_arabic(profile, content.PROFILE | arabic.PROFILE)
    if is_new:
        OpeningHours.objects.bulk_create(
            OpeningHours(profile=profile, weekday=weekday, opens_at=opens_at, closes_at=closes_at)
            for weekday, opens_at, closes_at in content.OPENING_HOURS
        )
    for position, name in enumerate(content.INSURERS, start=1):
        facts = {"name_ar": arabic.INSURERS[name], "position": position, "is_sample": True}
        insurer, _is_new = Insurer.objects.get_or_create(name=name, defaults=facts)
        _add_arabic(insurer, facts | {"name": name})


def _conditions() -> None:
    for facts in content.CONDITIONS:
        facts = facts.copy()
        regions = facts.pop("regions")
        condition, is_new = _sample(Condition, **facts, **arabic.CONDITIONS[facts["slug"]])
        if is_new:
            condition.regions.set(BodyRegion.objects.filter(slug__in=regions))


def _warning_signs() -> None:
    for position, words in enumerate(SIGNS, start=1):
        facts = words._asdict()
        regions, conditions = facts.pop("places"), facts.pop("conditions")
        in_arabic = arabic.sign(words.slug, is_asked=bool(words.question))
        sign, is_new = _sample(WarningSign, position=position, **facts, **in_arabic)
        if is_new:
            sign.regions.set(BodyRegion.objects.filter(slug__in=regions))
            sign.conditions.set(Condition.objects.filter(slug__in=conditions))


def _practitioners() -> None:
    for position, facts in enumerate(content.PRACTITIONERS, start=1):
        languages = [str(language) for language in facts["languages"]]
        in_arabic = {"biography_ar": arabic.BIOGRAPHY} | arabic.PRACTITIONERS[facts["slug"]]
        facts = facts | in_arabic | {"languages": languages}
        _sample(Practitioner, position=position, biography=content.BIOGRAPHY, **facts)


def _services() -> None:
    for position, facts in enumerate(content.SERVICES, start=1):
        facts = facts.copy()
        regions, practitioners = facts.pop("regions"), facts.pop("practitioners")
        facts["colour"] = Service.Colour.values[(position - 1) % len(Service.Colour)]
        service, is_new = _sample(Service, position=position, **facts, **arabic.SERVICES[facts["slug"]])
        if is_new:
            service.regions.set(BodyRegion.objects.filter(slug__in=regions))
            service.practitioners.set(Practitioner.objects.filter(slug__in=practitioners))


def _sample(model, *, slug, **facts):
    """Get or create. An existing row is not changed, so that edits in the demo survive a restart; it only gets Arabic
    words where it has none.
    """
    row, is_new = model.objects.get_or_create(slug=slug, defaults=facts | {"is_sample": True})
    _add_arabic(row, facts)
    return row, is_new


def _add_arabic(row: InTwoLanguages, facts: dict) -> None:
    """To a sample from before there were Arabic words, for its English ones that nobody has changed."""
    missing = {
        f"{name}_ar": facts[f"{name}_ar"]
        for name in row.without_arabic
        if row.is_sample and row.words_in(ENGLISH, name) == facts.get(name) and facts.get(f"{name}_ar")
    }
    if missing:
        type(row).objects.filter(pk=row.pk).update(**missing)
