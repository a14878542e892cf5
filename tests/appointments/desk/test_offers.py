"""Reception offers other times, answers for a patient on the phone, and steers the waiting list."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from appointments.booking import offers, reschedule, waitlist
from appointments.models import Appointment, AppointmentEvent, HeldTime, Offer, Status, WaitlistEntry
from appointments.times import availability
from tests import make, make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]

WAITLIST = reverse("desk:waitlist")


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def desk(client, receptionist):
    client.force_login(receptionist)
    return client


@pytest.fixture
def asked():
    return make_visits.request(reason="My back hurts")


def to(name, thing) -> str:
    return reverse(f"desk:{name}", args=[thing.pk])


def ticked(page) -> list[str]:
    return [line.split('value="')[1].split('"')[0] for line in page.text.splitlines() if " checked>" in line]


def test_the_three_nearest_times_are_chosen_already_and_can_be_held_side_by_side(desk, asked):
    page = desk.get(to("offer", asked))

    names = ticked(page)
    assert len(names) == 3
    desk.post(to("offer", asked), {"slot": names})
    asked.refresh_from_db()
    assert asked.status == Status.OFFERED
    assert HeldTime.objects.filter(kind=HeldTime.Kind.OFFER).count() == 3
    assert MONDAY_NINE not in [offer.starts_at for offer in asked.offers.all()]


def test_another_day_can_be_looked_at(desk, asked):
    page = desk.get(to("offer", asked), {"day": "2026-11-26"})

    assert "Thu 26 Nov" in page.text
    assert "Mon 23 Nov" not in page.text


@pytest.mark.parametrize("slots", [[], ["x"], ["1-0"], ["999999-1764000000"]])
def test_what_is_not_free_is_not_offered(desk, asked, slots):
    answer = desk.post(to("offer", asked), {"slot": slots})

    assert answer.status_code == 409
    assert "Nothing was changed" in answer.text
    assert Appointment.objects.get().status == Status.REQUESTED


def test_two_times_that_overlap_are_not_offered(desk, asked):
    names = [f"{asked.practitioner_id}-{int(MONDAY_NINE.timestamp()) + 3600 + 900 * number}" for number in range(2)]

    answer = desk.post(to("offer", asked), {"slot": names})

    assert answer.status_code == 409
    assert Appointment.objects.get().status == Status.REQUESTED
    assert HeldTime.objects.get().kind == HeldTime.Kind.REQUEST


def test_four_are_too_many(desk, asked):
    names = [f"{asked.practitioner_id}-{int(MONDAY_NINE.timestamp()) + 3600 * number}" for number in range(1, 5)]

    assert desk.post(to("offer", asked), {"slot": names}).status_code == 409
    assert Offer.objects.count() == 0


def offered(desk, asked) -> list[Offer]:
    desk.post(to("offer", asked), {"slot": ticked(desk.get(to("offer", asked)))})
    return list(asked.offers.all())


def test_the_patient_takes_one_on_the_phone_and_the_history_names_who_noted_it(desk, asked, receptionist):
    second = offered(desk, asked)[1]

    desk.post(to("take", asked), {"offer": second.pk})

    asked.refresh_from_db()
    assert (asked.status, asked.starts_at) == (Status.CONFIRMED, second.starts_at)
    assert asked.events.last().by == receptionist


def test_none_suits_and_withdrawing_free_the_times(desk, asked):
    offered(desk, asked)
    desk.post(to("none_suits", asked))
    assert HeldTime.objects.count() == 0

    other = make_visits.request(make_visits.bookable_service(), phone="+971509999999", email="other@example.com")
    offered(desk, other)
    desk.post(to("withdraw", other), {"reason": "no_time"})

    assert HeldTime.objects.count() == 0
    assert [visit.status for visit in Appointment.objects.order_by("pk")] == [Status.CANCELLED, Status.DECLINED]


def test_the_visits_page_shows_what_was_offered_and_what_became_of_it(desk, asked):
    [_first, second, _third] = offered(desk, asked)
    page = desk.get(to("request", asked)).text
    assert page.count("The patient accepts") == 3

    offers.accept(asked, second.pk)

    page = desk.get(to("request", asked)).text
    assert "The patient accepts" not in page
    assert "Accepted" in page


@pytest.mark.parametrize("name", ["offer", "take", "none_suits", "withdraw"])
def test_without_the_right_nothing_is_offered(client, asked, editor, name):
    client.force_login(editor)

    assert client.post(to(name, asked)).status_code == 403
    assert AppointmentEvent.objects.count() == 1


def waiting(**facts) -> WaitlistEntry:
    service = facts.pop("service", None) or make_visits.bookable_service()
    days = {"first_day": "2026-11-24", "last_day": "2026-11-25", "morning": True, "afternoon": False, "evening": False}
    made = make_visits.draft(service, None, practitioner=None, windows=[days], **facts)
    return waitlist.join(draft=made, now=SUNDAY_NOON)


def test_the_list_shows_who_waits_for_which_days(desk):
    waiting(patient_name="Mona Sample", contact_name="Her Mother", for_whom="child")

    page = desk.get(WAITLIST).text

    assert ["Mona Sample" in page, "Her Mother" in page, "24 Nov" in page, "morning" in page] == [True] * 4
    assert "1 person" in desk.get(reverse("desk:queue")).text


def test_reception_offers_a_time_in_the_wanted_days(desk):
    entry = waiting()
    page = desk.get(to("offer_waiting", entry))

    desk.post(to("offer_waiting", entry), {"slot": ticked(page)[:1]})

    made = Appointment.objects.get()
    assert (made.status, made.waitlist_entry) == (Status.OFFERED, entry)
    assert made.offers.get().starts_at.date() == date(2026, 11, 24)
    assert "has an offer" in desk.get(WAITLIST).text
    assert desk.post(to("offer_waiting", entry), {"slot": ticked(page)[1:2]}).status_code == 409


def test_who_is_put_first_is_asked_first(desk):
    service = make_visits.bookable_service()
    early, late = waiting(service=service), waiting(service=service, patient_name="Late")

    desk.post(to("steer_waiting", late), {"do": "first"})
    assert list(waitlist.waiting()) == [late, early]
    desk.post(to("steer_waiting", late), {"do": "back"})
    assert list(waitlist.waiting()) == [early, late]


def test_looking_again_later_and_taking_off_the_list(desk, receptionist):
    entry = waiting()

    desk.post(to("steer_waiting", entry), {"do": "later"})
    entry.refresh_from_db()
    assert entry.due_by == SUNDAY_NOON + timedelta(days=7)

    desk.post(to("steer_waiting", entry), {"do": "close"})
    entry.refresh_from_db()
    assert (entry.state, entry.ended_by) == (WaitlistEntry.State.CLOSED, receptionist)
    assert "No one is waiting" in desk.get(WAITLIST).text


def test_the_list_costs_the_same_statements_for_one_and_for_ten(desk, django_assert_max_num_queries):
    service = make_visits.bookable_service()
    for number in range(10):
        waiting(service=service, patient_name=f"Patient {number}")

    with django_assert_max_num_queries(15):  # two of them are the counts in the bar
        desk.get(WAITLIST)


def test_only_who_answers_requests_sees_the_list(client, editor):
    client.force_login(editor)

    assert client.get(WAITLIST).status_code == 403


def test_a_wish_to_move_is_no_clash_with_the_visit_it_is_to_replace(desk, receptionist):
    person, other = make.practitioner(), make.practitioner()
    for each in (person, other):
        make_visits.timetable(each)
    service = make.service([person, other])
    visit = make_visits.confirmed(receptionist, service=service, practitioner=person)
    slot = availability.offered(service, other, MONDAY_NINE, returning=False, now=SUNDAY_NOON)
    change = reschedule.request_reschedule(visit, slot)

    assert "has another appointment at that time" not in desk.get(to("request", change)).text
    assert "has another appointment at that time" not in desk.get(to("request", visit)).text


def test_the_old_time_of_somebody_who_chooses_among_others_clashes_with_nothing(desk, asked):
    offered(desk, asked)
    same_person = make_visits.request(make_visits.bookable_service())

    assert "has another appointment at that time" not in desk.get(to("request", same_person)).text


def test_who_has_no_e_mail_address_is_asked_on_the_phone_and_never_told_the_time_that_was_given_up(desk):
    asked = make_visits.request(email="")
    offered(desk, asked)

    desk.get(reverse("desk:queue"))  # with the banner of what was just done
    page = desk.get(reverse("desk:queue")).text

    assert "Ask which of the offered times suits" in page
    assert to("request", asked) in page
    assert "Monday 23 November 2026 at 09:00" not in page
