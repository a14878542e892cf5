"""What changed from one edition to another."""

import pytest

from articles.models import ArticleType, ForWhom
from articles.publishing import differences, publish, snapshot
from articles.publishing.differences import words
from articles.publishing.written_out import written_out
from tests import make, make_articles


@pytest.mark.pure
@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Take one.", "Take one.", [("same", "Take one.")]),
        ("Take one now.", "Take two now.", [("same", "Take "), ("gone", "one"), ("new", "two"), ("same", " now.")]),
        ("", "New.", [("new", "New.")]),
        ("Old.", "", [("gone", "Old.")]),
    ],
)
def test_words_stay_go_and_come(old, new, found):
    assert words(old, new) == found


@pytest.mark.django_db
def test_blocks_and_facts_that_changed_are_named_and_nothing_else():
    article = make_articles.article(sections=["Causes", "Treatment"])
    old = snapshot.take(article)
    prose = article.articles_prose_set.first()
    prose.html = "<p>Keep still [nice-ng59].</p>"
    prose.save()
    article.articles_sectionheading_set.last().delete()
    make_articles.block(article, "service_panel", service=make.service())
    article.title = "Another title"
    article.save()

    changes = differences.between(old, snapshot.take(article))

    assert [(change.name, change.kind, change.is_clinical) for change in changes] == [
        ("title", "changed", True),
        ("text", "changed", True),
        ("section heading", "gone", True),
        ("service panel", "new", False),
    ]
    assert changes[1].words == [
        ("same", "Keep "),
        ("gone", "moving"),
        ("new", "still"),
        ("same", " [nice-ng59]."),
    ]


@pytest.mark.django_db
def test_what_is_kept_as_a_code_or_a_key_is_shown_in_words():
    article = make_articles.article()
    knee = make.region("knee", name="Knee")
    article.body_regions.set([knee])
    old = snapshot.take(article)
    article.for_whom, article.article_type = ForWhom.OVER_16, ArticleType.EXPLAINER
    article.primary_condition = make_articles.condition("sprain", name="Sprain")
    article.save()
    article.body_regions.set([knee, make.region("hip", name="Hip")])

    changes = differences.between(old, snapshot.take(article))

    told = {
        change.name: ["".join(text for _what, text in side) for side in (change.before, change.after)]
        for change in changes
    }
    assert told == {
        "type of article": ["Condition guide", "Explainer"],
        "for whom": ["Everybody", "People aged 16 and over"],
        "main condition": ["Back muscle spasm", "Sprain"],
        "body regions": ["Knee", "Hip, Knee"],
    }


@pytest.mark.django_db
def test_every_public_field_of_every_block_shows_when_it_changes_and_comes_back():
    """Each field in turn is given another value: the difference names it, restoring brings the first one back."""
    article = make_articles.article(hero=make_articles.picture(), seo_title="For search")
    make_articles.every_block(article)
    kept = publish.save_edition(article)
    missed = []
    for place, block in enumerate(kept.snapshot["blocks"]):
        for name, value in block["fields"].items():
            if name in {"anchor", "service", "reference", "picture", "signs"} or not isinstance(value, str | int):
                continue
            other = not value if isinstance(value, bool) else (value + 1 if isinstance(value, int) else f"{value} x")
            blocks = [dict(row) for row in kept.snapshot["blocks"]]
            blocks[place] = block | {"fields": block["fields"] | {name: other}}
            found = differences.between(kept.snapshot, kept.snapshot | {"blocks": blocks})
            if [change.kind for change in found] != ["changed"] or found[0].words == [("same", found[0].words[0][1])]:
                missed.append((block["kind"], name))
    assert missed == []


@pytest.mark.pure
@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        ('<a href="tel:998">Call</a>', '<a href="tel:999">Call</a>', ["(tel:998)", "(tel:999)"]),
        ("<p>One<br>two</p>", "<p>One two</p>", ["↵\n"]),
        ("<ul><li>Rest</li></ul>", "<ol><li>Rest</li></ol>", ["•", "1."]),
        ("<p>Do not run</p>", "<p>Do <strong>not</strong> run</p>", ["not", "**not**"]),
        ("<p>Do not run</p>", "<p>Do <em>not</em> run</p>", ["not", "*not*"]),
        ("<p>One.</p><p>Two.</p>", "<p>One. Two.</p>", ["↵\n", "␣"]),
        ("<ol><li>A</li><li>B</li></ol>", "<ol><li>A<ol><li>B</li></ol></li></ol>", ["\n2.", "\n  1."]),
        ("<p>10<sup>9</sup></p>", "<p>109</p>", ["10⁹", "109"]),
        ("2 < 3", "2 > 3", ["<", ">"]),
    ],
)
def test_what_readers_can_tell_apart_has_a_word_of_its_own(old, new, moved):
    found = [text.strip(" ") for what, text in words(written_out(old), written_out(new)) if what != "same"]

    assert found == moved
