"""Encodes pictures as AVIF and JPEG in three widths, without metadata.

Slow: never call it inside a transaction (it would hold SQLite's write lock). We do not use
django-imagefield, because it makes its copies inside save().
"""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

WIDTHS = (480, 960, 1440)
MOST_PIXELS = 24_000_000
MOST_BYTES = 20 * 1024 * 1024
MOST_STRETCHED = 10  # times as long as wide
ROOM = 2160  # of the longer side: enough for a portrait of the greatest width
ACCEPTED = ("JPEG", "PNG", "WEBP", "AVIF")
ENCODINGS = {
    "avif": ("AVIF", {"quality": 60, "speed": 9}),  # takes half the time of 8, with files of the same size
    "jpeg": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
}


@dataclass(frozen=True)
class Encoded:
    """Names of the stored files, made from the picture's content."""

    file: str
    width: int
    height: int
    copies: dict

    def give_to(self, asset) -> None:
        asset.file, asset.width, asset.height, asset.copies = self.file, self.width, self.height, self.copies


def encode(upload) -> Encoded:
    """Store `upload` (a file) in all its copies. Raises ValidationError if it is not a picture or too large."""
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


def can_be_read(path: Path) -> bool:
    """Whether `encode` would take the file."""
    try:
        with path.open("rb") as file:
            _opened(File(file))
    except (ValidationError, OSError):
        return False
    return True


def _opened(upload) -> Image.Image:
    if upload.size > MOST_BYTES:
        raise ValidationError(_("This file is too large. Use a file of at most 20 MB."))
    try:
        return _decoded(upload)
    except ValidationError:
        raise
    except Exception as problem:  # a decoder may raise anything for a hostile file
        raise ValidationError(_("We cannot read this file as a picture. Use JPEG, PNG, WebP or AVIF.")) from problem


def _decoded(upload) -> Image.Image:
    """The upright RGB picture, reduced in size. Checks the header first. Of several pictures in a file, the first."""
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
    """Reduced to at most ROOM on both sides, so that later steps work on a known size."""
    if picture.mode.startswith("I"):  # 16-bit grey: screens show 8 bits
        picture.info.pop("transparency", None)
        grey = picture.point(lambda level: level / 256).convert("L")
        grey.info, picture = picture.info, grey
    elif picture.mode in ("P", "1"):
        picture = picture.convert("RGBA")
    picture.thumbnail((ROOM, ROOM), Image.Resampling.LANCZOS)
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    """Rotated by its EXIF data. Broken EXIF data is ignored."""
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:
        return picture


def _on_white(picture: Image.Image) -> Image.Image:
    """A new RGB image with the pixels only, on a white background."""
    page = Image.new("RGB", picture.size, "white")
    if picture.has_transparency_data:
        with_alpha = picture.convert("RGBA")
        page.paste(with_alpha, mask=with_alpha)
    else:
        page.paste(picture.convert("RGB"))
    return page


def _stored(picture: Image.Image, name: str, form: str, options: dict) -> str:
    """Store under a hash of the content; an existing file with that name is the same."""
    if not default_storage.exists(name):
        buffer = io.BytesIO()
        picture.save(buffer, form, **options)
        return default_storage.save(name, ContentFile(buffer.getvalue()))
    return name
