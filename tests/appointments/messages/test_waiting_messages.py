"""What is written about offers, moved visits and the waiting list: to whom, while it is true, and naming nothing."""

from datetime import timedelta

import pytest
import time_machine

from appointments import links, worker
from appointments.booking import offers, requests, waitlist
from appointments.messages import compose, outbox
from appointments.models import Notification, Reason, Status
from tests import make, make_visits, make_waiting
from tests.make_visits import MONDAY, SUNDAY_NOON
from tests.make_waiting import at, moved, slot, window

pytestmark = pytest.mark.django_db

UNCHANGED = "Your appointment on Monday 23 November 2026 at 09:00, Dubai time is unchanged."
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile(name="Al Shifa")
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield


@pytest.fixture
def service():
    return make_visits.bookable_service(name="Injection consultation", what_to_bring="Bring shorts")


@pytest.fixture
def visit(service, receptionist):
    return make_visits.confirmed(receptionist, service=service, patient_name="Mona", reason="My back hurts")


def mail(about, kind):
    return compose.compose(about.notifications.get(kind=kind))


def both(about, kind) -> list[str]:
    """As text and as HTML."""
    message = mail(about, kind)
    return [message.body, message.alternatives[0][0]]


def test_offered_times_are_listed_with_their_deadline_and_one_link(receptionist):
    appointment = make_waiting.offered(receptionist, at(11), at(14))

    for words in both(appointment, "offered"):
        assert "– Monday 23 November 2026 at 11:00, Dubai time" in words
        assert "– Monday 23 November 2026 at 14:00, Dubai time" in words
        assert "Please choose by Monday 23 November 2026 at 10:30, Dubai time" in words
        assert links.absolute(links.manage(appointment)) in words
        assert "is unchanged" not in words
    assert mail(appointment, "offered").to == ["patient@example.com"]


def test_a_freed_time_says_that_it_comes_from_the_waiting_list(service):
    make_waiting.entry(service)
    waitlist.offer_freed(SUNDAY_NOON)

    message = compose.compose(Notification.objects.get(kind="offered"))

    assert "A time has become free on the days you chose." in message.body
    assert "Please choose by Sunday 22 November 2026 at 14:00, Dubai time" in message.body


def test_an_offer_is_not_written_of_when_it_cannot_be_taken_any_more(receptionist):
    appointment = make_waiting.offered(receptionist)
    notification, deadline = appointment.notifications.get(kind="offered"), appointment.offers.get().expires_at

    assert outbox.is_true(notification, deadline - timedelta(seconds=1))
    assert not outbox.is_true(notification, deadline)
    offers.accept(appointment, appointment.offers.get().pk)
    assert not outbox.is_true(Notification.objects.get(pk=notification.pk), SUNDAY_NOON)


def test_a_lapsed_offer_leads_to_other_times(receptionist):
    appointment = make_waiting.offered(receptionist)
    offers.lapse(appointment, now=appointment.offers.get().expires_at)

    for words in both(appointment, "offer_lapsed"):
        assert "You can request another time" in words
        assert "waiting list" not in words


@pytest.mark.parametrize("left", [False, True])
def test_a_lapsed_offer_tells_who_still_waits_that_they_do(service, left):
    entry = make_waiting.entry(service)
    waitlist.offer_freed(SUNDAY_NOON)
    made = entry.appointments.get()
    if left:
        waitlist.leave(entry)
    offers.lapse(made, now=made.offers.get().expires_at)
    made.refresh_from_db()

    assert ("You are still on the waiting list" in mail(made, "offer_lapsed").body) != left


def test_a_wish_to_move_says_that_the_visit_stands_meanwhile(visit):
    change = moved(visit, at(14))

    for words in both(change, "change_received"):
        old, new = "Monday 23 November 2026 at 09:00, Dubai time", "Monday 23 November 2026 at 14:00, Dubai time"
        assert f"You asked to reschedule from {old} to {new}." in words
        assert "not yet confirmed" in words
        assert "at 09:00, Dubai time until we confirm the new time." in words
        assert "We will answer by Sunday 22 November 2026 at 16:00, Dubai time" in words


def test_an_exchanged_request_speaks_of_no_other_visit():
    change = moved(make_visits.request(), at(14))

    assert "stands" not in mail(change, "change_received").body


def declined(change, by):
    requests.decline(change, by=by, reason=Reason.NO_TIME)


def expired(change, by):
    requests.expire(change, now=change.answer_by)


def cancelled(change, by):
    requests.cancel(change)


def offered(change, by):
    offers.offer(change, [slot(change.service, at(16))], by=by)


def offer_lapsed(change, by):
    offered(change, by)
    offers.lapse(change, now=change.offers.get().expires_at)


@pytest.mark.parametrize("end", [declined, expired, cancelled, offered, offer_lapsed])
def test_whatever_becomes_of_the_wish_the_message_says_that_the_visit_stands(visit, receptionist, end):
    change = moved(visit, at(14))

    end(change, receptionist)

    for words in both(change, end.__name__):
        assert UNCHANGED in words


def test_a_moved_visit_is_confirmed_once_and_never_cancelled_in_words(visit, receptionist):
    change = moved(visit, at(14))
    requests.confirm(change, by=receptionist)

    message = mail(change, "confirmed")

    assert "As you asked, we have rescheduled your appointment" in message.body
    assert "When: Monday 23 November 2026 at 14:00, Dubai time" in message.body
    assert "is unchanged" not in message.body
    assert visit.notifications.filter(kind="cancelled").count() == 0


def test_nobody_is_called_to_hear_what_they_have_just_asked_for(receptionist):
    visit = make_visits.request(email="")

    change = moved(visit, at(14))

    change.refresh_from_db()
    assert change.call_wanted_at is None
    offered(change, receptionist)
    change.refresh_from_db()
    assert change.call_wanted_at == SUNDAY_NOON


def test_who_waits_has_a_link_to_their_entry(service):
    entry = make_waiting.entry(service)

    for words in both(entry, "waiting"):
        assert "This is not an appointment yet" in words
        assert links.absolute(links.waiting(entry)) in words
        assert "Reference" not in words


def test_who_waits_for_an_earlier_time_reads_that_the_visit_stands(visit):
    entry = waitlist.join_for_earlier_time(visit, [window(MONDAY)])

    assert UNCHANGED in mail(entry, "waiting").body


@pytest.mark.parametrize(
    ("by_hand", "words"), [(True, "If this is a mistake"), (False, "The days you chose have passed")]
)
def test_the_end_of_waiting_says_why(service, receptionist, by_hand, words):
    entry = make_waiting.entry(service)
    if by_hand:
        waitlist.leave(entry, by=receptionist)
    else:
        waitlist.offer_freed(SUNDAY_NOON + timedelta(days=3))
    entry.refresh_from_db()

    for text in both(entry, "waitlist_closed"):
        assert words in text


def test_what_was_said_of_an_entry_is_true_while_it_is_so(service, receptionist):
    entry = make_waiting.entry(service)
    waitlist.leave(entry, by=receptionist)

    true = {each.kind: outbox.is_true(each, SUNDAY_NOON) for each in Notification.objects.all()}

    assert true == {"waiting": False, "to_offer": False, "waitlist_closed": True}


def test_reception_reads_a_reference_or_a_number_and_a_link(visit, service, receptionist, settings):
    settings.LANGUAGE_CODE = "en-gb"
    taken = make_waiting.offered(receptionist, service=service, starts_at=at(10))
    offers.accept(taken, taken.offers.get().pk)
    refused = make_waiting.offered(receptionist, at(15), service=service, starts_at=at(10))
    offers.none_suits(refused)
    entry = make_waiting.entry(service, patient_name="Mona")

    subjects = [mail(taken, "offer_taken").subject, mail(refused, "none_suits").subject]
    assert subjects == [f"Offered time accepted: {taken}", f"No offered time suits the patient: {refused}"]
    message = mail(entry, "to_offer")
    assert (message.subject, message.to) == ("New on the waiting list", ["reception@clinic.example"])
    assert "Mona" not in message.message().as_string()
    assert "/admin/desk/waitlist/" in message.body


def test_no_message_names_service_or_reason_and_before_our_answer_nobody_is_named(visit, service, receptionist):
    change = moved(visit, at(14))
    offered(change, receptionist)
    offers.accept(change, change.offers.get().pk)
    waitlist.join_for_earlier_time(change, [window(MONDAY)])
    waitlist.offer_freed(SUNDAY_NOON)
    for entry in [make_waiting.entry(service, patient_name="Mona", reason="My back hurts")]:
        waitlist.leave(entry, by=receptionist)
    for made in service.appointment_set.filter(status=Status.OFFERED):
        offers.lapse(made, now=made.offers.get().expires_at)

    told = set(Notification.objects.values_list("kind", flat=True))
    assert {"change_received", "offered", "offer_taken", "offer_lapsed", "waiting", "to_offer"} < told
    for notification in Notification.objects.all():
        message = compose.compose(notification)
        for forbidden in ("Injection", "back hurts", "Bring shorts", "Orthopaedic"):
            assert forbidden not in message.message().as_string(), notification.kind
        if notification.entry:
            assert visit.practitioner.name not in message.body
        assert visit.practitioner.name not in message.subject


def test_the_worker_sends_what_is_true_and_drops_the_rest(visit, receptionist):
    """The wish was ended by another one before its message had left."""
    first = moved(visit, at(14))
    second = moved(visit, at(15))

    worker.work(SUNDAY_NOON)

    states = [each.notifications.get(kind="change_received").state for each in (first, second)]
    assert states == ["dropped", "accepted"]
