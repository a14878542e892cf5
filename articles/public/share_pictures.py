"""Draws the picture that other programs show beside a link to an article: title, illustration and clinic name.

In Arabic it lies in a mirror: the title begins at the right. Pillow joins the letters (Raqm).

Drawn on first use. Its name is a hash of its content, so a new title gets a new picture. Slow, like
clinic/pictures.py: never inside a transaction.
"""

import hashlib
import io
import unicodedata
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import translation
from PIL import Image, ImageDraw, ImageFont, ImageOps, features

from articles.models import Article, Edition
from articles.publishing.snapshot import language_of

SIZE = WIDTH, HEIGHT = 1200, 630  # the size that Facebook, WhatsApp and LinkedIn show uncropped
TEXT_WIDTH, MARGIN = 640, 64
# from static/css/tokens.css, light colour scheme
PAPER, INK, QUIET, TEAL, APRICOT = "#fbf9f4", "#16302f", "#4b6160", "#0b6660", "#f2b488"
TITLE_SIZES = (68, 60, 52, 44, 38)
MOST_LINES = 5
FOLDER = "share"
# Noto Sans Arabic and the Latin letters of Noto Sans, cut down to what titles hold (docs/licences/OFL.txt).
ARABIC_FONT = Path(__file__).parent / "fonts" / "noto-sans-arabic-and-latin.ttf"


def name(edition: Edition, clinic: str) -> str:
    """The file's name without the folder: a hash of everything that is drawn."""
    drawn = repr((edition.facts["title"], _kind(edition), clinic, (edition.hero or {}).get("file")))
    return f"{hashlib.sha256(drawn.encode()).hexdigest()[:16]}.jpeg"


def address(article: Article, edition: Edition, clinic: str) -> str:
    """The absolute URL of the picture."""
    with translation.override(settings.LANGUAGE_CODE):  # a file has one address
        return settings.SITE_URL + reverse("articles:share_picture", args=[article.slug, name(edition, clinic)])


def opened(edition: Edition, clinic: str):
    """The open file, drawn now if it does not exist yet."""
    path = f"{FOLDER}/{name(edition, clinic)}"
    if not default_storage.exists(path):
        into = io.BytesIO()
        draw(edition, clinic).save(into, "JPEG", quality=85, optimize=True)
        path = default_storage.save(path, ContentFile(into.getvalue()))
    return default_storage.open(path)


def draw(edition: Edition, clinic: str) -> Image.Image:
    sheet = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(sheet)
    hero, is_rtl = _hero(edition), _is_rtl(edition)
    if hero is not None:
        box = (WIDTH - TEXT_WIDTH + MARGIN // 2, HEIGHT)
        sheet.paste(ImageOps.fit(hero, box, centering=_focus(edition)), (0 if is_rtl else WIDTH - box[0], 0))
    edge, margin = (WIDTH - 16, WIDTH - MARGIN) if is_rtl else (0, MARGIN)
    pen.rectangle((edge, 0, edge + 16, HEIGHT), fill=APRICOT)
    room = TEXT_WIDTH - 2 * MARGIN if hero is not None else WIDTH - 2 * MARGIN
    start, align, direction = ("r", "right", "rtl") if is_rtl else ("l", "left", None)
    if _can_be_drawn(edition.facts["title"], is_rtl):
        pen.text((margin, MARGIN), _kind(edition), QUIET, _font(30, is_rtl), f"{start}a", direction=direction)
        text, font = _wrapped(edition.facts["title"], room, is_rtl)
        place = (margin, MARGIN + 62)
        pen.multiline_text(place, text, INK, font, f"{start}a", spacing=14, align=align, direction=direction)
    if _can_be_drawn(clinic, is_rtl):
        text, font = _wrapped(clinic, room, is_rtl, sizes=(30,))
        place = (margin, HEIGHT - MARGIN)
        pen.multiline_text(place, text, TEAL, font, f"{start}d", spacing=8, align=align, direction=direction)
    return sheet


def _is_rtl(edition: Edition) -> bool:
    return translation.get_language_info(language_of(edition.snapshot))["bidi"]


def _font(size: int, is_rtl: bool):
    return ImageFont.truetype(ARABIC_FONT, size) if is_rtl else ImageFont.load_default(size)


def _kind(edition: Edition) -> str:
    """In the article's language: the page names the file in it, and the file's own address has none."""
    with translation.override(language_of(edition.snapshot)):
        return edition.kind_label


def _can_be_drawn(text: str, is_rtl: bool) -> bool:
    """Whether the font has all the letters: a title in others is left out rather than drawn as boxes, and so is one
    whose letters would not join because this machine lacks FriBidi, which Raqm needs.
    """
    if is_rtl and not features.check("raqm"):
        return False
    scripts = ("LATIN", "ARABIC") if is_rtl else ("LATIN",)
    return all(unicodedata.name(letter, "").startswith(scripts) for letter in text if letter.isalpha())


def _wrapped(text: str, room: int, is_rtl: bool, sizes=TITLE_SIZES):
    """`text` in lines that fit, in the largest font size that needs few enough lines."""
    for size in sizes:
        font = _font(size, is_rtl)
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if font.getlength(longer) <= room or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(word)
        if len(lines) <= MOST_LINES and max(map(font.getlength, lines)) <= room:
            break
    return "\n".join(lines[:MOST_LINES]), font


def _hero(edition: Edition) -> Image.Image | None:
    """The article's picture, or None if its file is missing."""
    copies = (edition.hero or {}).get("copies", {}).get("jpeg")
    if not copies:
        return None
    try:
        with default_storage.open(copies[-1][1]) as file, Image.open(file) as picture:
            return picture.convert("RGB")
    except OSError:
        return None


def _focus(edition: Edition) -> tuple[float, float]:
    across, down = (edition.hero or {})["focal"]
    return across / 100, down / 100
