"""What search engines read: schema.org descriptions, only of facts that stand on the page as well."""

from collections.abc import Iterable

from clinic.models import ClinicProfile, OpeningHours, Weekday


def medical_clinic(profile: ClinicProfile, site_url: str, hours: Iterable[OpeningHours] = ()) -> dict:
    """The clinic itself. Facts that nobody has filled in are left out, never guessed."""
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
