"""Arabic pages are the English ones in a mirror: the same boxes from the other side, nothing cut, nothing sideways."""

import pytest

from tests import made_up
from tests.browser.test_pages import sideways

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

PAGES = [
    "/",
    "/regions/lower-back/",
    "/conditions/",
    "/conditions/back-muscle-spasm/",
    "/services/",
    "/services/orthopaedic-consultation/",
    "/team/",
    "/team/dr-layla/",
    "/contact/",
    "/privacy/",
    "/search/",
    "/visit/find/",
    "/book/",
]
WIDTHS = [360, 768, 1280]
NEAR = 2  # px
# Boxes that lie in the flow of a page, by their place in the document: where they begin and end, seen from the side
# on which their language begins. What a script, a map of the body or a passage in another direction places is left out.
BOXES = """() => {
    const isRtl = document.documentElement.dir === "rtl";
    const width = document.documentElement.clientWidth;
    const found = {};
    const walk = (element, path) => {
        for (const [place, child] of [...element.children].entries()) {
            const here = `${path}>${child.tagName.toLowerCase()}.${child.classList[0] ?? ""}:${place}`;
            if (child.matches("svg, script, [dir=ltr], [lang]:not(html), .body-map, .language-switch")) continue;
            const looks = getComputedStyle(child), around = getComputedStyle(element);
            const box = child.getBoundingClientRect();
            const isInFlow = ["block", "grid", "flex", "list-item"].includes(looks.display)
                && !["flex", "inline-flex"].includes(around.display)
                && around.columnCount === "auto" && around.columnWidth === "auto"
                && ["static", "relative"].includes(looks.position) && looks.float === "none";
            if (isInFlow && box.width > 0 && box.height > 0) {
                found[here] = isRtl ? [width - box.right, box.width] : [box.left, box.width];
            }
            walk(child, here);
        }
    };
    walk(document.body, "body");
    return found;
}"""
# Words that stand outside of their box, or are cut off by it; those for screen readers alone are meant to be.
CUT = """() => [...document.querySelectorAll("body *")].filter((element) => {
    const looks = getComputedStyle(element);
    if (looks.overflowX === "visible" || looks.overflowX === "auto" || looks.overflowX === "scroll") return false;
    if (looks.clipPath === "inset(50%)" || element.closest("svg") || !element.checkVisibility()) return false;
    return element.scrollWidth > element.clientWidth + 1;
}).map((element) => `${element.tagName}.${element.className}`)"""


def boxes_of(page, address):
    page.goto(address)
    return page.evaluate(BOXES)


@pytest.mark.parametrize(
    "width", [360, pytest.param(768, marks=pytest.mark.sweep), pytest.param(1280, marks=pytest.mark.sweep)]
)
def test_each_box_of_an_arabic_page_lies_where_a_mirror_shows_it(browse, sample_clinic, live_server, width):
    page = browse(width=width).page()
    apart, compared = {}, 0
    for path in PAGES:
        english = boxes_of(page, live_server.url + path)
        arabic = boxes_of(page, f"{live_server.url}/ar{path}")
        assert page.evaluate(CUT) + sideways(page) == [], path
        # A box as wide as its words has another width in another language: it says nothing here.
        same = {each for each in english.keys() & arabic.keys() if abs(english[each][1] - arabic[each][1]) <= NEAR}
        compared += len(same)
        apart |= {
            f"{path} {each}": (english[each], arabic[each])
            for each in same
            if abs(english[each][0] - arabic[each][0]) > NEAR
        }
    assert apart == {}
    assert compared > 300


def faults(page, address) -> list[str]:
    page.goto(address)
    return [f"{address}: {fault}" for fault in [*page.evaluate(CUT), *sideways(page)]]


def test_with_letters_twice_as_large_nothing_is_cut(browse, sample_clinic, live_server):
    """In both languages: whoever sees little sets this in the browser."""
    page = browse(width=360).page()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    found = []
    for path in PAGES:
        found += faults(page, f"{live_server.url}/ar{path}")
    assert page.locator("body").evaluate("body => getComputedStyle(body.parentElement).fontSize") == "32px"
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    assert found == []


@pytest.mark.sweep
@pytest.mark.parametrize("width", WIDTHS)
def test_a_made_up_language_with_longer_words_is_cut_nowhere(browse, sample_clinic, live_server, width):
    page = browse(width=width).page()
    with made_up.language():
        found = [fault for path in PAGES for fault in faults(page, f"{live_server.url}/ar{path}")]
    assert found == []
