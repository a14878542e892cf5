"""Differences between two editions: by block, and by word within a changed block."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from articles.blocks.kinds import KINDS
from articles.models import ArticleType, ForWhom
from articles.publishing.snapshot import is_about_clinic
from articles.publishing.written_out import written_out
from clinic.languages import listed
from clinic.models import BodyRegion
from clinic.two_languages import column

FACTS = {
    "title": _("title"),
    "seo_title": _("title for search engines"),
    "summary": _("summary"),
    "key_points": _("key points"),
    "article_type": _("type of article"),
    "language": _("language"),
    "for_whom": _("for whom"),
    "condition": _("main condition"),
    "body_regions": _("body regions"),
}
# Of what an edition freezes beside the fields; the cells of a table are in its field already.
FROZEN = {
    "wordings": _("warning signs"),
    "reference_key": _("source"),
    "our_service": _("our service"),
    "heading": _("heading"),
    "text": _("text"),
}
OF_A_PICTURE = {
    "file": _("file"),
    "focal": _("middle of the picture"),
    "alt": _("description"),
    "is_decorative": _("decoration only"),
    "caption": _("caption"),
    "credit": _("made by"),
    "licence": _("licence"),
}
EMPTY: tuple = ("", None, [], False)
NOT_CLINICAL = {"seo_title", "article_type", "body_regions"}


@dataclass(frozen=True)
class Change:
    """`words` are pairs of "same", "gone" or "new" and the text. `pictures` are the facts of one that went or came."""

    name: str
    kind: str
    words: list[tuple[str, str]]
    is_clinical: bool = True
    is_warning: bool = False
    pictures: tuple[tuple[str, dict], ...] = ()

    @property
    def before(self) -> list[tuple[str, str]]:
        return [(what, text) for what, text in self.words if what != "new"]

    @property
    def after(self) -> list[tuple[str, str]]:
        return [(what, text) for what, text in self.words if what != "gone"]


def between(old: dict, new: dict) -> list[Change]:
    return [*_facts(old, new), *_blocks(old["blocks"], new["blocks"])]


def _facts(old: dict, new: dict) -> Iterator[Change]:
    for name, label in FACTS.items():
        before, after = old["article"].get(name), new["article"].get(name)
        if before != after:
            told = words(_fact(name, before), _fact(name, after))
            yield Change(str(label), "changed", told, name not in NOT_CLINICAL)
    if old["hero"] != new["hero"]:
        told = words(_of_picture(old["hero"]), _of_picture(new["hero"]))
        yield Change(str(_("picture")), "changed", told, pictures=_pictures(old["hero"], new["hero"]))
    for name, label in [("people", _("people")), ("references", _("sources"))]:
        if old[name] != new[name]:
            yield Change(str(label), "changed", words(_text(old[name]), _text(new[name])), name != "people")


def _fact(name: str, value) -> str:
    """As readers see it: a snapshot holds codes and primary keys, and leaves out what is for everybody."""
    match name:
        case "for_whom":
            return str(ForWhom(value or ForWhom.EVERYBODY).label)
        case "language":
            return dict(settings.LANGUAGES)[value or settings.LANGUAGE_CODE]
        case "article_type":
            return str(ArticleType(value).label)
        case "body_regions":
            return listed(BodyRegion.objects.filter(pk__in=value).values_list(column("name"), flat=True))
        case "condition":
            return value["name"] if value else ""
    return _text(value)


def _blocks(old: list[dict], new: list[dict]) -> Iterator[Change]:
    before, after = ([json.dumps(block, sort_keys=True) for block in blocks] for blocks in (old, new))
    for what, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        gone, come = old[i1:i2], new[j1:j2]
        while gone and come and gone[0]["kind"] == come[0]["kind"]:
            yield _block("changed", gone.pop(0), come.pop(0))
        yield from (_block("gone", block, None) for block in gone)
        yield from (_block("new", None, block) for block in come)


def _block(kind: str, before: dict | None, after: dict | None) -> Change:
    there = [block for block in (before, after) if block is not None]
    name = str(KINDS[there[0]["kind"]]._meta.verbose_name)
    texts = [of_block(block) if block else "" for block in (before, after)]
    is_clinical = not all(is_about_clinic(block) for block in there)
    is_warning = any(block["kind"] == "care_notice" for block in there)
    pictures = _pictures(*(block["frozen"].get("facts") if block else None for block in (before, after)))
    return Change(name, kind, words(*texts), is_clinical, is_warning, pictures)


def _pictures(before: dict | None, after: dict | None) -> tuple[tuple[str, dict], ...]:
    if before == after:
        return ()
    return tuple((what, facts) for what, facts in [("gone", before), ("new", after)] if facts)


def _of_picture(facts: dict | None) -> str:
    told = {OF_A_PICTURE[name]: value for name, value in (facts or {}).items() if name in OF_A_PICTURE}
    return "\n".join(f"{label}: {_said(value)}" for label, value in told.items() if value not in EMPTY)


def _said(value) -> str:
    """Of a field: "yes" for what is ticked."""
    if value is True:
        return str(_("yes"))
    return listed(value) if isinstance(value, list) else _text(value)


def of_block(block: dict) -> str:
    """Each field with its label as editors see it. What a field points at is shown as readers see it: frozen."""
    model, said = KINDS[block["kind"]], []
    for name, value in block["fields"].items():
        field = model._meta.get_field(name)
        if name == "anchor" or field.many_to_many or value in EMPTY:
            continue
        if field.is_relation:
            value = str(field.related_model.objects.filter(pk=value).first() or value)
        elif field.choices:
            value = dict(field.flatchoices).get(value, value)
        said.append((field.verbose_name, _said(value)))
    for name, value in block["frozen"].items():
        if name in FROZEN and value not in EMPTY:
            said.append((FROZEN[name], _text(value)))
    if picture := _of_picture(block["frozen"].get("facts")):
        said.append((_("picture"), picture))
    if list(block["fields"]) == ["html"]:
        return said[0][1] if said else ""
    return "\n".join(f"{label}: {text}" for label, text in said)


def words(old: str, new: str) -> list[tuple[str, str]]:
    """Pairs of "same", "gone" or "new" and a run of words."""
    before, after = re.findall(r"\s+|\S+", old), re.findall(r"\s+|\S+", new)
    found = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(("same", "".join(before[i1:i2])))
            continue
        if i1 < i2:
            found.append(("gone", _visible("".join(before[i1:i2]))))
        if j1 < j2:
            found.append(("new", _visible("".join(after[j1:j2]))))
    return found


def _visible(text: str) -> str:
    """A changed space or end of line has a sign of its own."""
    if not text.isspace():
        return text
    return "↵\n" if "\n" in text else "␣"


def _text(value) -> str:
    """The plain text of any value of a snapshot."""
    if isinstance(value, dict):
        said = [
            f"{key}: {_text(item)}" for key, item in value.items() if key != "anchor" and item not in ("", None, [])
        ]
        return "\n".join(said)
    if isinstance(value, list):
        return "\n".join(_text(item) for item in value)
    return "" if value is None else written_out(str(value))
