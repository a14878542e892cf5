"""What the sample articles claim: every treatment and every medicine has its source beside it."""

import re

import pytest
from django.utils.html import strip_tags

from articles.demo import ARTICLES
from articles.demo_content.cautions import CAUTIONS
from articles.demo_content.illustrations import PICTURES, TITLES, WORDS
from articles.demo_content.sources import SOURCES
from articles.publishing.snapshot import CITATION

pytestmark = pytest.mark.pure

MEDICINES = re.compile(
    r"ibuprofen|paracetamol|codeine|opioid|gabapentin|pregabalin|diazepam|steroid|anaesthetic|quinine|magnesium|statins?\b"
    r"|diuretic|anti-inflammator|muscle relaxant|water tablet",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.?!:])\s+(?!\[)|\n")
KEYS = {source["key"] for source in SOURCES}
CONTENTS = pytest.mark.parametrize("content", ARTICLES, ids=lambda content: content.ARTICLE["slug"])
LONGEST_SENTENCE = 32


def sentences(content) -> list[str]:
    """Of all blocks but the treatment options, which carry a source of their own, and headings, questions and names."""
    texts = []
    for kind, fields in content.BLOCKS:
        if kind in {"prose", "point_list", "do_dont_list", "callout", "faq_item"}:
            written = {name: text for name, text in fields.items() if isinstance(text, str)}
            texts += [text for name, text in written.items() if name not in {"heading", "question", "kind", "tone"}]
    plain = [strip_tags(re.sub(r"</(p|li)>", "\n", text)) for text in texts]
    return [sentence for text in plain for sentence in SENTENCE.split(text) if sentence.strip()]


@CONTENTS
def test_each_treatment_option_has_a_source_and_each_medicine_a_caution(content):
    options = [fields for kind, fields in content.BLOCKS if kind == "treatment_option"]
    texts = [f"{option['name']} {option['what_it_is']}" for option in options]

    assert [option["name"] for option in options if option.get("reference") not in KEYS] == []
    assert [option["name"] for option in options if not option.get("evidence")] == []
    assert [option["name"] for option in options if option.get("names_a_medicine") and not option["caution"]] == []
    named = [bool(MEDICINES.search(text)) for text in texts]
    assert [o["name"] for o, is_named in zip(options, named, strict=True) if is_named > ("names_a_medicine" in o)] == []


@CONTENTS
def test_each_sentence_that_names_a_medicine_has_a_source(content):
    named = [sentence for sentence in sentences(content) if MEDICINES.search(sentence)]

    assert [sentence for sentence in named if not CITATION.search(sentence)] == []


@CONTENTS
def test_sentences_are_short(content):
    too_long = [sentence for sentence in sentences(content) if len(sentence.split()) > LONGEST_SENTENCE]

    assert too_long == []


def test_every_source_is_used_and_can_be_looked_up():
    used = {
        key
        for content in ARTICLES
        for _kind, fields in content.BLOCKS
        for text in fields.values()
        if isinstance(text, str)
        for key in [*CITATION.findall(text), text]
    }
    used |= {key for caution in CAUTIONS.values() for key in CITATION.findall(caution["text"])}

    assert used & KEYS == KEYS
    assert [source["key"] for source in SOURCES if not (source.get("url") or source.get("doi"))] == []


def test_every_source_says_what_it_says_and_when_it_was_read():
    assert [source["key"] for source in SOURCES if not (source.get("says") and source.get("accessed_on"))] == []
    assert [source["key"] for source in SOURCES if "page_date" not in source] == []


def test_every_picture_has_a_title_words_and_an_article():
    shown = {content.ARTICLE["hero"] for content in ARTICLES}
    shown |= {fields["picture"] for content in ARTICLES for kind, fields in content.BLOCKS if kind == "figure"}

    assert (set(PICTURES), set(TITLES), set(WORDS)) == (shown, shown, shown)
    assert len({content.ARTICLE["hero"] for content in ARTICLES}) == 8


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_can_be_drawn(name):
    picture = PICTURES[name]().image

    assert picture.size == (1440, 1080)
    assert len(picture.getcolors(1 << 20)) > 100
