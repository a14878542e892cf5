"""Renders a snapshot: pieces of HTML with live parts between them, table of contents and plain text.

It makes no queries, so an edition can be rendered again at any time (`manage.py rerender`).
"""

import math
import re
from html import unescape
from itertools import groupby, pairwise

from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html, strip_tags
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.blocks.base import lines as lines_of
from articles.blocks.raised import as_signs
from articles.publishing.snapshot import CITATION

NO_BREAK = "\u00a0"
WORDS_A_MINUTE = 200
SECTIONS_FOR_CONTENTS = 4

# Removed from plain text: links to sources and back, and inline tags, which do not end a word.
CITED = re.compile(r'\s*<(sup|a) class="(?:citation|references__back)".*?</\1>', re.DOTALL)
IN_A_SENTENCE = re.compile(r"</?(?:a|bdi|em|span|strong)\b[^>]*>")
INDENTATION = re.compile(r"\n\s+")  # of templates; a long article carries a kilobyte of it
UNIT = re.compile(r"(?<=\d) (?=%|(?:°[CF]|kg|mg|g|cm|mm|km|m|ml)\b)")  # stays on the line of its number
END_OF_LINE = re.compile(r"</(?:p|li|h[1-6]|summary|caption|figcaption|tr)>|<br>")

# Filled in when the page is shown: the clinic's facts and phone numbers are never frozen.
LIVE = {"service_panel", "care_notice"}
SOURCES = "sources"  # the list of them: a piece of its own, which the page shows last
# Sections of these roles end with a link to a service. True: to the clinic's main service.
LEADS_TO_A_SERVICE = {"diagnosis": True, "get_help": True, "treatment": False, "recovery": False}
GROUPS = {
    "treatment_option": ('<ol class="treatment-list">', "</ol>"),
    "faq_item": ('<div class="faq-list">', "</div>"),
}


class Citations:
    """Numbers the sources in the order of `references` and records each place that cites them."""

    def __init__(self, references: list[dict]):
        self.number = {reference["key"]: place for place, reference in enumerate(references, start=1)}
        self.marks: dict[str, list[str]] = {key: [] for key in self.number}

    def cite(self, key: str) -> str:
        number = self.number[key]
        mark = f"cite-{number}-{len(self.marks[key]) + 1}"
        self.marks[key].append(mark)
        return format_html(
            '<sup class="citation"><a id="{}" href="#ref-{}" aria-label="{}">{}</a></sup>',
            mark, number, _("Source %(number)s") % {"number": number}, number,
        )  # fmt: skip

    def __call__(self, text) -> str:
        """`text` with its citation keys as links. Plain text is escaped; HTML is not changed."""
        html = conditional_escape(text)
        return mark_safe(CITATION.sub(lambda found: self._link(found), html))

    def _link(self, found) -> str:
        key = found.group(1)
        return self.cite(key) if key in self.number else found.group(0)


def render(snapshot: dict) -> dict:
    """The derived fields of an edition: segments, contents, plain text and reading time."""
    cite = Citations(snapshot["references"])
    segments: list[dict] = []
    level = 1
    for kind, group in groupby(_with_ways(snapshot["blocks"]), key=lambda block: block["kind"]):
        blocks = list(group)
        if kind == "section_heading":
            level = blocks[-1]["fields"]["level"]
        if kind in LIVE:
            segments.extend({"kind": kind} | block["fields"] | block["frozen"] for block in blocks)
        elif kind in {"reference_list", "section_service"}:
            segments.extend(blocks)  # references last, when every citation is known
        else:
            before, after = GROUPS.get(kind, ("", ""))
            html = "".join(_html(block, level, cite) for block in blocks)
            segments.append({"kind": "html", "html": before + html + after})
    # The list of sources is looked up, not read: it is neither searched nor counted as time to read.
    plain_text = _plain_text([segment for segment in segments if segment["kind"] != "reference_list"])
    segments = [_listed(segment, snapshot["references"], cite) for segment in segments]
    return {
        "segments": _joined(segments),
        "contents": _contents(snapshot["blocks"]),
        "plain_text": plain_text,
        "reading_minutes": max(1, math.ceil(len(plain_text.split()) / WORDS_A_MINUTE)),
    }


def _with_ways(blocks: list[dict]) -> list[dict]:
    """The blocks, with a link to a service after sections of certain roles: never beside an emergency notice,
    and not where editors have added a panel.
    """
    starts = [number for number, block in enumerate(blocks) if _is_section(block)]
    found = blocks[: starts[0]] if starts else list(blocks)
    for start, end in pairwise([*starts, len(blocks)]):
        section, after = blocks[start:end], blocks[end : end + 2]
        role = section[0]["fields"]["role"]
        found += section
        is_taken = any(block["kind"] == "service_panel" or _is_emergency(block) for block in [*section, *after])
        if role in LEADS_TO_A_SERVICE and not is_taken:
            found.append({"kind": "section_service", "is_main": LEADS_TO_A_SERVICE[role]})
    return found


def _is_section(block: dict) -> bool:
    return block["kind"] == "section_heading" and block["fields"]["level"] == 2


def _is_emergency(block: dict) -> bool:
    return block["kind"] == "care_notice" and block["fields"]["urgency"] == "emergency"


def pieces(snapshot: dict) -> list[dict]:
    """The same as `render`, but by block, for reviewers who comment on each block."""
    cite = Citations(snapshot["references"])
    found: list[dict] = []
    level = 1
    for block in snapshot["blocks"]:
        kind = block["kind"]
        if kind == "section_heading":
            level = block["fields"]["level"]
        if kind in LIVE:
            found.append(block["fields"] | block["frozen"] | {"kind": kind})
        elif kind == "reference_list":
            found.append(block)
        else:
            before, after = GROUPS.get(kind, ("", ""))
            found.append({"kind": "html", "html": before + _html(block, level, cite) + after})
    return [_listed(piece, snapshot["references"], cite) for piece in found]


def _html(block: dict, level: int, cite: Citations, **more) -> str:
    context = {"block": block["fields"] | block["frozen"], "heading": f"h{level + 1}", "cite": cite} | more
    html = INDENTATION.sub("\n", render_to_string(f"articles/blocks/{block['kind']}.html", context))
    return UNIT.sub(NO_BREAK, html)


def _listed(segment: dict, references: list[dict], cite: Citations) -> dict:
    if segment["kind"] != "reference_list":
        return segment
    sources = [source | {"marks": cite.marks[source["key"]]} for source in references]
    return {"kind": SOURCES, "html": _html(segment, 2, cite, sources=sources)}


def _contents(blocks: list[dict]) -> list[dict]:
    sections = [block["fields"] for block in blocks if block["kind"] == "section_heading"]
    contents = [{"text": section["text"], "anchor": section["anchor"]} for section in sections if section["level"] == 2]
    return contents if len(contents) >= SECTIONS_FOR_CONTENTS else []


def _plain_text(segments: list[dict]) -> str:
    """Plain text with one line for each paragraph, heading and list item."""
    lines = []
    for segment in segments:
        if segment["kind"] == "html":
            html = IN_A_SENTENCE.sub("", as_signs(CITED.sub("", " ".join(segment["html"].split()))))
            text = strip_tags(END_OF_LINE.sub("\n", html).replace("<", " <"))
            lines += [" ".join(unescape(line).split()) for line in text.splitlines()]
        # Without its heading, a warning sign would read like a statement.
        lines += [_("if %(sign)s") % {"sign": wording} for wording in segment.get("wordings", [])]
    return "\n".join(filter(None, lines))


def plain(block: dict) -> str:
    """A block's words, one line for each line that readers see, and without its keys of sources."""
    fields = {name: value for name, value in block["fields"].items() if isinstance(value, str) and name != "anchor"}
    if "donts" in fields:  # the page adds "do not"
        fields["donts"] = "\n".join(f"do not {line}" for line in lines_of(fields["donts"]))
    if text := block["frozen"].get("text"):  # of a text that several articles share
        fields["shared"] = f"{block['frozen'].get('heading', '')}\n{text}"
    wordings = block["frozen"].get("wordings", [])
    lines_of_text = "\n".join(
        strip_tags(END_OF_LINE.sub("\n", as_signs(text))) for text in [*fields.values(), *wordings]
    )
    return CITATION.sub("", lines_of_text)  # a key is not a word of the article


def _joined(segments: list[dict]) -> list[dict]:
    """Merges neighbouring pieces of HTML."""
    joined: list[dict] = []
    for segment in segments:
        if segment["kind"] == "html" and joined and joined[-1]["kind"] == "html":
            joined[-1] = {"kind": "html", "html": joined[-1]["html"] + segment["html"]}
        else:
            joined.append(segment)
    return joined
