"""The part of a text that answers, its words marked. Pieces and not HTML: templates escape them."""

from articles.normalising import WORD, form_of, stem

BEFORE, LONGEST = 60, 220
Piece = tuple[str, bool]  # a stretch of text, and whether it is one of the words


def marked(text: str, wanted: frozenset[str]) -> list[Piece]:
    pieces: list[Piece] = []
    done = 0
    for match in WORD.finditer(text):
        if stem(form_of(match.group())) in wanted:
            pieces += [(text[done : match.start()], False), (match.group(), True)]
            done = match.end()
    return [piece for piece in [*pieces, (text[done:], False)] if piece[0]]


def snippet(summary: str, body: str, wanted: frozenset[str]) -> list[Piece]:
    """The summary if it has one of the words; else the place where the text has one; else the summary without marks."""
    text = " ".join(summary.split())
    if not _first(text, wanted) and _first(body, wanted):
        text = _around(body, _first(body, wanted) - 1)
    elif len(text) > LONGEST:
        text = _cut(text)
    return marked(text, wanted)


def _first(text: str, wanted: frozenset[str]) -> int:
    """Where the first of the words begins, counted from one; 0 if there is none."""
    found = (match.start() + 1 for match in WORD.finditer(text) if stem(form_of(match.group())) in wanted)
    return next(found, 0)


def _around(text: str, place: int) -> str:
    start = text.rfind(" ", 0, max(place - BEFORE, 0)) + 1 if place > BEFORE else 0
    return ("… " if start else "") + _cut(text[start:])


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0].rstrip(".,;: ") + " …"
