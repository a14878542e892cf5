"""The pages of a practitioner who is away: looking changes nothing, one press closes and offers, the rest is to do."""

import pytest
import time_machine
from django.urls import reverse

from appointments.models import Appointment, Status, TimetableException
from tests import invariants, make, make_visits, make_waiting
from tests.make_visits import SUNDAY_NOON
from tests.make_waiting import at

pytestmark = pytest.mark.django_db

AWAY = reverse("desk:away")


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield


@pytest.fixture
def desk(client, receptionist):
    client.force_login(receptionist)
    return client


@pytest.fixture
def visit(receptionist):
    return make_visits.confirmed(
        receptionist, service=make_visits.bookable_service(), patient_name="Mona Sample", reason="my back"
    )


def ill(visit, **answers):
    return {"practitioner": visit.practitioner.slug, "first": "2026-11-23", "last": "", "note": "Flu"} | answers


def test_the_preview_names_whom_it_concerns_and_changes_nothing(desk, visit):
    page = desk.get(AWAY, ill(visit))

    assert "<strong>1 appointment or request</strong>" in page.text
    assert "Mona Sample" in page.text
    assert "Sun 22 Nov, 15:30" in page.text
    assert "my back" not in page.text
    assert (TimetableException.objects.count(), Appointment.objects.count()) == (0, 1)
    later = desk.get(AWAY, ill(visit, since="10:00", until="12:00"))
    assert "There are no appointments or requests in this time" in later.text


def test_a_time_that_makes_no_sense_is_refused_in_words(desk, visit):
    for wrong, words in [
        ({"last": "2026-11-22"}, "It ends before it begins"),
        ({"since": "12:00", "until": "10:00"}, "It ends before it begins"),
        ({"first": "soon"}, "Enter a valid date"),
        ({"practitioner": ""}, "This field is required"),
    ]:
        assert words in desk.post(AWAY, ill(visit, **wrong)).text
    assert TimetableException.objects.count() == 0


def test_one_press_offers_and_the_progress_says_what_is_left_to_do(desk, visit, receptionist):
    page = desk.post(AWAY, ill(visit), follow=True)
    address = page.redirect_chain[-1][0]
    offered = visit.replacements.get()
    assert TimetableException.objects.get().made_by == receptionist
    assert "0 of 1 settled" in page.text
    assert "Cancel and tell" not in page.text

    desk.post(reverse("desk:none_suits", args=[offered.pk]))
    assert "We cannot keep this appointment on Monday 23 November" in desk.get(reverse("desk:queue")).text
    assert "Cancel and tell" in desk.get(address).text
    page = desk.post(reverse("desk:cancel", args=[visit.pk]), {"reason": "no_time", "next": address}, follow=True)

    assert "1 of 1 settled" in page.text
    visit.refresh_from_db()
    assert visit.status == Status.CANCELLED
    assert invariants.broken(SUNDAY_NOON) == []


def test_the_patient_is_never_told_that_the_visit_stands(client, desk, visit):
    from appointments import links

    desk.post(AWAY, ill(visit))
    offered = visit.replacements.get()
    client.logout()

    about_the_offer = client.get(links.manage(offered)).text
    assert "is unchanged" not in about_the_offer
    assert "We cannot see you on <strong>Monday 23 November" in about_the_offer
    about_the_visit = client.get(links.manage(visit)).text
    assert "we expect you" not in about_the_visit
    assert links.manage(offered) in about_the_visit


def test_closures_say_who_entered_them_and_lead_to_whom_they_concern(desk, visit):
    desk.post(AWAY, ill(visit, since="09:00", until="12:30"))
    closure = TimetableException.objects.get()

    page = desk.get(reverse("desk:closures")).text

    assert (closure.starts_at, closure.ends_at) == (at(9), at(12, 30))
    assert "Entered by receptionist, 12:00" in page
    assert reverse("desk:away_progress", args=[closure.pk]) in page
    again = desk.get(reverse("desk:away_progress", args=[closure.pk])).context["again"]
    assert desk.get(f"{AWAY}?{again}").context["span"] == "Mon 23 Nov, 09:00 – 12:30"


def test_a_time_that_is_held_as_an_offer_is_pointed_out(desk, visit, receptionist):
    make_waiting.offered(
        receptionist, at(12), service=visit.service, starts_at=at(11), cookie="2", patient_name="Omar Sample"
    )

    page = desk.get(AWAY, ill(visit, since="12:00", until="13:00"))

    assert "Omar Sample</bdi>, Mon 23 Nov, 12:00" in page.text
    assert "Mon 23 Nov, 12:00 – 13:00</h2>" in page.text
    assert "Omar Sample" not in desk.get(AWAY, ill(visit, since="13:00", until="14:00")).text
    assert "Mon 23 Nov – Tue 24 Nov</h2>" in desk.get(AWAY, ill(visit, last="2026-11-24")).text


def test_only_who_closes_and_answers_may(client, visit):
    client.force_login(make.user("doctor", roles=["doctor"]))

    assert client.get(AWAY).status_code == 403
    assert client.post(AWAY, ill(visit)).status_code == 403
