"""Shows an encoded picture (clinic/pictures.py) in the size that a screen needs."""

from django import template
from django.conf import settings
from django.utils.html import format_html

register = template.Library()

SIZES = "(min-width: 60rem) 42rem, 100vw"
LOGO_HEIGHT, LOGO_WIDTH = 36, 128  # pixels, as the drawing in its place


def _address(name: str) -> str:
    """An address on our own site, because the content security policy allows no other host (views.picture_file)."""
    return f"{settings.MEDIA_URL}{name}"


@register.simple_tag
def picture_address(facts: dict) -> str:
    """The absolute URL of a picture, for other sites."""
    return settings.SITE_URL + _address(facts["file"])


@register.simple_tag
def logo(picture) -> str:
    """Beside the name of the clinic, which is its text: LOGO_HEIGHT high, or LOGO_WIDTH wide if it is a long one."""
    height = min(LOGO_HEIGHT, round(LOGO_WIDTH * picture.height / picture.width))
    width = round(height * picture.width / picture.height)
    smallest = picture.copies["jpeg"][0][1]
    return format_html('<img src="{}" alt="" width="{}" height="{}">', _address(smallest), width, height)


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
