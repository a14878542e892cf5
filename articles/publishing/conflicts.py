"""Conflicts of two editors on one draft: typed text is kept, and no save is overwritten unseen."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.http import QueryDict
from django.utils.html import strip_tags

from articles.blocks.kinds import KINDS
from articles.blocks.raised import as_signs
from articles.models import Article, Contribution
from articles.publishing import differences

# Rows of a draft by formset prefix, and the foreign key to the article.
ROWS: dict[str, tuple[type[models.Model], str]] = {
    "contributions": (Contribution, "article"),
    **{f"articles_{model._meta.model_name}_set": (model, "parent") for model in KINDS.values()},
}
ROW = re.compile(rf"({'|'.join(ROWS)})-(\d+)-(\w+)")
NOT_IN_A_SNAPSHOT = ["slug", "translation_of", "parent", "owner", "review_interval_months", "comment_policy"]
FACTS = ["title", "slug", "seo_title", "summary", "key_points"]
NOT_TYPED = {"region", "anchor"}


@dataclass(frozen=True)
class Typed:
    """A text of the form for display, so that the editor can copy it."""

    label: str
    text: str


def over_what_is_there(data: QueryDict, article: Article) -> QueryDict:
    """The posted form adapted to the current rows; rows that it does not contain are deleted."""
    fitted, known = fit(data, article)
    for prefix, (model, owner) in ROWS.items():
        model._default_manager.filter(**{owner: article}).exclude(pk__in=known[prefix]).delete()
    return fitted


def fit(data: QueryDict, article: Article | None) -> tuple[QueryDict, dict[str, list[str]]]:
    """The form adapted to the current rows, and by prefix the primary keys of those that it contains.

    A row that somebody else deleted becomes a new one, with its anchor from the form. Without an article all rows do.
    """
    fitted = data.copy()
    known_rows: dict[str, list[str]] = {}
    forms: dict[str, dict[int, dict[str, list]]] = {prefix: defaultdict(dict) for prefix in ROWS}
    for key in data:
        if found := ROW.fullmatch(key):
            prefix, index, name = found.groups()
            forms[prefix][int(index)][name] = data.getlist(key)
            del fitted[key]
    for prefix, (model, owner) in ROWS.items():
        rows = model._default_manager.filter(**{owner: article}) if article else model._default_manager.none()
        there = [str(pk) for pk in rows.order_by("pk").values_list("pk", flat=True)]
        held = [form for form in forms[prefix].values() if form.get("id", [""])[0] in there]
        known = sorted(held, key=lambda form: there.index(form["id"][0]))
        new = [
            form | {"id": [""], owner: [""]}
            for form in forms[prefix].values()
            if form not in known and "DELETE" not in form
        ]
        for index, form in enumerate([*known, *new]):
            for name, values in form.items():
                fitted.setlist(f"{prefix}-{index}-{name}", values)
        fitted[f"{prefix}-TOTAL_FORMS"] = str(len(known) + len(new))
        fitted[f"{prefix}-INITIAL_FORMS"] = str(len(known))
        known_rows[prefix] = [form["id"][0] for form in known]
    return fitted, known_rows


def between(theirs: Article, their_snapshot: dict, mine: Article, my_snapshot: dict) -> list[differences.Change]:
    """The differences by field and block. "gone" words are theirs, "new" words are mine."""
    found: list[differences.Change] = []
    for name in NOT_IN_A_SNAPSHOT:
        before, after = str(getattr(theirs, name) or ""), str(getattr(mine, name) or "")
        if before != after:
            found.append(
                differences.Change(
                    _label(Article, name), "changed", differences.words(before, after), is_clinical=False
                )
            )
    return found + differences.between(their_snapshot, my_snapshot)


def typed(data: QueryDict) -> list[Typed]:
    """Every text of the form in page order, valid or not."""
    facts = [Typed(_label(Article, name), str(data[name])) for name in FACTS if data.get(name, "").strip()]
    return facts + [text for _place, text in sorted(_texts_of_blocks(data), key=lambda pair: pair[0])]


def _texts_of_blocks(data: QueryDict) -> Iterator[tuple[int, Typed]]:
    for key in data:
        found = ROW.fullmatch(key)
        if not found or found[1] == "contributions" or f"{found[1]}-{found[2]}-DELETE" in data:
            continue
        model, name = ROWS[found[1]][0], found[3]
        field = next((field for field in model._meta.concrete_fields if field.name == name), None)
        if name in NOT_TYPED or not isinstance(field, models.CharField | models.TextField) or field.choices:
            continue
        text = str(data[key])
        if field.__class__.__name__ == "ProseEditorField":
            text = strip_tags(re.sub(r"(</p>|</li>|<br>)", r"\1\n", as_signs(text)))
        if text.strip():
            place = data.get(f"{found[1]}-{found[2]}-ordering", "")
            label = f"{model._meta.verbose_name}: {_label(model, name)}".capitalize()
            yield int(place) if place.isdigit() else 0, Typed(label, text.strip())


def _label(model, name: str) -> str:
    return str(model._meta.get_field(name).verbose_name).capitalize()
