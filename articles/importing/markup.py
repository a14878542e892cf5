"""Parses the HTML of an old post into a flat list of parts: headings, paragraphs, lists, pictures. Pure functions.

WordPress keeps paragraphs as empty lines, as <p> or both; shortcodes stand in square brackets among the text. nh3 has
sanitised the markup before, so every tag is closed.
"""

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

import nh3

from articles.importing.wxr import host_of, split

MOST_LETTERS = 500_000
MOST_TAGS = 20_000
HEADINGS = {f"h{level}": level for level in range(1, 7)}
INLINE = {"strong": "strong", "b": "strong", "em": "em", "i": "em"}
LISTS = {"ul", "ol"}
BARE = {
    "div",
    "blockquote",
    "section",
    "article",
    "fieldset",
    "form",
    "center",
}  # elements in which WordPress makes paragraphs
BREAKS = {*BARE, "p", "pre", "dl", "dt", "dd", "figure"}
KEPT = {*HEADINGS, *INLINE, *LISTS, *BREAKS, "li", "a", "br", "hr", "img", "figcaption", "table", "tr", "td", "th"}
KEPT_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt", "class"}}
LOST = re.compile(r"<(script|style|iframe|object|embed|video|audio|form|input|select|textarea|svg)\b", re.IGNORECASE)
SHORTCODE = re.compile(r"\[(/?)([a-zA-Z][\w-]*)((?:\s+[^\[\]]*)?)\]")
KNOWN_SHORTCODES = {"gallery", "embed", "audio", "video", "playlist", "more", "toc"}
CAPTION = re.compile(r"\[(?:wp_)?caption\b[^\]]*\](.*?)\[/(?:wp_)?caption\]", re.DOTALL | re.IGNORECASE)
PICTURE_NUMBER = re.compile(r"\bwp-image-(\d+)\b")


class TooMuch(Exception):
    """The text is too large for an article."""


@dataclass
class Part:
    """`lines` are pieces of safe inline HTML: lines of a paragraph, cells of a row, or points of a list.

    A list with nested lists or links also has its `html`, because our lists of points are plain and flat.
    """

    kind: str  # heading, paragraph, list, picture, table
    lines: list[str] = field(default_factory=list)
    level: int = 0
    is_ordered: bool = False
    source: str = ""
    number: str = ""
    alt: str = ""
    caption: str = ""
    html: str = ""


def parts(html: str, *, host: str = "") -> tuple[list[Part], list[str]]:
    """The parts of a text, and warning codes (see report.py). `host` is the old site's host."""
    if len(html) > MOST_LETTERS or html.count("<") > MOST_TAGS:
        raise TooMuch
    warnings = [f"markup:{name.lower()}" for name in LOST.findall(html)]
    html, shortcodes = _without_shortcodes(html)
    warnings += [f"shortcode:{name}" for name in shortcodes]
    walk = _Walk(host)
    walk.feed(nh3.clean(html, tags=KEPT, attributes=KEPT_ATTRIBUTES, link_rel=None))
    walk.close()
    walk.end_paragraph()
    return walk.parts, list(dict.fromkeys(warnings + walk.warnings))


def text(inline: str) -> str:
    """The plain text of a piece of inline HTML."""
    collector = _Words()
    collector.feed(inline)
    collector.close()
    return " ".join("".join(collector.words).split())


def _without_shortcodes(html: str) -> tuple[str, list[str]]:
    """Turns captions into figures and removes other shortcodes. [word] counts as one only if it is closed."""
    html = CAPTION.sub(_figure, html)
    closed = {name.lower() for slash, name, _more in SHORTCODE.findall(html) if slash}
    found = []

    def drop(match):
        name, more = match.group(2).lower(), match.group(3)
        if name not in KNOWN_SHORTCODES | closed and "=" not in more:
            return match.group(0)
        found.append(name)
        return ""

    return SHORTCODE.sub(drop, html), found


def _figure(match) -> str:
    inside = re.match(r"\s*((?:<a\b[^>]*>)?\s*<img\b[^>]*>\s*(?:</a>)?)(.*)", match.group(1), re.DOTALL)
    if inside is None:
        return match.group(1)
    return f"<figure>{inside.group(1)}<figcaption>{inside.group(2)}</figcaption></figure>"


class _Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data):
        self.words.append(data)


class _Walk(HTMLParser):
    """Collects text into the open block; a closed block becomes a part."""

    def __init__(self, host: str):
        super().__init__()
        self.host = host
        self.parts: list[Part] = []
        self.warnings: list[str] = []
        self.lines: list[str] = []
        self.line: list[str] = []
        self.inline: list[tuple[str, str]] = []  # open inline tags: (end tag, start tag)
        self.inside: list[str] = []  # p, headings, list items: in them a new line is a space
        self.lists: list[str] = []
        self.nested: list[str] = []  # the list's HTML, for lists with nested lists or links
        self.points: list[str] = []
        self.keeps_markup = False

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag in INLINE:
            self._open(INLINE[tag], f"<{INLINE[tag]}>")
        elif tag == "a":
            self._open_link(values.get("href") or "")
        elif tag == "br":
            self._end_line()
        elif tag == "img":
            self._picture(values)
        elif tag in LISTS:
            self._start_list(tag)
        elif tag == "hr":
            self.end_paragraph()
        else:
            self._start_block(tag)

    def handle_endtag(self, tag):
        if tag in INLINE or tag == "a":
            self._close(INLINE.get(tag, "a"))
        elif tag in LISTS:
            self._end_list()
        else:
            self._end_block(tag)

    def handle_data(self, data):
        if self.lists or not BARE.issuperset(self.inside):
            self.line.append(escape(re.sub(r"\s+", " ", data), quote=False))
            return
        for place, paragraph in enumerate(re.split(r"\n[ \t\r]*\n", data)):
            if place:
                self.end_paragraph()
            for row, line in enumerate(paragraph.split("\n")):
                if row:
                    self._end_line()
                self.line.append(escape(re.sub(r"\s+", " ", line), quote=False))

    def end_paragraph(self):
        if self.lists:
            return
        kind, level = "paragraph", 0
        if self.inside and self.inside[-1] in HEADINGS:
            kind, level = "heading", HEADINGS[self.inside[-1]]
        self._end_line()
        lines, self.lines = [line for line in self.lines if text(line)], []
        if not lines:
            return
        if self.inside and self.inside[-1] == "figcaption" and self.parts and self.parts[-1].kind == "picture":
            self.parts[-1].caption = " ".join([self.parts[-1].caption, text(" ".join(lines))]).strip()
        else:
            self.parts.append(Part(kind, lines, level=level))

    def _end_line(self):
        """Closes inline tags that are open at the end of the line and opens them again in the next line."""
        ends = "".join(f"</{tag}>" for tag, start in reversed(self.inline) if start)
        self.lines.append(("".join(self.line) + ends).strip())
        self.line = [start for _tag, start in self.inline]

    def _open(self, tag: str, start: str) -> None:
        self.inline.append((tag, start))
        self.line.append(start)

    def _close(self, tag: str) -> None:
        if self.inline and self.inline[-1][0] == tag:
            _tag, start = self.inline.pop()
            self.line.append(f"</{tag}>" if start else "")

    def _open_link(self, address: str) -> None:
        """Allows the links that our own editor allows. http becomes https; links within the page are dropped."""
        parts = split(address)
        if parts.scheme in {"http", "https"} and parts.hostname:
            if host_of(address) == self.host and "/wp-content/" not in parts.path:
                self.warnings.append("own_link")
            self._open("a", f'<a href="{escape("https" + address[len(parts.scheme) :])}">')
            self.keeps_markup = True
        elif parts.scheme in {"mailto", "tel"}:
            self._open("a", f'<a href="{escape(address)}">')
            self.keeps_markup = True
        else:
            if address and not address.startswith("#"):
                self.warnings.append("link")
            self._open("a", "")

    def _picture(self, values: dict) -> None:
        number = PICTURE_NUMBER.search(values.get("class") or "")
        if not values.get("src"):  # a data: address, or one that must not be fetched
            self.warnings.append("markup:img")
            return
        if not self.lists:
            self.end_paragraph()
        self.parts.append(
            Part(
                "picture",
                source=(values.get("src") or "").strip(),
                number=number.group(1) if number else "",
                alt=" ".join((values.get("alt") or "").split()),
            )
        )

    def _start_block(self, tag: str) -> None:
        if tag in {"table", "blockquote"}:
            self.warnings.append(tag)
        if tag == "li" and self.lists:
            self._take_point()
            self.nested.append("<li>")
        elif tag == "tr":
            self.end_paragraph()
            self.parts.append(Part("table"))
        elif not self.lists:
            self.end_paragraph()
        self.inside.append(tag)

    def _end_block(self, tag: str) -> None:
        if tag in {"td", "th"} and self.parts and self.parts[-1].kind == "table":
            self._end_line()
            cell = text(" ".join(self.lines))
            self.lines = []
            self.parts[-1].lines.append(cell)
        elif tag == "li" and self.lists:
            self._take_point()
            self.nested.append("</li>")
        elif not self.lists:
            self.end_paragraph()
        if tag in self.inside:
            del self.inside[len(self.inside) - 1 - self.inside[::-1].index(tag) :]

    def _start_list(self, tag: str) -> None:
        if self.lists:
            self._take_point()
            self.keeps_markup = True
        else:
            self.end_paragraph()
            self.nested, self.points, self.keeps_markup = [], [], False
        self.lists.append(tag)
        self.nested.append(f"<{tag}>")

    def _take_point(self) -> None:
        self._end_line()
        line = " ".join(line for line in self.lines if text(line))
        self.lines = []
        if line and self.lists:
            self.points.append(line)
            self.nested.append(line)

    def _end_list(self) -> None:
        self._take_point()
        self.nested.append(f"</{self.lists.pop()}>")
        if self.lists:
            return
        ordered = self.nested[0] == "<ol>"
        if self.points:
            html = "".join(self.nested) if self.keeps_markup else ""
            self.parts.append(Part("list", self.points, is_ordered=ordered, html=html))
