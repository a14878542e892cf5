"""Converts the HTML of an old post to blocks, as an editor would have written them. Pure functions.

"●" lines and typed numbers become lists, or headings where text follows each of them; numbered questions with their
answers become questions and answers. Everything else becomes text, with a warning.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from articles.blocks.text import FaqItem, SectionHeading
from articles.importing import markup
from articles.importing.markup import Part, text

Role = SectionHeading.Role
DOTS = "●•▪◦■○·"
BULLET = re.compile(rf"^\s*((?:<(?:strong|em)>)*)\s*(?:[{DOTS}]\s*|[–*-]\s+)(?=\S)")
NUMBER = re.compile(r"^\s*((?:<(?:strong|em)>)*)\s*(\d{1,2})\s*[.)]\s*(?=\S)")
ASKED = re.compile(r"^\s*(?:(?:Q(?:uestion)?\s*\d*|\d{1,2})\s*[.:)]\s*)+", re.IGNORECASE)
ANSWERED = re.compile(r"^\s*A(?:nswer)?\s*[.:)]\s*", re.IGNORECASE)
FAQ = re.compile(r"\bFAQ|frequently asked|common questions|questions and answers", re.IGNORECASE)
TERM = re.compile(r"^\s*<strong>(.{1,80}?)\s*[:–—-]?\s*</strong>\s*[:–—-]?\s*(.+)$", re.DOTALL)
LONGEST_HEADING = SectionHeading._meta.get_field("text").max_length or 120
LONGEST_QUESTION = FaqItem._meta.get_field("question").max_length or 160
# The first match counts; an editor can change it.
ROLES = {
    Role.QUESTIONS: FAQ,
    Role.GET_HELP: re.compile(r"\bwhen to (?:see|call|get)|seek (?:help|medical)|emergency", re.IGNORECASE),
    Role.ABOUT_CLINIC: re.compile(
        r"\bwhy (?:visit|choose)|our (?:clinic|centre|center)|book (?:an|your)", re.IGNORECASE
    ),
    Role.TYPES: re.compile(r"\btypes?\b", re.IGNORECASE),
    Role.SYMPTOMS: re.compile(r"\bsymptom", re.IGNORECASE),
    Role.CAUSES: re.compile(r"\bcauses?\b", re.IGNORECASE),
    Role.DIAGNOSIS: re.compile(r"\bdiagnos", re.IGNORECASE),
    Role.SELF_CARE: re.compile(r"\b(?:home remed|at home|self.?care)", re.IGNORECASE),
    Role.PREVENTION: re.compile(r"\bprevent", re.IGNORECASE),
    Role.TREATMENT: re.compile(r"\btreat", re.IGNORECASE),
    Role.RECOVERY: re.compile(r"\brecover", re.IGNORECASE),
}


@dataclass(frozen=True)
class Converted:
    """Blocks as (kind, fields). A figure describes its picture by `source`, `number`, `alt` and `caption`."""

    blocks: list[tuple[str, dict]]
    warnings: list[str]


def convert(html: str, *, host: str = "") -> Converted:
    parts, warnings = markup.parts(html, host=host)
    parts = _levelled(list(_with_lists(list(_in_single_lines(parts)))))
    parts = _questions(parts)
    if any("<a " in line for part in parts if part.kind == "question" for line in part.lines):
        warnings.append("answer_link")
    return Converted(_joined(list(_blocks(parts))), warnings)


def _in_single_lines(parts: list[Part]) -> Iterator[Part]:
    """Splits a paragraph of typed bullets or numbered lines into one part for each line."""
    for part in parts:
        typed = [line for line in part.lines if BULLET.match(line) or NUMBER.match(line)]
        if part.kind == "paragraph" and typed:
            rest: list[str] = []
            for line in part.lines:
                if line in typed:
                    yield from [Part("paragraph", rest)] if rest else []
                    yield Part("paragraph", [line])
                    rest = []
                else:
                    rest.append(line)
            yield from [Part("paragraph", rest)] if rest else []
        else:
            yield part


def _mark(part: Part) -> str:
    if part.kind != "paragraph" or len(part.lines) != 1:
        return ""
    if BULLET.match(part.lines[0]):
        return "bullet"
    return "number" if NUMBER.match(part.lines[0]) and not _asks(part) else ""


def _asks(part: Part) -> bool:
    return text(part.lines[0]).endswith("?") if part.lines else False


def _unmarked(line: str) -> str:
    return NUMBER.sub(r"\1", BULLET.sub(r"\1", line, count=1), count=1)


def _with_lists(parts: list[Part]) -> Iterator[Part]:
    """Two or more marked lines become a list. A single one before a text becomes a heading."""
    place = 0
    for mark, group in groupby(parts, key=_mark):
        run = list(group)
        place += len(run)
        following = parts[place] if place < len(parts) else None
        if not mark:
            yield from (_bold_heading(part) for part in run)
        elif len(run) > 1:
            yield Part("list", [_unmarked(part.lines[0]) for part in run], is_ordered=mark == "number")
        else:
            yield _lone(run[0], following)


def _lone(part: Part, following: Part | None) -> Part:
    line = _unmarked(part.lines[0])
    words = text(line)
    if following is not None and following.kind in {"paragraph", "list"} and _is_short(words):
        return Part("heading", [words], level=4)
    return Part("list", [line]) if text(part.lines[0])[:1] in DOTS else part


def _bold_heading(part: Part) -> Part:
    """A short paragraph that is entirely bold becomes a heading."""
    whole = part.kind == "paragraph" and len(part.lines) == 1 and re.fullmatch(r"<strong>(.*)</strong>", part.lines[0])
    if whole and "</strong>" not in whole.group(1) and _is_short(text(part.lines[0])):
        return Part("heading", [text(part.lines[0])], level=4)
    return part


def _is_short(words: str) -> bool:
    return 0 < len(words) <= 80 and words[-1] not in ".,;:!"


def _levelled(parts: list[Part]) -> list[Part]:
    """Shifts heading levels so that they begin at 2 and never skip a level."""
    used = sorted({part.level for part in parts if part.kind == "heading"})
    top = 2 if 2 in used else next(iter(used), 2)
    seen_section = False
    for part in parts:
        if part.kind == "heading":
            part.lines = [text(" ".join(part.lines))]
            part.level = 3 if part.level > top and seen_section else 2
            seen_section = True
    return parts


def _questions(parts: list[Part]) -> list[Part]:
    """Questions in the section of questions, or numbered ones anywhere, with the following parts as the answer."""
    found: list[Part] = []
    in_section = False
    for part in parts:
        if part.kind == "heading" and part.level == 2 and not _is_question(part, in_section):
            in_section = bool(FAQ.search(part.lines[0]))
        if _is_question(part, in_section):
            if not in_section and not any(before.kind == "question" for before in found[-1:]):
                found.append(Part("heading", [_("Common questions")], level=2))
            found.append(Part("question", part.lines[1:], caption=ASKED.sub("", text(part.lines[0]))))
        elif found and found[-1].kind == "question" and part.kind in {"paragraph", "list"}:
            found[-1].lines += [*([""] if found[-1].lines else []), *part.lines]
        else:
            found.append(part)
    return [part if part.kind != "question" or _answer(part.lines) else _unanswered(part) for part in found]


def _is_question(part: Part, in_section: bool) -> bool:
    if part.kind not in {"heading", "paragraph"} or not _asks(part):
        return False
    words = text(part.lines[0])
    if len(ASKED.sub("", words)) > LONGEST_QUESTION:
        return False
    return bool(ASKED.match(words)) or (in_section and (part.kind == "heading" or "<strong>" in part.lines[0]))


def _unanswered(part: Part) -> Part:
    return Part("paragraph", [part.caption])


def _blocks(parts: list[Part]) -> Iterator[tuple[str, dict]]:
    for part in parts:
        if part.kind == "heading":
            yield from _heading(part)
        elif part.kind == "picture":
            yield "figure", {name: getattr(part, name) for name in ("source", "number", "alt", "caption")}
        elif part.kind == "question":
            yield "faq_item", {"question": part.caption, "answer": _answer(part.lines)}
        elif part.html:
            yield "prose", {"html": part.html}
        elif part.kind == "list":
            yield "point_list", {"points": "\n".join(map(_point, part.lines)), "is_ordered": part.is_ordered}
        elif part.kind == "table":
            yield "point_list", {"points": _row(part.lines), "is_ordered": False}
        else:
            yield "prose", {"html": f"<p>{'<br>'.join(part.lines)}</p>"}


def _heading(part: Part) -> Iterator[tuple[str, dict]]:
    words = ASKED.sub("", part.lines[0]) or part.lines[0]
    if not words:
        return
    if len(words) > LONGEST_HEADING:
        yield "prose", {"html": f"<p><strong>{markup.escape(words, quote=False)}</strong></p>"}
        return
    role = next((role for role, pattern in ROLES.items() if pattern.search(words)), Role.OVERVIEW)
    yield "section_heading", {"text": words, "level": part.level, "role": role.value}


def _point(line: str) -> str:
    """ "Term | text" if the point began with a bold term."""
    with_term = TERM.match(line)
    pieces = with_term.groups() if with_term else (line,)
    return " | ".join(text(piece).replace("|", "/").strip(" :–—") for piece in pieces)


def _row(cells: list[str]) -> str:
    first, *others = [cell.replace("|", "/") for cell in cells] or [""]
    return f"{first} | {', '.join(others)}" if first and others else first or ", ".join(others)


def _answer(lines: list[str]) -> str:
    """The parts as plain paragraphs, separated by empty lines."""
    words = "\n".join(text(line) for line in lines).strip()
    return ANSWERED.sub("", words)


def _joined(blocks: list[tuple[str, dict]]) -> list[tuple[str, dict]]:
    """Merges neighbouring paragraphs into one text, and the rows of a table into one list."""
    joined: list[tuple[str, dict]] = []
    for kind, fields in blocks:
        before = joined[-1] if joined and joined[-1][0] == kind else None
        if before and kind == "prose":
            before[1]["html"] += fields["html"]
        elif before and kind == "point_list" and before[1]["is_ordered"] == fields["is_ordered"]:
            before[1]["points"] += "\n" + fields["points"]
        elif any(str(value).strip() for name, value in fields.items() if name != "is_ordered"):
            joined.append((kind, fields))
    return joined
