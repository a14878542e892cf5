"""Base class of all blocks, text formats, and stable anchors."""

from content_editor.models import create_plugin_base
from django.utils.text import Truncator, slugify

from articles.models.article import Article

ArticleBlock = create_plugin_base(Article)

FORMATS = {
    "Bold": True,
    "Italic": True,
    "Subscript": True,
    "Superscript": True,
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["https", "mailto", "tel"]},
}
PAGE_IDS = {"main", "contents", "key-points", "references", "related", "reviewed"}  # ids that the page itself uses


def shortened(text: str) -> str:
    return Truncator(text).words(10)


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def taken_anchors(block) -> set[str]:
    """Anchors of the other blocks of this kind in the article."""
    others = type(block).objects.filter(parent=block.parent_id).exclude(pk=block.pk)
    return set(others.values_list("anchor", flat=True))


def free_anchor(block, text: str, prefix: str = "") -> str:
    """An anchor that is unique among blocks of this kind in the article."""
    taken = PAGE_IDS | taken_anchors(block)
    wanted = anchor = prefix + (slugify(text)[:60].strip("-") or "section")
    number = 2
    while anchor in taken:
        anchor, number = f"{wanted}-{number}", number + 1
    return anchor
