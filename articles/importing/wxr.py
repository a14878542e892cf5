"""Reads a WordPress export (WXR) item by item, with a size limit. A document type is refused.

Without a document type there are no entities to expand and no files to fetch, so the known attacks with XML
cannot work. docs/decisions/0015 says why this uses Python's own expat.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, urlsplit
from xml.parsers import expat

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

MOST_BYTES = 100 * 1024 * 1024
MOST_DEPTH = 12
CHUNK = 64 * 1024
# WordPress exports contain these control characters, but XML does not allow them.
CONTROL = bytes(sorted(set(range(32)) - {9, 10, 13}))
PARTS = {"content": "content", "excerpt": "excerpt", "dc/": "dc", "wordpress.org/export": "wp"}


class Refused(Exception):
    """The file is refused; the message says why."""


@dataclass
class Post:
    """An item of the export: a post, a page, an attachment or another type."""

    fields: dict[str, str] = field(default_factory=dict)
    meta: list[tuple[str, str]] = field(default_factory=list)
    categories: list[tuple[str, str]] = field(default_factory=list)  # address and name
    comments: int = 0

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "").strip()

    @property
    def kind(self) -> str:
        return self["wp:post_type"]

    @property
    def status(self) -> str:
        return self["wp:status"]

    @property
    def title(self) -> str:
        return " ".join(unescape(strip_tags(self["title"])).split())

    @property
    def number(self) -> str:
        """The post's number in WordPress; older exports have it only in the address."""
        if self["wp:post_id"]:
            return self["wp:post_id"]
        queries = [parse_qs(split(self[name]).query) for name in ("link", "guid")]
        return next((query[name][0] for query in queries for name in ("p", "page_id") if name in query), "")

    @property
    def key(self) -> str:
        return (self.number or self["link"] or self["guid"] or self.title)[:500]

    @property
    def published_at(self) -> datetime | None:
        """None for a draft, which WordPress dates to the year 0."""
        try:
            return datetime.fromisoformat(self["wp:post_date_gmt"]).replace(tzinfo=UTC)
        except ValueError:
            return None

    def noted(self, name: str) -> list[str]:
        return [value for key, value in self.meta if key == name]


@dataclass(frozen=True)
class Attachment:
    url: str
    alt: str = ""
    caption: str = ""


@dataclass
class Site:
    """Data of the whole file, such as the pictures and authors that posts refer to."""

    host: str = ""
    file_hash: str = ""
    items: int = 0
    names: dict[str, str] = field(default_factory=dict)  # login → the name that readers saw
    attachments: dict[str, Attachment] = field(default_factory=dict)


def survey(path: Path) -> Site:
    """Read the whole file once, so that all errors are found before anything is written. Raises Refused."""
    reader = _Reader()
    site = Site()
    for post in reader.posts(path):
        site.items += 1
        if post.kind == "attachment":
            alt = next(iter(post.noted("_wp_attachment_image_alt")), "")
            url = post["wp:attachment_url"] or post["guid"]
            site.attachments[post.number] = Attachment(url, alt.strip(), plain(post["excerpt:encoded"]))
    if not reader.is_export:
        raise Refused(_("This is not a WordPress export. It has no WXR version."))
    site.host = host_of(reader.address)[:120]
    site.names, site.file_hash = reader.names, reader.digest.hexdigest()
    return site


def posts(path: Path) -> Iterator[Post]:
    return _Reader().posts(path)


def split(address: str) -> SplitResult:
    """The parts of an address. Empty parts if it is not valid."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def host_of(address: str) -> str:
    return (split(address).hostname or "").removeprefix("www.")


def plain(html: str) -> str:
    return " ".join(unescape(strip_tags(re.sub(r"<(?:br|/p)\b[^>]*>", " ", html))).split())


class _Reader:
    """Holds one item at a time. Skips the texts of comments and unknown elements."""

    def __init__(self):
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.path: list[str] = []
        self.text: list[str] = []
        self.post = Post()
        self.ready: list[Post] = []
        self.pair = ["", ""]
        self.address = ""
        self.is_export = False
        self.names: dict[str, str] = {}
        self.digest = hashlib.sha256()

    def posts(self, path: Path) -> Iterator[Post]:
        for chunk in _chunks(path):
            self.digest.update(chunk)
            self._feed(chunk.translate(None, CONTROL), False)
            yield from self.ready
            self.ready.clear()
        self._feed(b"", True)

    def _feed(self, chunk: bytes, is_last: bool) -> None:
        try:
            self.parser.Parse(chunk, is_last)
        except expat.ExpatError as problem:
            words = _("The file has an error in line %(line)s: %(problem)s")
            raise Refused(words % {"line": problem.lineno, "problem": problem}) from problem

    def _refuse_doctype(self, *_declared):
        raise Refused(_("The file declares a document type. An export has none, so the file may be harmful."))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.path) == MOST_DEPTH:
            raise Refused(_("The file has too many nested levels for an export."))
        name = _short(name)
        self.path.append(name)
        self.text = []
        if name == "item":
            self.post = Post()
        elif name in {"wp:author", "wp:postmeta"}:
            self.pair = ["", ""]
        elif name == "category":
            self.slug = attributes.get("nicename", "")

    def _text(self, text: str) -> None:
        self.text.append(text)

    def _end(self, _name: str) -> None:
        name, text = self.path.pop(), "".join(self.text)
        self.text = []
        parent = self.path[-1] if self.path else ""
        if parent == "channel":
            self._of_channel(name, text.strip())
        elif parent == "item":
            self._of_item(name, text)
        elif name in {"wp:author_login", "wp:meta_key"}:
            self.pair[0] = text.strip()
        elif name in {"wp:author_display_name", "wp:meta_value"}:
            self.pair[1] = text

    def _of_channel(self, name: str, text: str) -> None:
        if name == "item":
            self.ready.append(self.post)
        elif name == "wp:wxr_version":
            self.is_export = True
        elif name in {"link", "wp:base_site_url"}:
            self.address = text or self.address
        elif name == "wp:author":
            self.names[self.pair[0]] = " ".join(self.pair[1].split())

    def _of_item(self, name: str, text: str) -> None:
        if name == "wp:postmeta":
            self.post.meta.append((self.pair[0], self.pair[1]))
        elif name == "wp:comment":
            self.post.comments += 1
        elif name == "category":
            self.post.categories.append((self.slug, text.strip()))
        else:
            self.post.fields[name] = text


def _chunks(path: Path) -> Iterator[bytes]:
    read = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            read += len(chunk)
            if read > MOST_BYTES:
                raise Refused(_("The file is larger than 100 MB. Export it in parts. WordPress can export by date."))
            yield chunk


def _short(name: str) -> str:
    """content:encoded for "http://purl.org/rss/1.0/modules/content/ encoded", whatever the version."""
    space, blank, local = name.rpartition(" ")
    prefix = next((short for part, short in PARTS.items() if part in space), "other")
    return f"{prefix}:{local}" if blank else local
