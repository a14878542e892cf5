"""A reader who follows every address of every page, breadth-first, once each."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import Resolver404, resolve
from lxml import html

from clinic import languages
from clinic.middleware import is_personal

FOLLOWED = ("href", "src", "hx-get")
NOT_TEXT = ("head", "script", "style", "template")
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@dataclass
class Page:
    """What an address answered, and where that leads."""

    path: str
    status: int
    kind: str = ""
    body: bytes = b""
    moved_to: str = ""
    cookies: list[str] = field(default_factory=list)
    robots: str = ""
    links: set[str] = field(default_factory=set)

    @property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.body, parser=html.HTMLParser(encoding="utf-8"))

    def text(self) -> str:
        """What a reader sees, folded parts too, with single spaces."""
        tree = self.tree
        for element in list(tree.iter(*NOT_TEXT)):
            element.drop_tree()
        return " ".join(tree.text_content().split())

    def canonical(self) -> list[str]:
        return self.tree.xpath("//link[@rel='canonical']/@href")


def crawl(start: list[str], within: str = "") -> dict[str, Page]:
    """Every page that can be reached, by its address with the query. Personal pages are asked, but not followed.

    `within` is a pattern of the addresses to follow, if not all.
    """
    client, pages, waiting = Client(), {}, list(start)
    while waiting:
        path = waiting.pop(0)
        if path in pages:
            continue
        page = pages[path] = _ask(client, path)
        if not is_personal(path):
            page.links = set(_addresses(page))
            inner = (inside(link) for link in sorted(page.links))
            waiting += [urldefrag(link).url for link in inner if link and re.match(within, link)]
        if page.moved_to:
            waiting.append(page.moved_to)
    return pages


def inside(link: str) -> str:
    """An address of ours without its host; nothing if it is somebody else's."""
    parts = urlsplit(link)
    is_ours = f"{parts.scheme}://{parts.netloc}" == settings.SITE_URL
    return link.removeprefix(settings.SITE_URL) or "/" if is_ours else ""


def pages_of_staff(client: Client, start: list[str]) -> dict[str, Page]:
    """What somebody who is signed in reaches, by address: one page of each route."""
    pages, waiting, seen = {}, list(start), Counter()
    while waiting:
        path = waiting.pop(0)
        if path in pages or not path.startswith(languages.OF_STAFF):
            continue
        try:
            route = resolve(urlsplit(path).path).route
        except Resolver404:
            continue
        seen[route] += 1
        if seen[route] > 1 or "logout" in route:
            continue
        page = pages[path] = _ask(client, path, keeps_cookies=True)
        waiting += [urldefrag(link).url for each in sorted(set(_addresses(page))) if (link := inside(each))]
        waiting += [page.moved_to] if page.moved_to else []
    return pages


def _ask(client: Client, path: str, *, keeps_cookies=False) -> Page:
    if path.startswith(settings.STATIC_URL):
        return Page(path, 200 if finders.find(path.removeprefix(settings.STATIC_URL)) else 404)
    answer = client.get(path)
    if not keeps_cookies:
        client.cookies.clear()  # a personal page may have given one; a passer-by has none
    page = Page(path, answer.status_code, answer.headers.get("Content-Type", "").split(";")[0])
    page.body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    page.cookies, page.robots = sorted(answer.cookies), answer.headers.get("X-Robots-Tag", "")
    if location := answer.headers.get("Location"):
        page.moved_to = inside(urljoin(settings.SITE_URL + path, location))
    return page


def _addresses(page: Page) -> Iterator[str]:
    """Each as a whole address, with its fragment."""
    here = settings.SITE_URL + page.path
    if page.kind == "text/html" and page.body:
        yield from (urljoin(here, link.strip()) for link in _in_html(page.tree))
    elif page.kind.endswith("xml"):
        for element in ElementTree.fromstring(page.body).iter():
            if element.tag == LOC or element.tag.endswith("}loc") or element.tag == "link":
                yield from [(element.text or "").strip()] if element.text else []
            yield from [link for name in ("href", "url") if (link := element.get(name))]


def _in_html(tree: html.HtmlElement) -> Iterator[str]:
    for element in tree.iter():
        yield from (value for name in FOLLOWED if (value := element.get(name)))
        for source in (element.get("srcset") or "").split(","):
            yield from source.split()[:1]
        if element.tag == "form" and element.get("method", "get").lower() == "get":
            yield element.get("action") or ""
        if element.tag == "meta" and element.get("property") in {"og:url", "og:image"}:
            yield element.get("content")
