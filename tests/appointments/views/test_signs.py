"""The pages of the warning-sign check: no order of addresses goes round them, and an emergency ends there."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from appointments import links
from appointments.booking import requests
from appointments.models import Appointment, BookingDraft
from clinic.models import Urgency, WarningSign
from tests import make, make_visits
from tests.make_visits import COOKIE, MONDAY_NINE, SUNDAY_NOON

pytestmark = pytest.mark.django_db

NONE = "(none)"
DETAILS = {"for_whom": "myself", "patient_name": "Mona", "phone": "050 123 4567", "language": "en", "consent": "on"}
LATER = ["who", "time", "details", "check"]
ADVICE = "Please get help now"


@pytest.fixture(autouse=True)
def sunday_noon():
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def service():
    make.profile()
    region = make.region()
    make.warning_sign([region], slug="numb", question="Is it newly numb?", urgency=Urgency.EMERGENCY)
    make.warning_sign([region], slug="fever", question="Do you have a fever?", urgency=Urgency.URGENT)
    service = make_visits.bookable_service(slug="consultation")
    service.regions.set([region])
    return service


@pytest.fixture
def patient(client):
    client.cookies[settings.DRAFT_COOKIE_NAME] = COOKIE
    return client


@pytest.fixture
def draft(patient, service):
    """Everything answered but the check."""
    return make_visits.draft(service, signs=[], urgency="")


def path(draft, step):
    return reverse(f"appointments:{step}", args=[draft.pk])


def answer(client, draft, *ticked, step="signs", **fields):
    """As the page sends it: with the version of the questions that it showed."""
    page = client.get(path(draft, step))
    version = page.context["form"].version if page.context else ""
    return client.post(path(draft, step), {"version": version, "signs": ticked} | fields)


def forged(draft):
    """What each later step takes, sent without having seen its page."""
    slot = f"{draft.practitioner_id}-{int((MONDAY_NINE + timedelta(hours=1)).timestamp())}"
    return {
        "who": {"who": "anybody"},
        "time": {"slot": slot},
        "details": DETAILS | {"patient_name": "Forged"},
        "check": {"seal": BookingDraft.objects.get(pk=draft.pk).seal},
    }


def stored(draft):
    draft.refresh_from_db()
    return draft


def test_the_check_comes_after_the_first_page_and_takes_two_more(client, service):
    response = client.post("/book/consultation/", make_visits.first_step())
    draft = BookingDraft.objects.get()
    assert response.url == path(draft, "signs")
    page = client.get(response.url)
    assert "Is it newly numb?" in page.text
    assert "Do you have a fever?" not in page.text
    assert "Before you choose a time" in page.text

    response = answer(client, draft, NONE)
    assert response.url == path(draft, "signs_more")
    assert "Do you have a fever?" in client.get(response.url).text

    response = answer(client, draft, NONE, step="signs_more")
    assert response.url == path(draft, "who")
    assert stored(draft).urgency == Urgency.ROUTINE
    assert [one["page"] for one in draft.signs] == ["emergency", "urgent"]
    assert "A doctor should see this today or tomorrow" not in client.get(response.url).text


@pytest.mark.parametrize("step", LATER)
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_goes_round_the_check(patient, draft, step, method):
    response = getattr(patient, method)(path(draft, step), forged(draft)[step] if method == "post" else None)

    assert response.url == path(draft, "signs")
    assert Appointment.objects.count() == 0
    assert stored(draft).starts_at == MONDAY_NINE


@pytest.mark.parametrize("step", [*LATER, "wait"])
def test_half_of_the_check_is_not_enough(patient, draft, step):
    answer(patient, draft, NONE)

    assert patient.get(path(draft, step)).url == path(draft, "signs")
    assert patient.post(path(draft, step), forged(draft).get(step)).status_code == 302
    assert Appointment.objects.count() == 0


def test_the_second_page_does_not_come_first(patient, draft):
    assert patient.get(path(draft, "signs_more")).url == path(draft, "signs")
    assert patient.post(path(draft, "signs_more"), {"signs": [NONE]}).url == path(draft, "signs")
    assert stored(draft).signs == []


@pytest.mark.parametrize("urgent", [True, False], ids=["urgent-alone", "emergency-alone"])
def test_a_page_without_questions_is_skipped(patient, draft, urgent):
    WarningSign.objects.filter(slug="numb" if urgent else "fever").update(is_active=False)
    step, other = ("signs_more", "signs") if urgent else ("signs", "signs_more")

    assert patient.get(path(draft, other)).url == path(draft, step)
    assert answer(patient, draft, NONE, step=step).url == path(draft, "check")
    assert stored(draft).urgency == Urgency.ROUTINE


def test_where_the_clinic_has_no_signs_nothing_is_asked(client, service):
    WarningSign.objects.all().delete()

    response = client.post("/book/consultation/", make_visits.first_step())

    assert response.url == path(BookingDraft.objects.get(), "who")


@pytest.mark.parametrize("step", ["signs", "who", "check"])
def test_questions_that_were_taken_away_meanwhile_keep_nobody_out(patient, draft, step):
    WarningSign.objects.all().delete()

    assert patient.get(path(draft, step), follow=True).redirect_chain[-1][0] == path(draft, "check")


# Answers and their faults


def test_an_answer_is_required(patient, draft):
    response = answer(patient, draft)

    assert response.text.count("Tick all that apply, or “None of these”.") == 2
    assert "<title>Error: " in response.text
    assert 'href="#id_signs_0"' in response.text
    assert stored(draft).signs == []


def test_a_sign_and_none_of_these_is_explained(patient, draft):
    response = answer(patient, draft, "numb", NONE)

    assert response.text.count("You ticked “None of these” and something else.") == 2
    assert stored(draft).signs == []


@pytest.mark.parametrize("ticked", ["fever", "x", "\x00", "<b>"])
def test_a_sign_that_was_not_asked_about_is_no_answer(patient, draft, ticked):
    response = patient.post(path(draft, "signs"), {"signs": [ticked]})

    assert "The questions have changed. Please answer them again." in response.text
    assert stored(draft).signs == []


def test_none_of_these_is_asked_again_when_the_questions_have_changed(patient, draft):
    version = patient.get(path(draft, "signs")).context["form"].version
    make.warning_sign(slug="chest", urgency=Urgency.EMERGENCY)

    response = patient.post(path(draft, "signs"), {"version": version, "signs": [NONE]})

    assert "The questions have changed. Please answer them again." in response.text
    assert f'value="{version}"' not in response.text
    assert stored(draft).signs == []


def test_an_emergency_counts_whatever_has_changed(patient, draft):
    assert patient.post(path(draft, "signs"), {"version": "old", "signs": ["numb"]}).url == path(draft, "emergency")


def test_going_back_shows_the_earlier_answer(patient, draft):
    answer(patient, draft, NONE)
    answer(patient, draft, "fever", step="signs_more")

    assert patient.get(path(draft, "signs")).context["form"].initial == {"signs": [NONE]}
    assert patient.get(path(draft, "signs_more")).context["form"].initial == {"signs": ["fever"]}
    assert patient.get(path(draft, "who")).context["back"] == path(draft, "check")


def test_the_way_back_leads_from_page_to_page(client, service):
    client.post("/book/consultation/", make_visits.first_step())
    draft = BookingDraft.objects.get()
    answer(client, draft, NONE)
    answer(client, draft, NONE, step="signs_more")
    assert client.get(path(draft, "who")).context["back"] == path(draft, "signs_more")
    BookingDraft.objects.update(urgency="", signs=[make_visits.checked()])

    assert client.get(path(draft, "signs_more")).context["back"] == path(draft, "signs")
    assert client.get(path(draft, "signs")).context["back"] == "/book/consultation/"


# An emergency


def test_an_emergency_ends_the_request(patient, draft):
    response = answer(patient, draft, "numb")

    assert response.url == path(draft, "emergency")
    page = patient.get(response.url)
    assert ADVICE in page.text
    assert 'href="tel:998"' in page.text
    assert 'href="tel:+97142000000"' in page.text
    assert "/book/" not in page.text.replace(path(draft, "emergency"), "")
    assert page.text.count("<form") == 1
    assert page["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("step", ["signs", "signs_more", "wait", *LATER])
def test_every_step_of_an_emergency_leads_to_the_advice(patient, draft, step):
    answer(patient, draft, "numb")

    assert patient.get(path(draft, step)).url == path(draft, "emergency")
    sent = forged(draft).get(step, {"signs": [NONE]})
    assert patient.post(path(draft, step), sent).url == path(draft, "emergency")
    assert Appointment.objects.count() == 0
    assert stored(draft).urgency == Urgency.EMERGENCY
    assert draft.patient_name == "Patient Sample"


def test_ticked_by_mistake_asks_again_and_keeps_the_answer(patient, draft):
    answer(patient, draft, "numb")

    assert patient.post(path(draft, "emergency")).url == path(draft, "signs")
    assert patient.get(path(draft, "check")).url == path(draft, "signs")
    assert patient.get(path(draft, "signs")).context["form"].initial == {"signs": []}
    answer(patient, draft, NONE)
    answer(patient, draft, NONE, step="signs_more")
    patient.post(path(draft, "check"), {"seal": stored(draft).seal})

    rounds = Appointment.objects.get().reason.signs
    assert [(one["urgency"], one["corrected"]) for one in rounds] == [
        ("emergency", True), ("routine", False), ("routine", False)
    ]  # fmt: skip


def test_reading_the_address_takes_nothing_back(patient, draft):
    answer(patient, draft, "numb")

    patient.get(path(draft, "emergency"))

    assert stored(draft).urgency == Urgency.EMERGENCY


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_has_no_emergency_is_led_on(patient, draft, method):
    """A mistake cannot be said of an answer that was none."""
    answer(patient, draft, NONE)

    assert getattr(patient, method)(path(draft, "emergency")).url == path(draft, "signs_more")
    assert [one["corrected"] for one in stored(draft).signs] == [False]


def test_an_emergency_outlives_the_half_hour(patient, draft, sunday_noon):
    answer(patient, draft, "numb")
    sunday_noon.shift(timedelta(hours=3))

    assert patient.get(path(draft, "check")).url == path(draft, "emergency")
    assert stored(draft).signs == []
    assert patient.post(path(draft, "emergency")).url == path(draft, "signs")


def test_another_browser_neither_answers_nor_takes_back(client, draft):
    client.cookies[settings.DRAFT_COOKIE_NAME] = "another"

    for step in ("signs", "signs_more", "emergency"):
        assert client.get(path(draft, step)).status_code == 404
        assert client.post(path(draft, step), {"signs": ["numb"]}).status_code == 404


# Two tabs


def test_an_emergency_in_one_tab_stops_the_other(patient, draft):
    answer(patient, draft, NONE)
    answer(patient, draft, NONE, step="signs_more")
    seal = stored(draft).seal
    answer(patient, draft, "numb")

    assert patient.post(path(draft, "check"), {"seal": seal}).url == path(draft, "emergency")
    assert patient.post(path(draft, "signs"), {"signs": [NONE]}).url == path(draft, "emergency")
    assert Appointment.objects.count() == 0


def test_an_answer_between_the_page_and_the_last_button_is_shown_before_anything_is_sent(patient, draft, monkeypatch):
    """The seal was right; the answer came in while the request was on its way."""
    BookingDraft.objects.update(urgency="routine", signs=[make_visits.checked()])
    send = requests.request

    def late(**arguments):
        BookingDraft.objects.update(urgency=meanwhile)
        return send(**arguments)

    monkeypatch.setattr(requests, "request", late)
    meanwhile = "urgent"
    response = patient.post(path(draft, "check"), {"seal": stored(draft).seal})
    assert (response.status_code, "Nothing was sent" in response.text) == (409, True)
    meanwhile = "emergency"
    assert patient.post(path(draft, "check"), {"seal": stored(draft).seal}).url == path(draft, "emergency")
    meanwhile = ""
    BookingDraft.objects.update(urgency="routine")
    assert patient.post(path(draft, "check"), {"seal": stored(draft).seal}).url == path(draft, "signs")
    assert Appointment.objects.count() == 0


def test_another_answer_in_another_tab_is_checked_again(patient, draft):
    answer(patient, draft, NONE)
    answer(patient, draft, NONE, step="signs_more")
    seal = stored(draft).seal
    answer(patient, draft, "fever", step="signs_more")

    response = patient.post(path(draft, "check"), {"seal": seal})

    assert response.status_code == 409
    assert Appointment.objects.count() == 0


def test_a_step_kept_in_one_tab_does_not_write_over_the_answer_of_another(patient, draft, monkeypatch):
    from appointments.views.forms import WhoForm

    BookingDraft.objects.update(urgency="routine", signs=[make_visits.checked()])
    save = WhoForm.save

    def meanwhile(form, kept):
        BookingDraft.objects.update(urgency="emergency")
        save(form, kept)

    monkeypatch.setattr(WhoForm, "save", meanwhile)

    assert patient.post(path(draft, "who"), {"who": "anybody"}).url == path(draft, "emergency")
    assert stored(draft).urgency == Urgency.EMERGENCY


def test_an_emergency_ticked_after_sending_still_shows_the_advice(patient, draft):
    answer(patient, draft, NONE)
    answer(patient, draft, NONE, step="signs_more")
    sent = patient.post(path(draft, "check"), {"seal": stored(draft).seal}).url

    response = patient.post(path(draft, "signs"), {"signs": ["numb"]})

    assert response.status_code == 200
    assert ADVICE in response.text
    assert "You have already sent us a request." in response.text
    assert "by mistake" not in response.text
    assert stored(draft).signs == []
    assert patient.get(path(draft, "signs")).url == sent
    assert patient.post(path(draft, "signs_more"), {"signs": ["fever"]}).url == path(draft, "signs")
    assert patient.get(path(draft, "emergency"), follow=True).redirect_chain[-1][0] == sent
    assert Appointment.objects.count() == 1


# Urgent


def test_an_urgent_answer_goes_on_with_a_notice_until_the_visit_is_confirmed(patient, draft, receptionist):
    answer(patient, draft, NONE)
    assert answer(patient, draft, "fever", step="signs_more").url == path(draft, "check")
    notice = "A doctor should see this today or tomorrow"
    for step in LATER:
        page = patient.get(path(draft, step)).text
        assert notice in page
        assert 'href="tel:+971-4-200-0000"' in page

    received = patient.post(path(draft, "check"), {"seal": stored(draft).seal}).url
    appointment = Appointment.objects.get()
    assert appointment.urgency == Urgency.URGENT
    assert appointment.answer_by == SUNDAY_NOON + timedelta(hours=1)
    assert notice in patient.get(received).text
    assert notice in patient.get(links.manage(appointment)).text
    requests.confirm(appointment, by=receptionist)
    make_visits.told(appointment)
    assert notice not in patient.get(links.manage(appointment)).text


# Idle, and again


def test_after_half_an_hour_the_check_is_asked_again(patient, draft, sunday_noon):
    answer(patient, draft, NONE)
    answer(patient, draft, "fever", step="signs_more")
    sunday_noon.shift(timedelta(minutes=29, seconds=59))
    assert patient.get(path(draft, "check")).status_code == 200

    sunday_noon.shift(timedelta(seconds=1))

    assert patient.get(path(draft, "check")).url == path(draft, "signs")
    assert (stored(draft).signs, draft.urgency) == ([], "")


def test_details_that_took_half_an_hour_to_type_are_not_lost(patient, draft, sunday_noon):
    answer(patient, draft, NONE)
    answer(patient, draft, NONE, step="signs_more")
    sunday_noon.shift(timedelta(minutes=31))

    response = patient.post(path(draft, "details"), DETAILS | {"patient_name": "Slow Typist"})

    assert response.url == path(draft, "signs")
    assert (stored(draft).patient_name, draft.urgency) == ("Slow Typist", "")


def test_asking_again_after_an_expired_request_begins_with_the_check(patient, service, sunday_noon):
    expired = make_visits.request(service)
    requests.expire(expired, now=expired.answer_by)
    sunday_noon.move_to(expired.answer_by)
    slot = patient.get(links.manage(expired)).context["new_times"][0].name

    response = patient.post(f"{links.manage(expired)}again/", {"slot": slot})

    draft = BookingDraft.objects.exclude(pk=expired.draft_key).get()
    assert response.url == path(draft, "signs")
    assert (draft.signs, draft.urgency) == ([], "")
    answer(patient, draft, NONE)
    assert answer(patient, draft, NONE, step="signs_more").url == path(draft, "check")


@pytest.mark.parametrize("step", ["signs", "signs_more", "emergency"])
def test_other_methods_are_not_allowed(patient, draft, step):
    assert patient.put(path(draft, step)).status_code == 405
