"""Template filters for moments in the clinic's time, with the name of the zone (goals-booking B58)."""

from datetime import datetime, time, timedelta

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clinic.calendar import zone_name
from clinic.languages import listed

register = template.Library()

register.simple_tag(zone_name)


@register.filter
def iso(moment: datetime) -> str:
    """For the datetime attribute, which allows at most three digits of a fraction."""
    return moment.astimezone(settings.CLINIC_TIME_ZONE).isoformat(timespec="seconds")


@register.filter
def clinic_moment(moment: datetime) -> str:
    """For example "Monday 23 November 2026 at 09:00, Dubai time"."""
    local = moment.astimezone(settings.CLINIC_TIME_ZONE)
    words = {"day": date_format(local, "l j F Y"), "time": date_format(local, "H:i"), "zone": zone_name()}
    return _("%(day)s at %(time)s, %(zone)s") % words


@register.filter
def clinic_day(moment: datetime) -> str:
    """For example "Monday 23 November"."""
    return date_format(moment.astimezone(settings.CLINIC_TIME_ZONE), "l j F")


@register.filter
def day_and_time(moment: datetime) -> str:
    """For example "Monday 23 November, 09:00"."""
    return listed([clinic_day(moment), clinic_time(moment)])


@register.filter
def clinic_date(moment: datetime) -> str:
    """For example "Monday 23 November 2026"."""
    return date_format(moment.astimezone(settings.CLINIC_TIME_ZONE), "l j F Y")


@register.filter
def short_moment(moment: datetime) -> str:
    """For example "Mon 23 Nov, 09:00"."""
    return date_format(moment.astimezone(settings.CLINIC_TIME_ZONE), "SHORT_DATETIME_FORMAT")


@register.filter
def of_slot(people: dict, slot):
    """Whom a slot is with; `people` by primary key. None if the page does not say."""
    return people.get(slot.practitioner_id) if people else None


@register.filter
def clinic_time(moment: datetime) -> str:
    """For example "09:00"."""
    return f"{moment.astimezone(settings.CLINIC_TIME_ZONE):%H:%M}"


@register.filter
def promised(moment: datetime) -> str:
    """For example "11:30 today, Monday 23 November (Dubai time)". It has the date because people keep screenshots."""
    local = moment.astimezone(settings.CLINIC_TIME_ZONE)
    words = {"time": date_format(local, "H:i"), "day": date_format(local, "l j F"), "zone": zone_name()}
    today = timezone.localdate(timezone=settings.CLINIC_TIME_ZONE)
    if local.date() == today:
        return _("%(time)s today, %(day)s (%(zone)s)") % words
    if local.date() == today + timedelta(days=1):
        return _("%(time)s tomorrow, %(day)s (%(zone)s)") % words
    return _("%(time)s on %(day)s (%(zone)s)") % words


@register.filter
def due(moment: datetime) -> str:
    """For the desk, which knows its zone: "11:30" today, "Tue 24 Nov, 08:30" on another day."""
    local = moment.astimezone(settings.CLINIC_TIME_ZONE)
    is_today = local.date() == timezone.localdate(timezone=settings.CLINIC_TIME_ZONE)
    return date_format(local, "H:i" if is_today else "SHORT_DATETIME_FORMAT")


@register.filter
def ago(moment: datetime) -> str:
    """How long ago, for example "14 min", "3 h", "2 days"."""
    minutes = max(int((timezone.now() - moment).total_seconds() // 60), 0)
    if minutes < 60:
        return _("%(count)d min") % {"count": minutes}
    if minutes < 48 * 60:
        return _("%(count)d h") % {"count": minutes // 60}
    days = minutes // (24 * 60)
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


@register.filter
def left(moment: datetime) -> str:
    """How long until then: "13 min left", "2 h left", "3 days left"; or that it is over."""
    minutes = int((moment - timezone.now()).total_seconds() // 60)
    if minutes < 0:
        return _("too late by %(time)s") % {"time": ago(moment)}
    if minutes < 60:
        return _("%(count)d min left") % {"count": minutes}
    if minutes < 48 * 60:
        return _("%(count)d h left") % {"count": minutes // 60}
    days = minutes // (24 * 60)
    return ngettext("%(count)d day left", "%(count)d days left", days) % {"count": days}


@register.filter
def minutes(length: timedelta) -> int:
    return int(length.total_seconds() // 60)


def span(starts_at: datetime, ends_at: datetime) -> str:
    """For example "Mon 23 Nov" or "Mon 23 Nov – Wed 25 Nov", with times if it is not whole days."""
    since, until = (moment.astimezone(settings.CLINIC_TIME_ZONE) for moment in (starts_at, ends_at))
    if since.time() == until.time() == time.min:
        days = [date_format(since, "D j M"), date_format(until - timedelta(days=1), "D j M")]
        return " – ".join(dict.fromkeys(days))
    end = "H:i" if since.date() == until.date() else "SHORT_DATETIME_FORMAT"
    return f"{date_format(since, 'SHORT_DATETIME_FORMAT')} – {date_format(until, end)}"
