"""Converts the HTML of an old post to blocks, as an editor would have written them. Pure functions.

"●" lines and typed numbers become lists, or headings where text follows each of them; numbered questions with their
answers become questions and answers. What a block cannot hold is in the ledger.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby

from django.utils.translation import gettext as _

from articles.blocks.media import DataTable, VideoEmbed
from articles.blocks.text import FaqItem, SectionHeading
from articles.importing import markup
from articles.importing.ledger import Entry, Ledger
from articles.importing.markup import Part, Pictures, text

Role = SectionHeading.Role
DOTS = "●•▪◦■○·"
BULLET = re.compile(rf"^\s*((?:<(?:strong|em)>)*)\s*(?:[{DOTS}]\s*|[–*-]\s+)(?=\S)")
NUMBER = re.compile(r"^\s*((?:<(?:strong|em)>)*)\s*(\d{1,2})\s*[.)]\s*(?=\S)")
ASKED = re.compile(r"^\s*(?:(?:Q(?:uestion)?\s*\d*|س\s*\d*|\d{1,2})\s*[.:)]\s*)+", re.IGNORECASE)
ANSWERED = re.compile(r"^\s*(?:A(?:nswer)?|ج)\s*[.:)]\s*", re.IGNORECASE)
FAQ = re.compile(r"\bFAQ|frequently asked|common questions|questions and answers|الأسئلة|أسئلة", re.IGNORECASE)
TERM = re.compile(r"^\s*<strong>(.{1,80}?)\s*[:–—-]?\s*</strong>\s*[:–—-]?\s*(.+)$", re.DOTALL)
LONGEST_HEADING = SectionHeading._meta.get_field("text").max_length or 120
LONGEST_TITLE = VideoEmbed._meta.get_field("title").max_length or 120
LONGEST_CAPTION = DataTable._meta.get_field("caption").max_length or 160
LONGEST_QUESTION = FaqItem._meta.get_field("question").max_length or 160
# The first match counts; an editor can change it.
ROLES = {
    Role.QUESTIONS: FAQ,
    Role.GET_HELP: re.compile(r"\bwhen to (?:see|call|get)|seek (?:help|medical)|emergency", re.IGNORECASE),
    Role.ABOUT_CLINIC: re.compile(
        r"\bwhy (?:visit|choose)|our (?:clinic|centre|center)|book (?:an|your)", re.IGNORECASE
    ),
    Role.TYPES: re.compile(r"\btypes?\b|أنواع", re.IGNORECASE),
    Role.SYMPTOMS: re.compile(r"\bsymptom|أعراض", re.IGNORECASE),
    Role.CAUSES: re.compile(r"\bcauses?\b|أسباب", re.IGNORECASE),
    Role.DIAGNOSIS: re.compile(r"\bdiagnos|تشخيص", re.IGNORECASE),
    Role.SELF_CARE: re.compile(r"\b(?:home remed|at home|self.?care)", re.IGNORECASE),
    Role.PREVENTION: re.compile(r"\bprevent|الوقاية", re.IGNORECASE),
    Role.TREATMENT: re.compile(r"\btreat|علاج", re.IGNORECASE),
    Role.RECOVERY: re.compile(r"\brecover", re.IGNORECASE),
}


@dataclass(frozen=True)
class Converted:
    """Blocks as (kind, fields). A figure describes its picture by `source`, `number`, `alt` and `caption`."""

    blocks: list[tuple[str, dict]]
    entries: list[Entry]


def convert(html: str, *, base: str = "", pictures: Pictures | None = None) -> Converted:
    """`base` is the post's address on the old site. Raises markup.TooMuch."""
    parts, ledger = markup.parts(html, base=base, pictures=pictures)
    parts = _levelled(list(_with_lists(list(_in_single_lines(parts)), ledger)), ledger)
    parts = _questions(_toggles(parts), ledger)
    return Converted(_joined(list(_blocks(parts, ledger))), ledger.entries)


def _in_single_lines(parts: list[Part]) -> Iterator[Part]:
    """Splits a paragraph of typed bullets or numbered lines into one part for each line."""
    for part in parts:
        typed = [line for line in part.lines if BULLET.match(line) or NUMBER.match(line)]
        if part.kind == "paragraph" and typed:
            rest: list[str] = []
            for line in part.lines:
                if line in typed:
                    yield from [replace(part, lines=rest)] if rest else []
                    yield replace(part, lines=[line])
                    rest = []
                else:
                    rest.append(line)
            yield from [replace(part, lines=rest)] if rest else []
        else:
            yield part


def _mark(part: Part) -> str:
    if part.kind != "paragraph" or len(part.lines) != 1:
        return ""
    if BULLET.match(part.lines[0]):
        return "bullet"
    return "number" if NUMBER.match(part.lines[0]) and not _asks(part) else ""


def _asks(part: Part) -> bool:
    return text(part.lines[0]).endswith(("?", "؟")) if part.lines else False


def _unmarked(line: str) -> str:
    return NUMBER.sub(r"\1", BULLET.sub(r"\1", line, count=1), count=1)


def _with_lists(parts: list[Part], ledger: Ledger) -> Iterator[Part]:
    """Two or more marked lines become a list. A single one before a text becomes a heading."""
    place = 0
    for mark, group in groupby(parts, key=_mark):
        run = list(group)
        place += len(run)
        following = parts[place] if place < len(parts) else None
        if not mark:
            yield from (_bold_heading(part) for part in run)
        elif len(run) > 1 and mark == "number":
            yield from _numbered(run, ledger)
        elif len(run) > 1:
            lines = [_unmarked(part.lines[0]) for part in run]
            yield replace(run[0], kind="list", lines=lines, html=_list_html("ul", lines))
        else:
            yield _lone(run[0], following, ledger)


def _numbered(run: list[Part], ledger: Ledger) -> Iterator[Part]:
    """Typed numbers become a list that shows the same ones; others stay as they were typed."""
    numbers = [int(found[2]) for part in run if (found := NUMBER.match(part.lines[0]))]
    first = numbers[0]
    if numbers != list(range(first, first + len(run))):
        yield from run
        return
    ledger.add("typed_signs", place=run[0].place, words=" ".join(map(_sign, run)))
    lines = [_unmarked(part.lines[0]) for part in run]
    start = f'ol start="{first}"' if first != 1 else "ol"
    yield replace(run[0], kind="list", lines=lines, is_ordered=True, html=_list_html(start, lines))


def _list_html(tag: str, lines: list[str]) -> str:
    """For a list that our plain points cannot hold; "" for others."""
    if tag in {"ul", "ol"} and not any(found in line for line in lines for found in ("<a ", "<sub>", "<sup>")):
        return ""
    return f"<{tag}>{''.join(f'<li>{line}</li>' for line in lines)}</{tag[:2]}>"


def _sign(part: Part) -> str:
    """The typed number."""
    found = NUMBER.match(part.lines[0])
    return found[2] if found else ""


def _lone(part: Part, following: Part | None, ledger: Ledger) -> Part:
    line = _unmarked(part.lines[0])
    words = text(line)
    if following is not None and following.kind in {"paragraph", "list"} and _is_short(words):
        if sign := _sign(part):
            ledger.add("typed_signs", place=part.place, words=sign)
        return replace(part, kind="heading", lines=[line], level=4)
    if text(part.lines[0])[:1] in DOTS:
        return replace(part, kind="list", lines=[line], html=_list_html("ul", [line]))
    return part


def _bold_heading(part: Part) -> Part:
    """A short paragraph that is entirely bold becomes a heading."""
    whole = part.kind == "paragraph" and len(part.lines) == 1 and re.fullmatch(r"<strong>(.*)</strong>", part.lines[0])
    if whole and "</strong>" not in whole.group(1) and _is_short(text(part.lines[0])):
        return replace(part, kind="heading", lines=[whole.group(1)], level=4)
    return part


def _is_short(words: str) -> bool:
    return 0 < len(words) <= 80 and words[-1] not in ".,;:!"


def _levelled(parts: list[Part], ledger: Ledger) -> list[Part]:
    """Shifts heading levels so that they begin at 2 and never skip a level."""
    used = sorted({part.level for part in parts if part.kind == "heading"})
    top = 2 if 2 in used else next(iter(used), 2)
    seen_section = False
    for part in parts:
        if part.kind == "heading":
            part.lines = [escape(markup.plain(" ".join(part.lines), "heading", ledger, part.place), quote=False)]
            part.level = 3 if part.level > top and seen_section else 2
            seen_section = True
    return parts


def _toggles(parts: list[Part]) -> list[Part]:
    """A title that opens a text is a question with its answer, if an answer can hold the text; else a heading."""
    found: list[Part] = []
    for place, part in enumerate(parts):
        if part.kind == "toggle":
            inside = parts[place + 1 : next(_ends(parts, place), len(parts))]
            fits = _asks(part) and len(part.caption) <= LONGEST_QUESTION
            if fits and inside and {each.kind for each in inside} <= {"paragraph", "list"}:
                found.append(replace(part, kind="question", lines=[]))
            else:
                found.append(replace(part, kind="heading", level=3))
        else:
            found.append(part)
    return found


def _ends(parts: list[Part], start: int) -> Iterator[int]:
    """Where the text of a toggle ends."""
    return (place for place in range(start + 1, len(parts)) if parts[place].kind in {"toggle", "toggle_end"})


def _questions(parts: list[Part], ledger: Ledger) -> list[Part]:
    """Questions in the section of questions, or numbered ones anywhere, with the following parts as the answer."""
    found: list[Part] = []
    in_section = False
    for part in parts:
        if part.kind == "heading" and part.level == 2 and not _is_question(part, in_section):
            in_section = bool(FAQ.search(part.lines[0]))
        if part.kind == "toggle_end":
            found.append(part)
        elif part.kind == "question" or _is_question(part, in_section):
            is_first = not found or found[-1].kind != "question"
            if part.kind != "question" and not in_section and is_first:
                words = _("Common questions")
                ledger.add("added", words=words, place=part.place)
                found.append(Part("heading", [words], level=2, place=part.place))
            found.append(part if part.kind == "question" else _question(part, ledger))
        elif found and found[-1].kind == "question" and part.kind in {"paragraph", "list"}:
            found[-1].lines += [*([""] if found[-1].lines else []), *part.lines]
        else:
            found.append(part)
    return [part if part.kind != "question" or _words_of(part.lines) else _unanswered(part) for part in found]


def _question(part: Part, ledger: Ledger) -> Part:
    asked = markup.plain(part.lines[0], "question", ledger, part.place)
    words = ASKED.sub("", asked)
    ledger.add("typed_signs", place=part.place, words=asked[: len(asked) - len(words)])
    return replace(part, kind="question", lines=part.lines[1:], caption=words)


def _is_question(part: Part, in_section: bool) -> bool:
    if part.kind not in {"heading", "paragraph"} or not _asks(part):
        return False
    words = text(part.lines[0])
    if len(ASKED.sub("", words)) > LONGEST_QUESTION:
        return False
    return bool(ASKED.match(words)) or (in_section and (part.kind == "heading" or "<strong>" in part.lines[0]))


def _unanswered(part: Part) -> Part:
    return replace(part, kind="paragraph", lines=[escape(part.caption, quote=False)])


def _blocks(parts: list[Part], ledger: Ledger) -> Iterator[tuple[str, dict]]:
    for part in parts:
        if part.kind == "heading":
            yield from _heading(part, ledger)
        elif part.kind == "picture":
            yield "figure", {name: getattr(part, name) for name in ("source", "number", "alt", "caption")}
        elif part.kind == "question":
            yield "faq_item", {"question": part.caption, "answer": _answer(part, ledger)}
        elif part.kind == "film":
            title, rest = cut(part.caption, LONGEST_TITLE)
            ledger.add("cut", "film", place=part.place, words=rest)
            yield "video_embed", {"title": title, "url": https(part.source)}
        elif part.kind == "quote":
            yield "quote", {"text": _paragraphs(part.lines), "said_by": part.caption}
        elif part.kind == "table":
            yield "data_table", _table(part, ledger)
        elif part.html:
            yield "prose", {"html": part.html}
        elif part.kind == "list":
            points = "\n".join(_point(line, part, ledger) for line in part.lines)
            yield "point_list", {"points": points, "is_ordered": part.is_ordered}
        elif part.kind == "paragraph":
            yield "prose", {"html": f"<p>{'<br>'.join(part.lines)}</p>"}


def _heading(part: Part, ledger: Ledger) -> Iterator[tuple[str, dict]]:
    full = text(part.lines[0])
    words = ASKED.sub("", full) or full
    if not words:
        return
    ledger.add("typed_signs", place=part.place, words=full[: len(full) - len(words)])
    if len(words) > LONGEST_HEADING:
        yield "prose", {"html": f"<p><strong>{escape(words, quote=False)}</strong></p>"}
        return
    role = next((role for role, pattern in ROLES.items() if pattern.search(words)), Role.OVERVIEW)
    yield "section_heading", {"text": words, "level": part.level, "role": role.value}


def _point(line: str, part: Part, ledger: Ledger) -> str:
    """ "Term | text" if the point began with a bold term."""
    with_term = TERM.match(line)
    pieces = with_term.groups() if with_term else (line,)
    plain = (markup.plain(piece, "list", ledger, part.place) for piece in pieces)
    return " | ".join(piece.replace("|", "/").strip(" :–—") for piece in plain)


def _table(part: Part, ledger: Ledger) -> dict:
    caption, rest = cut(part.caption, LONGEST_CAPTION)
    ledger.add("cut", "table", place=part.place, words=rest)
    rows = [" | ".join(cell.replace("|", "/") for cell in row) for row in part.cells]
    return {"caption": caption, "rows": "\n".join(rows)}


def _answer(part: Part, ledger: Ledger) -> str:
    """The parts as plain paragraphs, separated by empty lines."""
    full = "\n".join(markup.plain(line, "answer", ledger, part.place) for line in part.lines).strip()
    words = ANSWERED.sub("", full)
    ledger.add("typed_signs", place=part.place, words=full[: len(full) - len(words)])
    return words


def _paragraphs(lines: list[str]) -> str:
    return "\n".join(lines).strip()


def _words_of(lines: list[str]) -> str:
    return ANSWERED.sub("", "\n".join(text(line) for line in lines).strip())


def https(address: str) -> str:
    return re.sub(r"^(?:http:)?//", "https://", address)


def cut(words: str, longest: int) -> tuple[str, str]:
    """The beginning of at most `longest` letters, at the end of a word, and the rest."""
    if len(words) <= longest:
        return words, ""
    end = words.rfind(" ", 0, longest + 1)
    end = end if end > 0 else longest
    return words[:end], words[end:].strip()


def _joined(blocks: list[tuple[str, dict]]) -> list[tuple[str, dict]]:
    """Merges neighbouring paragraphs into one text, and neighbouring lists without numbers into one."""
    joined: list[tuple[str, dict]] = []
    for kind, fields in blocks:
        before = joined[-1] if joined and joined[-1][0] == kind else None
        if before and kind == "prose":
            before[1]["html"] += fields["html"]
        elif before and kind == "point_list" and not fields["is_ordered"] and not before[1]["is_ordered"]:
            before[1]["points"] += "\n" + fields["points"]
        elif any(str(value).strip() for name, value in fields.items() if name != "is_ordered"):
            joined.append((kind, fields))
    return joined
