"""Draws the picture that other programs show beside a link to an article: title, illustration and clinic name.

Drawn on first use. Its name is a hash of its content, so a new title gets a new picture. Slow, like
clinic/pictures.py: never inside a transaction.
"""

import hashlib
import io
import unicodedata

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import translation
from PIL import Image, ImageDraw, ImageFont, ImageOps

from articles.models import Article, Edition
from articles.publishing.snapshot import language_of

SIZE = WIDTH, HEIGHT = 1200, 630  # the size that Facebook, WhatsApp and LinkedIn show uncropped
TEXT_WIDTH, MARGIN = 640, 64
# from static/css/tokens.css, light colour scheme
PAPER, INK, QUIET, TEAL, APRICOT = "#fbf9f4", "#16302f", "#4b6160", "#0b6660", "#f2b488"
TITLE_SIZES = (68, 60, 52, 44, 38)
MOST_LINES = 5
FOLDER = "share"


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
    hero = _hero(edition)
    if hero is not None:
        box = (WIDTH - TEXT_WIDTH + MARGIN // 2, HEIGHT)
        sheet.paste(ImageOps.fit(hero, box, centering=_focus(edition)), (WIDTH - box[0], 0))
    pen.rectangle((0, 0, 16, HEIGHT), fill=APRICOT)
    room = TEXT_WIDTH - 2 * MARGIN if hero is not None else WIDTH - 2 * MARGIN
    if _can_be_drawn(edition.facts["title"]):
        pen.text((MARGIN, MARGIN), _kind(edition), fill=QUIET, font=ImageFont.load_default(30))
        text, font = _wrapped(edition.facts["title"], room)
        pen.multiline_text((MARGIN, MARGIN + 62), text, fill=INK, font=font, spacing=14)
    if _can_be_drawn(clinic):
        text, font = _wrapped(clinic, room, sizes=(30,))
        pen.multiline_text((MARGIN, HEIGHT - MARGIN), text, fill=TEAL, font=font, anchor="ld", spacing=8)
    return sheet


def _kind(edition: Edition) -> str:
    """In the article's language: the page names the file in it, and the file's own address has none."""
    with translation.override(language_of(edition.snapshot)):
        return edition.kind_label


def _can_be_drawn(text: str) -> bool:
    """Whether Pillow's built-in font has all the letters. It has only Latin ones."""
    return all("LATIN" in unicodedata.name(letter, "") for letter in text if letter.isalpha())


def _wrapped(text: str, room: int, sizes=TITLE_SIZES):
    """`text` in lines that fit, in the largest font size that needs few enough lines."""
    for size in sizes:
        font = ImageFont.load_default(size)
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
