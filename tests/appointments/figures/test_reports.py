"""The figures, against a few days whose every visit is known."""

import codecs
import csv
import io
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from appointments import worker
from appointments.booking import attendance, by_phone, offers, requests, waitlist
from appointments.booking.caller import Caller
from appointments.figures import charts, reports
from appointments.models import AccessRecord, Reason
from appointments.times import closures
from clinic import calendar
from tests import make, make_changes, make_visits, make_waiting
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON
from tests.make_waiting import at

pytestmark = pytest.mark.django_db

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
SUNDAY = MONDAY - timedelta(days=1)
BOTH = reports.Range(SUNDAY, MONDAY)
LATER = MONDAY_NINE + timedelta(days=3)


@pytest.fixture(autouse=True)
def clock(settings):
    settings.RECEPTION_EMAIL = ""
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def asked(receptionist):
    """Five requests of Sunday: confirmed after ten minutes, after two hours, declined late, expired, still open."""
    service = make_visits.bookable_service()
    visits = [
        make_visits.request(
            service,
            at(hour),
            cookie=str(hour),
            phone=f"+971501234{hour:03}",
            email=f"p{hour}@example.com",
            article_slug="back" if hour < 12 else "",
        )
        for hour in (9, 10, 11, 12, 13)
    ]
    requests.confirm(visits[0], by=receptionist, now=SUNDAY_NOON + 10 * MINUTE)
    requests.confirm(visits[1], by=receptionist, now=SUNDAY_NOON + 2 * HOUR)
    requests.decline(visits[2], by=receptionist, reason=Reason.NO_TIME, now=visits[2].answer_by + MINUTE)
    requests.expire(visits[3], now=visits[3].answer_by)
    return visits


def test_how_requests_were_answered(asked):
    late = asked[2].answer_by + MINUTE - SUNDAY_NOON

    figures = reports.answering(BOTH)

    assert figures[:4] == (5, 3, 2, 1)
    assert figures.half_within == 2 * HOUR
    assert figures.nine_of_ten_within == 2 * HOUR + 0.8 * (late - 2 * HOUR)
    assert figures.share_in_time == 2 / 4


def test_days_without_requests_have_no_shares(db):
    figures = reports.answering(BOTH)

    assert figures == (0, 0, 0, 0, None, None, 0)
    assert figures.share_in_time is None
    assert reports.requests_by_day(BOTH) == [(SUNDAY, 0), (MONDAY, 0)]


def test_a_day_begins_and_ends_at_the_clinics_midnight(asked):
    assert reports.requests_by_day(BOTH) == [(SUNDAY, 5), (MONDAY, 0)]
    before_midnight = make_visits.request(
        asked[0].service, LATER, cookie="x", now=at(0) - MINUTE, phone="+971501112233"
    )
    make_visits.request(asked[0].service, LATER + HOUR, cookie="y", now=at(0), phone="+971501112244")

    assert reports.requests_by_day(BOTH) == [(SUNDAY, 6), (MONDAY, 1)]
    assert before_midnight in reports.requests(reports.Range(SUNDAY, SUNDAY))


def test_what_became_of_them_and_what_led_to_them(asked):
    assert dict(reports.outcomes(BOTH)) == {
        "Confirmed": 2, "Declined": 1, "Not answered in time": 1, "Not yet confirmed": 1,
    }  # fmt: skip
    assert reports.articles(BOTH) == [("back", 3)]


def test_who_came(asked, receptionist):
    attendance.fulfil(asked[0], by=receptionist, now=at(9, 30))
    attendance.no_show(asked[1], by=receptionist, now=at(10, 30))

    assert reports.attendance(BOTH, at(9, 29)) == (0, 0, 0, 0)
    assert reports.attendance(BOTH, at(10, 30)) == (1, 1, 0, 0)
    assert reports.attendance(BOTH, at(10, 30)).share_missed == 1 / 2


def test_what_nobody_marked_is_neither_came_nor_missed(asked):
    figures = reports.attendance(BOTH, at(18))

    assert (figures, figures.share_missed) == ((0, 0, 2, 0), None)


def test_on_a_day_that_was_closed_nothing_is_left_to_mark(asked, receptionist, manager):
    """Except what was overbooked although the time was closed."""
    attendance.fulfil(asked[0], by=receptionist, now=at(9, 30))
    overbooked = make_visits.request(asked[0].service, at(14), cookie="14", phone="+971501234567")
    make_changes.clinic_closed(at(0), at(24), by=receptionist, offer=False)
    requests.overbook(overbooked, by=manager, reason=Reason.URGENT)

    assert reports.attendance(BOTH, at(18)) == (1, 0, 1, 1)


def test_other_times_offered_because_of_a_closure_are_an_answer_with_a_number_of_their_own(asked, receptionist):
    with time_machine.travel(SUNDAY_NOON + 3 * HOUR, tick=False):
        make_changes.clinic_closed(at(0), at(24), by=receptionist)

    figures = reports.answering(BOTH)
    assert (figures.asked, figures.answered, figures.closed) == (5, 4, 1)


def test_a_patient_who_is_offered_other_times_asked_once(asked, receptionist):
    """An absence makes an appointment to offer times with, and so does the waiting list: neither is a request."""
    with time_machine.travel(SUNDAY_NOON + 3 * HOUR, tick=False):
        make_changes.time_off(asked[0].practitioner, at(0), at(24), by=receptionist)
    entry = make_waiting.entry(asked[0].service, make_waiting.window(MONDAY + timedelta(days=1)))
    waitlist.offer_freed(SUNDAY_NOON + 3 * HOUR)
    change = make_waiting.moved(asked[1], LATER, now=SUNDAY_NOON + 3 * HOUR)
    service = asked[0].service
    caller = Caller("Lina Sample", "+971501112255", False)
    booked = by_phone.book(service, make_waiting.slot(service, LATER + HOUR), caller, by=receptionist)
    by_phone.reschedule(booked, make_waiting.slot(service, LATER + 2 * HOUR), by=receptionist)

    assert len(reports.requests(BOTH)) == 5
    assert (entry.appointments.count(), change.replaces) == (1, asked[1])
    assert dict(reports.beside(BOTH)) == {
        "Request to reschedule": 1,
        "Booked by reception": 1,
        "Rescheduled by reception": 1,
        "Offered from the waiting list": 1,
        "Offered because a time was closed": 2,
    }


def test_an_offer_that_lapsed_was_answered_in_time(asked, receptionist):
    offers.offer(asked[4], [make_waiting.slot(asked[4].service, at(16))], by=receptionist, now=SUNDAY_NOON + MINUTE)
    offers.lapse(asked[4], now=asked[4].offers.get().expires_at)

    assert dict(reports.outcomes(BOTH))["Offered times not accepted"] == 1
    assert reports.answering(BOTH)[:4] == (5, 4, 3, 1)


def test_a_request_that_was_rescheduled_later_is_called_so(asked, receptionist):
    change = make_waiting.moved(asked[0], LATER, now=SUNDAY_NOON + HOUR)
    requests.confirm(change, by=receptionist, now=SUNDAY_NOON + HOUR)

    assert dict(reports.outcomes(BOTH))["Rescheduled"] == 1


def test_who_has_left_keeps_the_past(asked):
    before = reports.use_of_hours(BOTH, at(18))
    asked[0].practitioner.is_active = False
    asked[0].practitioner.save()

    assert [(use.practitioner.pk, use.total) for use in reports.use_of_hours(BOTH, at(18))] == [
        (use.practitioner.pk, use.total) for use in before
    ]


def test_use_of_hours_counts_open_minutes_without_closures(asked):
    """Eight hours on Monday, two of them closed; two confirmed visits of half an hour."""
    person = asked[0].practitioner
    closures.close(person, at(15), at(18))

    [use] = reports.use_of_hours(reports.Range(MONDAY, MONDAY), at(9))

    assert use.practitioner == person
    assert use.by_weekday == [(360, 60), *[(0, 0)] * 6]
    assert use.shares == [1 / 6, *[None] * 6, 1 / 6]


def test_why_visits_were_called_off(asked, receptionist):
    requests.cancel(asked[0], now=SUNDAY_NOON + HOUR)
    requests.cancel(asked[1], by=receptionist, reason=Reason.NO_TIME, now=SUNDAY_NOON + 3 * HOUR)

    assert sorted(reports.cancelling_reasons(BOTH)) == [
        ("Staff", "The practitioner is not available at that time", 1),
        ("The patient", "", 1),
    ]


def test_messages_by_channel(asked, post_office):
    post_office.answer_to_recipient = lambda address: "550 no" if address.startswith("p9") else ""
    worker.work(SUNDAY_NOON + HOUR)

    [(channel, states)] = reports.messages(BOTH)

    assert channel == "Email"
    assert (states["given_up"], states["accepted"]) == (1, 3)  # the first visit's confirmation; three were received


@pytest.mark.parametrize("figure", [
    reports.requests_by_day, reports.answering, reports.outcomes, reports.articles, reports.cancelling_reasons,
    reports.messages, lambda span: reports.use_of_hours(span, SUNDAY_NOON), lambda span: list(reports.rows(span)),
])  # fmt: skip
def test_a_figure_is_a_constant_number_of_statements(figure, asked, django_assert_max_num_queries):
    calendar.current()
    with django_assert_max_num_queries(6):
        figure(BOTH)


def test_the_file_has_no_formula_no_name_and_no_reason(asked, signed_in, manager):
    service = asked[0].service
    service.name = "=HYPERLINK(1)"
    service.save()
    asked[0].practitioner.name = " @sample"
    asked[0].practitioner.save()

    answer = signed_in(manager).get(reverse("desk:figures_csv"), {"first": SUNDAY, "last": MONDAY})
    raw = b"".join(answer.streaming_content)
    text = raw.decode("utf-8-sig")

    header, *lines = list(csv.reader(io.StringIO(text)))
    assert raw.startswith(codecs.BOM_UTF8)
    assert header == [str(column) for column in reports.COLUMNS]
    assert [line[0] for line in lines] == [visit.reference for visit in asked]
    assert lines[0][1:6] == [
        "Request of a patient", "2026-11-22 12:00", "2026-11-22 16:00", "2026-11-22 12:10", "2026-11-23 09:00",
    ]  # fmt: skip
    assert lines[0][8] == "'=HYPERLINK(1)"
    assert [cell for line in lines for cell in line if cell.lstrip().startswith(("=", "+", "-", "@"))] == []
    for secret in (asked[0].patient_name, asked[0].phone.as_e164, asked[0].email, "back pain"):
        assert secret not in text
    record = AccessRecord.objects.get()
    assert (record.action, record.by, record.count) == ("figures_exported", manager, 5)


def test_the_file_has_what_the_desk_booked_and_names_in_arabic(asked, signed_in, manager):
    service = asked[0].service
    asked[0].practitioner.name = "د. مثال"
    asked[0].practitioner.save()
    booked = by_phone.book(
        service, make_waiting.slot(service, LATER), Caller("Lina Sample", "+971501112255", False), by=manager
    )

    answer = signed_in(manager).get(reverse("desk:figures_csv"), {"first": SUNDAY, "last": MONDAY})

    _header, *lines = csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    [line] = [line for line in lines if line[0] == booked.reference]
    assert (line[1], line[7], line[10]) == ("Booked by reception", "د. مثال", "Confirmed")
    assert AccessRecord.objects.get().count == len(lines) == 6


def test_the_page_shows_four_weeks_or_what_is_asked_for(asked, signed_in, manager):
    client = signed_in(manager)

    assert client.get(reverse("desk:figures")).context["span"] == (SUNDAY - timedelta(days=27), SUNDAY)
    page = client.get(reverse("desk:figures"), {"first": "2026-11-23", "last": "2026-11-23"})
    assert page.context["span"] == (MONDAY, MONDAY)
    wrong = client.get(reverse("desk:figures"), {"first": "2026-11-23", "last": "2024-01-01"})
    assert "The last day is before the first." in wrong.text
    assert client.get(reverse("desk:figures_csv"), {"first": "x"}).status_code == 302


def test_who_may_not_see_figures_gets_none(signed_in, receptionist):
    client = signed_in(receptionist)

    assert client.get(reverse("desk:figures")).status_code == 403
    assert client.get(reverse("desk:figures_csv"), {"first": SUNDAY, "last": MONDAY}).status_code == 403
    assert not AccessRecord.objects.exists()


def test_bars_fit_into_their_picture():
    chart = charts.bars([(date(2026, 11, day), day * 3) for day in range(1, 29)])

    assert chart.top == 84
    assert max(bar.x + bar.width for bar in chart.bars) <= chart.width
    assert (chart.bars[-1].y, chart.bars[-1].height) == (0, chart.base)
    assert sum(bar.is_labelled for bar in chart.bars) == 7
