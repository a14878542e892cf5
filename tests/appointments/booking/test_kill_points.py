"""The process is killed, hard, before and after each thing that a change writes: nothing is lost, doubled or half.

A child of this process does the work and dies; we look at what it has left, and try again as a patient or the next
worker would. `make prove` does the same to the real site.
"""

import os
import uuid
import warnings
from datetime import timedelta
from email import message_from_bytes

import pytest
from django.db import connection

from appointments import worker
from appointments.booking import courses, requests
from appointments.booking.caller import Caller
from appointments.booking.statuses import AlreadyAnswered
from appointments.messages import delivery
from appointments.models import Appointment, Course, Notification, Reason, Status, VisitReason
from appointments.times.slot import Slot
from tests import invariants, kill_points, make_visits, make_waiting
from tests.make_visits import SUNDAY_NOON

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

LATER = SUNDAY_NOON + delivery.LEASE + timedelta(seconds=1)
# One more than any change writes: a round that gets that far has killed nobody.
MOST_POINTS = 40


@pytest.fixture(autouse=True)
def points():
    """Of this process and of its children."""
    taken_away = kill_points.install()
    yield
    taken_away()


def killed_at(kill_at: str, work) -> bool:
    """Whether a child that did `work` died at that point. It shares no connection with us."""
    connection.close()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # forking beside threads; the child never returns from here
        child = os.fork()
    if child == 0:
        code = 1
        try:
            with kill_points.counting(kill_at):
                work()
            code = 0
        finally:
            os._exit(code)
    _child, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def every_point(work, before_each):
    """Each point in turn: yields its name after a child died there, with a fresh clinic each time."""
    for side in ("before", "after"):
        for number in range(1, MOST_POINTS):
            prepared = before_each()
            if not killed_at(f"{number} {side}", lambda prepared=prepared: work(prepared)):
                assert number > 1, "nothing was written at all"
                break
            yield prepared
        else:
            pytest.fail("more points than were thought of")


def new_draft():
    return make_visits.draft(make_visits.bookable_service(), reason="A reason of some length.")


def test_a_killed_request_is_whole_or_not_there_and_the_same_button_makes_it_one():
    ask = lambda draft: requests.request(draft=draft, now=SUNDAY_NOON)  # noqa: E731
    killed = 0
    for draft in every_point(ask, new_draft):
        killed += 1
        left = Appointment.objects.filter(draft_key=draft.pk)
        assert invariants.broken(SUNDAY_NOON) == []
        assert [visit.reason.words for visit in left] in ([], ["A reason of some length."])

        draft.refresh_from_db()
        again = ask(draft)

        assert list(left.all()) == [again]
        assert again.reason.words == "A reason of some length."
        assert invariants.broken(SUNDAY_NOON) == []
    assert killed >= 2 * 7  # visit, reason, draft, held time, event, messages, commit; before and after


CHANGES = {
    "confirm": (requests.confirm, {}),
    "decline": (requests.decline, {"reason": Reason.NO_TIME}),
    "cancel": (requests.cancel, {"reason": Reason.PATIENT_ASKED}),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_killed_answer_was_given_or_was_not(name, receptionist):
    change, facts = CHANGES[name]
    answer = lambda visit: change(visit, by=receptionist, now=SUNDAY_NOON, **facts)  # noqa: E731

    for visit in every_point(answer, make_visits.request):
        assert invariants.broken(SUNDAY_NOON) == []
        visit.refresh_from_db()
        if visit.status == Status.REQUESTED:
            answer(visit)
        else:
            with pytest.raises(AlreadyAnswered):
                answer(visit)
        assert visit.events.count() == 2
        assert invariants.broken(SUNDAY_NOON) == []


def test_a_killed_move_has_happened_or_the_old_visit_is_as_it_was(receptionist):
    def a_wish_to_move():
        visit = make_visits.confirmed(receptionist, reason="A reason of some length.")
        return visit, make_waiting.moved(visit, make_waiting.at(14))

    confirm = lambda pair: requests.confirm(pair[1], by=receptionist, now=SUNDAY_NOON)  # noqa: E731
    ends = set()
    for visit, change in every_point(confirm, a_wish_to_move):
        assert invariants.broken(SUNDAY_NOON) == []
        visit.refresh_from_db()
        change.refresh_from_db()
        has_moved = visit.status == Status.CANCELLED
        assert change.status == (Status.CONFIRMED if has_moved else Status.REQUESTED)
        assert [visit.held_times.count(), change.held_times.count()] == ([0, 1] if has_moved else [1, 1])
        assert VisitReason.objects.get(appointment=change if has_moved else visit).words == "A reason of some length."
        ends.add(has_moved)
    assert ends == {True, False}


def test_a_killed_course_is_whole_or_not_there_and_the_same_button_makes_it_one(receptionist):
    """Three appointments, their reasons, held times and history, one message, reminders, and the commit."""

    def a_form():
        service = make_visits.bookable_service()
        person, length = service.practitioners.get(), service.length(returning=True)
        starts = [make_waiting.at(9, days=days) for days in (0, 2, 7)]
        return service, [Slot(each, each + length, person.pk) for each in starts], uuid.uuid4()

    caller = Caller("Mona Sample", "+971501112233", returning=True, email="mona@example.com")
    book = lambda form: courses.book(*form[:2], caller, key=form[2], by=receptionist, now=SUNDAY_NOON)  # noqa: E731
    left_behind = set()
    for form in every_point(book, a_form):
        there = Appointment.objects.filter(course__key=form[2])
        assert invariants.broken(SUNDAY_NOON) == []
        left_behind.add(there.count())

        again = book(form)

        assert again.appointments.count() == 3
        assert Course.objects.filter(key=form[2]).count() == 1
        assert invariants.broken(SUNDAY_NOON) == []
    assert left_behind == {0, 3}


def test_a_killed_worker_loses_no_message_and_sends_at_most_two_copies(settings, tmp_path):
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "clinic.mail.FileBackend", str(tmp_path)

    def a_visit_and_an_empty_letter_box():
        for path in tmp_path.iterdir():
            path.unlink()
        return make_visits.request()

    killed = 0
    for visit in every_point(lambda _visit: worker.work(SUNDAY_NOON), a_visit_and_an_empty_letter_box):
        killed += 1
        worker.work(LATER)

        messages = Notification.objects.filter(appointment=visit).exclude(kind="answer_due")  # which is due in hours
        sent = [_message_id(path) for path in tmp_path.glob("*.eml")]
        assert {message.state for message in messages} == {Notification.State.ACCEPTED}
        assert set(sent) == {str(message.message_id) for message in messages}
        assert len(sent) <= len(messages) + 1
    assert killed >= 2 * 4 * 2  # the lease, its commit, the mail, what became of it; for two messages


def _message_id(path) -> str:
    return message_from_bytes(path.read_bytes())["Message-ID"].strip("<>").partition("@")[0]


def test_a_killed_expiry_is_done_by_the_next_worker():
    deadline = SUNDAY_NOON + timedelta(days=1)

    for visit in every_point(lambda visit: requests.expire(visit, now=deadline), make_visits.request):
        assert invariants.broken(deadline) == []

        worker.work(deadline)

        visit.refresh_from_db()
        assert visit.status == Status.EXPIRED
        assert visit.events.count() == 2
        assert visit.notifications.get(kind="expired").state in {"waiting", "accepted"}
        assert invariants.broken(deadline) == []
