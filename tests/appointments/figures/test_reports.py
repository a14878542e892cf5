"""The figures, against a few days whose every visit is known."""

import csv
import io
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from appointments import worker
from appointments.booking import attendance, requests
from appointments.figures import charts, reports
from appointments.models import AccessRecord, Reason
from appointments.times import closures
from clinic import calendar
from tests import make, make_visits
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

    assert figures == (0, 0, 0, 0, None, None)
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

    assert reports.attendance(BOTH, at(9, 29)) == (0, 0)
    assert reports.attendance(BOTH, at(10, 30)) == (2, 1)


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
    text = b"".join(answer.streaming_content).decode()

    header, *lines = list(csv.reader(io.StringIO(text)))
    assert header == reports.COLUMNS
    assert [line[0] for line in lines] == [visit.reference for visit in asked]
    assert lines[0][7] == "'=HYPERLINK(1)"
    assert [cell for line in lines for cell in line if cell.lstrip().startswith(("=", "+", "-", "@"))] == []
    for secret in (asked[0].patient_name, asked[0].phone.as_e164, asked[0].email, "back pain"):
        assert secret not in text
    record = AccessRecord.objects.get()
    assert (record.action, record.by, record.count) == ("figures_exported", manager, 5)


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
