"""schema.org descriptions for search engines. They contain only facts that the page also shows."""

from collections.abc import Iterable

from clinic.models import ClinicProfile, Condition, OpeningHours, Practitioner, WarningSign, Weekday


def medical_clinic(profile: ClinicProfile, site_url: str, hours: Iterable[OpeningHours] = ()) -> dict:
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
        "openingHoursSpecification": [_opening(row) for row in hours],
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
    url = site_url + practitioner.get_absolute_url()
    facts = {
        "@type": "Person",
        "name": practitioner.name,
        "jobTitle": practitioner.role,
        "url": url,
        "description": practitioner.biography,
        "hasCredential": practitioner.credentials,
        "knowsLanguage": practitioner.language_names,
        "worksFor": {"@id": f"{site_url}/#clinic"},
    }
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


def _opening(row: OpeningHours) -> dict:
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": f"https://schema.org/{Weekday(row.weekday).name.capitalize()}",
        "opens": f"{row.opens_at:%H:%M}",
        "closes": f"{row.closes_at:%H:%M}",
    }
