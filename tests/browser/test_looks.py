"""What style sheets promise: a header of one row, choices seen in forced colours, a print without an empty page."""

import re
import zlib
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from appointments import links
from tests import make_visits
from tests.browser.booking import before_you_book

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

ARTICLE = "/articles/back-muscle-spasm/"


def test_on_a_phone_the_header_is_one_row_and_the_name_has_two_lines_at_most(browse, sample_clinic, live_server):
    page, found = browse(width=360).page(), {}

    for path in ("/", ARTICLE, "/book/"):
        page.goto(live_server.url + path)
        header = page.locator(".site-header").bounding_box()
        lines = page.locator(".site-header__brand bdi").evaluate(
            "name => name.getBoundingClientRect().height / parseFloat(getComputedStyle(name).lineHeight)"
        )
        found[path] = (header["height"] <= 64, round(lines) <= 2)

    assert found == dict.fromkeys(("/", ARTICLE, "/book/"), (True, True))


def looks(place, *properties):
    """The named computed properties of an element."""
    return place.evaluate("(each, names) => names.map(name => getComputedStyle(each)[name])", list(properties))


def test_in_forced_colours_what_is_chosen_and_where_somebody_is_can_be_seen(browse, sample_clinic, live_server):
    page = browse(width=360).page()
    page.emulate_media(forced_colors="active")
    page.goto(f"{live_server.url}/book/")
    page.get_by_label("Myself").check()
    chosen, other = (page.locator(f".choice__row:has([value={value}])") for value in ("myself", "child"))
    assert looks(chosen, "borderTopColor", "outlineStyle") != looks(other, "borderTopColor", "outlineStyle")
    page.locator("input[name=region][value=knee]").check()
    row = page.locator(".signs__row--none").filter(visible=True).first
    tick = row.get_by_label("None of these")
    before = looks(row, "borderInlineStartWidth")
    tick.check()
    assert looks(row, "borderInlineStartWidth") != before
    done, ahead = page.locator(".step-line__step").first, page.locator(".step-line__step").last
    assert looks(done, "borderTopStyle") != looks(ahead, "borderTopStyle")

    before_you_book(page)
    days = page.locator("a.day-strip__day")
    chosen, other = page.locator(".day-strip__day--chosen"), days.locator("xpath=self::*[not(@aria-current)]").first
    assert looks(chosen, "backgroundColor") != looks(other, "backgroundColor")
    assert looks(chosen, "color") != looks(chosen, "backgroundColor")


def test_in_forced_colours_a_confirmed_panel_has_another_fill_than_one_that_waits(browse, sample_clinic, live_server):
    page, heads = browse(width=360).page(), {}
    page.emulate_media(forced_colors="active")

    facts = {"service": make_visits.bookable_service(), "now": make_visits.now()}
    by = get_user_model().objects.get(username="receptionist")
    visits = {
        "requested": make_visits.request(starts_at=make_visits.in_two_days(), cookie="a", **facts),
        "confirmed": make_visits.confirmed(by, starts_at=make_visits.in_two_days() + timedelta(hours=1), **facts),
    }

    for state, visit in visits.items():
        page.goto(live_server.url + links.manage(visit))
        panel = page.locator(f".state--{state}")
        heads[state] = looks(panel.locator(".state__head"), "backgroundColor", "borderBottomStyle")
        assert looks(panel, "borderTopStyle", "borderTopWidth") == ["solid", "2px"]

    assert heads["requested"] != heads["confirmed"]


def words_of_each_page(pdf: bytes) -> list[int]:
    """How often each page of a PDF shows text."""
    found = []
    for number in re.findall(rb"/Type /Page\b.*?/Contents (\d+) 0 R", pdf, re.DOTALL):
        drawing = re.search(rb"\n" + number + rb" 0 obj\s.*?stream\r?\n(.*?)\nendstream", pdf, re.DOTALL)
        found.append(zlib.decompressobj().decompress(drawing[1]).count(b"Tj"))  # a line may end after the data
    return found


def test_an_article_on_paper_has_no_empty_page_and_ends_with_its_last_line(browse, sample_clinic, live_server):
    page = browse(width=360).page()
    page.goto(live_server.url + ARTICLE)

    sheets = {paper: words_of_each_page(page.pdf(format=paper)) for paper in ("A4", "Letter", "A5")}

    assert {paper: min(words) > 20 for paper, words in sheets.items()} == dict.fromkeys(("A4", "Letter", "A5"), True)
    page.emulate_media(media="print")
    below = page.evaluate(
        "document.body.getBoundingClientRect().bottom"
        " - document.querySelector('.site-footer').getBoundingClientRect().bottom"
    )
    assert below == 0
