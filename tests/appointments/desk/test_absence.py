"""Time off for a practitioner: who is affected is shown first, one press closes and offers, the rest is to do."""

import pytest
import time_machine
from django.urls import reverse

from appointments.models import Appointment, ScheduleChange, Status, TimetableException
from tests import invariants, make, make_visits, make_waiting
from tests.make_visits import SUNDAY_NOON
from tests.make_waiting import at

pytestmark = [pytest.mark.django_db, pytest.mark.once]

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


def agreed(page, **then) -> dict:
    """The hidden fields of the page that shows who is affected, and the button that is pressed."""
    return (
        dict(page.context["carried"])
        | {"_affected_seen": str(page.context["affected"])}
        | {"_affected_then": "offer"}
        | then
    )


def announce(desk, visit, **answers):
    """Seen, and offered."""
    return desk.post(AWAY, agreed(desk.post(AWAY, ill(visit, **answers))), follow=True)


def test_who_is_affected_is_shown_first_and_nothing_is_changed(desk, visit):
    page = desk.post(AWAY, ill(visit))

    assert "<strong>1 appointment</strong>" in page.text
    assert "Mona Sample" in page.text
    assert "my back" not in page.text
    assert (TimetableException.objects.count(), Appointment.objects.count()) == (0, 1)


def test_a_time_that_affects_nobody_is_closed_at_once(desk, visit):
    page = desk.post(AWAY, ill(visit, since="10:00", until="12:00"), follow=True)

    assert "No appointment is affected" in page.text
    closure = TimetableException.objects.get()
    assert (closure.starts_at, closure.ends_at, closure.note) == (at(10), at(12), "Flu")


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
    page = announce(desk, visit)
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

    announce(desk, visit)
    offered = visit.replacements.get()
    client.logout()

    about_the_offer = client.get(links.manage(offered)).text
    assert "is unchanged" not in about_the_offer
    assert "We cannot see you on <strong>Monday 23 November" in about_the_offer
    about_the_visit = client.get(links.manage(visit)).text
    assert "we expect you" not in about_the_visit
    assert links.manage(offered) in about_the_visit


def test_closures_say_who_entered_them_and_lead_to_whom_they_affected(desk, visit):
    announce(desk, visit, since="09:00", until="12:30")
    closure, change = TimetableException.objects.get(), ScheduleChange.objects.get()

    page = desk.get(reverse("desk:closures")).text

    assert (closure.starts_at, closure.ends_at) == (at(9), at(12, 30))
    assert "Entered by receptionist, 12:00" in page
    assert reverse("desk:change", args=[change.pk]) in page
    old = desk.get(reverse("desk:away_progress", args=[closure.pk]), follow=True)
    assert f"{visit.practitioner.name} · Mon 23 Nov, 09:00 – 12:30" in old.text


def test_a_time_that_is_held_as_an_offer_is_pointed_out(desk, visit, receptionist):
    choosing = make_waiting.offered(
        receptionist, at(12), at(15), service=visit.service, starts_at=at(11), cookie="2", patient_name="Omar Sample"
    )

    page = desk.post(AWAY, ill(visit, since="12:00", until="13:00"))

    assert "1 offered time can no longer be accepted" in page.text
    assert choosing.reference in page.text
    desk.post(AWAY, agreed(page))
    assert (TimetableException.objects.count(), ScheduleChange.objects.count()) == (1, 0)
    assert desk.post(AWAY, ill(visit, since="13:00", until="14:00")).status_code == 302


def test_a_day_that_a_link_names_is_filled_in(desk, visit):
    page = desk.get(AWAY, ill(visit))

    assert page.context["form"]["first"].value() == "2026-11-23"
    assert TimetableException.objects.count() == 0


def test_only_who_closes_and_answers_may(client, visit):
    client.force_login(make.user("doctor", roles=["doctor"]))

    assert client.get(AWAY).status_code == 403
    assert client.post(AWAY, ill(visit)).status_code == 403
