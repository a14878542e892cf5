"""Words that are typed and not saved yet: kept for their writer every few seconds, and offered when they come back.

Nothing here changes a draft. Saving goes through the form, with its checks and the page of conflicts.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.http import QueryDict

from articles.models import Article, UnsavedWork

KEPT_FOR = timedelta(days=90)
STILL_WRITING = timedelta(minutes=10)
NUMBER = "_unsaved"  # of the row that this form is kept in
WINDOW = "_window"  # that the form is open in
NOT_TYPED = {NUMBER, WINDOW, "csrfmiddlewaretoken", "_save", "_continue", "_addanother"}
LONGEST_NUMBER = 18  # digits; a longer one is no row's


@dataclass(frozen=True)
class Writing:
    """Somebody else who has typed into the same article and not saved it."""

    name: str
    kept_at: datetime


def keep(form: QueryDict, *, editor, article: int | None, now: datetime) -> int | None:
    """Store what the form holds, in the row that it names or in a new one. Returns the row's number.

    None if that row is gone: it was saved or discarded meanwhile. Nothing is written if nothing has changed. A window
    whose row was opened in another one since then gets a new row.
    """
    typed = form.copy()
    for name in NOT_TYPED:
        typed.pop(name, None)
    sent, number, window = typed.urlencode(), number_in(form), window_of(form)
    named = UnsavedWork.objects.filter(pk=number, editor=editor)
    mine = named.filter(window=window)
    if number and (mine.exclude(form=sent).update(form=sent, kept_at=now) or mine.exists()):
        return number
    if number and not named.exists():
        return None
    there = Article.objects.filter(pk=article or 0).first()
    facts = {"editor": editor, "article": there, "window": window, "form": sent}
    return UnsavedWork.objects.create(**facts, kept_at=now).pk


def open_in(window: str, number: int, *, editor, article: int | None) -> UnsavedWork | None:
    """This editor's work with that number, which from now on is kept from this window."""
    mine = UnsavedWork.objects.filter(pk=number, editor=editor, article=article)
    mine.update(window=window)
    return mine.first()


def of(editor) -> QuerySet[UnsavedWork]:
    return UnsavedWork.objects.filter(editor=editor).select_related("article")


def number_in(form: QueryDict, name: str = NUMBER) -> int:
    """0 if there is none: no row has that."""
    number = form.get(name, "")
    return int(number) if number.isdecimal() and len(number) <= LONGEST_NUMBER else 0


def window_of(form: QueryDict) -> str:
    """Empty if it is none of ours."""
    window = form.get(WINDOW, "")
    return window if re.fullmatch(r"[0-9a-f]{16}", window) else ""


def drop_saved(form: QueryDict, *, editor) -> None:
    """The form was saved, so its row is not needed any more."""
    UnsavedWork.objects.filter(pk=number_in(form), window=window_of(form), editor=editor).delete()


def others(article: int | None, *, editor, now: datetime) -> list[Writing]:
    if article is None:
        return []
    rows = UnsavedWork.objects.filter(article=article, kept_at__gt=now - STILL_WRITING).exclude(editor=editor)
    return [Writing(row.editor.get_full_name() or row.editor.username, row.kept_at) for row in _newest_of_each(rows)]


def forget(now: datetime) -> int:
    return UnsavedWork.objects.filter(kept_at__lte=now - KEPT_FOR).delete()[0]


def _newest_of_each(rows: QuerySet[UnsavedWork]) -> list[UnsavedWork]:
    """One row for each editor, the newest."""
    found: dict[int, UnsavedWork] = {}
    for row in rows.select_related("editor").defer("form"):
        found.setdefault(row.editor_id, row)
    return list(found.values())
