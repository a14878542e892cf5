"""What editors put around every page: menu, footer, announcements. Read once for each state of the public pages."""

import time
from functools import lru_cache
from typing import NamedTuple

from django.db import DatabaseError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from articles.models import Article, MenuEntry
from articles.models.menus import BuiltIn
from articles.public import announcements
from clinic import public_facts

MINUTE = 60  # announcements begin and end on the minute, as kept pages do
_OF_THE_MENU = ["services", "articles", "team", "contact", "my_appointment"]
_OF_THE_FOOTER = ["hours", "prices", "conditions", "my_appointment", "privacy"]


class Frame(NamedTuple):
    entries: list[MenuEntry]
    notices: list[announcements.Notice]


def of(request) -> Frame:
    """`request` is None on pages of errors; then, and while the database does not answer, the usual links are shown."""
    mark = public_facts.mark_of(request) if request is not None else None
    return _of(mark, int(time.time() // MINUTE), get_language()) if mark else USUAL


@lru_cache(maxsize=8)
def _of(_mark: str, _minute: int, _language: str | None) -> Frame:
    try:
        return Frame(_entries(), announcements.current(timezone.now()))
    except DatabaseError:
        return USUAL


def _entries() -> list[MenuEntry]:
    entries = list(MenuEntry.objects.filter(is_shown=True).select_related("page__live_edition"))
    pages = [entry.page_id for entry in entries if entry.page_id]
    live = set(_readable(pages)) if pages else set()
    return [entry for entry in entries if entry.page_id is None or entry.page_id in live]


def _readable(pages: list[int]) -> QuerySet:
    """Live pages about the clinic in the language of the page that is made: the others have entries for theirs."""
    return Article.objects.live().in_this_language().filter(pk__in=pages).values_list("pk", flat=True)


def _usual() -> list[MenuEntry]:
    menu = [MenuEntry(place=MenuEntry.Place.MENU, built_in=BuiltIn(each)) for each in _OF_THE_MENU]
    return menu + [MenuEntry(place=MenuEntry.Place.FOOTER, built_in=BuiltIn(each)) for each in _OF_THE_FOOTER]


USUAL = Frame(_usual(), [])
