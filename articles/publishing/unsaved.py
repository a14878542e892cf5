"""Words that are typed and not saved yet: kept for their writer every few seconds, and offered when they come back.

Nothing here changes a draft. Saving goes through the form, with its checks and the page of conflicts.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.http import QueryDict

from articles.models import UnsavedWork

KEPT_FOR = timedelta(days=90)
STILL_WRITING = timedelta(minutes=10)
NUMBER = "_unsaved"  # of the row that this form is kept in
NOT_TYPED = {NUMBER, "csrfmiddlewaretoken", "_save", "_continue", "_addanother", "_mine"}


@dataclass(frozen=True)
class Writing:
    """Somebody else who has typed into the same article and not saved it."""

    name: str
    kept_at: datetime


def keep(form: QueryDict, *, editor, article: int | None, now: datetime) -> int | None:
    """Store what the form holds, in the row that it names or in a new one. Returns the row's number.

    None if that row is gone: it was saved or discarded meanwhile. Nothing is written if nothing has changed.
    """
    typed = form.copy()
    for name in NOT_TYPED:
        typed.pop(name, None)
    sent, number = typed.urlencode(), form.get(NUMBER, "")
    if not number.isdecimal():
        facts = {"editor": editor, "article_id": article, "form": sent}
        return UnsavedWork.objects.create(**facts, kept_at=now).pk
    mine = UnsavedWork.objects.filter(pk=number, editor=editor, article=article)
    is_kept = mine.exclude(form=sent).update(form=sent, kept_at=now) or mine.exists()
    return int(number) if is_kept else None


def of(editor) -> QuerySet[UnsavedWork]:
    return UnsavedWork.objects.filter(editor=editor).select_related("article")


def drop(number: str, *, editor) -> None:
    """The row is not needed any more: it was saved, or its writer discards it."""
    if number.isdecimal():
        UnsavedWork.objects.filter(pk=number, editor=editor).delete()


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
