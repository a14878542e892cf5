"""The draft as it stands in an open form: for the preview beside it. Nothing is saved, and nothing is refused."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db import models
from django.http import QueryDict

from articles.blocks.kinds import PLACEMENT
from articles.models import Article, Contribution, Contributor
from articles.publishing import snapshot
from articles.publishing.conflicts import ROW, ROWS
from clinic.models import BodyRegion

UNSAVED = -1  # a number that no row has: a block needs one before it can hold a list
PEOPLE = "contributions"
LATEST = 2**31 - 1


def take(form: QueryDict, article: Article) -> dict:
    """The snapshot that saving the form would make. Sets the fields of `article`."""
    _fill(article, form, names=[*snapshot.FIELDS, *snapshot.LATER, "primary_condition", "hero", "parent"])
    rows = list(_rows(form))
    blocks = [_block(prefix, row, article) for prefix, row in sorted(rows, key=_place) if prefix != PEOPLE]
    people = [_person(row) for prefix, row in rows if prefix == PEOPLE and _number(row.get("contributor"))]
    known = Contributor.objects.in_bulk([each.contributor_id for each in people])
    there = sorted((each for each in people if each.contributor_id in known), key=lambda each: each.order)
    for each in there:
        each.contributor = known[each.contributor_id]
    regions = [int(pk) for pk in form.getlist("body_regions") if _number(pk)]
    known_regions = BodyRegion.objects.filter(pk__in=regions).values_list("pk", flat=True)
    return snapshot.put_together(article, blocks, there, sorted(known_regions))


def _rows(form: QueryDict) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Prefix and fields of each row of the form, but for those that are marked for deletion."""
    found: dict[tuple[str, int], dict[str, list[str]]] = defaultdict(dict)
    for key in form:
        if name := ROW.fullmatch(key):
            found[name[1], int(name[2])][name[3]] = form.getlist(key)
    for (prefix, _index), row in found.items():
        if "DELETE" not in row:
            yield prefix, row


def _place(pair) -> int:
    place = _number(pair[1].get("ordering"))
    return LATEST if place is None else place


def _block(prefix: str, row: dict[str, list[str]], article: Article):
    model = ROWS[prefix][0]
    made = model(pk=UNSAVED, parent=article)
    names = [field.name for field in model._meta.concrete_fields if field.name not in PLACEMENT]
    _fill(made, row, names=names)
    made._prefetched_objects_cache = {  # type: ignore[attr-defined]  # read in place of the table between them
        field.name: field.related_model._default_manager.filter(pk__in=_numbers(row.get(field.name, [])))
        for field in model._meta.many_to_many
    }
    return made


def _person(row) -> Contribution:
    made = Contribution()
    _fill(made, row, names=["contributor", "role", "order"])
    return made


def _fill(made: models.Model, row, *, names: list[str]) -> None:
    """What cannot be read as the field's kind is left as it was."""
    for name in names:
        field = made._meta.get_field(name)
        raw = row.getlist(name) if isinstance(row, QueryDict) else row.get(name, [])
        value = _value(field, raw[-1] if raw else "")
        if value is not _UNREADABLE:
            setattr(made, field.attname, value)  # type: ignore[union-attr]  # a column, never a way back


_UNREADABLE = object()


def _value(field, raw: str):
    if isinstance(field, models.BooleanField):
        return bool(raw)
    if field.is_relation:
        pk = _number(raw)
        return pk if pk and field.related_model._default_manager.filter(pk=pk).exists() else None
    if field.choices and raw not in {str(value) for value, _label in field.flatchoices}:
        return _UNREADABLE
    if isinstance(field, models.DateField):
        return _date(raw)
    if isinstance(field, models.IntegerField):
        number = _number(raw)
        return _UNREADABLE if number is None and not field.null else number
    if hasattr(field, "sanitize"):
        return field.sanitize(raw)
    return raw.replace("\r\n", "\n")


def _numbers(raw: list[str]) -> list[str]:
    return [pk for pk in raw if _number(pk)]


def _number(raw) -> int | None:
    text = raw[-1] if isinstance(raw, list) and raw else raw
    return int(text) if isinstance(text, str) and text.isdecimal() and len(text) < 10 else None


def _date(raw: str) -> date | None:
    try:
        return date.fromisoformat(raw)
    except ValueError:
        return None
