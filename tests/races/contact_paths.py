"""A mistyped address is corrected while something else happens to the appointment."""

from datetime import timedelta
from functools import partial

from django.core import mail

from appointments import links, worker
from appointments.booking import contact, requests, reschedule
from appointments.models import Action, Appointment
from appointments.patients import privacy
from tests import make_visits, make_waiting
from tests.races.arena import outcomes
from tests.races.desk_paths import delivers
from tests.races.paths import path

RIGHT = "right@example.com"


@path("the last address gets what is true, with the link that opens it; history has each correction", over_http=False)
def contact_corrected_while_it_is_told(arena, clients):
    """A quarter are workers; the others correct the address, each to one of their own."""
    visit = _confirmed(arena)
    mail.outbox.clear()
    staff = [each.user for each in arena.staff(clients - clients // 4)]
    corrections = [
        partial(contact.correct, _seen(visit), {"email": f"right{number}@example.com"}, by=by)
        for number, by in enumerate(staff)
    ]

    told = arena.run(*corrections, *[partial(delivers, make_visits.now())] * (clients // 4))
    worker.work(make_visits.now())  # what was queued after the last had looked

    assert outcomes(told) == {"done": clients}
    assert visit.events.filter(action=Action.CONTACT_CHANGED).count() == len(staff)
    now_at, link = _seen(visit).email, links.manage(_seen(visit))
    assert [True for message in mail.outbox if message.to == [now_at] and link in message.body]
    assert [message.to for message in mail.outbox if link in message.body and message.to != [now_at]] == []


@path("what the patient asks for meanwhile has the right address, and no old link opens it", over_http=False)
def contact_corrected_while_the_patient_reschedules(arena, clients):
    """Half are the patient's own presses, for one time after the other."""
    visit = _confirmed(arena)
    [by] = [each.user for each in arena.staff(1)]
    slots = [
        make_waiting.slot(visit.service, visit.starts_at + timedelta(hours=1, minutes=30 * (number % 8)))
        for number in range(clients - clients // 2)
    ]
    moves = [partial(reschedule.request_reschedule, _seen(visit), slot) for slot in slots]
    corrections = [partial(contact.correct, _seen(visit), {"email": RIGHT}, by=by)] * (clients // 2)

    told = arena.run(*moves, *corrections)

    assert set(outcomes(told)) <= {"done", "TooManyChanges", "SlotGone"}
    assert [each.outcome for each in told[len(moves) :]] == ["done"] * len(corrections)
    assert sum(each.answer != contact.Correction.NOTHING for each in told[len(moves) :]) == 1
    chain = Appointment.objects.filter(pk__in=links.connected(visit)[0])
    assert chain.count() >= 2
    assert set(chain.values_list("email", flat=True)) == {RIGHT}
    assert _seen(visit).link_nonce != visit.link_nonce


@path("the patient is erased, and no correction brings anything back", over_http=False)
def contact_corrected_while_it_is_erased(arena, clients):
    visit = _confirmed(arena)
    requests.cancel(visit, now=make_visits.now())
    [by] = [each.user for each in arena.staff(1)]
    corrections = [partial(contact.correct, _seen(visit), {"email": RIGHT, "patient_name": "Right"}, by=by)]

    told = arena.run(partial(privacy.erase_visit, _seen(visit), by=by), *corrections * (clients - 1))

    assert told[0].outcome == "done"
    assert set(outcomes(told[1:])) <= {"done", "AlreadyAnswered"}
    visit = _seen(visit)
    assert (visit.email, visit.patient_name, str(visit.phone)) == ("", "", "")


@path("who exchanges a request while it is erased keeps all of it; or nothing of it is left", over_http=False)
def request_exchanged_while_it_is_erased(arena, clients):
    """It is cancelled by the exchange alone: before that nothing can be erased."""
    visit = arena.request(service=make_visits.bookable_service("09:00", "20:00"))
    [by] = [each.user for each in arena.staff(1)]
    slot = make_waiting.slot(visit.service, visit.starts_at + timedelta(hours=2))
    erasures = [partial(privacy.erase_visit, _seen(visit), by=by)] * (clients - 1)

    told = arena.run(partial(reschedule.request_reschedule, _seen(visit), slot), *erasures)

    assert outcomes(told) == {"done": 1, "StillToCome": clients - 1}
    assert list(Appointment.objects.filter(pk__in=links.connected(visit)[0]).values_list("email", flat=True)) == [
        visit.email, visit.email,
    ]  # fmt: skip


def _confirmed(arena) -> Appointment:
    """Its confirmation waits to be sent."""
    visit = arena.request(service=make_visits.bookable_service("09:00", "20:00"))
    worker.work(make_visits.now())
    requests.confirm(visit, by=arena.staff(1)[0].user)
    return make_visits.told(visit)


def _seen(visit) -> Appointment:
    """As a page or a worker read it a moment ago."""
    return Appointment.objects.get(pk=visit.pk)
