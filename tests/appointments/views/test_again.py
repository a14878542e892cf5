"""After a request that nobody answered: the apology, new times, and the same answers once more."""

from datetime import timedelta

import pytest
import time_machine

from appointments import links
from appointments.booking import consent, requests
from appointments.models import Appointment, BookingDraft
from tests import make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def sunday_noon():
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def expired(sunday_noon):
    service = make_visits.bookable_service("09:00", "12:00", step=timedelta(minutes=30))
    appointment = make_visits.request(service, patient_name="Mona Sample", reason="My back hurts")
    requests.expire(appointment, now=appointment.answer_by)
    appointment.refresh_from_db()
    sunday_noon.move_to(appointment.answer_by)
    return appointment


def slot_of(appointment, moment):
    return f"{appointment.practitioner_id}-{int(moment.timestamp())}"


def test_the_page_of_an_expired_request_apologises_and_offers_the_nearest_times(client, expired):
    page = client.get(links.manage(expired)).text

    assert "We did not answer in time. We are sorry" in page
    assert page.count('name="slot"') == 3
    assert slot_of(expired, MONDAY_NINE) in page


def signs_answered(draft) -> dict:
    return make_visits.first_step(service=draft.service.slug)


def test_one_press_leads_to_the_signs_and_then_to_everything_that_was_typed_but_the_reason(client, expired):
    answer = client.post(f"{links.manage(expired)}again/", {"slot": slot_of(expired, MONDAY_NINE)}, follow=True)

    draft = BookingDraft.objects.exclude(pk=expired.draft_key).get()
    assert answer.redirect_chain[-1][0] == f"/book/{draft.pk}/before/"
    details = client.post(f"/book/{draft.pk}/before/", signs_answered(draft), follow=True)
    assert details.redirect_chain[-1][0] == f"/book/{draft.pk}/details/"
    assert "Mona Sample" in details.text
    assert "My back hurts" not in details.text
    assert (draft.starts_at, draft.service, draft.phone) == (MONDAY_NINE, expired.service, expired.phone)


def test_what_is_sent_again_is_a_request_of_its_own(client, expired):
    client.post(f"{links.manage(expired)}again/", {"slot": slot_of(expired, MONDAY_NINE)}, follow=True)
    draft = BookingDraft.objects.exclude(pk=expired.draft_key).get()

    client.post(f"/book/{draft.pk}/before/", signs_answered(draft))
    draft.refresh_from_db()
    client.post(f"/book/{draft.pk}/details/", make_visits.last_page(draft))

    [_old, new] = Appointment.objects.order_by("pk")
    assert (new.status, new.starts_at, new.patient_name) == ("requested", MONDAY_NINE, "Mona Sample")
    assert new.reference != expired.reference


def test_a_text_that_has_changed_since_is_agreed_to_once_more(client, expired, monkeypatch):
    monkeypatch.setattr(consent, "VERSION", "2099-01")

    answer = client.post(f"{links.manage(expired)}again/", {"slot": slot_of(expired, MONDAY_NINE)})

    draft = BookingDraft.objects.exclude(pk=expired.draft_key).get()
    assert answer["Location"] == f"/book/{draft.pk}/before/"
    page = client.post(f"/book/{draft.pk}/before/", signs_answered(draft), follow=True)
    assert page.context["form"].initial["consent"] is False


@pytest.mark.parametrize("slot", ["", "1-2", "x", f"{2**70}-{2**70}"])
def test_a_time_that_is_not_on_the_page_leads_back_to_it(client, expired, slot):
    answer = client.post(f"{links.manage(expired)}again/", {"slot": slot})

    assert answer["Location"] == links.manage(expired)
    assert BookingDraft.objects.count() == 1


def test_only_an_expired_request_is_asked_again(client):
    waiting = make_visits.request()

    client.post(f"{links.manage(waiting)}again/", {"slot": slot_of(waiting, MONDAY_NINE + timedelta(hours=1))})

    assert BookingDraft.objects.count() == 1
    assert 'name="slot"' not in client.get(links.manage(waiting)).text


def test_asking_again_is_a_post(client, expired):
    assert client.get(f"{links.manage(expired)}again/").status_code == 405
