"""What is the same in all of a country: numbers for emergencies, currency, weekend, the law on health data.

A clinic in a country that is not in the table enters these facts itself: nothing is guessed. The numbers are proposals
that the setup page asks somebody to check.
"""

from dataclasses import dataclass

import phonenumbers
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FRIDAY, SATURDAY, SUNDAY = 4, 5, 6


@dataclass(frozen=True)
class Country:
    name: Promise
    zones: tuple[str, ...]  # IANA, the one of the capital first
    currency: str  # ISO 4217
    ambulance: str
    police: str
    weekend: tuple[int, ...] = (SATURDAY, SUNDAY)  # as in Python's date.weekday()
    identity_card: Promise | str = ""  # in "We never ask for your …"
    least_years: int = 0  # that records are kept after the last visit; 0: no rule known to us
    law: tuple[Promise, ...] = ()  # sentences for those who set the clinic up


# Emergency numbers: the national authorities' own pages, and for Europe 112 (Directive (EU) 2018/1972, article 109).
# United Arab Emirates: u.ae, "Handling emergencies" (998 ambulance, 999 police) and "Data protection laws".
COUNTRIES = {
    "AE": Country(
        _("United Arab Emirates"), ("Asia/Dubai",), "AED", "998", "999",
        identity_card=_("Emirates ID"), least_years=25,
        law=(
            _(
                "Federal Law No. 2 of 2019 on information technology in health fields comes first: health data stay in "
                "the country, and records are kept for at least 25 years after the last procedure."
            ),
            _("Federal Decree-Law No. 45 of 2021 on personal data covers what that law leaves open."),
        ),
    ),
    "BH": Country(_("Bahrain"), ("Asia/Bahrain",), "BHD", "999", "999", (FRIDAY, SATURDAY)),
    "EG": Country(_("Egypt"), ("Africa/Cairo",), "EGP", "123", "122", (FRIDAY, SATURDAY)),
    "FR": Country(_("France"), ("Europe/Paris",), "EUR", "15", "17"),
    "DE": Country(_("Germany"), ("Europe/Berlin",), "EUR", "112", "110"),
    "IN": Country(_("India"), ("Asia/Kolkata",), "INR", "112", "112"),
    "JO": Country(_("Jordan"), ("Asia/Amman",), "JOD", "911", "911", (FRIDAY, SATURDAY)),
    "KW": Country(_("Kuwait"), ("Asia/Kuwait",), "KWD", "112", "112", (FRIDAY, SATURDAY)),
    "OM": Country(_("Oman"), ("Asia/Muscat",), "OMR", "9999", "9999", (FRIDAY, SATURDAY)),
    "PH": Country(_("Philippines"), ("Asia/Manila",), "PHP", "911", "911"),
    "QA": Country(_("Qatar"), ("Asia/Qatar",), "QAR", "999", "999", (FRIDAY, SATURDAY)),
    "SA": Country(_("Saudi Arabia"), ("Asia/Riyadh",), "SAR", "997", "999", (FRIDAY, SATURDAY)),
    "GB": Country(_("United Kingdom"), ("Europe/London",), "GBP", "999", "999"),
    "US": Country(
        _("United States"),
        ("America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
         "America/Anchorage", "Pacific/Honolulu"),
        "USD", "911", "911",
    ),
}  # fmt: skip


def choices() -> list[tuple[str, str]]:
    """Countries of the table by name in the language of the page, then every other one by its ISO 3166 code."""
    known = sorted(((code, str(country.name)) for code, country in COUNTRIES.items()), key=lambda pair: pair[1])
    return known + [(code, code) for code in sorted(phonenumbers.SUPPORTED_REGIONS - COUNTRIES.keys())]
