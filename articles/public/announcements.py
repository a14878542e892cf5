"""What is announced above the pages: what editors write, and the clinic's closing days by themselves."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import Announcement, Article
from clinic import calendar
from clinic.calendar import Closing
from clinic.languages import listed

DAYS_BEFORE = timedelta(days=7)  # a closing day is announced from then on


@dataclass(frozen=True)
class Notice:
    text: str
    page: Article | None = None
    is_for_home: bool = False


def current(now: datetime) -> list[Notice]:
    """Closing days first."""
    closed = calendar.current().closings_between(now, now + DAYS_BEFORE)
    written = Announcement.objects.current(now).select_related("page__live_edition")
    notices = [Notice(f"{closing.public_note}: {_dates(closing)}") for closing in closed if closing.public_note]
    for each in written:
        page = each.page if _is_live(each.page, now) else None
        notices.append(Notice(each.text, page, each.where == Announcement.Where.HOME))
    return notices


def _is_live(page: Article | None, now: datetime) -> bool:
    return page is not None and Article.objects.live(now).filter(pk=page.pk).exists()


def _with_time(at: datetime) -> str:
    return listed([date_format(at, "l j F"), date_format(at, "H:i")])


def _dates(closing: Closing) -> str:
    """In the clinic's own days; with hours if it does not close for whole days."""
    begins, ends = (timezone.localtime(at, settings.CLINIC_TIME_ZONE) for at in (closing.starts_at, closing.ends_at))
    if not closing.is_of_whole_days:
        is_one_day = ends.date() == begins.date()
        last = date_format(ends, "H:i") if is_one_day else _with_time(ends)
        return _("%(first)s to %(last)s") % {"first": _with_time(begins), "last": last}
    last_day = ends - timedelta(minutes=1)
    if last_day.date() == begins.date():
        return date_format(begins, "l j F")
    return _("%(first)s to %(last)s") % {"first": date_format(begins, "l j F"), "last": date_format(last_day, "l j F")}
