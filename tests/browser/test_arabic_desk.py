"""A receptionist and an editor who work in Arabic: a day at the desk, and a translation up to its reader."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import expect

from appointments.models import Appointment, Status
from appointments.times.day_plan import local_day, midnight
from articles.models import Article
from articles.publishing import publish
from articles.review import requests
from clinic.models import ClosingDay, OpeningHours
from tests import make, make_articles, make_patients, make_visits
from tests.browser.test_arabic import arabic, faults
from tests.browser.test_desk_day import Day
from tests.clinic.staff.door import as_with_second_factor

OLDER = "This text may be out of date: the same article in another language has been changed since."

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def in_arabic(browse, live_server, client, settings):
    """A page of a browser that wishes Arabic, on which this account is signed in."""
    settings.SITE_URL = live_server.url

    def page_of(user):
        client.force_login(user)
        as_with_second_factor(client)
        watched = browse(locale="ar-AE")
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        watched.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        return watched.page()

    return page_of


def said(words: str) -> str:
    """The part of a message of the catalogue before its first fact."""
    return arabic(words).partition("%(")[0].strip()


def test_a_day_at_the_desk_in_arabic(in_arabic, sample_clinic, live_server, settings, post_office):
    settings.RECEPTION_EMAIL = ""
    OpeningHours.objects.all().delete()
    Appointment.objects.filter(status=Status.REQUESTED).update(status=Status.EXPIRED)
    make.profile(notice=timedelta(0))
    receptionist = get_user_model().objects.get(username="receptionist")
    page = in_arabic(receptionist)
    day = Day(page, live_server.url, receptionist, by_keyboard=False)
    found = []

    asked = day.request(3, "منى (نموذج)", email="mona@example.com", language="ar")
    day.begins("answer a request: confirm")
    found += faults(page)
    day.beside(asked).get_by_role("button", name=arabic("Confirm")).click()
    day.says(said("Confirmed: %(visit)s."))
    make_visits.a_minute_passes()
    assert f"{live_server.url}/ar/visit/" in post_office.text(arabic("Your appointment is confirmed"))

    here = day.visit(-60, "سامي حداد")
    day.begins("a patient arrives", local_day(here.starts_at))
    day.block("سامي حداد").get_by_role("button", name=arabic("Arrived")).click()
    day.says(said("Arrived: %(visit)s."))

    file = make_patients.patient("Fatima Khan", phone="+971505556677", email="fatima@example.com")
    day.person.services.set([day.service])
    count = day.begins("a caller who is known by phone: book")
    count.find("فاطمة خان")
    expect(page.get_by_role("link", name="Fatima Khan").first).to_be_visible()
    found += faults(page)
    page.locator("main").get_by_role("link", name=arabic("Book")).filter(has_text=arabic("Book")).last.click()
    page.locator(".time-buttons a").first.click()
    page.get_by_label(arabic("No, new patient")).check()
    found += faults(page)
    page.get_by_role("button", name=arabic("Book this time")).click()
    day.says(said("Booked: %(when)s. Tell the patient now, with the reference %(reference)s."))
    assert file.visits.count() == 1

    moves, ends = day.visit(60 * 24, "Moves"), day.visit(60 * 24 + 40, "Ends")
    day.begins("reschedule an appointment", local_day(moves.starts_at))
    page.get_by_role("link", name="Moves").click()
    found += faults(page)
    page.get_by_role("link", name=arabic("Reschedule"), exact=True).click()
    page.locator(".time-buttons button").first.click()
    day.says(said("Rescheduled to %(visit)s."))

    day.begins("cancel an appointment, with a reason", local_day(ends.starts_at))
    page.get_by_role("link", name="Ends").click()
    page.get_by_text(arabic("Cancel …")).click()
    page.get_by_role("button", name=arabic("The patient asked for it")).click()
    day.says(said("Cancelled: %(visit)s."))

    tomorrow = local_day(day.now) + timedelta(days=1)
    page.goto(f"{live_server.url}/admin/desk/closures/")
    found += faults(page)
    page.get_by_label(arabic("First day")).fill(tomorrow.isoformat())
    page.get_by_role("button", name=arabic("Close"), exact=True).click()
    found += faults(page)
    page.get_by_role("button", name=arabic("Save, and offer them other times")).click()
    expect(page.locator("main")).to_be_visible()
    assert ClosingDay.objects.filter(starts_at=midnight(tomorrow)).exists()
    assert found == []


def approve(article, reviewer) -> None:
    requests.approve(make_articles.asked(article, to=reviewer), now=timezone.now())


def test_a_translation_is_begun_written_approved_and_read_in_arabic(
    in_arabic, browse, live_server, settings, post_office
):
    settings.DEMO = False
    make.profile()
    make_articles.condition(name_ar="تشنج عضلات الظهر")
    english = make_articles.article(slug="back-muscle-spasm", title="Back muscle spasms")
    reviewer = make_articles.reviewer(name="Dr Reviewer")
    approve(english, reviewer)
    publish.publish(english, now=timezone.now())

    page = in_arabic(make_articles.editor())
    page.goto(f"{live_server.url}/admin/articles/article/reviews/")
    found = faults(page)
    page.get_by_role("button", name=arabic("Begin the translation")).click()
    expect(page.locator(".in-the-source").first).to_be_visible()
    found += faults(page)
    page.locator("#id_title").fill("تشنج عضلات الظهر")
    page.locator("#id_slug").fill("")
    page.locator("#id_summary").fill("تنقبض إحدى عضلات الظهر وتؤلم.")
    page.locator("#id_key_points").fill("استمروا في الحركة.")
    page.locator("#id_seo_title").fill("")
    page.locator("input[name$='-0-text']").fill("ما هو")
    page.locator(".ProseMirror").fill("استمروا في الحركة [nice-ng59].")
    page.locator("input[name=_continue]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.get_by_role("link", name=arabic("Check and publish")).click()
    found += faults(page)
    made = Article.objects.get(language="ar")
    approve(made, reviewer)
    page.reload()
    page.locator("input[name=same]").check()
    page.locator("form[action$='/publish/'] button.default").click()
    expect(page.locator(".messagelist .success")).to_be_visible()

    reader = browse(width=360).page()
    reader.goto(f"{live_server.url}/articles/back-muscle-spasm/")
    reader.locator(".language-switch").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("تشنج عضلات الظهر")
    expect(reader.get_by_text(arabic(OLDER))).to_have_count(0)
    english.summary = "Changed."
    english.save()
    approve(english, reviewer)
    publish.publish(english, now=timezone.now())
    reader.reload()
    expect(reader.get_by_text(arabic(OLDER))).to_be_visible()
    found += faults(reader)
    assert found == []
