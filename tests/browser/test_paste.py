"""Text pasted from other programs keeps its structure and loses the rest. A table of clipboard samples.

The samples in clipboard/ are made after how each program writes. What each becomes was written down before the code.
"""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.blocks.text import Prose
from articles.models import Article
from tests import make_articles
from tests.browser.test_article_desk import desk, open_form  # noqa: F401  # fixtures

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

SAMPLES = Path(__file__).parent / "clipboard"
PASTE = """([kind, words]) => {
    const editor = document.querySelector(".order-machine .ProseMirror");
    const data = new DataTransfer();
    data.setData(kind, words);
    editor.focus();
    editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
# What stands in the form, in order. A heading's level comes first.
BLOCKS = """() => {
    const blocks = [...document.querySelectorAll(".order-machine .inline-related:not(.empty-form)")];
    const value = (block, name) => block.querySelector(`[name$="-${name}"]`).value;
    const words = {
        sectionheading: (block) => `${value(block, "level")} ${value(block, "text")}`,
        prose: (block) => value(block, "html").replaceAll(' data-type="decimal"', ""),  // the editor's own
        datatable: (block) => value(block, "rows"),
    };
    return blocks.sort((one, other) => one.style.order - other.style.order).map((block) => {
        const kind = block.id.match(/articles_(\\w+)_set/)[1];
        return [kind, words[kind](block)];
    });
}"""
CLEAR = """() => document.querySelector(".order-machine .ProseMirror").editor.commands.clearContent(true)"""
HEADING, TEXT, TABLE = "sectionheading", "prose", "datatable"

BECOMES = {
    "word_desktop.html": [
        (HEADING, "2 Back pain"),
        (
            TEXT,
            "<p>Most people <strong>get better</strong> in <em>six weeks</em>. Take 400&nbsp;mg<sup>2</sup> with food. "
            'See <a href="https://www.nice.org.uk/guidance/ng59">the guideline</a>.</p>'
            "<ul><li><p>First point</p><ul><li><p>Under the <strong>first</strong></p></li></ul></li>"
            "<li><p>Second point</p></li></ul>",
        ),
        (HEADING, "2 What helps"),
        (TEXT, "<ol><li><p>Walk</p></li><li><p>Rest for one day</p></li></ol>"),
        (TABLE, "When | What\nDay one | Cells above 10⁹/L"),
        (TEXT, "<p>Ask us.</p>"),
    ],
    "word_online.html": [
        (HEADING, "2 Back pain"),
        (
            TEXT,
            "<p><strong>Keep moving.</strong> It helps</p>"
            "<ul><li><p>Walk</p><ul><li><p>slowly</p></li></ul></li><li><p>Swim</p></li></ul>"
            "<ol><li><p>Call</p></li><li><p>Come</p></li></ol>",
        ),
    ],
    "google_docs.html": [
        (HEADING, "2 Back pain"),
        (HEADING, "2 What it is"),
        (
            TEXT,
            "<p>A muscle is <strong>tight</strong> and <em>hurts</em>. CO<sub>2</sub>. "
            '<a href="https://www.nhs.uk/conditions/back-pain/">NHS</a></p>'
            "<ul><li><p>Walk</p><ul><li><p>slowly</p></li></ul></li><li><p>Swim</p></li></ul>"
            "<ol><li><p>Call</p></li></ol>",
        ),
        (TABLE, "When | What\nDay one | Heat / cold"),
    ],
    "libreoffice.html": [
        (HEADING, "2 What it is"),
        (
            TEXT,
            "<p>A muscle is <strong>tight</strong>. Below 10<sup>9</sup> cells.</p>"
            "<ol><li><p>Walk</p><ul><li><p>slowly</p></li></ul></li><li><p>Swim</p></li></ol>",
        ),
        (TABLE, "When | What\nBoth days | Both days\nDay two | Heat"),
    ],
    "outlook.html": [
        (
            TEXT,
            '<p>Dear colleague,</p><p>Please read <a href="https://www.who.int/back">this page</a> and '
            '<a href="mailto:desk@clinic.example">write</a>.</p>'
            "<ul><li><p>First point</p></li><li><p>Second point</p></li></ul><p>Sara Sample</p><p>Clinic</p>",
        ),
    ],
    "gmail.html": [
        (
            TEXT,
            "<p>Hello,</p><p>Take it <strong>twice</strong> a day.<br>Not at night.</p><p>Then stop.</p>"
            "<ul><li><p>Walk</p></li><li><p><em>Swim</em></p></li></ul><p>Sara</p>",
        ),
    ],
    "pages_safari.html": [
        (
            TEXT,
            "<p><strong>Keep moving.</strong> It helps.</p>"
            "<ul><li><p>Walk</p><ul><li><p>slowly</p></li></ul></li><li><p><em>Swim</em></p></li></ul>",
        ),
    ],
    "web_page.html": [
        (HEADING, "2 Low back pain"),
        (
            TEXT,
            '<p>It is <strong>common</strong>. <a href="https://www.example.org/a?b=1&amp;c=2">Read more</a> now</p>'
            "<p>A back.</p>",
        ),
        (HEADING, "2 Causes"),
        (TEXT, "<p>Strain</p><p>Too much at once.</p>"),
        (HEADING, "3 Rare ones"),
        (TEXT, "<p>It is seldom serious.</p>"),
        (HEADING, "2 Help"),
        (TEXT, "<p>Call us.</p><p>Any time.</p><p>New words</p><p>One</p><p>Two</p>"),
    ],
    "notion.html": [
        (HEADING, "2 What it is"),
        (
            TEXT,
            "<p>A muscle is <strong>tight</strong> and <em>hurts</em>.</p>"
            "<ul><li><p>Walk</p><ul><li><p>slowly</p></li></ul></li><li><p>Swim</p></li></ul>"
            '<ol start="4"><li><p>Call</p></li><li><p>Come</p></li></ol><p>💡</p><p>Drink enough.</p>',
        ),
        (TABLE, "When | What\nDay one | Heat"),
    ],
    "excel.html": [(TABLE, "Dose | Adults | Children\nMorning | 400\u00a0mg |"), (TEXT, "")],
    "google_sheets.html": [(TABLE, "When | What\nDay one | Heat or cold"), (TEXT, "")],
    "table_with_lists.html": [(TEXT, "<p>When</p><p>What</p><p>Day one</p><ul><li><p>Walk</p></li></ul>")],
    "whatsapp.txt": [
        (
            TEXT,
            "<p>For your back:</p><ul><li><p>Walk every day</p></li><li><p>Swim</p></li></ul>"
            "<ol><li><p>Call us</p></li><li><p>Come</p></li></ol>"
            "<p>2 weeks later we meet again. Bring 2. your list.</p>",
        ),
    ],
    "pdf.txt": [
        (
            TEXT,
            "<p>Low back pain is common. Most people who have it get better within six weeks without treatment, and "
            "keeping active helps more than a long bed-rest does.</p><p>Imaging is seldom needed.</p>"
            "<p>Ask for help at once if you cannot pass urine or if your legs become weak, even at night.</p>",
        ),
    ],
}  # fmt: skip
WORDS = {
    "struck": "Words that were struck through are left out",
    "pictures": "Pictures are left out",
    "tables": "A table with lists or headings in it cannot be kept",
    "merged": "The table had joined cells",
}
TOLD = {
    "word_desktop.html": ["struck", "pictures"],
    "libreoffice.html": ["merged"],
    "gmail.html": ["pictures"],
    "web_page.html": ["struck", "pictures"],
    "table_with_lists.html": ["tables"],
}


def paste(page, sample):
    kind = "text/html" if sample.endswith(".html") else "text/plain"
    page.evaluate(PASTE, [kind, (SAMPLES / sample).read_text()])


def opened(desk, live_server, article):  # noqa: F811
    """The editor's library warns when a block is added after a link was pasted; the protocols are known by then."""
    desk.expect_words("linkifyjs: already initialized")
    open_form(desk, live_server, article)


def empty_text():
    article = make_articles.article(sections=())
    article.articles_referencelist_set.all().delete()
    Prose.objects.create(parent=article, region="main", ordering=10, html="")
    return article


def test_every_sample_has_an_expectation():
    assert sorted(BECOMES) == sorted(file.name for file in SAMPLES.iterdir())


def test_structure_stays_and_the_rest_goes(desk, live_server):  # noqa: F811
    opened(desk, live_server, empty_text())
    told = desk.locator(".pasted")

    for sample, blocks in BECOMES.items():
        paste(desk, sample)
        expect(desk.locator(".order-machine .inline-related:not(.empty-form)")).to_have_count(len(blocks))
        if len(blocks) > 1:
            expect(told).to_contain_text("What you pasted")
        assert desk.evaluate(BLOCKS) == [list(block) for block in blocks], sample
        said = told.inner_text() if told.count() else ""
        assert [name for name, words in WORDS.items() if words in said] == TOLD.get(sample, []), sample
        if len(blocks) > 1:
            told.get_by_role("button", name="Undo the pasting").click()
        else:
            desk.evaluate(CLEAR)
        assert desk.evaluate(BLOCKS) == [[TEXT, ""]], sample
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(desk.locator(".messagelist .success")).to_be_visible()


def test_text_pasted_into_a_sentence_goes_round_it_and_is_saved(desk, live_server):  # noqa: F811
    article = empty_text()
    article.articles_prose_set.update(html="<p>Before. After.</p>")
    opened(desk, live_server, article)
    editor = desk.locator(".order-machine .ProseMirror")
    editor.evaluate("({ editor }) => editor.chain().focus().setTextSelection(8).run()")

    paste(desk, "libreoffice.html")
    expect(desk.locator(".pasted")).to_contain_text("What you pasted stands in 3 blocks.")
    assert Axe().run(desk).violations_count == 0
    desk.get_by_role("button", name="Save and continue editing").click()
    expect(desk.locator(".messagelist .success")).to_be_visible()

    blocks = Article.objects.get().editions.first().snapshot["blocks"]
    assert [block["kind"] for block in blocks] == ["prose", "section_heading", "prose", "data_table", "prose"]
    texts = [block["fields"]["html"] for block in blocks if block["kind"] == "prose"]
    assert [texts[0], texts[2]] == ["<p>Before.</p>", "<p>After.</p>"]
    assert '<ol data-type="decimal"><li><p>Walk</p><ul>' in texts[1]
