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
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit
from xml.parsers import expat

from django.utils.translation import gettext as _

from articles.blocks.raised import as_signs
from articles.importing.lenient import BOMS, Lenient, Repair

MOST_BYTES = 100 * 1024 * 1024
MOST_DEPTH = 12
CHUNK = 64 * 1024
TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
BREAKS = re.compile(r"<(?:br|hr|/?(?:p|div|li|ul|ol|h[1-6]|td|tr))\b[^>]*>", re.IGNORECASE)
STRUCK = re.compile(r"<(del|s|strike)\b[^>]*>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
PARTS = {"content": "content", "excerpt": "excerpt", "dc/": "dc", "wordpress.org/export": "wp"}


class Refused(Exception):
    """The file is refused; the message says why."""


@dataclass
class Post:
    """An item of the export: a post, a page, an attachment or another type."""

    fields: dict[str, str] = field(default_factory=dict)
    meta: list[tuple[str, str]] = field(default_factory=list)
    terms: list[tuple[str, str, str]] = field(default_factory=list)  # kind, address and name
    comments: int = 0
    repairs: list[Repair] = field(default_factory=list)

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
        return plain(self["title"])

    @property
    def categories(self) -> list[tuple[str, str]]:
        return [(slug, name) for kind, slug, name in self.terms if kind in {"category", ""}]

    @property
    def number(self) -> str:
        """The post's number in WordPress; older exports have it only in the address."""
        if self["wp:post_id"]:
            return self["wp:post_id"]
        queries = [parse_qs(split(self[name]).query) for name in ("link", "guid")]
        return next((query[name][0] for query in queries for name in ("p", "page_id") if name in query), "")

    @property
    def key(self) -> str:
        """What a post is known by within its site. Posts and pages are numbered together."""
        return f"post:{self.number}" if self.number else (self["link"] or self["guid"] or self.title)[:400]

    @property
    def slugs(self) -> set[str]:
        """The last parts of the post's addresses, now and before."""
        return {
            slug for slug in map(last_part, [self["link"], self["wp:post_name"], *self.noted("_wp_old_slug")]) if slug
        }

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
    title: str = ""
    description: str = ""
    parent: str = ""


@dataclass
class Site:
    """Data of the whole file, such as the pictures and authors that posts refer to."""

    address: str = ""  # of this site, which may be one of several of a network
    file_hash: str = ""
    items: int = 0
    names: dict[str, str] = field(default_factory=dict)  # login → the name that readers saw
    attachments: dict[str, Attachment] = field(default_factory=dict)
    repairs: list[Repair] = field(default_factory=list)

    @property
    def host(self) -> str:
        return host_of(self.address)

    @property
    def path(self) -> str:
        return split(self.address).path.rstrip("/")

    @property
    def name(self) -> str:
        """Host and path: two sites of one network have two names."""
        return f"{self.host}{self.path}"[:250]


def survey(path: Path) -> Site:
    """Read the whole file once, so that all errors are found before anything is written. Raises Refused."""
    reader = _Reader()
    site = Site()
    for post in reader.posts(path):
        site.items += 1
        if post.kind == "attachment":
            alt = next(iter(post.noted("_wp_attachment_image_alt")), "")
            url = post["wp:attachment_url"] or post["guid"]
            site.attachments[post.number] = Attachment(
                url, alt.strip(), plain(post["excerpt:encoded"]), post.title, plain(post["content:encoded"]),
                post["wp:post_parent"],
            )  # fmt: skip
    if not reader.is_export:
        raise Refused(_("This is not a WordPress export. It has no WXR version."))
    site.address = reader.blog or reader.address or reader.network
    site.names, site.file_hash = reader.names, reader.digest.hexdigest()
    site.repairs = reader.lenient.repairs
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


def last_part(address: str) -> str:
    """The last part of an address's path, such as "back-pain"; "" for one with a number only."""
    parts = split(address)
    return "" if parts.query else unquote(parts.path).rstrip("/").rpartition("/")[2].lower()


def plain(html: str) -> str:
    """The text of a short field. Raised and lowered characters become signs; struck-out words are left out."""
    html = STRUCK.sub("", BREAKS.sub(" ", html))
    return " ".join(unescape(TAG.sub("", as_signs(html))).split())


def struck(html: str) -> str:
    return " ".join(plain(f" {found[2]} ") for found in STRUCK.finditer(html))


class _Reader:
    """Holds one item at a time. Skips the texts of comments and unknown elements."""

    def __init__(self):
        self.lenient = Lenient()
        self.parser = self._parser(None)
        self.path: list[str] = []
        self.text: list[str] = []
        self.post = Post()
        self.ready: list[Post] = []
        self.pair = ["", ""]
        self.address = self.network = self.blog = ""
        self.told = 0  # repairs that belong to items before
        self.is_export = False
        self.names: dict[str, str] = {}
        self.digest = hashlib.sha256()

    def _parser(self, encoding: str | None):
        """Pieces that were repaired are UTF-8, whatever the file declares."""
        parser = expat.ParserCreate(encoding, namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        return parser

    def posts(self, path: Path) -> Iterator[Post]:
        for piece in self.lenient.pieces(self._digested(path)):
            self._feed(piece, False)
            yield from self.ready
            self.ready.clear()
        self._feed(b"", True)

    def _digested(self, path: Path) -> Iterator[bytes]:
        for number, chunk in enumerate(_chunks(path)):
            self.digest.update(chunk)
            if not number and not chunk.startswith(BOMS):
                self.parser = self._parser("utf-8")
            yield chunk

    def _feed(self, chunk: bytes, is_last: bool) -> None:
        try:
            self.parser.Parse(chunk, is_last)
        except expat.ExpatError as problem:
            words = _("The file has an error in line %(line)s: %(problem)s")
            raise Refused(words % {"line": problem.lineno + self.lenient.dropped, "problem": problem}) from problem

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
            self.term = attributes.get("domain", ""), attributes.get("nicename", "")

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
            repairs = self.lenient.repairs
            until = self.parser.CurrentLineNumber + self.lenient.dropped
            end = next((n for n, each in enumerate(repairs[self.told :], self.told) if each.line > until), len(repairs))
            self.post.repairs, self.told = repairs[self.told : end], end
            self.ready.append(self.post)
        elif name == "wp:wxr_version":
            self.is_export = True
        elif name == "wp:base_blog_url":
            self.blog = text
        elif name == "wp:base_site_url":
            self.network = text
        elif name == "link":
            self.address = self.address or text
        elif name == "wp:author":
            self.names[self.pair[0]] = " ".join(self.pair[1].split())

    def _of_item(self, name: str, text: str) -> None:
        if name == "wp:postmeta":
            self.post.meta.append((self.pair[0], self.pair[1]))
        elif name == "wp:comment":
            self.post.comments += 1
        elif name == "category":
            self.post.terms.append((*self.term, text.strip()))
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
