"""Public holidays as suggestions from a library. A manager decides whether the clinic closes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import holidays

from clinic import calendar
from clinic.models import ClinicProfile
from clinic.two_languages import ARABIC, language_of_page

LOOK_AHEAD = timedelta(days=365)
ESTIMATED, ESTIMATED_AR = " (estimated)", " (تقديري)"  # the library's mark for a day that depends on the moon


@dataclass(frozen=True)
class PublicHoliday:
    """`name_ar` is empty if the library has no Arabic names for the country. `is_estimated` if the day depends on the
    moon and has not been announced by the authorities.
    """

    day: date
    name: str
    name_ar: str
    is_estimated: bool

    def __str__(self):
        return (language_of_page() == ARABIC and self.name_ar) or self.name


def suggestions(now: datetime) -> list[PublicHoliday]:
    """Public holidays of the clinic's country in the next year on which the whole clinic is not closed yet."""
    today = calendar.local_day(now)
    closed = calendar.current()
    return [holiday for holiday in _calendar(today, today + LOOK_AHEAD) if not closed.is_closed_all_day(holiday.day)]


def is_country_known() -> bool:
    """Whether the library has the clinic's country."""
    return ClinicProfile.objects.current().country in holidays.list_supported_countries()


def holiday_on(day: date) -> PublicHoliday | None:
    """The public holiday on that day, or None."""
    return next(iter(_calendar(day, day)), None)


def _calendar(first: date, last: date) -> list[PublicHoliday]:
    country = ClinicProfile.objects.current().country
    years = range(first.year, last.year + 1)
    try:
        known = holidays.country_holidays(country, years=years, language="en_US")
        has_arabic = ARABIC in holidays.list_localized_countries().get(country, [])
        in_arabic = holidays.country_holidays(country, years=years, language=ARABIC) if has_arabic else {}
    except NotImplementedError:  # the library does not have this country
        return []
    return [
        PublicHoliday(
            day,
            name.removesuffix(ESTIMATED),
            in_arabic.get(day, "").removesuffix(ESTIMATED_AR),
            is_estimated=name.endswith(ESTIMATED),
        )
        for day, name in sorted(known.items())
        if first <= day <= last
    ]
