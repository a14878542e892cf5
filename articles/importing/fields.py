"""The fields of a post beside its text: which become fields of the article, which are listed, which are technical."""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape

from articles.importing.counting import Count, of_texts
from articles.importing.ledger import Ledger
from articles.importing.wxr import Post

LONGEST_SEO_TITLE, LONGEST_SUMMARY = 70, 320
SEO_TITLES = ("_yoast_wpseo_title", "rank_math_title", "_aioseo_title", "_aioseop_title", "_seopress_titles_title")
SEO_SUMMARIES = (
    *("_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description", "_aioseop_description"),
    "_seopress_titles_desc",
)
READ = {"_thumbnail_id", "_wp_old_slug", "footnotes"}
TECHNICAL = re.compile(
    r"_(?:edit_|wp_|oembed_|yoast_|menu_item_|encloseme|pingme|thumbnail|elementor_(?!data)|aioseo|fusion_(?!content)"
    r"|et_pb_(?!old_content)|wpb_|vc_|jetpack_)|rank_math_|(?:_?enclosure|.*_views_count|classic-editor-remember)$"
)
KEY_OF_A_FIELD = re.compile(r"field_[0-9a-f]+")
PLACEHOLDER = re.compile(r"%%?[a-z_]+%%?|#[a-z_]+")
SENTENCE = re.compile(r"[^\W\d_]+\W+[^\W\d_]+\W+[^\W\d_]+")


@dataclass
class Fields:
    seo_title: str = ""
    summary: str = ""
    footnotes: list[str] = field(default_factory=list)  # HTML of each
    source: Count = field(default_factory=Count)  # what the fields say that are no technical ones
    technical: Counter = field(default_factory=Counter)


def read(post: Post, ledger: Ledger, *, summary: str) -> Fields:
    """`summary` is the post's own; a description for search engines fills its place if there is none."""
    found = Fields(summary=summary)
    for key, raw in post.meta:
        value = " ".join(unescape(raw).split())
        if not value or key in READ - {"footnotes"}:
            continue
        if key == "footnotes" and (notes := _footnotes(raw)):
            found.footnotes = notes
        elif key in SEO_TITLES:
            found.source += of_texts([value])
            if not found.seo_title and len(value) <= LONGEST_SEO_TITLE and not PLACEHOLDER.search(value):
                found.seo_title = value
            else:
                ledger.add("seo", key, words=value)
        elif key in SEO_SUMMARIES:
            found.source += of_texts([value])
            if not found.summary and len(value) <= LONGEST_SUMMARY and not PLACEHOLDER.search(value):
                found.summary = value
            else:
                ledger.add("seo", key, words=value)
        elif _is_technical(key, value):
            found.technical[key] += 1
        else:
            found.source += of_texts([value])
            ledger.add("field", key, words=value)
    return found


def _is_technical(key: str, value: str) -> bool:
    return bool(TECHNICAL.match(key) or KEY_OF_A_FIELD.fullmatch(value)) or (
        key.startswith("_") and not SENTENCE.search(value)
    )


def _footnotes(raw: str) -> list[str]:
    """The notes that the block editor keeps beside the text."""
    try:
        notes = json.loads(raw)
        return [str(note["content"]) for note in notes]
    except (ValueError, TypeError, KeyError):
        return []
