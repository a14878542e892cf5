"""A made-up language in the place of Arabic: each text of a catalogue is longer and in brackets, so that what is not in
one can be seen; from right to left.
"""

import copy
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape

import pytest
from django.apps import apps
from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import trans_real
from lxml import html

from tests.catalogue import LATIN_WORDS

CODE = "ar"
FIRST, LAST = "⟦", "⟧"
PADDING = " مممم"
LETTERS = re.compile(r"[^\W\d_]{2,}")
NOT_SEEN = {"material-icons", "hidden"}
READ_ALOUD = ("aria-label", "alt", "placeholder", "title")
NOT_TEXT = {"kbd", "script", "style", "template", "title", "code", "pre", "textarea"}
# Names of programs and formats; the names of the languages, in their own letters; the stock admin's ticks and keys.
ALLOWED = {
    "WhatsApp",
    "Google Maps",
    "Apple Maps",
    "RSS",
    "Atom",
    "English",
    "العربية",
    "True",
    "False",
    "Command",
    "Control",
}
LATIN_RUN = re.compile(r"(?<![\w-])[A-Za-z][\w./@+-]*(?:[ '’&][A-Za-z0-9][\w./@+-]*)*", re.ASCII)
BETWEEN = re.compile(r"[·|–—:()\[\]›\n\t…،,;؛“”«»↵→]+|[.?؟!](?:\s|$)")


class MadeUp(trans_real.DjangoTranslation):
    def gettext(self, message):
        return _made_up(message)

    def ngettext(self, msgid1, msgid2, n):
        return _made_up(msgid1 if n == 1 else msgid2)


def _made_up(message: str) -> str:
    """Formats and signs without a word stay."""
    words = message.rpartition(trans_real.CONTEXT_SEPARATOR)[2]
    if not LETTERS.search(re.sub(r"%\(\w+\)[sd]|\{\w*\}", "", words)):
        return words
    longer = PADDING * max(1, len(words) // 12)
    return f"{FIRST}{words}{longer}{LAST}"


@contextmanager
def language() -> Iterator[None]:
    made = copy.copy(trans_real.translation(CODE))
    made.__class__ = MadeUp
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setitem(trans_real._translations, CODE, made)
        yield


def outside(tree: html.HtmlElement, data: str) -> set[str]:
    """Words that readers of this page meet and that no catalogue has, apart from the `data` of the database."""
    said = [*_outside_brackets(_in_order(tree.body)), *_attributes(tree.body)]
    pieces = {" ".join(piece.split()) for text in said for piece in BETWEEN.split(text)}
    words = {_core(piece) for piece in pieces if LETTERS.search(piece)}
    return {word for word in words if word not in data} - ALLOWED


def latin(tree: html.HtmlElement, data: str) -> set[str]:
    """Latin words of a page in Arabic that are neither `data` nor without an Arabic name."""
    said = "\n".join([*_in_order(tree.body), *_attributes(tree.body)])
    runs = {run for run in LATIN_RUN.findall(said) if run not in data}
    return {run for run in runs if "/" not in run and set(run.rstrip(".").split()) - LATIN_WORDS - ALLOWED}


def _core(piece: str) -> str:
    return re.sub(r"^[\W\d_]+|[\W\d_]+$", "", piece)


def _in_order(element) -> Iterator[str]:
    is_text = isinstance(element.tag, str) and element.tag not in NOT_TEXT
    if not is_text or element.get("lang", CODE) != CODE or element.get("dir") == "ltr":
        return
    if NOT_SEEN & set(element.get("class", "").split()):
        return
    yield element.text or ""
    for child in element:
        yield from _in_order(child)
        yield child.tail or ""


def _attributes(element) -> Iterator[str]:
    names = " | ".join(f".//@{name}" for name in READ_ALOUD)
    for value in element.xpath(f"{names} | .//input[@type='submit' or @type='button']/@value"):
        yield from _outside_brackets([value])


def _outside_brackets(texts) -> Iterator[str]:
    """Brackets may be open over several elements: a sentence holds links."""
    depth = 0
    for text in texts:
        outer = []
        for piece in re.split(f"([{FIRST}{LAST}])", text):
            if piece == FIRST:
                depth += 1
            elif piece == LAST:
                depth -= 1
            elif depth <= 0:
                outer.append(piece)
        yield "\n".join(outer)


def data() -> str:
    """Every text of the database, as pages show it: spaces folded, without tags."""
    found = set()
    for model in apps.get_models(include_auto_created=False):
        names = [
            field.attname
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField | models.JSONField | models.FileField)
        ]
        for row in model._default_manager.values_list(*names) if names else ():
            for value in row:
                found |= set(_texts(value))
    return "\n".join(sorted(found))


def _texts(value) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str):
        for text in (value, unescape(strip_tags(value))):
            yield " ".join(text.split())
            yield from (" ".join(piece.split()) for piece in BETWEEN.split(text))
