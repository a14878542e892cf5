"""The desk's pages about hours: closing, holidays, whom it concerns, and why a time is closed."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from appointments.booking import requests
from appointments.models import AppointmentEvent, HeldTime, ScheduleChange, TimetableException
from appointments.times import closures
from clinic.models import ClosingDay, Season
from tests import make, make_visits
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def sunday_noon():
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield


@pytest.fixture
def service():
    return make_visits.bookable_service("09:00", "17:00")


def close(client, **fields):
    return client.post(reverse("desk:closures"), {"first": "2026-11-23", "last": "", "note": ""} | fields, follow=True)


def agreed(page) -> dict:
    """The hidden fields of the page that shows who is affected, and the button that offers."""
    return dict(page.context["carried"]) | {
        "_affected_seen": str(page.context["affected"]), "_affected_then": "offer",
    }  # fmt: skip


def why(client, practitioner, time="09:00", **fields):
    asked = {"practitioner": practitioner.slug, "day": "2026-11-23", "time": time, "service": ""} | fields
    return client.get(reverse("desk:why"), asked).text


def test_reception_sees_whom_a_closing_day_affects_and_closes_it_with_one_more_press(signed_in, receptionist, service):
    visit = make_visits.request(service, patient_name="Mona Sample")
    client = signed_in(receptionist)

    page = close(client)

    assert "<strong>1 appointment</strong> cannot take place as agreed" in page.text
    assert visit.reference in page.text
    assert ClosingDay.objects.count() == 0

    page = close(client, **agreed(page))

    closure = ClosingDay.objects.get()
    assert (closure.starts_at, closure.ends_at) == (
        MONDAY_NINE - timedelta(hours=9), MONDAY_NINE + timedelta(hours=15),
    )  # fmt: skip
    assert page.redirect_chain[-1][0] == reverse("desk:change", args=[ScheduleChange.objects.get().pk])
    assert "Clinic closed: Mon 23 Nov" in page.text
    visit.refresh_from_db()
    assert visit.status == "offered"


def test_a_holiday_with_patients_is_one_more_press_too(signed_in, manager, service):
    visit = make_visits.confirmed(manager, service=service, starts_at=MONDAY_NINE + timedelta(days=9))
    client, address = signed_in(manager), reverse("desk:accept_holiday")

    page = client.post(address, {"day": "2026-12-02"})
    assert (page.context["affected"].visits, ClosingDay.objects.count()) == ([visit], 0)
    page = client.post(address, agreed(page), follow=True)

    assert "Clinic closed: National Day · Wed 2 Dec" in page.text
    assert visit.replacements.get().status == "offered"


def test_closing_a_day_without_visits_says_so_and_lists_it(signed_in, receptionist, service):
    page = close(signed_in(receptionist), practitioner=service.practitioners.get().pk, last="2026-11-24", note="Course")

    assert page.redirect_chain[-1][0] == reverse("desk:closures")
    assert "Course" in page.text
    assert "Tue 24 Nov" not in page.text  # it ends with the midnight after
    assert "Wed 25 Nov 2026, 00:00" in page.text


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"first": ""}, "This field is required"),
        ({"first": "tomorrow"}, "Enter a valid date"),
        ({"last": "2026-11-22"}, "The last day is before the first"),
        ({"last": "2028-11-22"}, "more than a year"),
        ({"first": "2026-11-20", "last": "2026-11-21"}, "These days are over"),
        ({"first": "2026-11-21"}, "These days are over"),
        ({"note": "\u3164"}, "Please enter letters that can be seen"),
        ({"public_note": "\u2800"}, "Please enter letters that can be seen"),
    ],
)
def test_a_closure_that_makes_no_sense_is_refused_in_words(signed_in, receptionist, fields, problem):
    assert problem in close(signed_in(receptionist), **fields).text
    assert ClosingDay.objects.count() == 0


def test_a_manager_accepts_a_holiday_with_one_press_and_a_receptionist_does_not(client, receptionist, manager, service):
    client.force_login(receptionist)
    page = client.get(reverse("desk:closures")).text
    assert "Wednesday 2 December 2026" in page
    assert "Close the clinic" not in page
    assert client.post(reverse("desk:accept_holiday"), {"day": "2026-12-02"}).status_code == 403

    client.force_login(manager)
    page = client.post(reverse("desk:accept_holiday"), {"day": "2026-12-02"}, follow=True).text

    assert "Closed for National Day" in page
    assert ClosingDay.objects.get().public_note == "National Day"


@pytest.mark.parametrize("day", ["2026-11-24", "never", ""])
def test_a_forged_holiday_closes_nothing(signed_in, manager, day):
    page = signed_in(manager).post(reverse("desk:accept_holiday"), {"day": day}, follow=True).text

    assert "Nothing was changed" in page
    assert ClosingDay.objects.count() == 0


@pytest.mark.parametrize(("first", "may_reception"), [(MONDAY - timedelta(days=1), False), (MONDAY, True)])
def test_reception_takes_back_what_is_ahead_and_a_manager_what_has_begun(
    client, receptionist, manager, service, first, may_reception
):
    entries = [closures.close_days(who, first, MONDAY) for who in (None, service.practitioners.get())]
    for closure, name in zip(entries, ("reopen_clinic", "reopen"), strict=True):
        address = reverse(f"desk:{name}", args=[closure.pk])

        client.force_login(receptionist)
        assert (address in client.get(reverse("desk:closures")).text) == may_reception
        assert client.post(address).status_code == (302 if may_reception else 403)
        if not may_reception:
            client.force_login(manager)
            assert address in client.get(reverse("desk:closures")).text
            assert client.post(address).status_code == 302

    assert (ClosingDay.objects.count(), TimetableException.objects.count()) == (0, 0)


def test_undoing_says_what_holds_instead(signed_in, receptionist, service):
    client = signed_in(receptionist)
    for_all = closures.close_days(None, MONDAY, MONDAY)
    longer = closures.close_days(None, MONDAY, MONDAY + timedelta(days=1))
    for_one = closures.close_days(service.practitioners.get(), MONDAY, MONDAY)

    def undo(closure, name="reopen_clinic"):
        return client.post(reverse(f"desk:{name}", args=[closure.pk]), follow=True).text

    assert "still closed from Mon 23 Nov, 00:00 to Tue 24 Nov, 00:00" in undo(for_one, "reopen")
    assert "still closed from Mon 23 Nov, 00:00 to Wed 25 Nov, 00:00" in undo(for_all)
    Season.objects.create(name="Ramadan", first_day=MONDAY, last_day=MONDAY)
    assert "The hours of the season apply again: Ramadan" in undo(longer)
    assert "The usual hours apply again" in undo(closures.close_days(None, *[MONDAY + timedelta(days=9)] * 2))


def test_a_country_without_a_list_of_holidays_says_so(signed_in, receptionist):
    make.profile(country="XX")

    assert "We have no list of public holidays" in signed_in(receptionist).get(reverse("desk:closures")).text


def test_why_names_the_visit_that_holds_the_time(signed_in, receptionist, service):
    visit = make_visits.request(service)

    page = why(signed_in(receptionist), visit.practitioner, "09:20")

    assert "The time is taken" in page
    assert visit.reference in page
    assert "held until 16:00" in page


def test_why_names_the_closure_and_the_timetable(signed_in, receptionist, service):
    closures.close_days(None, MONDAY, MONDAY, note="Painters")
    client = signed_in(receptionist)

    assert "Painters" in why(client, service.practitioners.get())
    assert "Timetable from 1 Jan 2026" in why(client, service.practitioners.get(), "08:00")


def test_why_says_when_nothing_is_in_the_way(signed_in, receptionist, service):
    page = why(signed_in(receptionist), service.practitioners.get(), service=service.slug)

    assert "This time is open" in page


def test_a_service_adds_its_own_reasons(signed_in, receptionist, service):
    client = signed_in(receptionist)

    assert "do not start at this minute" in why(client, service.practitioners.get(), "09:07", service=service.slug)
    assert "outside the hours" in why(client, service.practitioners.get(), "16:45", service=service.slug)
    assert "This time is open" in why(client, service.practitioners.get(), "16:45")


def test_the_pages_are_the_desks_own(client, editor):
    client.force_login(editor)
    names = ["closures", "misfits", "why"]

    assert {client.get(reverse(f"desk:{name}")).status_code for name in names} == {403}


def test_a_flagged_request_is_confirmed_only_by_who_may_overbook(client, receptionist, manager, service):
    visit = make_visits.request(service)
    closures.close_days(None, MONDAY, MONDAY)
    client.force_login(receptionist)

    page = client.post(reverse("desk:confirm", args=[visit.pk]), follow=True).text
    assert "was closed after the patient requested it" in page
    assert client.post(reverse("desk:overbook", args=[visit.pk]), {"reason": "urgent"}).status_code == 403
    visit.refresh_from_db()
    assert visit.status == "requested"

    client.force_login(manager)
    assert "It is urgent" in client.get(reverse("desk:request", args=[visit.pk])).text
    client.post(reverse("desk:overbook", args=[visit.pk]), {"reason": "urgent"})

    visit.refresh_from_db()
    assert visit.status == "confirmed"
    assert HeldTime.objects.get().overbooked_by == manager
    event = AppointmentEvent.objects.get(action="overbooked")
    assert (event.by, event.reason, event.from_status, event.to_status) == (manager, "urgent", "requested", "confirmed")


def test_an_overbooking_needs_one_of_its_reasons(signed_in, manager, service):
    visit = make_visits.request(service)

    page = signed_in(manager).post(reverse("desk:overbook", args=[visit.pk]), {"reason": "because"}, follow=True).text

    assert "Choose a reason" in page
    with pytest.raises(ValueError, match="because"):
        requests.overbook(visit, by=manager, reason="because")


@pytest.mark.parametrize(
    ("fields", "rows", "words"),
    [
        ({}, [(0, "09:00", "12:00"), (0, "11:00", "13:00")], "It overlaps with Monday, 09:00 to 12:00"),
        ({}, [(6, "20:00", "01:00"), (0, "00:30", "02:00")], "It overlaps with Sunday, 20:00 to 01:00"),
        ({}, [(0, "09:00", "09:00")], "The time to close is the time to open"),
        ({"valid_from": "2026-01-01"}, [], "This person has another timetable that begins on this day"),
        ({"valid_until": "2026-11-30"}, [], "The last day is before the first"),
        ({}, [(0, "20:00", "01:00"), (1, "01:00", "02:00"), (1, "20:00", "00:00")], None),
    ],
)
def test_hours_that_cannot_be_are_refused_in_words(signed_in, manager, service, fields, rows, words):
    form = {
        "practitioner": service.practitioners.get().pk, "valid_from": "2026-12-01", "valid_until": "", "note": "",
        "daily_cap": "", "hours-TOTAL_FORMS": len(rows), "hours-INITIAL_FORMS": 0,
    }  # fmt: skip
    for number, row in enumerate(rows):
        form |= dict(zip((f"hours-{number}-{name}" for name in ("weekday", "opens_at", "closes_at")), row, strict=True))

    page = signed_in(manager).post(reverse("admin:appointments_timetable_add"), form | fields)

    assert page.status_code == (200 if words else 302)
    assert words is None or words in page.text
    assert "Constraint" not in page.text
