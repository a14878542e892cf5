"""An article's life, as people live it: written by keyboard alone, reviewed on a phone, live at its time, corrected,
changed too far and brought back. What people are told by mail is read from real letters."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article
from tests import make, make_articles
from tests.clinic.staff.door import as_with_second_factor

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

ENOUGH_TABS = 250


class Keyboard:
    """An editor without a mouse: everything is reached with the Tab key and done with keys."""

    def __init__(self, page, site):
        self.page, self.site, self.press = page, site, page.keyboard.press
        page.on("dialog", lambda dialog: dialog.accept())

    def opens(self, path):
        self.page.goto(self.site + path)

    def goes_to(self, selector, key="Tab"):
        for _press in range(ENOUGH_TABS):
            self.press(key)
            if self.page.evaluate("wanted => Boolean(document.activeElement?.matches(wanted))", selector):
                return
        pytest.fail(f"the keyboard does not reach {selector}")

    def types(self, selector, text):
        self.goes_to(selector)
        self.press("Control+a")
        self.page.keyboard.insert_text(text)

    def presses(self, selector):
        self.goes_to(selector)
        self.press("Enter")

    def adds(self, kind, field):
        """The new block's first field has the focus."""
        self.presses("#block-add")
        expect(self.page.get_by_role("menuitem").first).to_be_focused()
        self.page.keyboard.type(kind)
        self.press("Enter")
        expect(self.page.locator(f"{field} >> visible=true").last).to_be_focused()

    def saves(self):
        self.presses("input[name=_continue]")
        expect(self.page.locator(".messagelist .success")).to_be_visible()

    def follows(self, address):
        self.presses(f"a[href*='{address}']")
        self.page.wait_for_url(f"**/*{address}*")


def writes_from_nothing(editor):
    editor.opens("/admin/articles/article/add/")
    editor.page.locator("#block-add").wait_for()
    editor.goes_to("#id_title")
    editor.page.keyboard.type("Back muscle spasm")
    editor.types("#id_summary", "A muscle of the back tightens and hurts. Most spasms settle within weeks.")
    editor.types("#id_key_points", "Keep moving.\nGet help if you feel numb.")
    editor.goes_to("#id_primary_condition")
    editor.page.keyboard.type("Back")
    editor.goes_to("#id_body_regions input")
    editor.press("Space")
    editor.types("#id_seo_title", "Back muscel spasm")
    editor.presses("#contributions-group .add-row a")
    editor.goes_to("#contributions-group .select2-selection", key="Shift+Tab")
    editor.press("Enter")
    expect(editor.page.locator(".select2-container--open .select2-search__field")).to_be_focused()
    editor.page.keyboard.type("Writer")
    expect(editor.page.locator(".select2-results__option--highlighted")).to_have_text("Dr Writer")
    editor.press("Enter")
    editor.adds("Section heading", "input[name$=-text]")
    editor.page.keyboard.type("What helps")
    editor.adds("Text", ".ProseMirror")
    editor.page.keyboard.type("Keep moving [nice-ng59].")
    editor.adds("Treatment", "input[name$=-name]")
    editor.page.keyboard.type("Painkillers")
    editor.types("textarea[name$=-what_it_is]", "A tablet may make moving easier.")
    editor.types("textarea[name$=-caution]", "Ask a pharmacist first.")
    editor.adds("List of ref", "input[name$=-note]")
    editor.saves()


def asks_for_a_review(editor):
    editor.follows("/release/")
    editor.goes_to("select[name=reviewer]")
    editor.page.keyboard.type("Dr Reviewer")
    editor.presses("form[action$='/ask/'] button")
    expect(editor.page.get_by_text("The email was sent.")).to_be_visible()


def reviews_on_a_phone(page, post_office):
    link = re.search(r"http://\S+/review/\S+", post_office.text("Please review: Back muscle spasm")).group()
    page.goto(link)
    page.locator("#block-3 summary").click()
    page.locator("#block-3 textarea").fill("Good as it is.")
    page.locator("#block-3").get_by_role("button", name="Save the comment").click()
    expect(page.locator("#block-3 .review-comments__item")).to_have_count(1)
    page.get_by_role("button", name="Approve – send me the code").click()
    expect(page.get_by_label("Code from the email")).to_be_visible()
    code = re.search(r"^    (\d{6})\s*$", post_office.text("Code to approve"), re.MULTILINE).group(1)
    page.get_by_label("Code from the email").fill(code)
    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")


def gives_it_a_time(editor, article, moment):
    """Typed as the browser asks for it: month, day, year, hour, minute, half of the day."""
    editor.opens(f"/admin/articles/article/{article.pk}/release/")
    here = timezone.localtime(moment, django_settings.CLINIC_TIME_ZONE)
    editor.goes_to("#id_go_live_at")
    editor.page.keyboard.type(f"{here:%m%d%Y}")
    editor.press("Tab")
    editor.page.keyboard.type(f"{here:%I%M%p}")
    editor.presses("form[action$='/publish/'] button")
    expect(editor.page.locator(".messagelist .success")).to_contain_text(f"{here:%H:%M}")


def changes_and_looks(editor, article, selector, text):
    editor.opens(f"/admin/articles/article/{article.pk}/change/")
    editor.page.locator("#block-add").wait_for()
    editor.types(selector, text)
    editor.saves()
    editor.follows("/release/")


def publishes(editor):
    with editor.page.expect_navigation():  # the page before may have had a message too
        editor.presses("form[action$='/publish/'] button")
    expect(editor.page.locator(".messagelist li")).to_be_visible()
    return editor.page.locator(".messagelist li").text_content()


@pytest.fixture
def clinic(live_server, settings):
    settings.SITE_URL, settings.DEMO = live_server.url, False
    make.profile()
    make.region()
    make_articles.condition()
    make_articles.reference()
    make_articles.contributor(name="Dr Writer")
    make_articles.reviewer(name="Dr Reviewer")


@pytest.fixture
def editor(browse, live_server, client, settings, clinic):
    user = make_articles.editor()
    get_user_model().objects.filter(pk=user.pk).update(email="editor@clinic.example")
    client.force_login(user)
    as_with_second_factor(client)
    watched = browse()
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    watched.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    return Keyboard(watched.page(), live_server.url)


def test_an_article_is_written_reviewed_published_corrected_and_brought_back(editor, browse, post_office):
    phone = browse(javascript=False, width=390)
    phone.expect_status(404)
    reader = phone.page()

    writes_from_nothing(editor)
    article = Article.objects.get()
    page_address = editor.site + article.get_absolute_url()
    asks_for_a_review(editor)
    reviews_on_a_phone(reader, post_office)
    assert "/reviews/" in post_office.text("Approved: Back muscle spasm")

    moment = (timezone.now() + timedelta(minutes=6)).replace(second=0, microsecond=0)
    gives_it_a_time(editor, article, moment)
    assert reader.goto(page_address).status == 404
    with time_machine.travel(moment):
        assert reader.goto(page_address).status == 200
        expect(reader.locator(".byline")).to_contain_text("Dr Reviewer")

        changes_and_looks(editor, article, "#id_seo_title", "Back muscle spasm")
        assert publishes(editor).endswith("is live.")

        changes_and_looks(editor, article, "textarea[name$='-0-caution']", "Take twice as much.")
        assert publishes(editor) == "A clinician must approve exactly this content before it is published."
        reader.goto(page_address)
        expect(reader.get_by_text("Ask a pharmacist first.")).to_be_visible()

        editor.presses("form[action$='/editions/2/restore/'] button")
        expect(editor.page.locator(".messagelist .success")).to_be_visible()
        assert publishes(editor).endswith("is live.")
    assert article.editions.first().approval.reviewer.name == "Dr Reviewer"
    assert [event.action for event in article.events.all()].count("approved") == 1
