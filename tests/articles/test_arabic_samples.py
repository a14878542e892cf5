"""Each sample article in Arabic says what the English one says: sources, numbers and medicines, part by part."""

import re

import pytest

from articles.demo import ARTICLES, PAGES, words_of
from articles.demo_content.arabic import pictures
from articles.demo_content.arabic.cautions import CAUTIONS as IN_ARABIC
from articles.demo_content.arabic.sources import SAYS
from articles.demo_content.cautions import CAUTIONS
from articles.demo_content.illustrations import WORDS
from articles.demo_content.sources import SOURCES
from articles.publishing.medicines import MEDICINES
from articles.publishing.snapshot import CITATION
from clinic.promises import found
from clinic.two_languages import ARABIC

pytestmark = pytest.mark.pure

CONTENTS = pytest.mark.parametrize("content", [*PAGES, *ARTICLES], ids=lambda content: content.ARTICLE["slug"])
CHOICES = {"role", "level", "is_ordered", "urgency", "signs", "tone", "kind", "shared", "picture", "service"}
CHOICES |= {"reference", "names_a_medicine", "condition", "regions", "signs_at", "hero", "for_whom", "article_type"}
TAGS = re.compile(r"</?(?:p|ul|ol|li|strong|em)>")


def numbers(text: str) -> list[str]:
    """From 3 on: Arabic says one and two in words."""
    found = re.findall(r"\d+(?:[.,]\d+)*", CITATION.sub("", text))
    return sorted(number for number in found if number not in {"1", "2"})


def sources(text: str) -> list[str]:
    return sorted(key for key in CITATION.findall(text) if not key.endswith("-arabic"))


def parts(content):
    """Pairs of the same text in both languages, with the name of its place."""
    words = words_of(content, ARABIC)
    assert [kind for kind, _fields in content.BLOCKS] == [kind for kind, _fields in words.BLOCKS]
    pairs = [("article", content.ARTICLE, words.ARTICLE)]
    pairs += [
        (f"{place} {kind}", fields, in_words)
        for place, ((kind, fields), (_kind, in_words)) in enumerate(zip(content.BLOCKS, words.BLOCKS, strict=True))
    ]
    for place, fields, in_words in pairs:
        assert set(fields) - CHOICES == set(in_words), place
        for name in set(in_words) - {"slug", "note"}:
            yield f"{place} {name}", fields[name], in_words[name]


@CONTENTS
def test_sources_and_numbers_are_the_same_in_each_part(content):
    differing = [
        place
        for place, english, arabic in parts(content)
        if (sources(english), numbers(english)) != (sources(arabic), numbers(arabic))
    ]

    assert differing == []


@CONTENTS
def test_lists_have_the_same_points_and_paragraphs(content):
    def shape(text: str) -> tuple:
        return TAGS.findall(text), [line.count("|") for line in text.splitlines()]

    assert [place for place, english, arabic in parts(content) if shape(english) != shape(arabic)] == []


@CONTENTS
def test_the_same_medicines_are_named(content):
    def named(texts) -> set[str]:
        return {str(m.name) for m in MEDICINES if any(m.pattern.search(CITATION.sub("", text)) for text in texts)}

    both = list(parts(content))

    assert named(english for _place, english, _arabic in both) == named(arabic for _place, _english, arabic in both)


@CONTENTS
def test_it_is_written_in_arabic_with_arabic_signs_and_promises_nothing(content):
    texts = {place: TAGS.sub("", CITATION.sub("", arabic)) for place, _english, arabic in parts(content)}

    assert {place for place, text in texts.items() if re.search(r"[,;?](?!\d)|[٠-٩]| [،؛؟.:]", text)} == set()
    assert {place: found(text) for place, text in texts.items() if found(text)} == {}
    assert re.fullmatch(r"[\u0621-\u064a-]{3,50}", words_of(content, ARABIC).ARTICLE["slug"])


@pytest.mark.parametrize("key", CAUTIONS)
def test_a_caution_has_the_same_sources_numbers_and_lists_and_is_full(key):
    english, arabic = CAUTIONS[key]["text"], IN_ARABIC[key]["text"]
    whole = CITATION.sub("", f"{IN_ARABIC[key]['heading']}\n{arabic}")
    said = CITATION.sub("", f"{CAUTIONS[key]['heading']}\n{english}")
    named = [medicine for medicine in MEDICINES if medicine.pattern.search(said)]

    assert (sources(arabic), numbers(arabic)) == (sources(english), numbers(english))
    assert [part.count("\n") for part in arabic.split("\n\n")] == [part.count("\n") for part in english.split("\n\n")]
    assert {str(medicine.name): medicine.missing(whole) for medicine in named} == {str(m.name): [] for m in named}


def test_every_source_says_the_same_numbers():
    assert {key: numbers(text) for key, text in SAYS.items()} == {
        source["key"]: numbers(source["says"]) for source in SOURCES
    }


def test_every_picture_has_the_words_of_both_languages():
    said = {name: {f"{field}_ar" for field in words if field in {"alt", "caption"}} for name, words in WORDS.items()}

    assert {name: set(words) for name, words in pictures.WORDS.items()} == said
