"""The habits of old posts, and the blocks that they become."""

import pytest

from articles.importing import markup
from articles.importing.html_to_blocks import convert

pytestmark = pytest.mark.pure


def blocks(html):
    return convert(html, base="https://old-clinic.example/").blocks


def heading(text, level=2, role="overview"):
    return "section_heading", {"text": text, "level": level, "role": role}


def prose(html):
    return "prose", {"html": html}


def points(*lines, is_ordered=False):
    return "point_list", {"points": "\n".join(lines), "is_ordered": is_ordered}


def faq(question, answer):
    return "faq_item", {"question": question, "answer": answer}


HABITS = {
    "paragraphs-in-tags": (
        "<p>One <b>bold</b>.</p><p>Two.</p>",
        [prose("<p>One <strong>bold</strong>.</p><p>Two.</p>")],
    ),
    "paragraphs-as-empty-lines": ("One,\nsame.\n\nTwo.", [prose("<p>One,<br>same.</p><p>Two.</p>")]),
    "the-block-editor": ("<!-- wp:paragraph -->\n<p>One.</p>\n<!-- /wp:paragraph -->", [prose("<p>One.</p>")]),
    "bold-over-two-paragraphs": (
        "<b>One.\n\nTwo.</b>",
        [prose("<p><strong>One.</strong></p><p><strong>Two.</strong></p>")],
    ),
    "dots-in-one-paragraph": ("<p>Signs:<br>● Pain<br>● Heat</p>", [prose("<p>Signs:</p>"), points("Pain", "Heat")]),
    "dots-in-paragraphs": ("<p>● Pain</p><p><b>● Heat</b></p>", [points("Pain", "Heat")]),
    "dots-as-headings": (
        "<h2>Care</h2><p>● Rest</p><p>Not for long.</p><p>● Heat</p><p>In cloth.</p>",
        [
            heading("Care"),
            heading("Rest", 3),
            prose("<p>Not for long.</p>"),
            heading("Heat", 3),
            prose("<p>In cloth.</p>"),
        ],
    ),
    "typed-numbers": ("<p>1. Bend</p><p>2) Hold</p>", [points("Bend", "Hold", is_ordered=True)]),
    "a-number-that-is-none": ("<p>2.5 litres a day</p>", [prose("<p>2.5 litres a day</p>")]),
    "numbered-headings": ("<h3>1. Rest</h3><p>A day.</p>", [heading("Rest"), prose("<p>A day.</p>")]),
    "bold-paragraph-as-heading": (
        "<p><b>Causes</b></p><p>Strain.</p>",
        [heading("Causes", role="causes"), prose("<p>Strain.</p>")],
    ),
    "headings-from-four": (
        "<h4>A</h4><p>x</p><h5>B</h5><p>y</p>",
        [heading("A"), prose("<p>x</p>"), heading("B", 3), prose("<p>y</p>")],
    ),
    "a-heading-before-its-section": (
        "<h3>A</h3><p>x</p><h2>B</h2><p>y</p>",
        [heading("A"), prose("<p>x</p>"), heading("B"), prose("<p>y</p>")],
    ),
    "an-empty-heading": ("<h2> </h2><p>x</p>", [prose("<p>x</p>")]),
    "terms": ("<ul><li><b>Heat:</b> a pack | bag</li><li>Cold</li></ul>", [points("Heat | a pack / bag", "Cold")]),
    "lists-in-lists": (
        "<ol><li>One<ul><li>Two</li></ul></li></ol>",
        [prose("<ol><li>One<ul><li>Two</li></ul></li></ol>")],
    ),
    "a-table": (
        "<table><tr><th>Age</th><th>Days</th></tr><tr><td>30</td><td>4</td></tr></table>",
        [("data_table", {"caption": "", "rows": "Age | Days\n30 | 4"})],
    ),
    "numbered-questions": (
        "<p>Text.</p><p>1. How long?</p><p>Days.</p><p>Or weeks.</p><p><b>2. Is it safe?</b><br>A: Mostly.</p>",
        [
            prose("<p>Text.</p>"),
            heading("Common questions", role="questions"),
            faq("How long?", "Days.\n\nOr weeks."),
            faq("Is it safe?", "Mostly."),
        ],
    ),
    "questions-as-headings": (
        "<h2>FAQs</h2><h3>How long?</h3><p>Days.</p><ul><li>Or more</li></ul><h2>After</h2><h3>Why?</h3><p>So.</p>",
        [
            heading("FAQs", role="questions"),
            faq("How long?", "Days.\n\nOr more"),
            heading("After"),
            heading("Why?", 3),
            prose("<p>So.</p>"),
        ],
    ),
    "points-without-a-list": ("<li>One</li>Two", [prose("<p>One</p><p>Two</p>")]),
    "an-answer-with-a-list-of-links": (
        '<p>1. Where?</p><ul><li><a href="https://a.example">Here</a></li><li>There</li></ul>',
        [heading("Common questions", role="questions"), faq("Where?", "Here\nThere")],
    ),
    "a-question-without-an-answer": (
        "<p>1. How long?</p>",
        [heading("Common questions", role="questions"), prose("<p>How long?</p>")],
    ),
}


@pytest.mark.parametrize("name", HABITS)
def test_an_old_habit_becomes_blocks(name):
    html, expected = HABITS[name]

    assert blocks(html) == expected


def test_a_captioned_picture_is_a_figure_whichever_way_it_was_written():
    picture = '<img class="size-medium wp-image-5" src="https://old-clinic.example/b-300x200.jpg" alt="A  back">'
    figure = (
        "figure",
        {"source": "https://old-clinic.example/b-300x200.jpg", "number": "5", "alt": "A back", "caption": "The back"},
    )

    assert blocks(f'[caption id="attachment_5"]<a href="/b.jpg">{picture}</a> The <i>back</i>[/caption]') == [figure]
    assert blocks(f"<figure>{picture}<figcaption>The back</figcaption></figure>") == [figure]


def test_what_has_no_place_here_is_left_out_and_named():
    found = convert(
        '<p>A <a href="javascript:steal()">b</a><script>steal()</script> [nice-ng59]</p>[gallery ids="1,2"]'
        '[box]inside[/box]<iframe src="https://video.example"></iframe><img src="data:image/png;base64,AAAA">'
        '<p onclick="steal()" style="color:red">C &lt;b&gt;</p>'
    )

    assert found.blocks == [prose("<p>A b [nice-ng59]</p><p>inside</p><p>C &lt;b&gt;</p>")]
    assert [(entry.code, entry.detail) for entry in found.entries] == [
        ("link", "javascript:steal()"),
        ("markup", "script"),
        ("shortcode", "[gallery]"),
        ("shortcode", "[box]"),
        ("markup", "iframe"),
        ("markup", "img"),
    ]


def test_links_are_those_that_our_editor_would_allow():
    found = convert(
        '<p><a href="http://nhs.example/a?b=1&amp;c=2">x</a> <a href="https://www.old-clinic.example/b/">y</a>'
        ' <a href="/relative/">z</a> <a href="#top">t</a> <a href="tel:+9714">c</a></p>',
        base="https://old-clinic.example/2019/03/back-pain/",
    )

    assert found.blocks == [
        prose(
            '<p><a href="https://nhs.example/a?b=1&amp;c=2">x</a> <a href="https://www.old-clinic.example/b/">y</a>'
            ' <a href="https://old-clinic.example/relative/">z</a> t <a href="tel:+9714">c</a></p>'
        )
    ]
    assert [(entry.code, entry.detail) for entry in found.entries] == [
        ("own_link", "https://www.old-clinic.example/b/"),
        ("own_link", "https://old-clinic.example/relative/"),
        ("page_link", ""),
    ]


@pytest.mark.parametrize("html", ["x" * 500_001, "<b>" * 20_001], ids=["letters", "tags"])
def test_a_text_beyond_any_article_is_not_walked(html):
    with pytest.raises(markup.TooMuch):
        convert(html)
