"""What calendar programs make of our files and feeds: read by vobject, which did not write them."""

from datetime import timedelta

import pytest
import time_machine
import vobject
from django.urls import reverse

from appointments import worker
from appointments.booking import requests, reschedule
from appointments.messages import calendar_feed
from appointments.models import AccessRecord, CalendarFeed, Reason
from tests import make, make_visits, make_waiting
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON
from tests.make_waiting import at

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def clock(settings):
    settings.RECEPTION_EMAIL = ""
    make.profile(name="Al Shifa; Main, Branch", address="Street 1\nDubai", email="clinic@example.com")
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


class Program:
    """A calendar that imports what is mailed to it, as RFC 5546 says: newer SEQUENCE wins, CANCEL takes away."""

    def __init__(self):
        self.entries = {}

    def imports(self, file: str) -> None:
        calendar = vobject.readOne(file)
        for event in calendar.contents["vevent"]:
            uid, sequence = event.uid.value, int(event.sequence.value)
            if sequence < self.entries.get(uid, (-1, None))[0]:
                continue
            self.entries[uid] = (sequence, None if calendar.method.value == "CANCEL" else event.dtstart.value)

    @property
    def starts(self) -> list:
        return [start for _sequence, start in self.entries.values() if start]


def mailed(post_office) -> list[str]:
    parts = [part for letter in post_office.letters for part in letter.iter_attachments()]
    return [
        part.get_content() if isinstance(part.get_content(), str) else part.get_content().decode() for part in parts
    ]


def test_an_update_and_a_cancellation_leave_the_right_single_entry(post_office, receptionist):
    """In the order in which they came, in the opposite one, and with a file imported twice."""
    visit = make_visits.confirmed(receptionist, email="mina@example.com")
    worker.work()
    moved = reschedule.request_reschedule(visit, make_waiting.slot(visit.service, at(14)))
    requests.confirm(moved, by=receptionist)
    worker.work()
    files = mailed(post_office)
    program, late = Program(), Program()

    for file in [*files, files[-1]]:
        program.imports(file)
    for file in reversed(files):
        late.imports(file)
    assert program.starts == late.starts == [at(14)]

    requests.cancel(moved, by=receptionist, reason=Reason.PATIENT_ASKED)
    worker.work()
    program.imports(mailed(post_office)[-1])
    assert (program.starts, len(program.entries)) == ([], 1)


def read(client, address):
    answer = client.get(address)
    events = vobject.readOne(answer.text).contents.get("vevent", [])
    return answer, [(each.dtstart.value, each.status.value, each.summary.value) for each in events]


def test_a_feed_shows_agreed_visits_and_open_requests_and_nobodys_name(client, receptionist, manager):
    visit = make_visits.confirmed(receptionist, patient_name="Mina", reason="My back")
    asked = make_visits.request(visit.service, at(14), cookie="b", patient_name="Omar")
    requests.cancel(
        make_visits.confirmed(receptionist, service=visit.service, starts_at=at(15), cookie="c"), by=receptionist
    )
    feed = calendar_feed.make_feed(visit.practitioner, by=manager, now=SUNDAY_NOON)

    answer, events = read(client, calendar_feed.address(feed))

    assert events == [
        (MONDAY_NINE, "CONFIRMED", f"Appointment {visit.reference}"),
        (at(14), "TENTATIVE", f"Request {asked.reference}, not yet confirmed"),
    ]
    assert answer.headers["Cache-Control"] == "no-store, private"
    for secret in ("Mina", "Omar", "back", visit.service.name, visit.phone.as_e164, visit.email):
        assert secret not in answer.text


def test_an_update_of_a_feed_has_a_higher_sequence(client, receptionist, manager, clock):
    visit = make_visits.request()
    feed = calendar_feed.make_feed(visit.practitioner, by=manager, now=SUNDAY_NOON)
    before = vobject.readOne(client.get(calendar_feed.address(feed)).text).vevent
    clock.shift(timedelta(minutes=5))
    requests.confirm(visit, by=receptionist)

    after = vobject.readOne(client.get(calendar_feed.address(feed)).text).vevent

    assert (before.uid.value, before.sequence.value) == (after.uid.value, "0")
    assert after.sequence.value == "1"


def test_a_revoked_and_a_forged_address_open_the_same_page(client, manager):
    visit = make_visits.request()
    old = calendar_feed.address(calendar_feed.make_feed(visit.practitioner, by=manager, now=SUNDAY_NOON))
    new = calendar_feed.address(calendar_feed.make_feed(visit.practitioner, by=manager, now=SUNDAY_NOON))
    assert [client.get(address).status_code for address in (old, new)] == [404, 200]

    calendar_feed.revoke(visit.practitioner, by=manager, now=SUNDAY_NOON)

    answers = [client.get(address) for address in (new, old, "/feeds/visits/AAAAAAAAAAAAAAAAAAAAAA.AAAAAAA.ics")]
    assert {(answer.status_code, answer.text) for answer in answers} == {(404, answers[0].text)}
    made = AccessRecord.objects.values_list("action", "by")
    assert sorted(made) == [("feed_made", manager.pk), ("feed_made", manager.pk), ("feed_revoked", manager.pk)]


def test_a_feed_is_two_statements_for_its_visits_and_what_stands_of_them(client, manager, django_assert_num_queries):
    visit = make_visits.request()
    feed = calendar_feed.make_feed(visit.practitioner, by=manager, now=SUNDAY_NOON)
    for hour in (11, 12, 13):
        make_visits.request(visit.service, at(hour), cookie=str(hour), phone=f"+9715012345{hour}")

    with django_assert_num_queries(2):
        assert calendar_feed.calendar(feed, SUNDAY_NOON).count(b"BEGIN:VEVENT") == 4


def test_a_manager_has_all_addresses_and_a_doctor_their_own(client, signed_in, manager, receptionist):
    page = reverse("desk:feeds")
    doctor = make.user("doctor")
    own, other = make.practitioner(user=doctor), make.practitioner()

    signed_in(manager).post(reverse("desk:make_feed", args=[other.pk]))
    assert [person for person, _feed, _address in client.get(page).context["rows"]] == [own, other]

    signed_in(doctor).post(reverse("desk:make_feed", args=[own.pk]))
    assert [person for person, _feed, _address in client.get(page).context["rows"]] == [own]
    assert client.post(reverse("desk:revoke_feed", args=[other.pk])).status_code == 404
    assert CalendarFeed.objects.filter(revoked_at__isnull=True).count() == 2

    assert signed_in(receptionist).get(page).status_code == 403
