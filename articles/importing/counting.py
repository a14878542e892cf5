"""Counts the words, numbers, links and pictures of a source, of a draft and of a ledger.

It knows nothing of the converter: it reads the HTML of the source by itself, so that a mistake of the converter shows
as a count that does not agree. Words that were struck out count as others than the same words that were not.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import parse_qs, urljoin, urlsplit

from articles.blocks.raised import as_signs
from articles.importing.ledger import Entry

TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+|[<>≤≥±]")
ADDRESS = re.compile(r"https?://[^\s<>\"'\[\]|]+")
STRUCK = "~"
NO_WORDS = {"role", "kind", "anchor", "source", "number", "address"}  # of a block
STRUCK_TAGS = {"del", "s", "strike"}
UNREAD = {"script", "style", "template"}  # readers never saw what is in them
SAID_IN = ("alt", "title", "aria-label", "placeholder", "summary", "label")
# These do not end a word.
IN_A_WORD = {
    *{"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"},
    *{"kbd", "label", "mark", "nobr", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time"},
    *{"tt", "u", "var", "wbr"},
}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
NUMBER_OF_A_FILM = {"youtube.com": r"/(?:embed|shorts|v)/([\w-]+)", "youtu.be": r"/([\w-]+)"}
NUMBER_OF_A_FILM |= {"vimeo.com": r"/(\d+)", "player.vimeo.com": r"/video/(\d+)"}


@dataclass
class Count:
    words: Counter = field(default_factory=Counter)
    numbers: Counter = field(default_factory=Counter)
    links: Counter = field(default_factory=Counter)
    pictures: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.words + other.words,
            self.numbers + other.numbers,
            self.links + other.links,
            self.pictures + other.pictures,
        )

    def beyond(self, other: "Count") -> list[str]:
        """What is here and not in `other`."""
        missing = [*(self.words - other.words), *(self.numbers - other.numbers), *(self.links - other.links)]
        return missing + ["◻"] * max(0, self.pictures - other.pictures)

    def totals(self) -> dict[str, int]:
        return {
            "words": self.words.total(),
            "numbers": self.numbers.total(),
            "links": self.links.total(),
            "pictures": self.pictures,
        }

    def add_text(self, text: str, mark: str = "") -> "Count":
        self.links.update(address(found) for found in ADDRESS.findall(text))
        for token in TOKEN.findall(ADDRESS.sub(" ", text)):
            is_word = token[0].isalnum() and not token[0].isdecimal()
            (self.words if is_word else self.numbers)[mark + token] += 1
        return self


def of_html(html: str, base: str = "") -> Count:
    """`base` is the address of the old page, for links without a host."""
    reader = _Source(base)
    reader.feed(html)
    reader.close()
    count = Count(links=reader.links, pictures=reader.pictures)
    count.add_text(_plain(reader.text))
    return count.add_text(_plain(reader.struck), STRUCK)


def of_texts(texts: Iterable[str]) -> Count:
    count = Count()
    for text in texts:
        count.add_text(text)
    return count


def of_blocks(blocks: Iterable[tuple[str, dict]]) -> Count:
    """What a draft says. A figure is described by the words that its post gave it."""
    count = Count()
    for kind, fields in blocks:
        for name, value in fields.items():
            if name == "html":
                count += of_html(value)
            elif name == "url":
                count.links[address(value)] += 1
            elif isinstance(value, str) and name not in NO_WORDS:
                count.add_text(value)
        count.pictures += kind == "figure"
    return count


def of_entries(entries: Iterable[Entry]) -> Count:
    """What the ledger lists. Its words are plain text."""
    count = Count()
    for entry in entries:
        if entry.code != "added":
            count.add_text(entry.words, STRUCK if entry.code == "struck" else "")
            count.links.update(address(link) for link in entry.links)
            count.pictures += entry.pictures
    return count


def added(entries: Iterable[Entry]) -> Count:
    return of_texts(entry.words for entry in entries if entry.code == "added")


def address(link: str, base: str = "") -> str:
    """One form of an address: https, no slash at the end, one address of a film."""
    link = link.strip()
    if link.startswith("#"):
        return link
    try:
        link = re.sub(r"^(?:http:)?//", "https://", urljoin(base, link) if base else link)
        parts = urlsplit(link)
        host = (parts.hostname or "").removeprefix("www.").replace("youtube-nocookie", "youtube")
    except ValueError:
        return link
    if host in NUMBER_OF_A_FILM:
        found = re.match(NUMBER_OF_A_FILM[host], parts.path)
        number = found[1] if found else parse_qs(parts.query).get("v", [""])[0]
        return f"{host}:{number}".replace("youtu.be:", "youtube.com:").replace("player.", "") if number else link
    return link.rstrip("/")


def _plain(pieces: list[str]) -> str:
    return unescape(re.sub(r"</?su[bp]>", "", as_signs("".join(pieces))))


class _Source(HTMLParser):
    """Collects what readers could see or follow. Tags may be unclosed."""

    def __init__(self, base: str):
        super().__init__()
        self.base = base
        self.open: list[tuple[str, bool, str]] = []  # tag, struck out, raised or lowered
        self.text: list[str] = []
        self.struck: list[str] = []
        self.links: Counter = Counter()
        self.pictures = 0

    def handle_starttag(self, tag, attrs):
        values = {name: value or "" for name, value in attrs}
        style = re.sub(r"\s", "", values.get("style", "").lower())
        if tag not in IN_A_WORD:
            self._write("\n")
        for name in SAID_IN:
            if values.get(name):
                self._write(f"\n{escape(values[name])}\n")
        if tag == "input" and values.get("type", "") != "hidden" and values.get("value"):
            self._write(f"\n{escape(values['value'])}\n")
        self._count_links(tag, values)
        if tag in VOID:
            return
        is_struck = tag in STRUCK_TAGS or "line-through" in style
        if is_struck:
            self.struck.append("\n")
        raised = tag if tag in {"sub", "sup"} else ""
        if "align:super" in style or "align:sub" in style:
            raised = "sup" if "align:super" in style else "sub"
        self.open.append((tag, is_struck, raised))
        self._write(f"<{raised}>" if raised else "")

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        while any(tag == name for name, _struck, _raised in self.open):
            name, _struck, raised = self.open[-1]
            self._write(f"</{raised}>" if raised else "")
            self.open.pop()
            if name == tag:
                break
        if tag not in IN_A_WORD:
            self._write("\n")

    def handle_data(self, data):
        if not any(tag in UNREAD for tag, _struck, _raised in self.open):
            self._write(escape(data))

    def handle_comment(self, data):
        """A block that WordPress makes only when the page is shown says in a comment what it shows."""
        if data.strip().startswith("wp:") and data.strip().endswith("/"):
            self._write(f"\n{escape(data)}\n")

    def _write(self, text: str) -> None:
        (self.struck if any(struck for _tag, struck, _raised in self.open) else self.text).append(text)

    def _count_links(self, tag: str, values: dict[str, str]) -> None:
        if tag == "img":
            self.pictures += 1
            return
        names = {"a": "href", "area": "href", "object": "data", "form": "action"}
        if tag in {"iframe", "embed", "video", "audio", "source", "track"} or tag in names:
            link = values.get(names.get(tag, "src"), "").strip()
            self.links.update([address(link, self.base)] if link else [])
