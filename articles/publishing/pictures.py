"""Encoding pictures: AVIF and JPEG in three widths, without what the camera wrote into them.

Slow work: never inside a transaction (it would hold SQLite's write lock). It is our own small code rather than
django-imagefield because that makes its copies inside the save.
"""

import hashlib
import io
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

WIDTHS = (480, 960, 1440)
MOST_PIXELS = 24_000_000
MOST_BYTES = 20 * 1024 * 1024
MOST_STRETCHED = 10  # times as long as wide
ROOM = 2160  # of the longer side: a portrait of the greatest width fits in
ACCEPTED = ("JPEG", "PNG", "WEBP", "AVIF")
ENCODINGS = {
    "avif": ("AVIF", {"quality": 60, "speed": 9}),  # half the time of 8, and files as large
    "jpeg": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
}


@dataclass(frozen=True)
class Encoded:
    """Names of the files that were stored, all made by us from the picture's own content."""

    file: str
    width: int
    height: int
    copies: dict

    def give_to(self, asset) -> None:
        asset.file, asset.width, asset.height, asset.copies = self.file, self.width, self.height, self.copies


def encode(upload) -> Encoded:
    """Store `upload` (a file) in all its copies. Raises ValidationError for what is no picture or too large."""
    picture = _opened(upload)
    digest = hashlib.sha256(repr(picture.size).encode() + picture.tobytes()).hexdigest()[:16]
    widths = [width for width in WIDTHS if width < picture.width] + [min(picture.width, WIDTHS[-1])]
    copies: dict[str, list] = {name: [] for name in ENCODINGS}
    for width in dict.fromkeys(widths):
        smaller = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
        for name, (form, options) in ENCODINGS.items():
            copies[name].append([width, _stored(smaller, f"pictures/{digest}-{width}.{name}", form, options)])
    width, file = copies["jpeg"][-1]
    return Encoded(file, width, round(picture.height * width / picture.width), copies)


def _opened(upload) -> Image.Image:
    if upload.size > MOST_BYTES:
        raise ValidationError(_("This file is too large. Use a file of at most 20 MB."))
    try:
        return _decoded(upload)
    except ValidationError:
        raise
    except Exception as problem:  # a decoder that meets a hostile file may raise anything
        raise ValidationError(_("We cannot read this file as a picture. Use JPEG, PNG, WebP or AVIF.")) from problem


def _decoded(upload) -> Image.Image:
    """Upright, plain and no larger than we need. The first picture of a file with many; its header is asked first."""
    with Image.open(upload, formats=ACCEPTED) as picture:
        longer, shorter = max(picture.size), min(picture.size)
        if longer * shorter > MOST_PIXELS:
            raise ValidationError(_("This picture has too many pixels. Use at most 24 million."))
        if longer > MOST_STRETCHED * shorter:
            raise ValidationError(
                _("This picture is too long and narrow. It can be at most ten times as long as wide.")
            )
        picture.draft(None, (ROOM, ROOM))  # a large JPEG is decoded at half its size or less
        picture.load()
        return _on_white(_upright(_small(picture)))


def _small(picture: Image.Image) -> Image.Image:
    """At most ROOM on both sides: everything after this works on a picture of known size."""
    if picture.mode.startswith("I"):  # sixteen bits of grey: eight are what screens show
        picture.info.pop("transparency", None)
        grey = picture.point(lambda level: level / 256).convert("L")
        grey.info, picture = picture.info, grey
    elif picture.mode in ("P", "1"):
        picture = picture.convert("RGBA")
    picture.thumbnail((ROOM, ROOM), Image.Resampling.LANCZOS)
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    """Turned as the camera says; what a camera wrote may be broken without the picture being so."""
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:
        return picture


def _on_white(picture: Image.Image) -> Image.Image:
    """Plain RGB in a new image: nothing but the pixels comes along."""
    page = Image.new("RGB", picture.size, "white")
    if picture.has_transparency_data:
        with_alpha = picture.convert("RGBA")
        page.paste(with_alpha, mask=with_alpha)
    else:
        page.paste(picture.convert("RGB"))
    return page


def _stored(picture: Image.Image, name: str, form: str, options: dict) -> str:
    """The name says what is in the file, so a file that is there already is the same."""
    if not default_storage.exists(name):
        buffer = io.BytesIO()
        picture.save(buffer, form, **options)
        return default_storage.save(name, ContentFile(buffer.getvalue()))
    return name
