"""The matching part of a text with its words marked. Returns pieces, not HTML; templates escape them."""

import re

from clinic.words import WORD, form_of, stem

# In the plain text of an article, each heading, paragraph and list item is a line.
END_WITHOUT_STOP = re.compile(r"(?<![.!?:…؟])\n")
END_OF_SENTENCE = re.compile(r"[.!?…؟]\s+|\n")
BETWEEN = "\N{NO-BREAK SPACE}· "  # a row never begins with the dot
BEFORE, LONGEST = 140, 220
Piece = tuple[str, bool]  # a piece of text, and whether it is one of the words


def marked(text: str, wanted: frozenset[str]) -> list[Piece]:
    pieces: list[Piece] = []
    done = 0
    for match in WORD.finditer(text):
        if stem(form_of(match.group())) in wanted:
            pieces += [(text[done : match.start()], False), (match.group(), True)]
            done = match.end()
    return [piece for piece in [*pieces, (text[done:], False)] if piece[0]]


def snippet(summary: str, body: str, wanted: frozenset[str]) -> list[Piece]:
    """The summary if it contains one of the words, else the first place in the text, else the summary unmarked."""
    text = " ".join(summary.split())
    if not _first(text, wanted) and (place := _first(body, wanted)):
        text = _from_its_sentence(body, place - 1)
    return marked(_cut(text), wanted)


def _first(text: str, wanted: frozenset[str]) -> int:
    """Position of the first of the words, counted from 1; 0 if there is none."""
    found = (match.start() + 1 for match in WORD.finditer(text) if stem(form_of(match.group())) in wanted)
    return next(found, 0)


def _from_its_sentence(text: str, place: int) -> str:
    """From the beginning of the sentence, because advice without its "do not" would say the opposite."""
    earliest = max(place - BEFORE, 0)
    starts = [0] * (earliest == 0) + [end.end() for end in END_OF_SENTENCE.finditer(text, earliest, place)]
    start = starts[-1] if starts else text.rfind(" ", 0, earliest) + 1
    found = END_WITHOUT_STOP.sub(BETWEEN, text[start : start + 2 * LONGEST]).replace("\n", " ")
    return found[:1].upper() + found[1:] if starts else f"… {found}"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0].rstrip(f".,;: {BETWEEN}") + " …"
