"""Shows an encoded picture (clinic/pictures.py) in the size that a screen needs."""

from django import template
from django.conf import settings

register = template.Library()

SIZES = "(min-width: 60rem) 42rem, 100vw"


def _address(name: str) -> str:
    """An address on our own site, because the content security policy allows no other host (views.picture_file)."""
    return f"{settings.MEDIA_URL}{name}"


@register.simple_tag
def picture_address(facts: dict) -> str:
    """The absolute URL of a picture, for other sites."""
    return settings.SITE_URL + _address(facts["file"])


@register.inclusion_tag("includes/picture.html")
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
