"""Courses: a proposal with alternatives, all appointments or none, one message, and each on its own afterwards."""

import re
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from icalendar import Calendar

from appointments import links, worker
from appointments.booking import attendance, by_phone, courses, requests
from appointments.booking.caller import Caller
from appointments.booking.statuses import AlreadyAnswered
from appointments.models import Appointment, Course, HeldTime, Reason, Status
from appointments.times import closures
from appointments.times.slot import Slot
from tests import invariants, make, make_patients, make_visits
from tests.make_visits import MONDAY, SUNDAY_NOON
from tests.make_waiting import at

pytestmark = pytest.mark.django_db

MONA = Caller("Mona Sample", "+971501112233", returning=True, email="mona@example.com")
MONDAYS, TUESDAYS, WEDNESDAYS, THURSDAYS = range(4)


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def service():
    return make_visits.bookable_service("09:00", "18:00")


def person(service):
    return service.practitioners.get()


def proposed(service, number=4, weekdays=(MONDAYS, WEDNESDAYS), first=MONDAY, part="any"):
    wish = courses.Wish(number, frozenset(weekdays), first, part)
    return courses.propose(service, person(service), wish, returning=True)


def days(dates):
    return [f"{date.choices[0].starts_at + timedelta(hours=4):%a %d %H:%M}" for date in dates]


def slots_at(service, *moments):
    length = service.length(returning=True)
    return [Slot(moment, moment + length, person(service).pk) for moment in moments]


def booked(service, by, *moments, caller=MONA, key=None):
    wanted = slots_at(service, *(moments or (at(9), at(9, days=2), at(9, days=7))))
    return courses.book(service, wanted, caller, key=key or uuid.uuid4(), by=by)


def test_dates_are_proposed_on_the_weekdays_at_the_same_time_of_day(service):
    assert days(proposed(service)) == ["Mon 23 09:00", "Wed 25 09:00", "Mon 30 09:00", "Wed 02 09:00"]
    assert days(proposed(service, 2, part="afternoon")) == ["Mon 23 12:00", "Wed 25 12:00"]
    assert days(proposed(service, 2, part="evening")) == ["Mon 23 17:00", "Wed 25 17:00"]


def test_where_the_usual_time_is_taken_the_nearest_is_proposed_with_others(service, receptionist):
    by_phone.book(service, slots_at(service, at(9, days=2))[0], MONA, by=receptionist)

    [_monday, wednesday, *_others] = proposed(service)

    assert [f"{each.starts_at + timedelta(hours=4):%d %H:%M}" for each in wednesday.choices] == [
        "25 09:30", "25 09:45", "25 10:00", "25 10:15",
    ]  # fmt: skip
    assert wednesday.is_moved is False


def test_a_day_without_a_free_time_is_replaced_by_one_near_it(service):
    closures.close_days(person(service), MONDAY + timedelta(days=2), MONDAY + timedelta(days=2))

    dates = proposed(service)

    assert days(dates)[1] in {"Tue 24 09:00", "Thu 26 09:00"}
    assert [date.is_moved for date in dates] == [False, True, False, False]
    assert len({date.choices[0].day for date in dates}) == 4


def test_where_nothing_is_free_around_a_day_the_course_goes_on_later(service):
    closures.close_days(person(service), MONDAY + timedelta(days=6), MONDAY + timedelta(days=12))

    assert days(proposed(service, 3, weekdays=(WEDNESDAYS,))) == ["Wed 25 09:00", "Wed 09 09:00", "Wed 16 09:00"]


def test_every_proposal_can_be_booked(service, receptionist):
    by_phone.book(service, slots_at(service, at(9, days=2))[0], MONA, by=receptionist)
    slots = [date.choices[0] for date in proposed(service, 6)]

    course = courses.book(service, slots, MONA, key=uuid.uuid4(), by=receptionist)

    assert list(course.appointments.order_by("starts_at").values_list("starts_at", flat=True)) == [
        slot.starts_at for slot in slots
    ]
    assert invariants.broken(SUNDAY_NOON) == []


def test_all_are_held_or_none(service, receptionist):
    make_visits.request(service, at(9, days=2))

    with pytest.raises(courses.CourseGone) as gone:
        booked(service, receptionist)

    assert [slot.starts_at for slot in gone.value.slots] == [at(9, days=2)]
    assert (Course.objects.count(), Appointment.objects.count(), HeldTime.objects.count()) == (0, 1, 1)


def test_two_times_that_overlap_are_no_course(service, receptionist):
    with pytest.raises(courses.CourseGone):
        booked(service, receptionist, at(9), at(9, 15))
    assert Course.objects.count() == 0


@pytest.mark.parametrize("number", [0, 1, 21])
def test_a_course_has_two_to_twenty_appointments(service, receptionist, number):
    with pytest.raises(ValueError, match="two to twenty"):
        courses.book(
            service,
            slots_at(service, *(at(9, days=day) for day in range(number))),
            MONA,
            key=uuid.uuid4(),
            by=receptionist,
        )


def test_the_button_pressed_twice_makes_one_course(service, receptionist):
    key = uuid.uuid4()

    assert booked(service, receptionist, key=key) == booked(service, receptionist, key=key)
    assert Appointment.objects.count() == 3


def test_one_message_with_one_calendar_file_names_all_times(service, receptionist):
    booked(service, receptionist)
    worker.work()

    [message] = mail.outbox
    assert message.subject == "Your appointments are confirmed"
    for day in ("Monday 23 November 2026", "Wednesday 25 November 2026", "Monday 30 November 2026"):
        assert day in message.body
    [invitation] = [part for part in message.attachments if part.get_content_type() == "text/calendar"]
    events = Calendar.from_ical(invitation.get_payload(decode=True)).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [at(9), at(9, days=2), at(9, days=7)]
    assert len({str(event["uid"]) for event in events}) == 3
    assert service.name not in message.body
    assert invariants.broken(SUNDAY_NOON) == []


def test_the_message_names_only_what_still_stands_when_it_leaves(service, receptionist):
    course = booked(service, receptionist)
    first = course.appointments.order_by("starts_at").first()
    requests.cancel(first, by=receptionist, reason=Reason.PATIENT_ASKED)
    closures.close_days(person(service), MONDAY + timedelta(days=2), MONDAY + timedelta(days=2))
    worker.work()

    [told] = [message for message in mail.outbox if message.subject == "Your appointments are confirmed"]
    assert ("Monday 30 November" in told.body, "Monday 23" in told.body, "Wednesday 25" in told.body) == (
        True, False, False,
    )  # fmt: skip


def test_without_an_address_the_patient_hears_it_in_the_conversation(service, receptionist):
    course = booked(service, receptionist, caller=Caller("Omar", "+971501112244", returning=True))

    assert [visit.call_wanted_at for visit in course.appointments.all()] == [None] * 3
    assert {visit.events.filter(action="told_by_phone").count() for visit in course.appointments.all()} == {1}


def test_each_is_attended_rescheduled_and_cancelled_on_its_own(service, receptionist, sunday_noon):
    course = booked(service, receptionist)
    first, second, third = course.appointments.order_by("starts_at")
    moved = by_phone.reschedule(second, slots_at(service, at(11, days=3))[0], by=receptionist)
    requests.cancel(third, by=receptionist, reason=Reason.PATIENT_ASKED)
    sunday_noon.move_to(at(9, 5))
    attendance.arrive(first, by=receptionist)

    now = [(visit.pk, visit.status) for visit in Appointment.objects.agreed_in_course(course)]

    assert now == [(first.pk, Status.ARRIVED), (moved.pk, Status.CONFIRMED), (third.pk, Status.CANCELLED)]
    assert moved.course == course


def test_all_that_are_left_are_cancelled_together(service, receptionist, sunday_noon):
    course = booked(service, receptionist)
    first, *others = course.appointments.order_by("starts_at")
    sunday_noon.move_to(at(9, 5))
    attendance.arrive(first, by=receptionist)

    assert courses.cancel_rest(course, by=receptionist, reason=Reason.PATIENT_ASKED) == 2

    assert [visit.status for visit in Appointment.objects.agreed_in_course(course)] == [
        "arrived",
        "cancelled",
        "cancelled",
    ]
    assert HeldTime.objects.filter(appointment__in=others).count() == 0
    with pytest.raises(AlreadyAnswered):
        courses.cancel_rest(course, by=receptionist, reason=Reason.PATIENT_ASKED)
    assert invariants.broken(at(9, 5)) == []


def test_the_patient_sees_the_course_on_one_page(client, service, receptionist):
    course = booked(service, receptionist)
    first, second, third = course.appointments.order_by("starts_at")
    closures.close_days(person(service), MONDAY + timedelta(days=2), MONDAY + timedelta(days=2))
    requests.cancel(third, by=receptionist, reason=Reason.PATIENT_ASKED)

    page = client.get(links.manage(first))

    assert [(visit.pk, str(words)) for visit, words, _link in page.context["course"]] == [
        (first.pk, "Confirmed"),
        (second.pk, "Cannot take place. We will contact you."),
        (third.pk, "Cancelled"),
    ]
    assert links.manage(second) in page.text
    assert client.get(links.manage(second)).status_code == 200


def test_a_replaced_link_closes_the_links_of_the_whole_course(client, service, receptionist):
    course = booked(service, receptionist)
    first, second, _third = course.appointments.order_by("starts_at")
    old = [links.manage(first), links.manage(second)]

    requests.replace_link(first, by=receptionist)

    assert [client.get(link).status_code for link in old] == [404, 404]


WISH = {
    "number": "3", "first": "2026-11-23", "part": "any", "weekdays": ["0", "2"],
}  # fmt: skip


def test_the_desk_books_a_course_from_a_file_with_one_form(client, receptionist, service):
    client.force_login(receptionist)
    file = make_patients.patient("Mona Sample", phone="+971501112233")
    make_patients.visit(file, person(service), service=service, starts_at=at(9, days=-7), status=Status.FULFILLED)
    address = reverse("desk:course")
    form = client.get(address, {"patient": file.pk}).context["wish"]
    wish = WISH | {"service": form["service"].value(), "practitioner": form["practitioner"].value(), "patient": file.pk}

    page = client.get(address, wish)
    chosen = {f"slot-{number}": date.choices[0].name for number, date in enumerate(page.context["dates"])}
    typed = {"patient_name": "Mona Sample", "phone": "0501112233", "email": "", "key": str(page.context["key"])}
    answers = [client.post(address, wish | chosen | typed) for _press in range(2)]

    course = Course.objects.get()
    first = course.appointments.order_by("starts_at").first()
    assert {answer["Location"] for answer in answers} == {reverse("desk:request", args=[first.pk])}
    assert set(course.appointments.values_list("patient", flat=True)) == {file.pk}
    detail = client.get(reverse("desk:request", args=[first.pk])).text
    assert "Course of 3 appointments" in detail
    told = client.post(reverse("desk:cancel_course", args=[course.pk]), {"reason": "patient_asked"}, follow=True)
    assert "3 appointments cancelled." in told.content.decode()


def test_the_search_of_the_bar_stays_empty_beside_a_proposal(client, receptionist, service):
    client.force_login(receptionist)
    wish = WISH | {"service": service.slug, "practitioner": person(service).slug}

    page = client.get(reverse("desk:course"), wish).content.decode()

    assert re.findall(r'name="q" value="(.*?)"', page) == [""]


def test_a_time_that_is_taken_meanwhile_books_nothing_and_is_named(client, receptionist, service):
    client.force_login(receptionist)
    wish = WISH | {"service": service.slug, "practitioner": person(service).slug}
    page = client.get(reverse("desk:course"), wish)
    chosen = {f"slot-{number}": date.choices[0].name for number, date in enumerate(page.context["dates"])}
    make_visits.request(service, at(9, days=2))

    page = client.post(
        reverse("desk:course"), wish | chosen | {"patient_name": "Mona", "phone": "0501112233", "key": uuid.uuid4()}
    )

    assert page.status_code == 409
    assert "This time is no longer free: Wed 25 Nov, 09:00." in " ".join(page.content.decode().split())
    assert Course.objects.count() == 0


@pytest.mark.parametrize("wrong", [{"weekdays": []}, {"number": "99"}, {"first": "x"}, {"practitioner": "nobody"}])
def test_a_wish_that_cannot_be_is_said_at_its_field(client, receptionist, service, wrong):
    client.force_login(receptionist)
    wish = WISH | {"service": service.slug, "practitioner": person(service).slug}

    page = client.get(reverse("desk:course"), wish | wrong)

    assert (page.status_code, list(page.context["wish"].errors)) == (422, list(wrong))
