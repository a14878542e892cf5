"""Template tags and filters for blocks: citations and points."""

from datetime import date
from urllib.parse import urlsplit

from django import template
from django.utils.formats import date_format
from django.utils.safestring import mark_safe

from articles.blocks.base import lines

register = template.Library()
register.filter("lines", lines)


@register.simple_tag(takes_context=True)
def cited(context, text):
    """Plain `text` with its citation keys as links to the sources."""
    return context["cite"](text)


@register.simple_tag(takes_context=True)
def cited_html(context, html):
    """The same for HTML that was sanitised when it was saved."""
    return context["cite"](mark_safe(html))


@register.filter
def host(url: str) -> str:
    """The host name of an address."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


@register.filter
def day(iso: str) -> str:
    """An ISO date of a snapshot, formatted for readers."""
    return date_format(date.fromisoformat(iso), "j F Y")


@register.simple_tag(takes_context=True)
def source(context, key):
    return context["cite"].cite(key)


@register.filter
def under(cells: list[str], columns: list[str]) -> list[tuple[str, str]]:
    """The cells of a row of a table, each after the name of its column. A draft may have rows of other lengths."""
    return list(zip(columns, cells, strict=False))


@register.filter
def term(point: str) -> str:
    """The term of a point such as "Age | older muscles tire sooner"; "" if it has none."""
    before, bar, _after = point.partition("|")
    return before.strip() if bar else ""


@register.filter
def explanation(point: str) -> str:
    before, bar, after = point.partition("|")
    return after.strip() if bar else before.strip()


@register.filter
def paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
