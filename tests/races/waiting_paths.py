"""The write paths of offers, moved visits and the waiting list: called in the domain, from threads of their own."""

from datetime import timedelta
from functools import partial

from appointments.booking import (
    offers,
    requests,
    reschedule,
    waitlist,
)
from appointments.booking.statuses import AlreadyAnswered
from appointments.models import Appointment, HeldTime, Offer, Reason, Status, WaitlistEntry
from tests import make_visits, make_waiting
from tests.make_waiting import slot
from tests.races.arena import outcomes
from tests.races.paths import path

HALF_AN_HOUR = timedelta(minutes=30)


@path("one of the two times is taken, the other is free again; the others are told who was first", over_http=False)
def offer_taken_twice(arena, clients):
    visit = _offered(arena, 2)
    keys = [offer.pk for offer in visit.offers.all()]

    told = arena.run(*[partial(offers.accept, _seen(visit), keys[number % 2]) for number in range(clients)])

    assert outcomes(told) == {"done": 1, "AlreadyAnswered": clients - 1}
    winner = next(number for number, each in enumerate(told) if each.outcome == "done")
    taken = visit.offers.get(outcome=Offer.Outcome.TAKEN)
    visit.refresh_from_db()
    assert (taken.pk, visit.status, visit.starts_at) == (keys[winner % 2], Status.CONFIRMED, taken.starts_at)
    assert [row.busy_from for row in HeldTime.objects.filter(appointment=visit)] == [taken.starts_at]


@path("the offer is taken or taken back; the others are told who was first", over_http=False)
def offer_taken_against_withdrawn(arena, clients):
    visit = _offered(arena, 2)
    keys = [offer.pk for offer in visit.offers.all()]
    staff = [each.user for each in arena.staff(clients // 2)]
    takes = [partial(offers.accept, _seen(visit), keys[number % 2]) for number in range(clients - len(staff))]
    withdraws = [partial(offers.withdraw, _seen(visit), by=by, reason=Reason.NO_TIME) for by in staff]

    told = arena.run(*takes, *withdraws)

    assert outcomes(told) == {"done": 1, "AlreadyAnswered": clients - 1}
    was_taken = any(each.outcome == "done" for each in told[: len(takes)])
    assert _status(visit) == (Status.CONFIRMED if was_taken else Status.DECLINED)
    assert HeldTime.objects.filter(appointment=visit).count() == was_taken


@path("the offer is taken or lapses, never both; who is late by a clock is told so", over_http=False)
def offer_taken_at_its_deadline(arena, clients):
    """Half of the clients' clocks are a moment before the deadline; the workers' are at it."""
    visit = _offered(arena, 2)
    keys = [offer.pk for offer in visit.offers.all()]
    deadline = visit.offers.first().expires_at
    early = [
        partial(offers.accept, _seen(visit), keys[number % 2], now=deadline - timedelta(microseconds=1))
        for number in range(clients // 2)
    ]
    late = [partial(offers.accept, _seen(visit), keys[0], now=deadline) for _number in range(clients // 4)]
    workers = [partial(_lapses, visit, deadline) for _number in range(clients - len(early) - len(late))]

    told = arena.run(*early, *late, *workers)

    answers = outcomes(told[: len(early)])
    assert set(answers) <= {"done", "AlreadyAnswered"}
    assert set(outcomes(told[len(early) : -len(workers)])) <= {"TooLate", "AlreadyAnswered"}
    assert outcomes(told[-len(workers) :]) == {"done": len(workers)}
    assert answers["done"] <= 1
    assert _status(visit) == (Status.CONFIRMED if answers["done"] else Status.EXPIRED)


@path("one of them stands: the new time, the old one, or neither; never both", over_http=False)
def move_confirmed_against_cancelled(arena, clients):
    visit = _confirmed(arena)
    change = make_waiting.moved(visit, visit.starts_at + HALF_AN_HOUR, now=make_visits.now())
    staff = [each.user for each in arena.staff(clients // 2)]
    confirms = [partial(requests.confirm, _seen(change), by=by) for by in staff]
    cancels = [partial(requests.cancel, _seen(visit)) for _number in range(clients - len(staff))]

    told = arena.run(*confirms, *cancels)

    assert outcomes(told) == {"done": 1, "AlreadyAnswered": clients - 1}
    is_moved = any(each.outcome == "done" for each in told[: len(confirms)])
    assert _status(visit) == Status.CANCELLED
    assert _status(change) == (Status.CONFIRMED if is_moved else Status.CANCELLED)
    assert HeldTime.objects.filter(appointment__in=[visit, change]).count() == is_moved


@path("each wish ends the one before it: one waits, and the visit stands", over_http=False)
def move_asked_for_different_times(arena, clients):
    visit = _confirmed(arena)
    slots = [slot(visit.service, visit.starts_at + HALF_AN_HOUR * (1 + number % 5)) for number in range(clients)]

    told = arena.run(*[partial(reschedule.request_reschedule, _seen(visit), each) for each in slots])

    assert outcomes(told) == {"done": clients}
    [change] = visit.replacements.filter(status=Status.REQUESTED)
    assert {each.answer.pk for each in told} == set(visit.replacements.values_list("pk", flat=True))
    assert (_status(visit), reschedule.open_change(visit)) == (Status.CONFIRMED, change)
    assert sorted(HeldTime.objects.filter(appointment__in=[visit, change]).values_list("kind", flat=True)) == [
        HeldTime.Kind.REQUEST,
        HeldTime.Kind.VISIT,
    ]


@path("the one who was asked has the time, or the next is asked; never both", over_http=False)
def freed_time_taken_at_its_deadline(arena, clients):
    now = make_waiting.at(12, days=1)
    service, first, second = _two_who_wait(now)
    waitlist.offer_freed(now)
    made = first.appointments.get()
    offer = made.offers.get()
    takes = [
        partial(offers.accept, _seen(made), offer.pk, now=offer.expires_at - timedelta(microseconds=1))
        for _number in range(clients // 2)
    ]
    workers = [partial(_one_round, made, offer.expires_at) for _number in range(clients - len(takes))]

    told = arena.run(*takes, *workers)

    answers = outcomes(told[: len(takes)])
    assert set(answers) <= {"done", "AlreadyAnswered", "TooLate"}
    assert outcomes(told[len(takes) :]) == {"done": len(workers)}
    states = {each.pk: each.state for each in WaitlistEntry.objects.filter(pk__in=[first.pk, second.pk])}
    asked_next = second.appointments.filter(status=Status.OFFERED).count()
    if answers["done"]:
        assert (answers["done"], states[first.pk], asked_next) == (1, WaitlistEntry.State.SERVED, 0)
    else:
        assert (_status(made), asked_next) == (Status.EXPIRED, 1)
    _nobody_waits_any_more(service, now)


@path("each free time is offered once, and nobody is offered two", over_http=False)
def freed_times_by_workers(arena, clients):
    now = make_waiting.at(12, days=1)
    service, *waiting = _two_who_wait(now, opens="09:00", closes="10:00", number=3)

    told = arena.run(*[partial(waitlist.offer_freed, now)] * clients)

    assert outcomes(told) == {"done": clients}
    offered = Offer.objects.filter(appointment__service=service)
    assert len({offer.starts_at for offer in offered}) == offered.count() == 2
    asked = [visit.waitlist_entry for visit in Appointment.objects.filter(service=service).order_by("pk")]
    assert sorted(entry.pk for entry in asked) == [entry.pk for entry in waiting[:2]]
    assert sum(each.answer for each in told) == 2
    _nobody_waits_any_more(service, now)


def _offered(arena, number: int) -> Appointment:
    """Nine o'clock was asked for; from ten on so many are offered."""
    visit = arena.request()
    times = [slot(visit.service, visit.starts_at + timedelta(hours=1) + HALF_AN_HOUR * each) for each in range(number)]
    offers.offer(visit, times, by=arena.staff(1)[0].user)
    return visit


def _confirmed(arena) -> Appointment:
    visit = arena.request()
    requests.confirm(visit, by=arena.staff(1)[0].user)
    return visit


def _two_who_wait(now, *, opens="09:00", closes="09:30", number=2) -> list:
    """A service that has one visit (or two) on the day that suits, and who waits for it, in their order."""
    day = now.date() + timedelta(days=1)
    service = make_visits.bookable_service(opens, closes, step=HALF_AN_HOUR)
    entries = [
        make_waiting.entry(
            service,
            make_waiting.window(day),
            now=now - timedelta(minutes=number - each),
            email=f"waits{each}@example.com",
        )
        for each in range(number)
    ]
    return [service, *entries]


def _nobody_waits_any_more(service, now) -> None:
    """In the next round others do."""
    for entry in WaitlistEntry.objects.filter(service=service):
        waitlist.leave(entry, now=now)


def _one_round(made: Appointment, now) -> None:
    """Of a worker: what nobody has taken is let go, and the next is asked."""
    _lapses(made, now)
    waitlist.offer_freed(now)


def _lapses(visit: Appointment, now) -> None:
    try:
        offers.lapse(_seen(visit), now=now)
    except AlreadyAnswered:
        return  # as worker.work passes over it


def _seen(visit: Appointment) -> Appointment:
    """The visit as one client has it before its eyes."""
    return Appointment.objects.get(pk=visit.pk)


def _status(visit) -> str:
    visit.refresh_from_db()
    return visit.status
