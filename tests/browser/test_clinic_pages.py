"""What a clinic changes on its site without a developer: a closed day, a page, the menu, the home page, an update."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article
from articles.publishing import publish
from articles.review import requests
from tests import make, make_articles
from tests.browser.test_pages import axe_faults, sideways

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


class Desk:
    """Somebody who is signed in and whose presses are counted."""

    def __init__(self, watched, site, user):
        self.site, self.page, self.presses = site, watched.page(), 0
        self.page.goto(f"{site}/admin/")
        self.page.get_by_label("User name").fill(user.username)
        self.page.get_by_label("Password").fill("password")
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url("**/admin/**")

    def goes_to(self, *names):
        """By the bar: one press for each name."""
        for name in names:
            self.presses += 1
            self.page.locator(".desk-header").get_by_text(name, exact=True).first.click()
        return self

    def presses_button(self, name):
        self.presses += 1
        self.page.get_by_role("button", name=name, exact=True).first.click()


@pytest.fixture(autouse=True)
def site(settings, live_server):
    settings.SITE_URL, settings.DEMO = live_server.url, True
    make.profile()
    return live_server.url


def test_closed_for_eid_stands_on_the_site_after_four_presses(browse, site):
    desk = Desk(browse(), site, make.user("the-manager", roles=["manager"]))
    reader = browse(width=360).page()

    desk.goes_to("More", "Closing days")
    page = desk.page
    page.wait_for_load_state()
    page.get_by_label("First day").fill("2026-12-05")
    page.get_by_label("What patients read:").fill("Closed for Eid")
    page.get_by_label("What patients read (Arabic)").fill("مغلق في العيد")
    desk.presses_button("Close")
    expect(page.locator(".messagelist .success")).to_be_visible()

    reader.goto(f"{site}/contact/")
    expect(reader.locator(".announcements")).to_contain_text("Closed for Eid")
    assert desk.presses <= 4
    assert axe_faults(reader) + sideways(reader) == []
    reader.goto(f"{site}/ar/contact/")
    expect(reader.locator(".announcements")).to_contain_text("مغلق في العيد")


def test_an_insurance_page_a_menu_entry_and_a_home_section_without_code(browse, site):
    desk = Desk(browse(), site, make.user("the-editor", roles=["editor"]))
    page, reader = desk.page, browse(width=360).page()

    page.goto(f"{site}/admin/articles/article/add/")
    page.locator("#block-add").wait_for()
    page.locator("#id_title").fill("Insurance")
    page.locator("#id_summary").fill("Which insurers we work with.")
    page.locator("#id_article_type").select_option("page")
    page.get_by_role("button", name="Add a block", exact=True).click()
    page.get_by_role("menuitem", name="Text", exact=True).click()
    page.keyboard.type("Bring your card.")
    page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_role("link", name="Check and publish").click()
    expect(page.get_by_text("A clinician must approve")).to_have_count(0)
    assert axe_faults(page) == []
    page.get_by_role("button", name="Publish the draft").click()
    expect(page.locator(".messagelist .success")).to_contain_text("is live")

    desk.goes_to("More", "Menu and footer")
    expect(page.get_by_role("link", name="Add menu entry")).to_be_visible()
    assert axe_faults(page, preload=False) == []  # axe itself would put styles into this page
    page.get_by_role("link", name="Add menu entry").click()
    page.get_by_label("Page about the clinic").select_option(label="Insurance")
    page.get_by_role("button", name="Save", exact=True).click()
    desk.goes_to("More", "Home page")
    page.get_by_role("link", name="Add section of the home page").click()
    page.get_by_label("Page:", exact=True).select_option(label="Insurance")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()

    reader.goto(site)
    expect(reader.get_by_role("heading", name="Insurance")).to_be_visible()
    assert axe_faults(reader) + sideways(reader) == []
    reader.get_by_text("Menu", exact=True).click()
    reader.get_by_role("navigation", name="Menu").get_by_role("link", name="Insurance").click()
    expect(reader).to_have_url(re.compile("/insurance/$"))
    expect(reader.get_by_role("heading", level=1)).to_have_text("Insurance")
    assert axe_faults(reader) + sideways(reader) == []


def test_the_reviewer_approves_a_changed_dose_in_one_press(browse, site):
    doctor = make.user("dr-reviewer", roles=["reviewer"])
    make_articles.reviewer(name="Dr Reviewer", user=doctor)
    article = make_articles.article()
    requests.approve_edition(publish.save_edition(article), by=doctor, now=timezone.now())
    publish.publish(article, now=timezone.now())
    text = article.articles_prose_set.get()
    text.html = "<p>Keep moving twice a day [nice-ng59].</p>"
    text.save()
    changed = publish.save_edition(Article.objects.get(pk=article.pk))
    desk = Desk(browse(), site, doctor)
    page = desk.page

    page.goto(f"{site}/admin/articles/article/{article.pk}/release/")
    page.get_by_role("link", name="See what changed and approve it").click()
    expect(page.locator(".difference")).to_have_count(1)
    expect(page.locator(".difference ins")).to_have_text("twice a day ")
    expect(page.locator(".difference__marks")).to_contain_text("numbers and units")
    assert axe_faults(page) == []
    desk.presses_button(f"Approve edition {changed.number}")

    expect(page.locator(".messagelist .success")).to_be_visible()
    changed.refresh_from_db()
    assert (changed.approval.reviewer.name, desk.presses) == ("Dr Reviewer", 1)
