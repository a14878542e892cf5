"""The search as people use it: results while they type, and the same without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Article, UnansweredSearch
from articles.publishing import publish
from tests.browser.test_pages import axe_faults, sideways

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def site(sample_clinic, live_server, settings):
    settings.SITE_URL = live_server.url
    return live_server.url


def test_results_come_while_somebody_types_and_leave_no_trail(browse, site):
    page = browse(width=360).page()
    page.goto(site)
    page.get_by_role("link", name="Search").click()
    field = page.get_by_role("searchbox", name="What are you looking for?")
    expect(field).to_be_visible()
    entries = page.evaluate("history.length")

    field.press_sequentially("back spa", delay=40)
    expect(page.get_by_role("heading", name="Back muscle spasms")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"\d+ results"))
    field.fill("cancel appointment")
    expect(page.get_by_role("heading", name="Cancel or reschedule")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Cancel or reschedule.", use_inner_text=True)
    assert axe_faults(page) + sideways(page) == []
    field.fill("xyzzy")
    expect(page.get_by_role("heading", name="Nothing found for “xyzzy”")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("No results", use_inner_text=True)
    field.fill("numb groin")
    expect(page.get_by_text("Call 998 now if:")).to_be_visible()
    expect(page.get_by_role("navigation", name="Quick contact")).to_be_hidden()

    expect(page).to_have_url(re.compile(r"/search/\?q=numb(\+|%20)groin$"))
    assert page.evaluate("history.length") == entries
    assert axe_faults(page) + sideways(page) == []
    assert UnansweredSearch.objects.count() == 0


def test_without_javascript_a_form_finds_corrects_and_turns_pages(browse, site):
    page = browse(javascript=False, width=1280).page()
    page.goto(site)

    page.get_by_role("searchbox", name="Search").fill("back spazm")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_text("Showing results for back spasm.")).to_be_visible()
    expect(page.locator(".hit__title").first).to_have_text("Back muscle spasms")
    page.get_by_role("link", name="More results").click()
    expect(page.get_by_text(re.compile(r"Page 2 of \d"))).to_be_visible()
    page.get_by_role("link", name="Search instead for “back spazm”").click()

    expect(page.get_by_role("link", name="Search instead for")).to_have_count(0)
    expect(page.locator(".hits mark").first).to_be_visible()

    page.get_by_role("searchbox", name="What are you looking for?").fill("lady doctor")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(page.get_by_role("link", name="Book with Dr Layla (sample)")).to_be_visible()


def test_an_arabic_reader_types_finds_and_is_told_what_is_english(browse, site):
    publish.unpublish(Article.objects.get(language="ar", translation_of__slug="night-leg-cramps"))
    page = browse(width=360).page()
    page.goto(f"{site}/ar/search/")
    field = page.get_by_role("searchbox", name="عمّ تبحثون؟")

    field.press_sequentially("عرق النسا", delay=40)
    expect(page.locator(".hit__title").first).to_have_text("عرق النسا")
    expect(page.locator(".hit").first).not_to_contain_text("English")
    field.fill("بكم الكشفية")
    expect(page.get_by_role("heading", name="الأسعار")).to_be_visible()
    field.fill("الانزلاق الغضرفي")
    expect(page.get_by_text("تظهر نتائج البحث عن الانزلاق الغضروفي")).to_be_visible()
    field.fill("magnesium")
    expect(page.locator(".hit__title")).to_have_text(["تشنج العضلات: الأسباب وما يفيد", "Night leg cramps"])
    expect(page.locator(".hit__title").last).to_have_attribute("lang", "en-gb")
    expect(page.locator(".hit__kind").last).to_contain_text("English")
    assert axe_faults(page) + sideways(page) == []
    field.fill("ثلاجة")
    expect(page.get_by_role("heading", name="لا نتائج للبحث عن «ثلاجة»")).to_be_visible()
    field.fill("مب قادر اتنفس")
    expect(page.locator(".notice--emergency").get_by_role("link", name="998")).to_be_visible()

    assert axe_faults(page) + sideways(page) == []
