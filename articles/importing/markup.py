"""Parses the HTML of an old post into a flat list of parts: headings, paragraphs, lists, tables, pictures. Pure.

WordPress keeps paragraphs as empty lines, as <p> or both; shortcodes stand in square brackets among the text. nh3 has
parsed the markup before, so every tag is closed. Only tags and addresses that are written here reach a draft. What does
not reach it goes into the ledger.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import urljoin

import nh3

from articles.blocks.raised import as_signs
from articles.importing import shortcodes
from articles.importing.ledger import Ledger
from articles.importing.shortcodes import Shortcode
from articles.importing.wxr import host_of, split

MOST_LETTERS = 500_000
MOST_TAGS = 20_000
HEADINGS = {f"h{level}": level for level in range(1, 7)}
INLINE = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "sub": "sub", "sup": "sup"}
LISTS = {"ul", "ol"}
# Elements in which WordPress makes paragraphs.
BARE = {"div", "blockquote", "section", "article", "aside", "main", "header", "footer", "address", "fieldset", "form"}
BARE |= {"center", "details", "nav"}
BREAKS = {*BARE, *HEADINGS, "p", "pre", "dl", "dt", "dd", "figure", "figcaption", "li", "legend", "option", "hgroup"}
TABLES = {"table", "caption", "thead", "tbody", "tfoot", "colgroup", "col", "tr", "td", "th"}
FILM_TAGS = {"iframe", "video"}
# Their words are listed; the draft has nothing of them.
DROPPED = {"object", "embed", "audio", "select", "textarea", "input", "svg", "math", "canvas", "script", "style"}
DROPPED |= {"template", "button", "map", "dialog", "progress", "meter"}
UNREAD = {"script", "style", "template"}
STRUCK = {"del", "s", "strike"}
FORMATS = {"u", "ins", "mark", "q", "abbr", "acronym", "code", "kbd", "samp", "var", "dfn", "tt"}  # kept as plain text
PLAIN = {"span", "font", "big", "small", "label", "bdi", "bdo", "data", "time", "cite", "nobr", "noscript", "picture"}
PLAIN |= {"source", "track", "param", "area", "wbr", "hr", "br", "img", "a", "summary", "ruby", "rt", "rp", "optgroup"}
TAGS = {*INLINE, *LISTS, *BREAKS, *TABLES, *FILM_TAGS, *DROPPED, *STRUCK, *FORMATS, *PLAIN}
WHOLE_PAGE = {"html", "head", "body", "frameset", "frame"}
VOID = {"area", "br", "col", "embed", "hr", "img", "input", "param", "source", "track", "wbr"}
OF_ANY = {"style", "title", "hidden", "class", "id", "aria-label"}
OF_TAGS = {
    **{name: {"src", "alt", "data", "action", "placeholder", "value", "type", "label", "summary"} for name in TAGS},
    "a": {"href"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
SCHEMES = {"http", "https", "mailto", "tel", "javascript", "data", "ftp", "file", "sms", "whatsapp", "skype", "callto"}
TOOLTIPS = ("title", "aria-label", "placeholder", "summary", "label")
FILM_HOSTS = re.compile(r"(?:^|\.)(?:youtube(?:-nocookie)?|vimeo|dailymotion|videopress)\.com$|^youtu\.be$")
FILM_FILE = re.compile(r"\.(?:mp4|m4v|webm|ogv|mov)$", re.IGNORECASE)
ADDRESS_ALONE = re.compile(r"https?://\S+")
PICTURE_NUMBER = re.compile(r"\bwp-image-(\d+)\b")
SAID_BY = re.compile(r"^[—–-]\s*(\S.{1,118})$")
LONGEST_NAME = 120


class TooMuch(Exception):
    """The text is too large for an article."""


@dataclass
class Part:
    """`lines` are pieces of safe inline HTML: lines of a paragraph or quotation, or points of a list.

    A list with nested lists, links or raised characters also has its `html`, because our lists of points are plain.
    """

    kind: str  # heading, paragraph, list, picture, table, quote, film, toggle, toggle_end
    lines: list[str] = field(default_factory=list)
    level: int = 0
    is_ordered: bool = False
    source: str = ""
    number: str = ""
    alt: str = ""
    caption: str = ""
    html: str = ""
    cells: list[list[str]] = field(default_factory=list)
    place: str = ""


@dataclass(frozen=True)
class Pictures:
    """The pictures of the export by number, and those that belong to the post."""

    addresses: dict[str, str] = field(default_factory=dict)
    of_post: tuple[str, ...] = ()


def parts(html: str, *, base: str = "", pictures: Pictures | None = None) -> tuple[list[Part], Ledger]:
    """`base` is the post's address on the old site. Raises TooMuch."""
    if len(html) > MOST_LETTERS or html.count("<") > MOST_TAGS:
        raise TooMuch
    ledger = Ledger()
    unknown = {name.lower() for name in re.findall(r"<([a-zA-Z][\w-]*)", html)} - TAGS - WHOLE_PAGE
    marked, codes = shortcodes.mark(html)
    clean = nh3.clean(
        marked,
        tags=TAGS | unknown,
        clean_content_tags=set(),
        attributes={tag: OF_ANY | OF_TAGS.get(tag, set()) for tag in TAGS | unknown},
        url_schemes=SCHEMES,
        link_rel=None,
    )
    walk = _Walk(base, codes, pictures or Pictures(), ledger)
    walk.feed(clean)
    walk.close()
    walk.end()
    return walk.parts, ledger


def text(inline: str) -> str:
    """The plain text of a piece of inline HTML. Raised and lowered characters become signs."""
    return " ".join(unescape(re.sub(r"<[^<>]*>", "", as_signs(inline))).split())


@dataclass
class _Capture:
    """What is inside an element that the draft has nothing of."""

    code: str
    detail: str
    place: str
    words: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    pictures: int = 0


@dataclass
class _Table:
    place: str
    caption: str = ""
    rows: list[list[str]] = field(default_factory=list)
    is_merged: bool = False


class _Walk(HTMLParser):
    """Collects text into the open block; a closed block becomes a part."""

    def __init__(self, base: str, codes: list[Shortcode], pictures: Pictures, ledger: Ledger):
        super().__init__()
        self.base, self.codes, self.pictures, self.ledger = base, codes, pictures, ledger
        self.host = host_of(base)
        self.parts: list[Part] = []
        self.waiting: list[Part] = []  # pictures and films in a list, table or quotation: they come after it
        self.place = ""
        self.open: list[tuple[str, Callable[[], None] | None]] = []
        self.captures: list[_Capture] = []
        self.lines: list[str] = []
        self.line: list[str] = []
        self.inline: list[tuple[str, str]] = []  # open inline tags: (end tag, start tag)
        self.inside: list[str] = []  # open blocks: in paragraphs and headings a new line is a space
        self.lists: list[str] = []
        self.nested: list[str] = []  # the list's HTML
        self.points: list[str] = []
        self.keeps_markup = False
        self.tables: list[_Table] = []
        self.quote: Part | None = None
        self.toggles: list[str] = []
        self.figures: list[tuple[int, str]] = []  # where their parts begin, and their classes

    # Tags

    def handle_starttag(self, tag, attrs):
        values = {name: shortcodes.unmark(value or "", self.codes) for name, value in attrs}
        self._tooltips(tag, values)
        close = self._begin(tag, values)
        if tag not in VOID:
            self.open.append((tag, close))

    def handle_endtag(self, tag):
        while any(tag == name for name, _close in self.open):
            name, close = self.open.pop()
            if close:
                close()
            if name == tag:
                break

    def _begin(self, tag: str, values: dict[str, str]) -> Callable[[], None] | None:
        style = re.sub(r"\s", "", values.get("style", "").lower())
        if self.captures:
            return self._inside_of_capture(tag, values)
        if tag in STRUCK or "line-through" in style:
            return self._capture("struck")
        if "hidden" in values or "display:none" in style:
            return self._capture("hidden")
        if tag in FILM_TAGS:
            return self._film_tag(tag, values)
        if tag in DROPPED:
            return self._dropped(tag, values)
        if "align:super" in style or "align:sub" in style:
            tag = "sup" if "align:super" in style else "sub"
        if tag in INLINE:
            return self._open(INLINE[tag])
        if tag in FORMATS:
            return self._format(tag)
        opening = {
            "a": lambda: self._open_link(values.get("href", "")),
            "br": self._end_line,
            "hr": self._break,
            "img": lambda: self._picture(values),
            "ul": lambda: self._start_list(tag, values),
            "ol": lambda: self._start_list(tag, values),
            "table": self._start_table,
            "summary": self._start_summary,
            "details": self._start_details,
            "cite": self._start_cite,
        }.get(tag)
        if opening:
            return opening()
        if tag in TABLES:
            return self._in_table(tag, values)
        if tag not in TAGS:
            self._note("tag", tag)
            self._break()
            return self._break
        if tag in PLAIN:
            if tag == "source" and (links := self._links(values, "src")):
                self._note("markup", tag, links=links)
            return None
        return self._start_block(tag, values)

    def handle_data(self, data):
        place = 0
        for found in shortcodes.MARK.finditer(data):
            self._data(data[place : found.start()])
            place = found.end()
            self._shortcode(self.codes[int(found[1])])
        self._data(data[place:])

    def _data(self, data: str) -> None:
        if self.captures:
            self.captures[-1].words.append(data)
            return
        if "pre" in self.inside:
            pieces = data.split("\n")
            for number, line in enumerate(pieces):
                if number:
                    self._end_line()
                self._write(line)
            return
        if self.lists or self.tables or not BARE.issuperset(self.inside):
            self._write(data)
            return
        for place, paragraph in enumerate(re.split(r"\n[ \t\r]*\n", data)):
            if place:
                self.end_paragraph()
            for row, line in enumerate(paragraph.split("\n")):
                if row:
                    self._end_line()
                self._write(line)

    def _write(self, words: str) -> None:
        self.line.append(escape(re.sub(r"\s+", " ", words), quote=False))

    def end(self) -> None:
        """At the end of the text."""
        while self.open:
            self.handle_endtag(self.open[-1][0])
        self.end_paragraph()
        for name in self.toggles:
            self.parts.append(Part("toggle_end", caption=name))
        self._release()

    # Paragraphs and lines

    def _note(self, code: str, detail: str = "", **more) -> None:
        self.ledger.add(code, detail, place=self.place, **more)

    def _add(self, part: Part) -> None:
        part.place = self.place
        held = part.kind in {"picture", "film"} and (self.lists or self.tables or self.quote)
        (self.waiting if held else self.parts).append(part)

    def _release(self) -> None:
        if not (self.lists or self.tables or self.quote):
            self.parts += self.waiting
            self.waiting = []

    def _break(self) -> None:
        """A new paragraph. In a list or a table a new line."""
        if self.lists or self.tables:
            self._end_line()
        else:
            self.end_paragraph()

    def end_paragraph(self):
        if self.lists or self.tables:
            return
        kind, level = "paragraph", 0
        heading = next((tag for tag in reversed(self.inside) if tag in HEADINGS), "")
        if heading and not self.quote:
            kind, level = "heading", HEADINGS[heading]
        self._end_line()
        lines, self.lines = [line for line in self.lines if text(line)], []
        if not lines:
            return
        if self.quote:
            self.quote.lines += [*([""] if self.quote.lines else []), *lines]
        elif kind == "paragraph" and len(lines) == 1 and (address := _film_alone(text(lines[0]))):
            self._add(Part("film", source=address))
        else:
            if kind == "heading":
                self.place = text(" ".join(lines))
            self._add(Part(kind, lines, level=level))

    def _end_line(self):
        """Closes inline tags that are open at the end of the line and opens them again in the next line."""
        ends = "".join(f"</{tag}>" for tag, start in reversed(self.inline) if start)
        self.lines.append(re.sub(" {2,}", " ", "".join(self.line) + ends).strip())
        self.line = [start for _tag, start in self.inline]

    def _open(self, tag: str, start: str | None = None) -> Callable[[], None]:
        start = f"<{tag}>" if start is None else start
        self.inline.append((tag, start))
        self.line.append(start)
        self.keeps_markup = self.keeps_markup or tag in {"sub", "sup"}
        return lambda: self._close(tag)

    def _close(self, tag: str) -> None:
        if self.inline and self.inline[-1][0] == tag:
            _tag, start = self.inline.pop()
            self.line.append(f"</{tag}>" if start else "")

    def _format(self, tag: str) -> Callable[[], None] | None:
        """Type that our texts do not have: the words are kept."""
        self._note("format", tag)
        if tag != "q":
            return None
        self.line.append("“")
        return lambda: self.line.append("”")

    # Blocks

    def _start_block(self, tag: str, values: dict[str, str]) -> Callable[[], None]:
        if tag == "form":
            self._note("markup", "form", links=self._links(values, "action"))
        if tag == "li" and self.lists:
            self._take_point()
            self.nested.append("<li>")
            if values.get("value"):
                self._note("list_value", values["value"])
        elif tag == "li" and self.tables:
            self._end_line()
            self.line.append("• ")
        else:
            self._break()
        self.inside.append(tag)
        start = len(self.parts)
        if tag == "blockquote" and not self.quote and not self.tables and not self.lists:
            self.quote = Part("quote", place=self.place)
            return self._end_quote
        if tag == "footer" and self.quote:
            return self._end_said_by
        if tag == "figcaption":
            return self._end_caption
        if tag == "figure":
            self.figures.append((start, values.get("class", "")))
            return self._end_figure
        return lambda: self._end_block(tag)

    def _end_block(self, tag: str) -> None:
        if tag == "li" and self.lists:
            self._take_point()
            self.nested.append("</li>")
        else:
            self._break()
        if tag in self.inside:
            del self.inside[len(self.inside) - 1 - self.inside[::-1].index(tag) :]

    def _end_figure(self) -> None:
        self._end_block("figure")
        self.figures.pop()

    def _end_caption(self) -> None:
        """The caption of the figure's last picture, table or film. A gallery's own caption is a paragraph."""
        start, classes = self.figures[-1] if self.figures else (len(self.parts), "")
        inside = [part for part in self.parts[start:] + self.waiting if part.kind in {"picture", "table", "film"}]
        if not inside or "gallery" in classes or self.lists or self.tables or self.quote:
            self._end_block("figcaption")
            return
        self._end_line()
        lines, self.lines = [line for line in self.lines if text(line)], []
        inside[-1].caption = " ".join([inside[-1].caption, self.plain(" ".join(lines), "caption")]).strip()
        self._end_block("figcaption")

    def _end_quote(self) -> None:
        self.end_paragraph()
        quote, self.quote = self.quote, None
        self._end_block("blockquote")
        if quote and quote.lines:
            last = SAID_BY.match(text(quote.lines[-1]))
            if not quote.caption and last and len(quote.lines) > 1:
                quote.lines, quote.caption = quote.lines[:-1], last[1]
            place, self.place = self.place, quote.place
            quote.lines = [self.plain(line, "quotation") for line in quote.lines]
            self.place = place
            self.parts.append(quote)
        elif quote and quote.caption:
            self.parts.append(Part("paragraph", [escape(quote.caption, quote=False)], place=quote.place))
        self._release()

    def _start_cite(self) -> Callable[[], None] | None:
        if not self.quote:
            return None
        self.end_paragraph()
        return self._take_said_by

    def _end_said_by(self) -> None:
        self._take_said_by()
        self._end_block("footer")

    def _take_said_by(self) -> None:
        self._end_line()
        lines, self.lines = [line for line in self.lines if text(line)], []
        words = self.plain(" ".join(lines), "quotation").lstrip("—–- ")
        if not self.quote or not words:
            return
        if self.quote.caption or len(words) > LONGEST_NAME:
            self.quote.lines += [""] * bool(self.quote.lines) + [escape(words, quote=False)]
        else:
            self.quote.caption = words

    # Links, pictures and films

    def plain(self, inline: str, kind: str) -> str:
        """The plain text of `inline`; the links and the type that it loses are listed."""
        return plain(inline, kind, self.ledger, self.place)

    def _open_link(self, address: str) -> Callable[[], None]:
        """Allows the links that our own editor allows. http becomes https; an address of the old site is completed."""
        address = address.strip()
        if not address:
            return self._open("a", "")
        full = address if address.startswith("#") or not self.base else joined(self.base, address)
        parts = split(full)
        if parts.scheme in {"http", "https"} and parts.hostname:
            if host_of(full) == self.host:
                self._note("own_file" if "/wp-content/" in parts.path else "own_link", full)
            start = f'<a href="{escape("https" + full[len(parts.scheme) :])}">'
        elif parts.scheme in {"mailto", "tel"}:
            start = f'<a href="{escape(address)}">'
        else:
            code = "page_link" if address.startswith("#") else "link"
            self._note(code, "" if code == "page_link" else address, links=[address])
            return self._open("a", "")
        self.keeps_markup = True
        closing = self._open("a", start)
        line, lines, parts_before = self.line, len(self.lines), len(self.parts) + len(self.waiting)
        length = len(line)

        def close() -> None:
            has_picture = len(self.parts) + len(self.waiting) > parts_before
            same_line = self.line is line and len(self.lines) == lines
            said = "".join(line[length:]) if same_line else "".join([*self.lines[lines:], *self.line])
            if not text(said):
                self._note("picture_link" if has_picture else "empty_link", full, links=[full])
                if same_line and self.inline and self.inline[-1] == ("a", start):
                    line[length - 1], self.inline[-1] = "", ("a", "")
            closing()

        return close

    def _picture(self, values: dict) -> None:
        number = PICTURE_NUMBER.search(values.get("class", ""))
        source = values.get("src", "").strip()
        alt = " ".join(values.get("alt", "").split())
        if not source or source.startswith("data:"):
            self._note("markup", "img", words=alt, pictures=1)
            return
        if not (self.lists or self.tables):
            self.end_paragraph()
        source = joined(self.base, source) if self.base else source
        self._add(Part("picture", source=source, number=number[1] if number else "", alt=alt))

    def _film_tag(self, tag: str, values: dict) -> Callable[[], None]:
        """A film is linked, with its title. Another frame is listed."""
        address = next(iter(self._links(values, "src")), "")
        title = " ".join(values.get("title", "").split())
        if tag == "iframe" and not _is_film(address):
            self._write(" ")
            return self._capture("markup", "iframe", links=[address] if address else [])
        self._break()
        if address:
            self._film(address, title)
        return self._capture("film_inside", "video", has_film=bool(address))

    def _film(self, address: str, title: str = "") -> None:
        if not split(address).hostname:
            self._note("markup", "video", links=[address], words=title)
            return
        self._note("film", address)
        self._add(Part("film", source=address, caption=title))

    def _links(self, values: dict, *names: str) -> list[str]:
        return [joined(self.base, values[name]) for name in names if values.get(name)]

    def _dropped(self, tag: str, values: dict) -> Callable[[], None] | None:
        words = values.get("value", "") if tag == "input" and values.get("type") != "hidden" else ""
        links = self._links(values, "src", "data") if tag != "input" else []
        self._write(" ")
        if tag in VOID:
            self._note("markup", tag, words=words, links=links)
            return None
        return self._capture("markup", tag, links=links)

    # What the draft has nothing of

    def _capture(self, code: str, detail: str = "", links=(), has_film: bool = False) -> Callable[[], None]:
        self.captures.append(_Capture(code, detail, self.place, links=list(links)))

        def end() -> None:
            capture = self.captures.pop()
            words = " ".join("".join(capture.words).split()) if capture.detail not in UNREAD else ""
            if capture.code == "film_inside":
                if not has_film and capture.links:
                    self._film(capture.links.pop(0))
                if not (words or capture.links or capture.pictures):
                    return
                capture.code = "markup"
            self.ledger.add(
                capture.code, capture.detail, place=capture.place,
                words=words, links=capture.links, pictures=capture.pictures,
            )  # fmt: skip

        return end

    def _inside_of_capture(self, tag: str, values: dict) -> Callable[[], None] | None:
        capture = self.captures[-1]
        names = {"a": "href", "object": "data"}
        link = values.get(names.get(tag, "src"), "")
        if tag == "img":
            capture.pictures += 1
            capture.words.append(f" {values.get('alt', '')} ")
        elif link and tag in {"a", "iframe", "embed", "video", "audio", "source", "track", "object"}:
            capture.links.append(joined(self.base, link) if not link.startswith("#") else link)
        if tag == "input" and values.get("type") != "hidden":
            capture.words.append(f" {values.get('value', '')} ")
        if (tag not in INLINE and tag not in PLAIN) or tag in {"br", "img"}:
            capture.words.append(" ")
        if tag in {"sub", "sup"}:
            start = len(capture.words)

            def close() -> None:
                inside = "".join(capture.words[start:])
                del capture.words[start:]
                capture.words.append(unescape(as_signs(f"<{tag}>{escape(inside, quote=False)}</{tag}>")))

            return close
        return lambda: capture.words.append("" if tag in {*INLINE, *PLAIN, *STRUCK, *FORMATS} else " ")

    def _tooltips(self, tag: str, values: dict[str, str]) -> None:
        """Words that only a pointer or a screen reader finds."""
        for name in TOOLTIPS:
            words = " ".join(values.get(name, "").split())
            is_kept = tag == "iframe" and name == "title" and _is_film(joined(self.base, values.get("src", "")))
            if words and not is_kept and self.captures:
                self.captures[-1].words.append(f" {words} ")
            elif words and not is_kept:
                self._note("tooltip", tag, words=words)
        if tag not in {"img"} and values.get("alt"):
            self._note("tooltip", tag, words=values["alt"])

    # Lists

    def _start_list(self, tag: str, values: dict[str, str]) -> Callable[[], None] | None:
        if self.tables:
            self._end_line()
            return self._end_line
        if self.lists:
            self._take_point()
            self.keeps_markup = True
        else:
            self.end_paragraph()
            self.nested, self.points, self.keeps_markup = [], [], False
        start = ""
        if tag == "ol":
            if (first := _small_number(values.get("start", ""))) not in {None, 1}:
                start = f' start="{first}"'
            if values.get("type", "") in {"a", "A", "i", "I"}:
                start += f' type="{values["type"]}"'
            if "reversed" in values:
                self._note("list_value", "reversed")
        self.lists.append(tag)
        self.nested.append(f"<{tag}{start}>")
        self.keeps_markup = self.keeps_markup or bool(start)
        return self._end_list

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
        ordered = self.nested[0].startswith("<ol")
        if self.points and self.quote:
            for point in self.points:
                self.quote.lines += [*([""] if self.quote.lines else []), point]
        elif self.points:
            html = "".join(self.nested) if self.keeps_markup else ""
            self.parts.append(Part("list", self.points, is_ordered=ordered, html=html, place=self.place))
        self._release()

    # Tables

    def _start_table(self) -> Callable[[], None]:
        if self.lists:
            self._note("nested_table")
            self._end_line()
            return self._end_line
        if self.tables:
            self._note("nested_table")
            self._end_line()
            self.tables.append(_Table(self.place))
            return self._end_inner_table
        self.end_paragraph()
        self.tables.append(_Table(self.place))
        return self._end_table

    def _in_table(self, tag: str, values: dict[str, str]) -> Callable[[], None] | None:
        if not self.tables or self.lists:
            self._break()
            return self._break
        table = self.tables[-1]
        if len(self.tables) > 1:
            self._end_line()
            return self._end_line
        if tag == "tr":
            self._stray()
            table.rows.append([])
        elif tag in {"td", "th"}:
            self._stray()
            if not table.rows:
                table.rows.append([])
            wide = _small_number(values.get("colspan", "")) or 1
            table.is_merged = table.is_merged or wide > 1 or values.get("rowspan", "1") != "1"
            return lambda: table.rows[-1].extend([self._cell(), *[""] * (min(wide, 50) - 1)])
        elif tag == "caption":
            return lambda: setattr(table, "caption", f"{table.caption} {self._cell()}".strip())
        return None

    def _cell(self) -> str:
        self._end_line()
        lines, self.lines = [line for line in self.lines if text(line)], []
        return self.plain(" ".join(lines), "table")

    def _stray(self) -> None:
        """Words between the cells stay with the cell before them."""
        table = self.tables[-1]
        if (words := self._cell()) and table.rows and table.rows[-1]:
            table.rows[-1][-1] = f"{table.rows[-1][-1]} {words}".strip()
        elif words:
            table.caption = f"{table.caption} {words}".strip()

    def _end_inner_table(self) -> None:
        self._end_line()
        self.tables.pop()

    def _end_table(self) -> None:
        self._stray()
        table = self.tables.pop()
        if table.is_merged:
            self._note("merged_cells")
        into = self.waiting if self.quote else self.parts
        rows = [row for row in table.rows if any(row)]
        columns = max(map(len, rows), default=0)
        if len(rows) < 2 or columns < 2:
            if rows:
                self._note("layout_table")
            texts = [table.caption, *(cell for row in rows for cell in row)]
            into += [Part("paragraph", [escape(each, quote=False)], place=table.place) for each in texts if each]
        else:
            full = [row + [""] * (columns - len(row)) for row in rows]
            into.append(Part("table", cells=full, caption=table.caption, place=table.place))
        self._release()

    # Toggles: a title that opens a text

    def _start_details(self) -> Callable[[], None]:
        self._break()
        self.inside.append("details")
        self.toggles.append("")

        def end() -> None:
            self._end_block("details")
            if self.toggles.pop():
                self.parts.append(Part("toggle_end"))

        return end

    def _start_summary(self) -> Callable[[], None]:
        self._break()

        def end() -> None:
            self._end_line()
            lines, self.lines = [line for line in self.lines if text(line)], []
            title = self.plain(" ".join(lines), "toggle")
            if title and self.toggles and not self.toggles[-1] and not (self.lists or self.tables or self.quote):
                self.toggles[-1] = "details"
                self._toggle(title)
            elif title:
                self.lines.append(escape(title, quote=False))
                self._break()

        return end

    def _toggle(self, title: str) -> None:
        self.parts.append(Part("toggle", [escape(title, quote=False)], caption=title, place=self.place))

    # Shortcodes

    def _shortcode(self, code: Shortcode) -> None:
        self._write(" ")  # what stood on both sides of it does not become one word
        if self.captures:
            if code.is_end and self.captures[-1].code == "code" and self.captures[-1].detail == f"[{code.name}]":
                self.captures[-1].words.append(f" {shortcodes.said(code.raw)} ")
                self.handle_endtag("shortcode")
            else:
                self.captures[-1].words.append(f" {shortcodes.said(code.raw)} ")
        elif code.name == "caption":
            self._note("caption_code", words=shortcodes.said(code.raw))
        elif code.name == "gallery":
            self._gallery(code)
        elif code.name in shortcodes.FILMS:
            self._film_code(code)
        elif code.name in shortcodes.HOLDS_CODE and code.has_end and not code.is_end:
            close = self._capture("code", f"[{code.name}]")
            self.captures[-1].words.append(f"{shortcodes.said(code.raw)} ")
            self.open.append(("shortcode", close))
        elif code.is_toggle and not (self.lists or self.tables or self.quote):
            self._toggle_code(code)
        else:
            kind = "layout_code" if code.is_layout else "shortcode"
            self._note(
                "dynamic" if code.name.startswith("wp:") else kind, f"[{code.name}]", words=shortcodes.said(code.raw)
            )

    def _toggle_code(self, code: Shortcode) -> None:
        self.end_paragraph()
        if not code.is_end:
            self._note("toggle", f"[{code.name}]", words=shortcodes.without(code.raw, code.title))
            self.toggles.append(code.name)
            self._toggle(" ".join(shortcodes.said(code.title).split()))
            return
        self._note("toggle", f"[{code.name}]", words=shortcodes.said(code.raw))
        if self.toggles and self.toggles[-1] == code.name:
            self.toggles.pop()
            self.parts.append(Part("toggle_end"))

    def _gallery(self, code: Shortcode) -> None:
        numbers = re.findall(r"\d+", code.values.get("ids") or code.values.get("include") or "")
        numbers = numbers or list(self.pictures.of_post)
        found = [number for number in numbers if number in self.pictures.addresses]
        missing = [number for number in numbers if number not in self.pictures.addresses]
        if not found:
            self._note("shortcode", "[gallery]", words=shortcodes.said(code.raw))
            return
        if not (self.lists or self.tables):
            self.end_paragraph()
        self._note("gallery", str(len(found)), words=shortcodes.said(code.raw), pictures=-len(found))
        if missing:
            self._note("gallery_missing", ", ".join(missing))
        for number in found:
            self._add(Part("picture", source=self.pictures.addresses[number], number=number))

    def _film_code(self, code: Shortcode) -> None:
        """[embed]address[/embed]: the address between them becomes a film when its paragraph ends."""
        address = next((value for value in code.values.values() if _is_film(value)), "")
        self._note("film_code", f"[{code.name}]", words=shortcodes.without(code.raw, address))
        if address:
            self._break()
            self._film(address)


def plain(inline: str, kind: str, ledger: Ledger, place: str) -> str:
    """The plain text of `inline`, for a block of `kind` that holds no links and no type; what it loses is listed."""
    if links := [unescape(link) for link in re.findall(r'<a\b[^>]*\bhref="([^"]*)"', inline)]:
        ledger.add("plain_link", kind, place=place, links=links)
    if "<strong>" in inline or "<em>" in inline:
        ledger.add("plain_type", kind, place=place)
    return text(inline)


def _small_number(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() and len(typed) < 7 else None


def joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return address


def _is_film(address: str) -> bool:
    parts = split(address)
    return bool(FILM_HOSTS.search(parts.hostname or "")) or bool(parts.hostname and FILM_FILE.search(parts.path))


def _film_alone(words: str) -> str:
    return words if ADDRESS_ALONE.fullmatch(words) and _is_film(words) else ""
