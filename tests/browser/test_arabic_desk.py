"""A receptionist and an editor who work in Arabic: a day at the desk, and a translation up to its reader."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import expect

from appointments.models import Appointment, Status
from appointments.times.day_plan import midnight
from articles.models import Article
from articles.publishing import publish
from articles.review import requests
from clinic.calendar import local_day
from clinic.models import ClosingDay, OpeningHours
from tests import make, make_articles, make_patients, make_visits
from tests.browser.test_arabic import arabic, faults
from tests.browser.test_desk_day import Day

ARABIC = "ar-AE"
OLDER = "This text may be out of date: the same article in another language has been changed since."

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def said(words: str) -> str:
    """The part of a message of the catalogue before its first fact."""
    return arabic(words).partition("%(")[0].strip()


@pytest.fixture
def day(signed_in, sample_clinic, live_server, settings):
    settings.SITE_URL, settings.RECEPTION_EMAIL = live_server.url, ""
    OpeningHours.objects.all().delete()  # the hours of this test are those of the machine's clock
    Appointment.objects.filter(status=Status.REQUESTED).update(status=Status.EXPIRED)
    make.profile(notice=timedelta(0))
    receptionist = get_user_model().objects.get(username="receptionist")
    return Day(signed_in(receptionist, ARABIC), live_server.url, receptionist, by_keyboard=False)


def test_a_day_at_the_desk_in_arabic(day, post_office):
    found = [*answers(day, post_office), *receives(day), *books(day), *changes(day), *closes(day)]
    assert found == []


def answers(day, post_office) -> list[str]:
    asked = day.request(3, "منى (نموذج)", email="mona@example.com", language="ar")
    day.begins("answer a request: confirm")
    found = faults(day.page)
    day.beside(asked).get_by_role("button", name=arabic("Confirm")).click()
    day.says(said("Confirmed: %(visit)s."))
    make_visits.a_minute_passes()
    assert f"{day.site}/ar/visit/" in post_office.text(arabic("Your appointment is confirmed"))
    return found


def receives(day) -> list[str]:
    here = day.visit(-60, "سامي حداد")
    day.begins("a patient arrives", local_day(here.starts_at))
    day.block("سامي حداد").get_by_role("button", name=arabic("Arrived")).click()
    day.says(said("Arrived: %(visit)s."))
    return faults(day.page)


def books(day) -> list[str]:
    page = day.page
    file = make_patients.patient("Fatima Khan", phone="+971505556677", email="fatima@example.com")
    day.person.services.set([day.service])
    day.begins("a caller who is known by phone: book").find("فاطمة خان")
    expect(page.get_by_role("link", name="Fatima Khan").first).to_be_visible()
    found = faults(page)
    page.locator("main").get_by_role("link", name=arabic("Book")).filter(has_text=arabic("Book")).last.click()
    page.locator(".time-buttons a").first.click()
    page.get_by_label(arabic("No, new patient")).check()
    found += faults(page)
    page.get_by_role("button", name=arabic("Book this time")).click()
    day.says(said("Booked: %(when)s. Tell the patient now, with the reference %(reference)s."))
    assert file.visits.count() == 1
    return found


def changes(day) -> list[str]:
    page = day.page
    moves, ends = day.visit(60 * 24, "Moves"), day.visit(60 * 24 + 40, "Ends")
    day.begins("reschedule an appointment", local_day(moves.starts_at))
    page.get_by_role("link", name="Moves").click()
    found = faults(page)
    page.get_by_role("link", name=arabic("Reschedule"), exact=True).click()
    page.locator(".time-buttons button").first.click()
    day.says(said("Rescheduled to %(visit)s."))

    day.begins("cancel an appointment, with a reason", local_day(ends.starts_at))
    page.get_by_role("link", name="Ends").click()
    page.get_by_text(arabic("Cancel …")).click()
    page.get_by_role("button", name=arabic("The patient asked for it")).click()
    day.says(said("Cancelled: %(visit)s."))
    return found


def closes(day) -> list[str]:
    page, closed = day.page, local_day(day.now) + timedelta(days=5)
    ten = midnight(closed) + timedelta(hours=10)
    day.visit((ten - day.now) // timedelta(minutes=1), "Stands there")
    page.goto(f"{day.site}/admin/desk/closures/")
    found = faults(page)
    page.get_by_label(arabic("First day")).fill(closed.isoformat())
    page.get_by_role("button", name=arabic("Close"), exact=True).click()
    found += faults(page)
    page.get_by_role("button", name=arabic("Save, and offer them other times")).click()
    expect(page.locator(".messagelist, [role=status]").first).to_be_visible()
    assert ClosingDay.objects.filter(starts_at=midnight(closed)).exists()
    return found


def approve(article, reviewer) -> None:
    requests.approve(make_articles.asked(article, to=reviewer), now=timezone.now())


def test_a_translation_is_begun_written_approved_and_read_in_arabic(signed_in, browse, live_server, settings):
    settings.DEMO = False
    make.profile()
    make_articles.condition(name_ar="تشنج عضلات الظهر")
    english = make_articles.article(slug="back-muscle-spasm", title="Back muscle spasms")
    reviewer = make_articles.reviewer(name="Dr Reviewer")
    approve(english, reviewer)
    publish.publish(english, now=timezone.now())

    page = signed_in(make_articles.editor(), ARABIC)
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
