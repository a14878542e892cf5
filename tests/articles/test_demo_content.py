"""What the sample articles claim, and how they say it. The checklist looks at them too: tests/articles/test_demo.py."""

import re

import pytest
from django.utils.html import strip_tags

from articles.demo import ARTICLES
from articles.demo_content.arabic.articles import ARTICLES as IN_ARABIC
from articles.demo_content.cautions import CAUTIONS
from articles.demo_content.illustrations import PICTURES, TITLES, WORDS
from articles.demo_content.sources import SOURCES
from articles.publishing import evidence
from articles.publishing.medicines import MEDICINES
from articles.publishing.snapshot import CITATION
from tests.articles import reading_grade

pytestmark = pytest.mark.pure

KEYS = {source["key"] for source in SOURCES}
CONTENTS = pytest.mark.parametrize("content", ARTICLES, ids=lambda content: content.ARTICLE["slug"])
LONGEST_SENTENCE = 20
# Articles of issue 18's review, part F: pictures in words that a reader with little English takes literally
IDIOMS = [
    "in your tracks",
    "volume of pain",
    "volume up",
    "tip over",
    "dummy tablet",
    "like regular use",
    "wear and tear",
]
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def written(content) -> str:
    """All that readers read, one line for each paragraph, point or heading; sources by key are taken out."""
    facts = content.ARTICLE
    texts = [facts["title"], facts["summary"], facts["key_points"]]
    for _kind, fields in content.BLOCKS:
        texts += [fields[name] for name in TEXT_FIELDS if name in fields]
    return CITATION.sub("", "\n".join(strip_tags(re.sub(r"</(p|li)>", "\n", text)) for text in texts))


TEXT_FIELDS = [
    *["text", "html", "points", "dos", "donts", "name", "what_it_is", "evidence", "caution", "heading"],
    *["question", "answer", "steps", "how_often", "stop_if", "rows", "caption"],
]


def texts_of(content) -> list[str]:
    return [fields[name] for _kind, fields in content.BLOCKS for name in TEXT_FIELDS if name in fields]


def cited(content) -> set[str]:
    texts = texts_of(content)
    texts += [CAUTIONS[fields["shared"]]["text"] for _kind, fields in content.BLOCKS if "shared" in fields]
    keys = {fields["reference"] for _kind, fields in content.BLOCKS if "reference" in fields}
    return keys | {key for text in texts for key in CITATION.findall(text)}


@CONTENTS
def test_each_treatment_option_has_a_source_and_says_what_is_known(content):
    options = [fields for kind, fields in content.BLOCKS if kind == "treatment_option"]
    named = [any(medicine.pattern.search(f"{o['name']} {o['what_it_is']}") for medicine in MEDICINES) for o in options]

    assert [option["name"] for option in options if option.get("reference") not in KEYS] == []
    assert [option["name"] for option in options if not option.get("evidence")] == []
    assert [o["name"] for o, is_named in zip(options, named, strict=True) if is_named > ("names_a_medicine" in o)] == []


@CONTENTS
def test_it_is_easy_to_read(content):
    text = written(content)
    long = [" ".join(words) for words in reading_grade.words_of_sentences(text) if len(words) > LONGEST_SENTENCE]

    assert long == []
    assert (reading_grade.grade(text) <= 6, reading_grade.mean_words(text) <= 12) == (True, True)
    assert [idiom for idiom in IDIOMS if idiom in text.lower()] == []


@CONTENTS
def test_each_number_of_the_summary_and_the_key_points_stands_with_its_source_in_the_text(content):
    facts = content.ARTICLE
    said = set(NUMBER.findall(f"{facts['summary']}\n{facts['key_points']}"))
    with_a_source = set()
    for _kind, fields in content.BLOCKS:
        whole = "\n".join(str(value) for value in fields.values())
        lines = [whole] if "reference" in fields else re.split(r"\n|</p>|</li>", whole)
        with_a_source |= {
            n for line in lines if "reference" in fields or CITATION.search(line) for n in NUMBER.findall(line)
        }
    notices = {n for kind, fields in content.BLOCKS if kind == "care_notice" for n in SAID_BY_SIGNS}

    assert said - with_a_source - notices == set()


SAID_BY_SIGNS = {"10", "48", "3", "5", "9", "16"}  # in the words of warning signs, which have sources of their own


@pytest.mark.parametrize("key", CAUTIONS)
def test_a_caution_is_full_and_cites(key):
    caution = CAUTIONS[key]
    text = CITATION.sub("", f"{caution['heading']}\n{caution['text']}")
    named = [medicine for medicine in MEDICINES if medicine.pattern.search(text)]

    assert {str(medicine.name): medicine.missing(text) for medicine in named} == {str(m.name): [] for m in named}
    assert named != []
    assert set(CITATION.findall(caution["text"])) - KEYS == set()
    assert list(evidence.without_source([{"kind": "reusable_text", "fields": {}, "frozen": caution}])) == []


def test_every_source_is_used_says_something_and_was_opened():
    in_arabic = (key for content in IN_ARABIC.values() for text in texts_of(content) for key in CITATION.findall(text))
    used = set(in_arabic).union(*map(cited, ARTICLES))

    assert used == KEYS
    assert [source["key"] for source in SOURCES if not (source.get("url") or source.get("doi"))] == []
    assert [source["key"] for source in SOURCES if not (source.get("says") and source.get("accessed_on"))] == []
    assert [source["key"] for source in SOURCES if "\n" in source["says"]] == []


def test_every_picture_has_a_title_words_and_an_article():
    heroes = [content.ARTICLE["hero"] for content in ARTICLES]
    shown = {*heroes} | {f["picture"] for content in ARTICLES for _kind, f in content.BLOCKS if "picture" in f}

    assert (set(PICTURES), set(TITLES), set(WORDS)) == (shown, shown, shown)
    assert len(set(heroes)) == len(ARTICLES)


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_can_be_drawn(name):
    picture = PICTURES[name]().image

    assert picture.size == (1440, 1080)
    assert len(picture.getcolors(1 << 20)) > 100


def told_of(slug: str, words: str) -> list[str]:
    content = next(each for each in ARTICLES if each.ARTICLE["slug"] == slug)
    return [line for line in written(content).splitlines() if words in line]


def test_clumsy_hands_have_one_urgency_on_the_page_of_the_neck():
    lines = [*told_of("neck-pain", "lumsy hands or unsteady walking need"), *told_of("neck-pain", "get clumsy")]

    assert ["need a doctor today." in line for line in lines] == [True, True]
    assert told_of("neck-pain", "today or tomorrow") == []


def test_the_page_of_the_cast_says_twice_what_to_do_when_it_only_feels_tight():
    lines = told_of("a-broken-bone-and-life-in-a-cast", "30 minutes")

    assert ["only feels tight" in line for line in lines] == [True, True, True]
    assert ["go to a hospital at once" in line for line in lines] == [True, False, True]


@CONTENTS
def test_treatments_of_a_section_are_numbered_through(content):
    """They are one list only if nothing stands between them."""
    section = sections = ()
    for kind, _fields in content.BLOCKS:
        section = () if kind == "section_heading" else (*section, kind)
        sections = (*sections, section)

    runs = [re.sub(r"(treatment_option ?)+", "T", " ".join(section)).count("T") for section in sections]

    assert max(runs) <= 1
