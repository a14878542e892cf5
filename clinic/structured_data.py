"""schema.org descriptions for search engines. They contain only facts that the page also shows."""

from collections.abc import Iterable

from clinic.calendar import Calendar, Day
from clinic.models import ClinicProfile, Condition, Practitioner, WarningSign, Weekday
from clinic.templatetags.pictures import picture_address


def medical_clinic(profile: ClinicProfile, site_url: str, times: Calendar | None = None, now=None) -> dict:
    """The clinic (MedicalClinic). Missing facts are left out."""
    facts = {
        "@context": "https://schema.org",
        "@type": "MedicalClinic",
        "@id": f"{site_url}/#clinic",
        "name": str(profile.name),
        "legalName": profile.legal_name,
        "description": profile.tagline,
        "url": f"{site_url}/",
        "telephone": profile.phone.as_e164 if profile.phone else "",
        "email": profile.email,
        "medicalSpecialty": ["Musculoskeletal", "Physiotherapy"],
        "hasMap": profile.map_url,
        "address": _address(profile),
        "openingHoursSpecification": _hours(times) if times else [],
        "specialOpeningHoursSpecification": _special(times, now) if times else [],
        "sameAs": profile.social_links.split(),
    }
    return {name: value for name, value in facts.items() if value}


def breadcrumbs(site_url: str, trail: Iterable[tuple[str, str]]) -> dict:
    """`trail` is (name, path) from the home page down to the page itself."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": str(name), "item": f"{site_url}{path}"}
            for position, (name, path) in enumerate(trail, start=1)
        ],
    }


def profile_page(url: str, person: dict) -> dict:
    """A page about one person: `person` is their description (schema.org Person)."""
    return {"@context": "https://schema.org", "@type": "ProfilePage", "@id": url, "url": url, "mainEntity": person}


def practitioner_page(practitioner: Practitioner, site_url: str) -> dict:
    """A doctor is a Physician (for schema.org an organisation, without a job title), a therapist is a Person."""
    url = site_url + practitioner.get_absolute_url()
    clinic = {"@id": f"{site_url}/#clinic"}
    facts = {
        "name": practitioner.name,
        "url": url,
        "image": picture_address(practitioner.photo.facts()) if practitioner.photo else "",
        "description": practitioner.biography,
        "hasCredential": practitioner.training_lines,
        "knowsLanguage": practitioner.language_names,
    }
    if practitioner.profession == Practitioner.Profession.DOCTOR:
        facts |= {"@type": "Physician", "parentOrganization": clinic}
    else:
        facts |= {"@type": "Person", "jobTitle": practitioner.role, "worksFor": clinic}
    return profile_page(url, {name: value for name, value in facts.items() if value})


def condition_page(condition: Condition, site_url: str, signs: Iterable[WarningSign] = ()) -> dict:
    """The condition with its other names, body regions and warning signs."""
    url = site_url + condition.get_absolute_url()
    about = {
        "@type": "MedicalCondition",
        "name": condition.name,
        "alternateName": [name.strip() for name in condition.also_known_as.split(",") if name.strip()],
        "description": condition.plain_definition,
        "associatedAnatomy": [{"@type": "AnatomicalStructure", "name": str(row)} for row in condition.regions.all()],
        "signOrSymptom": [{"@type": "MedicalSignOrSymptom", "name": sign.wording} for sign in signs],
    }
    return {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "@id": url,
        "url": url,
        "name": condition.name,
        "about": {name: value for name, value in about.items() if value},
    }


def _address(profile: ClinicProfile) -> dict | None:
    if not profile.address:
        return None
    return {
        "@type": "PostalAddress",
        "streetAddress": ", ".join(profile.address.splitlines()),
        "addressLocality": profile.city,
        "addressCountry": profile.country,
    }


def _hours(times: Calendar) -> list[dict]:
    """The usual week, and that of each season with its days."""
    usual = [_opening(*row) for row in times.weekly]
    for first, last, _name, weekly in times.seasons:
        valid = {"validFrom": first.isoformat(), "validThrough": last.isoformat()}
        usual += [_opening(*row) | valid for row in weekly]
    return usual


def _special(times: Calendar, now) -> list[dict]:
    """Days ahead on which a closing day changes the hours. A day that is closed opens and closes at midnight."""
    days = [day for day in [*times.week(now), *times.special_days(now)] if times.is_changed_by_a_closing(day.date)]
    return [spec for day in days for spec in _specials(day)]


def _specials(day: Day) -> list[dict]:
    valid = {
        "@type": "OpeningHoursSpecification",
        "validFrom": day.date.isoformat(),
        "validThrough": day.date.isoformat(),
    }
    spans = [(f"{opens:%H:%M}", f"{closes:%H:%M}") for opens, closes in day.spans] or [("00:00", "00:00")]
    return [valid | {"opens": opens, "closes": closes} for opens, closes in spans]


def _opening(weekday: int, opens_at, closes_at) -> dict:
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": f"https://schema.org/{Weekday(weekday).name.capitalize()}",
        "opens": f"{opens_at:%H:%M}",
        "closes": f"{closes_at:%H:%M}",
    }
