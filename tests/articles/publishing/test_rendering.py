"""What becomes of blocks on the page."""

import re

import pytest
from django.core.exceptions import ValidationError

from articles.models import ImageAsset, Reference
from articles.publishing import publish, snapshot
from tests import make, make_articles

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def html_of(article) -> str:
    edition = publish.save_edition(article)
    return "".join(segment.get("html", "") for segment in edition.segments)


def test_scripts_and_styles_from_a_paste_do_not_survive():
    article = make_articles.article(sections=[])
    pasted = (
        '<p class="MsoNormal" style="color:red" onclick="steal()">Word</p><script>steal()</script>'
        '<o:p>x</o:p><a href="javascript:steal()">link</a><img src=x onerror=steal()>'
    )

    prose = make_articles.block(article, "prose", html=pasted)

    assert prose.html == "<p>Word</p>x<a>link</a>"


def test_plain_text_is_escaped():
    article = make_articles.article()
    make_articles.block(article, "callout", heading="<b>x</b>", text="<script>steal()</script>")

    assert "<script" not in html_of(article)
    assert "&lt;script&gt;steal()&lt;/script&gt;" in html_of(article)


def test_every_citation_leads_to_its_source_and_back():
    article = make_articles.article(sections=["One", "Two"])
    make_articles.every_block(article)
    make_articles.block(article, "reference_list")

    html = html_of(article)

    marks = set(re.findall(r'id="(cite-\d+-\d+)"', html))
    assert marks == set(re.findall(r'href="#(cite-\d+-\d+)"', html)) == {"cite-1-1", "cite-1-2", "cite-2-1"}
    assert set(re.findall(r'href="#(ref-\d+)"', html)) == {"ref-1", "ref-2"} <= set(re.findall(r'id="(ref-\d+)"', html))


def test_the_search_reads_a_line_for_each_point_without_the_numbers_of_sources_and_without_tags():
    article = make_articles.article(sections=[])
    make_articles.block(article, "prose", html="<p>As <em>re</em>ad [nice-ng59], 5 &lt; 6 &amp; daily.</p><p>Up</p>")
    make_articles.block(article, "point_list", points="Wrap it | in a towel")
    make_articles.block(article, "do_dont_list", donts="rest for days\nwait")
    sign = make_articles.sign(wording="you feel numb")
    make_articles.block(article, "care_notice", urgency="emergency", signs=[sign])

    lines = publish.save_edition(article).plain_text.splitlines()

    assert lines == [
        "As read, 5 < 6 & daily.", "Up", "Wrap it: in a towel",
        "Do not", "do not rest for days", "do not wait", "if you feel numb",
    ]  # fmt: skip


def test_four_sections_make_a_contents_list_and_three_do_not():
    three = make_articles.article(sections=["A one", "B two", "C three"])
    four = make_articles.article(sections=["A one", "B two", "C three", "D four"])

    assert publish.save_edition(three).contents == []
    assert [entry["anchor"] for entry in publish.save_edition(four).contents] == [
        "a-one",
        "b-two",
        "c-three",
        "d-four",
    ]


def test_reading_time_grows_with_the_words():
    article = make_articles.article()
    make_articles.block(article, "prose", html="<p>" + "word " * 450 + "</p>")

    assert publish.save_edition(article).reading_minutes == 3


def test_each_do_not_says_so():
    article = make_articles.article()
    make_articles.block(article, "do_dont_list", dos="move", donts="rest for days")

    assert "<li>do not <bdi>rest for days</bdi></li>" in html_of(article)


def test_the_words_of_a_warning_sign_are_frozen_with_the_edition():
    article = make_articles.article()
    sign = make_articles.sign(wording="old words")
    make_articles.block(article, "care_notice", urgency="emergency", signs=[sign])
    edition = publish.save_edition(article)

    sign.wording = "new words"
    sign.save()

    edition.refresh_from_db()
    assert [segment["wordings"] for segment in edition.segments if segment["kind"] == "care_notice"] == [["old words"]]
    assert publish.save_edition(article).number == 2


def test_nothing_of_a_service_is_frozen_in_its_panel():
    article = make_articles.article()
    service = make.service(name="Old name")
    make_articles.block(article, "service_panel", service=service)

    edition = publish.save_edition(article)

    assert [segment for segment in edition.segments if segment["kind"] == "service_panel"] == [
        {"kind": "service_panel", "service": service.pk}
    ]


@pytest.mark.parametrize(("alt", "is_decorative"), [("", False), ("Words", True)], ids=["neither", "both"])
def test_a_picture_has_words_or_is_decorative(alt, is_decorative):
    asset = ImageAsset(title="x", file="pictures/x.jpeg", alt=alt, is_decorative=is_decorative)

    with pytest.raises(ValidationError, match="Describe the picture, or mark it as decorative"):
        asset.full_clean()


def test_several_cautions_are_a_list_and_one_is_a_sentence():
    article = make_articles.article()
    facts = {"what_it_is": "Warmth.", "reference": make_articles.reference()}
    make_articles.block(article, "treatment_option", name="Two", caution="Not on numb skin.\nNot at night.", **facts)
    make_articles.block(article, "treatment_option", name="One", caution="Not on a wound.", **facts)

    html = html_of(article)

    assert "<li><bdi>Not on numb skin.</bdi></li>" in html
    assert "<strong>Caution:</strong> <bdi>Not on a wound.</bdi></p>" in html


def test_a_shared_text_has_its_heading_and_lines_below_each_other_make_a_list():
    article = make_articles.article()
    shared = make_articles.shared_text(heading="Before you take it", text="Ask first:\n\nif you are ill\nif you fast")
    make_articles.block(article, "reusable_text", shared=shared)

    html = html_of(article)

    assert '<h3 class="callout__title"><bdi>Before you take it</bdi></h3>' in html
    assert "<p><bdi>Ask first:</bdi></p>" in html
    assert "<ul><li><bdi>if you are ill</bdi></li><li><bdi>if you fast</bdi></li></ul>" in html


def test_the_source_of_a_heading_is_a_number_too():
    article = make_articles.article(sections=[])
    heading = "Before you take it [nice-ng59]"
    make_articles.block(article, "reusable_text", shared=make_articles.shared_text(heading=heading, text="Ask first."))
    make_articles.block(article, "callout", heading="Take care [nice-ng59]", text="Ask first.")
    make_articles.reference()

    html = html_of(article)

    assert "[nice-ng59]" not in html
    assert re.findall(r"(Before you take it|Take care)<sup[^>]*><a id=\"([^\"]+)", html) == [
        ("Before you take it", "cite-1-1"), ("Take care", "cite-1-2"),
    ]  # fmt: skip


def test_a_number_and_its_unit_stay_on_one_line():
    article = make_articles.article(sections=[])
    make_articles.block(article, "prose", html="<p>A fever above 38.5 °C, 20 mg, 80 %, 5 minutes, 3 more.</p>")

    edition = publish.save_edition(article)

    assert "above 38.5\u00a0°C, 20\u00a0mg, 80\u00a0%, 5 minutes, 3 more." in edition.segments[-1]["html"]
    assert edition.plain_text == "A fever above 38.5 °C, 20 mg, 80 %, 5 minutes, 3 more."


def test_the_list_of_sources_is_a_piece_of_its_own():
    edition = publish.save_edition(make_articles.article())

    assert [segment["kind"] for segment in edition.segments] == ["html", "sources"]
    assert ['id="references"' in segment["html"] for segment in edition.segments] == [False, True]


def test_a_source_tells_what_it_says_its_date_and_when_it_was_read():
    make_articles.reference("trial", says="Walking helped.", page_date="May 2025", accessed_on="2026-12-02")
    article = make_articles.article()
    make_articles.block(article, "prose", html="<p>Walk [trial].</p>")

    html = html_of(article)

    assert '<span class="references__says"><bdi>Walking helped.</bdi></span>' in html
    assert "Page of <bdi>May 2025</bdi>." in html
    assert "Read on 2 December 2026." in html


def test_an_article_without_the_facts_that_came_later_keeps_its_hashes():
    """Editions from before them must not look changed, and no approval may end."""
    taken = snapshot.take(make_articles.article())

    assert "for_whom" not in taken["article"]
    assert set(taken["references"][0]) == {"key", "kind", "title", "publisher", "year", "link", "accessed_on"}


def test_a_note_on_a_source_and_the_line_ends_of_a_shared_text_end_no_approval():
    article = make_articles.article()
    shared = make_articles.shared_text(text="Ask first:\n\nif you are ill\nif you fast")
    make_articles.block(article, "reusable_text", shared=shared)
    before = snapshot.clinical_hash(snapshot.take(article))

    Reference.objects.update(says="Moving helps.", page_date="May 2025")
    shared.text = shared.text.replace("\n", "\r\n")
    shared.save()

    assert snapshot.clinical_hash(snapshot.take(article)) == before
