"""Template tags and filters for blocks: citations, points, pictures."""

from datetime import date
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils.formats import date_format
from django.utils.safestring import mark_safe

from articles.blocks.base import lines

register = template.Library()
register.filter("lines", lines)

SIZES = "(min-width: 60rem) 42rem, 100vw"


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


def _address(name: str) -> str:
    """An address on our own site, because the content security policy allows no other host (views.picture_file)."""
    return f"{settings.MEDIA_URL}{name}"


@register.simple_tag
def picture_address(facts: dict) -> str:
    """The absolute URL of a picture, for other sites."""
    return settings.SITE_URL + _address(facts["file"])


@register.inclusion_tag("articles/includes/picture.html")
def picture(facts: dict, *, is_eager: bool = False, is_decoration: bool = False, sizes: str = SIZES):
    """A responsive picture. Beside its article's title it has no text alternative."""
    sets = {
        kind: ", ".join(f"{_address(name)} {width}w" for width, name in copies)
        for kind, copies in facts["copies"].items()
    }
    return {
        "picture": facts,
        "alt": "" if is_decoration else facts["alt"],
        "avif": sets.get("avif"),
        "jpeg": sets.get("jpeg"),
        "url": _address(facts["file"]),
        "is_eager": is_eager,
        "sizes": sizes,
        "focus": _focus(*facts["focal"]),
    }


def _focus(x: int, y: int) -> str:
    """CSS classes of the focal point in tenths (picture.css); the middle needs none."""
    tenths = {"x": round(x / 10), "y": round(y / 10)}
    return " ".join(f"focus-{axis}-{tenth}" for axis, tenth in tenths.items() if tenth != 5)
