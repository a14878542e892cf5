"""What a style sheet promises: a header of one row, choices that are seen in forced colours, a print without an empty page."""

import re
import zlib

import pytest
from playwright.sync_api import expect

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
