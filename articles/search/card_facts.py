"""What answer cards say: facts of the clinic as they are now, and what can be done about them.

A card without its fact is not shown empty: the contact card stands in for it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from articles.models import AnswerCard
from articles.search.entries import names_of_languages
from articles.search.query import Found
from clinic import calendar, weekly_hours
from clinic.models import ClinicProfile, Insurer, Language, Practitioner, Service
from clinic.two_languages import ARABIC, ENGLISH, InTwoLanguages
from clinic.words import stem, stems

Kind = AnswerCard.Kind
MOST_DAYS = 4
OF_RAMADAN = frozenset(stems("ramadan ramadhan ramzan رمضان"))
# What people call some languages besides their names.
SPOKEN_OF_AS = {Language.URDU: "أردو اوردو", Language.TAGALOG: "فلبيني filipino", Language.MALAYALAM: "مليباري"}


@dataclass(frozen=True)
class Card:
    kind: str
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def template(self) -> str:
        return f"articles/includes/cards/{self.kind}.html"


def of(found: Found, profile: ClinicProfile, now: datetime) -> list[Card]:
    cards: dict[str, Card] = {}
    for kind in found.cards:
        facts = FACTS[kind](found, profile, now)
        card = Card(kind, facts) if facts is not None else Card(Kind.CONTACT)
        cards.setdefault(card.kind, card)
    return list(cards.values())


def _always(_found, _profile, _now) -> dict:
    return {}


def _if_entered(*names: str) -> Callable[..., dict | None]:
    """The facts are in the clinic's profile: at least one of these has to be there."""
    return lambda _found, profile, _now: {} if any(getattr(profile, name) for name in names) else None


def _hours(_found, _profile, now: datetime) -> dict | None:
    times = calendar.current()
    if not times.is_known:
        return None
    ahead = [day for day in times.week(now) if day.note and day.date >= calendar.local_day(now) and not day.is_today]
    return {
        "standing": times.standing(now),
        "today": times.day(calendar.local_day(now), now),
        "special_days": [*ahead, *times.special_days(now)][:MOST_DAYS],
    }


def _ramadan(_found, _profile, now: datetime) -> dict:
    """The season that goes on or comes next, if one of that name is entered."""
    today = calendar.local_day(now)
    seasons = sorted(season for season in calendar.current().seasons if season[1] >= today)
    named = [season for season in seasons if not OF_RAMADAN.isdisjoint(stems(season[2]))]
    if not named:
        return {"season": None}
    first, last, name, weekly = named[0]
    return {"season": calendar.ComingSeason(name, first, last, weekly_hours.grouped(weekly))}


def _prices(found: Found, _profile, _now) -> dict | None:
    """Services with a price; those that the search names come first."""
    services = list(Service.objects.bookable().exclude(price_text=""))
    asked = {stem(form) for form in found.forms}
    services.sort(key=lambda service: -len(asked & _stems_in_both(service, "name")))
    return {"services": services} if services else None


def _insurers(_found, _profile, _now) -> dict | None:
    insurers = list(Insurer.objects.active())
    return {"insurers": insurers} if insurers else None


def _women(found: Found, _profile, _now) -> dict | None:
    return _people(found, gender=Practitioner.Gender.WOMAN)


def _men(found: Found, _profile, _now) -> dict | None:
    return _people(found, gender=Practitioner.Gender.MAN)


def _speakers(found: Found, _profile, _now) -> dict | None:
    return _people(found)


def _people(found: Found, **wanted) -> dict | None:
    """People who can be booked: who speak the languages and have the role that the search names."""
    asked = {stem(form) for form in found.forms}
    named: list[dict] = [names_of_languages(ENGLISH), names_of_languages(ARABIC), SPOKEN_OF_AS]
    languages = [each for each in Language if any(asked & set(stems(names.get(each, ""))) for names in named)]
    people = Practitioner.objects.active().for_cards().filter(services__is_active=True, **wanted).distinct()
    able = [person for person in people if set(languages) <= set(person.languages)]
    with_role = [person for person in able if asked & _stems_in_both(person, "role")]
    return {"people": with_role or able, "languages": [language.label for language in languages]} if able else None


def _stems_in_both(row: InTwoLanguages, name: str) -> set[str]:
    return {word for language in (ENGLISH, ARABIC) for word in stems(row.words_in(language, name))}


FACTS: dict[str, Callable[[Found, ClinicProfile, datetime], dict | None]] = {
    Kind.CHANGE: _always,
    Kind.FIND: _always,
    Kind.BRING: _if_entered("what_to_bring"),
    Kind.RAMADAN: _ramadan,
    Kind.HOURS: _hours,
    Kind.ADDRESS: _if_entered("address", "how_to_find_us", "map_url"),
    Kind.WHATSAPP: _if_entered("whatsapp"),
    Kind.CONTACT: _always,
    Kind.PRICES: _prices,
    Kind.INSURERS: _insurers,
    Kind.WOMEN: _women,
    Kind.MEN: _men,
    Kind.LANGUAGES: _speakers,
    Kind.BOOK: _always,
}
