"""The write paths, each as one round of a race: `clients` press at the same moment, then the promise is checked.

What must be true after every race, whoever won, is asked by Arena.run (tests/invariants.py). Over HTTP the clients
press buttons of a real site; the others call the domain from threads of their own.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.core import mail

from appointments import links, worker
from appointments.booking import requests
from appointments.models import Action, Appointment, HeldTime, Notification, Reason, Status
from appointments.times import misfits
from tests import make_visits
from tests.patient import Patient
from tests.races.arena import Arena, Told, every_ten_minutes, outcomes

DECLINED = {"reason": Reason.NO_TIME}
STAFF_CANCELS = {"reason": Reason.PATIENT_ASKED}


@dataclass(frozen=True)
class Path:
    name: str
    promise: str
    over_http: bool
    race: Callable[[Arena, int], None]


PATHS: list[Path] = []


def path(promise: str, *, over_http: bool):
    def register(race):
        PATHS.append(Path(race.__name__, promise, over_http, race))
        return race

    return register


@path("one is received, the others are shown that the time is gone, and three others", over_http=True)
def last_button_for_one_time(arena, clients):
    service = make_visits.bookable_service()
    patients = arena.patients(service, [make_visits.in_two_days()] * clients)

    told = arena.run(*[patient.sends for patient in patients])

    assert outcomes(told) == {"received": 1, "gone": clients - 1}
    assert arena.acknowledged(patients, told) == 1
    assert {each.answer.text.count('name="slot"') for each in told if each.outcome == "gone"} == {3}


@path("of two starts that overlap one is received", over_http=True)
def last_button_for_overlapping_times(arena, clients):
    """Half an hour from nine, and half an hour from a quarter past."""
    service = make_visits.bookable_service()
    nine = make_visits.in_two_days()
    starts = [nine, nine + timedelta(minutes=15)] * (clients // 2)
    patients = arena.patients(service, starts)

    told = arena.run(*[patient.sends for patient in patients])

    assert outcomes(told) == {"received": 1, "gone": clients - 1}
    assert arena.acknowledged(patients, told) == 1


@path("one visit; every press is answered with the same page", over_http=True)
def the_same_last_button(arena, clients):
    [patient] = arena.patients(make_visits.bookable_service(), [make_visits.in_two_days()])

    told = arena.run(*[patient.sends] * clients)

    assert outcomes(told) == {"received": clients}
    assert len({each.answer.headers["Location"] for each in told}) == 1
    assert arena.acknowledged([patient], told[:1]) == 1


@path("one is received: the deadline of the request that held the time has passed", over_http=True)
def last_button_for_an_expired_hold(arena, clients):
    """While the worker lets the old request expire."""
    service = make_visits.bookable_service()
    old = _overdue(arena, service)
    patients = arena.patients(service, [old.starts_at] * (clients - 1))

    told = arena.run(lambda: worker.work(make_visits.now()) and None, *[patient.sends for patient in patients])

    assert outcomes(told[1:]) == {"received": 1, "gone": clients - 2}
    assert arena.acknowledged(patients, told[1:]) == 1
    assert _status(old) == Status.EXPIRED


@path("at most one is received: whoever comes after the cancellation", over_http=True)
def last_button_for_a_time_that_comes_free(arena, clients):
    service = make_visits.bookable_service()
    patients = arena.patients(service, [make_visits.in_two_days()] * (clients - 1))
    old = arena.request(service=service)

    told = arena.run(lambda: requests.cancel(old), *[patient.sends for patient in patients])

    assert told[0].outcome == "done"
    assert set(outcomes(told[1:])) <= {"received", "gone"}
    assert arena.acknowledged(patients, told[1:]) == HeldTime.objects.filter(practitioner=old.practitioner).count() <= 1
    assert _status(old) == Status.CANCELLED


@path("one confirms; the others are told who was first", over_http=True)
def confirm_by_staff(arena, clients):
    appointment = arena.request()
    staff = arena.staff(clients)

    told = arena.run(*[partial(each.presses, "confirm", appointment) for each in staff])

    _one_was_first(staff, told)
    assert _status(appointment) == Status.CONFIRMED


@path("one declines; the others are told who was first", over_http=True)
def decline_by_staff(arena, clients):
    appointment = arena.request()
    staff = arena.staff(clients)

    told = arena.run(*[partial(each.presses, "decline", appointment, **DECLINED) for each in staff])

    _one_was_first(staff, told)
    assert _status(appointment) == Status.DECLINED


@path("one cancels; the others are told who was first", over_http=True)
def cancel_by_staff(arena, clients):
    staff = arena.staff(clients)
    appointment = _confirmed(arena)

    told = arena.run(*[partial(each.presses, "cancel", appointment, **STAFF_CANCELS) for each in staff])

    _one_was_first(staff, told)
    assert _status(appointment) == Status.CANCELLED


@path("one answer stands; the others are told who was first", over_http=True)
def decline_against_confirm(arena, clients):
    appointment = arena.request()
    staff = arena.staff(clients)
    presses = [partial(each.presses, "confirm", appointment) for each in staff[::2]]
    presses += [partial(each.presses, "decline", appointment, **DECLINED) for each in staff[1::2]]

    told = arena.run(*presses)

    winner = _one_was_first([*staff[::2], *staff[1::2]], told)
    assert _status(appointment) == (Status.CONFIRMED if winner < len(staff[::2]) else Status.DECLINED)


@path("it is cancelled once, and every press leads to the visit's page", over_http=True)
def cancel_by_patient(arena, clients):
    """By one link, opened in many browsers."""
    appointment = _confirmed(arena)
    browsers = _with_the_link(arena, appointment, clients)

    told = arena.run(*[partial(_cancels, browser, appointment) for browser in browsers])

    assert outcomes(told) == {"led back to the visit": clients}
    assert _status(appointment) == Status.CANCELLED


@path("the patient's word stands, before or after the one confirmation", over_http=True)
def cancel_by_patient_against_confirm(arena, clients):
    appointment = arena.request()
    staff = arena.staff(clients // 2)
    browsers = _with_the_link(arena, appointment, clients - len(staff))

    cancels = [partial(_cancels, browser, appointment) for browser in browsers]
    told = arena.run(*cancels, *[partial(each.presses, "confirm", appointment) for each in staff])

    assert outcomes(told[: len(browsers)]) == {"led back to the visit": len(browsers)}
    answers = outcomes(told[len(browsers) :])
    assert set(answers) <= {"success", "refused"}
    confirmations = appointment.events.filter(action=Action.CONFIRMED).count()
    assert answers["success"] == confirmations <= 1
    assert _status(appointment) == Status.CANCELLED
    assert HeldTime.objects.filter(appointment=appointment).count() == 0


@path("one is confirmed, the others are refused: the time is gone", over_http=False)
def confirm_overdue_requests_for_one_time(arena, clients):
    service = make_visits.bookable_service()
    waiting = [_overdue(arena, service) for _client in range(clients)]
    staff = [each.user for each in arena.staff(clients)]

    told = arena.run(*[partial(requests.confirm, each, by=by) for each, by in zip(waiting, staff, strict=True)])

    assert outcomes(told) == {"done": 1, "SlotGone": clients - 1}
    statuses = Appointment.objects.filter(service=service).values_list("status", flat=True)
    assert sorted(statuses) == [Status.CONFIRMED] + [Status.REQUESTED] * (clients - 1)
    Appointment.objects.filter(service=service, status=Status.REQUESTED).update(answer_by=make_visits.now())
    worker.work(make_visits.now())  # nobody waits for them in the next round


@path("it expires once, and each message leaves once", over_http=False)
def expire_by_workers(arena, clients):
    appointment = _overdue(arena, make_visits.bookable_service())
    mail.outbox.clear()

    told = arena.run(*[lambda: worker.work(make_visits.now()) and None] * clients)
    worker.work(make_visits.now())  # what was queued after the last had looked

    assert outcomes(told) == {"done": clients}
    assert _status(appointment) == Status.EXPIRED
    accepted = Notification.objects.filter(appointment=appointment, state=Notification.State.ACCEPTED)
    sent = [message.extra_headers["Message-ID"].split("@")[0].strip("<") for message in mail.outbox]
    assert sorted(sent) == sorted(str(each.message_id) for each in accepted)
    assert "expired" in {each.kind for each in accepted}


@path("one gives the time that is taken; the others are told who was first", over_http=False)
def overbook_by_managers(arena, clients):
    """The time of a confirmed visit, for one more patient: both stand, and the rule says who spared it."""
    service = make_visits.bookable_service()
    first = _overdue(arena, service)
    requests.confirm(arena.request(service=service), by=arena.staff(1)[0].user)
    staff = [each.user for each in arena.staff(clients)]

    told = arena.run(*[partial(requests.overbook, first, by=by, reason=Reason.URGENT) for by in staff])

    assert outcomes(told) == {"done": 1, "AlreadyAnswered": clients - 1}
    [held] = HeldTime.objects.filter(appointment=first)
    winner = staff[next(place for place, each in enumerate(told) if each.outcome == "done")]
    assert (held.kind, held.overbooked_by) == (HeldTime.Kind.VISIT, winner)
    assert {each.answer.event.by for each in told if each.outcome == "AlreadyAnswered"} == {winner}


@path("each request is rejected or confirmed once, and no more are said to be rejected than were", over_http=True)
def reject_in_bulk_against_confirm(arena, clients):
    """Ten requests, which half of the staff reject together while the other half confirms them one by one."""
    service = make_visits.bookable_service(step=timedelta(minutes=30))
    starts = [make_visits.in_two_days() + timedelta(minutes=30 * number) for number in range(10)]
    waiting = [arena.request(service=service, starts_at=starts_at) for starts_at in starts]
    staff = arena.staff(clients)
    numbers = ",".join(str(visit.pk) for visit in waiting)
    rejecting = [partial(each.sends, "/admin/desk/reject/now/", visits=numbers) for each in staff[::2]]
    confirming = [partial(each.presses, "confirm", waiting[n % 10]) for n, each in enumerate(staff[1::2])]

    told = arena.run(*rejecting, *confirming)

    statuses = Counter(Appointment.objects.filter(service=service).values_list("status", flat=True))
    assert statuses[Status.CONFIRMED] + statuses[Status.DECLINED] == len(waiting)
    assert outcomes(told[: len(rejecting)]) == {"success": len(rejecting)}
    assert sum(int(each.answer.split()[0]) for each in told[: len(rejecting)]) == statuses[Status.DECLINED]
    answers = outcomes(told[len(rejecting) :])
    assert set(answers) <= {"success", "refused"}
    assert answers["success"] == statuses[Status.CONFIRMED]


@path("one has told the patient; the others are told who was first", over_http=False)
def told_by_phone(arena, clients):
    appointment = arena.request(email="")
    staff = [each.user for each in arena.staff(clients)]
    requests.decline(appointment, by=staff[0], reason=Reason.NO_TIME)

    told = arena.run(*[partial(requests.told_by_phone, appointment, by=by) for by in staff])

    assert outcomes(told) == {"done": 1, "AlreadyAnswered": clients - 1}
    [event] = appointment.events.filter(action=Action.TOLD_BY_PHONE)
    assert {each.answer.event.pk for each in told if each.outcome == "AlreadyAnswered"} == {event.pk}


@path("who was received before the closure keeps the visit; after it nobody is", over_http=True)
def closing_the_day_against_requests(arena, clients):
    service = make_visits.bookable_service(
        "09:00", "19:00", duration_new=timedelta(minutes=10), step=timedelta(minutes=10)
    )
    patients = arena.patients(service, every_ten_minutes(clients - 1))
    late = arena.patients(service, [patients[0].draft.starts_at, patients[-1].draft.starts_at])
    [manager] = arena.staff(1)

    told = arena.run(partial(closes, manager, service.practitioners.get()), *[patient.sends for patient in patients])
    told_late = arena.run(*[patient.sends for patient in late])

    received = arena.acknowledged(patients, told[1:])
    assert told[0].outcome in {"success", "warning"}
    assert misfits.upcoming_misfits(make_visits.now()).filter(service=service).count() == received
    assert set(outcomes(told[1:])) <= {"received", "gone"}
    assert outcomes(told_late) == {"gone": 2}


@path("it exists once; the others are told that there is one already", over_http=True)
def the_same_timetable_by_managers(arena, clients):
    """Posts of the stock admin: what the form could not see the database refuses, and nobody sees an error page."""
    practitioner = make_visits.bookable_service().practitioners.get()
    form = {
        "practitioner": practitioner.pk, "valid_from": "2027-01-01", "valid_until": "", "note": "", "daily_cap": "",
        "hours-TOTAL_FORMS": 1, "hours-INITIAL_FORMS": 0, "hours-MIN_NUM_FORMS": 0, "hours-MAX_NUM_FORMS": 1000,
        "hours-0-weekday": 0, "hours-0-opens_at": "09:00", "hours-0-closes_at": "12:00",
    }  # fmt: skip

    staff = arena.staff(clients)
    told = arena.run(*[partial(each.sends, "/admin/appointments/timetable/add/", **form) for each in staff])

    assert outcomes(told) == {"success": 1, "refused by the form": clients - 1}
    assert practitioner.timetables.filter(valid_from="2027-01-01").count() == 1


def _one_was_first(staff, told) -> int:
    """The place of the one who was; the others read that name."""
    assert outcomes(told) == {"success": 1, "refused": len(staff) - 1}
    winner = next(place for place, each in enumerate(told) if each.outcome == "success")
    name = staff[winner].user.username
    others = [each.answer for each in told if each.outcome == "refused"]
    assert [answer for answer in others if not answer.lower().startswith(f"{name} ")] == []
    return winner


def closes(manager, practitioner=None) -> Told:
    """The day of all visits here, for one practitioner or for the whole clinic, at the desk."""
    day = f"{make_visits.in_two_days():%Y-%m-%d}"
    who = practitioner.pk if practitioner else ""
    return manager.sends_and_agrees(
        "/admin/desk/closures/", practitioner=who, first=day, last="", public_note="", note=""
    )


def closes_in_the_admin(manager, practitioner=None) -> Told:
    """The same with the form of the stock admin."""
    day = f"{make_visits.in_two_days():%Y-%m-%d}"
    moments = {"starts_at_0": day, "starts_at_1": "00:00", "ends_at_0": day, "ends_at_1": "23:59", "note": ""}
    if practitioner is None:
        return manager.sends_and_agrees("/admin/clinic/closingday/add/", public_note="", **moments)
    whose = {"practitioner": practitioner.pk, "kind": "closed"}
    return manager.sends_and_agrees("/admin/appointments/timetableexception/add/", **whose, **moments)


def _with_the_link(arena, appointment, number: int) -> list[Patient]:
    """Browsers that have the question open whether to cancel."""
    assert Patient(arena.address).get(f"{links.manage(appointment)}cancel/").status_code == 200
    return [Patient(arena.address, next(arena.numbers)).has_a_form_open() for _number in range(number)]


def _cancels(browser: Patient, appointment) -> Told:
    page = browser.post(f"{links.manage(appointment)}cancel/")
    leads_back = page.status_code == 302 and page.headers["Location"] == links.manage(appointment)
    return Told("led back to the visit" if leads_back else f"HTTP {page.status_code}", page)


def _confirmed(arena) -> Appointment:
    appointment = arena.request()
    requests.confirm(appointment, by=arena.staff(1)[0].user)
    return appointment


def _overdue(arena, service) -> Appointment:
    """Asked for, not answered: the promise was until a moment ago."""
    appointment = arena.request(service=service)
    past = make_visits.now() - timedelta(seconds=1)
    Appointment.objects.filter(pk=appointment.pk).update(answer_by=past)
    HeldTime.objects.filter(appointment=appointment).update(expires_at=past)
    return appointment


def _status(appointment) -> str:
    appointment.refresh_from_db()
    return appointment.status
