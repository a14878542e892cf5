"""Who waits is asked one at a time, in order, by day, and for times that are held until they have thought."""

from datetime import date, timedelta

import pytest

from appointments import worker
from appointments.booking import limits, offers, waitlist
from appointments.booking.statuses import AlreadyAnswered, SlotGone, TooLate
from appointments.models import Action, Appointment, BookingDraft, HeldTime, Status, WaitlistEntry
from clinic.limits import TooMany
from clinic.models import ClinicProfile, Urgency
from tests import invariants, make, make_visits, make_waiting
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON
from tests.make_waiting import at, slot, window

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
PARTS = ("morning", "afternoon", "evening")
EARLIER = SUNDAY_NOON - timedelta(minutes=5)
TUESDAY = MONDAY + timedelta(days=1)
TWO_HOURS_LATER = SUNDAY_NOON + timedelta(hours=2)

State = WaitlistEntry.State


@pytest.fixture(autouse=True)
def day_from_eight_to_eight():
    make.profile(waitlist_hold=timedelta(hours=2))
    yield
    assert invariants.broken(SUNDAY_NOON) == []


@pytest.fixture
def service():
    """One visit a day: from nine to half past."""
    return make_visits.bookable_service("09:00", "09:30")


def asked() -> list:
    """Whom a time is offered to at this moment."""
    return [visit.waitlist_entry for visit in Appointment.objects.filter(status=Status.OFFERED).order_by("pk")]


def offer_to_next(now=SUNDAY_NOON) -> Appointment:
    """The one offer that a round of the worker makes."""
    assert waitlist.offer_freed(now) == 1
    return Appointment.objects.filter(status=Status.OFFERED).latest("pk")


def kinds(about) -> list:
    return sorted(about.notifications.exclude(kind__startswith="reminder").values_list("kind", flat=True))


def test_joining_keeps_the_answers_and_holds_nothing(service):
    entry = make_waiting.entry(service, window(MONDAY, TUESDAY, "morning"), patient_name="Mona", reason="My back")

    [wanted] = entry.windows.all()
    assert (entry.state, entry.patient_name, entry.urgency, entry.joined_at) == (
        State.WAITING, "Mona", Urgency.ROUTINE, SUNDAY_NOON,
    )  # fmt: skip
    assert (wanted.first_day, wanted.last_day, wanted.morning, wanted.afternoon) == (MONDAY, TUESDAY, True, False)
    assert HeldTime.objects.count() == 0
    assert kinds(entry) == ["to_offer", "waiting"]
    assert BookingDraft.objects.get().reason == ""
    assert entry.due_by == SUNDAY_NOON + ClinicProfile.objects.current().answer_within


def test_a_draft_that_is_sent_twice_gives_the_same_entry(service):
    entry = make_waiting.entry(service)

    assert waitlist.join(draft=BookingDraft.objects.get(), now=SUNDAY_NOON) == entry
    assert (WaitlistEntry.objects.count(), entry.windows.count(), len(kinds(entry))) == (1, 1, 2)


@pytest.mark.parametrize("number", [0, 4])
def test_one_to_three_windows_can_be_wished_for(service, number):
    days = [MONDAY + timedelta(days=day) for day in range(number)]
    rows = [{"first_day": str(day), "last_day": str(day)} | dict.fromkeys(PARTS, True) for day in days]
    draft = make_visits.draft(service, None, windows=rows)

    with pytest.raises(ValueError, match=r"unanswered|One to three"):
        waitlist.join(draft=draft, now=SUNDAY_NOON)

    assert WaitlistEntry.objects.count() == 0


def test_who_did_not_answer_all_steps_cannot_join(service):
    draft = make_visits.draft(service, None, windows=[{}], consented_at=None)

    with pytest.raises(ValueError, match="unanswered"):
        waitlist.join(draft=draft, now=SUNDAY_NOON)


def test_joining_is_limited_as_requests_are(service):
    rows = [vars(window()) | {"first_day": str(MONDAY), "last_day": str(MONDAY)}]
    for number in range(3):
        draft = make_visits.draft(service, None, windows=rows, email=f"p{number}@example.com", now=EARLIER)
        waitlist.join(draft=draft, client="client", now=SUNDAY_NOON)

    with pytest.raises(TooMany):
        waitlist.join(
            draft=make_visits.draft(service, None, windows=rows, email="p4@example.com", now=EARLIER),
            client="client",
            now=SUNDAY_NOON,
        )


def test_the_connection_of_an_entry_is_forgotten_after_a_month(service):
    entry = make_waiting.entry(service)
    WaitlistEntry.objects.update(client="client")

    limits.forget_old(SUNDAY_NOON + timedelta(days=30) - SECOND)
    assert WaitlistEntry.objects.get(pk=entry.pk).client == "client"
    limits.forget_old(SUNDAY_NOON + timedelta(days=30))
    assert WaitlistEntry.objects.get(pk=entry.pk).client == ""


@pytest.mark.parametrize(
    ("moment", "parts", "suits"),
    [
        (at(11, 59), ("morning",), True),
        (at(12), ("morning",), False),
        (at(12), ("afternoon",), True),
        (at(16, 59), ("afternoon",), True),
        (at(17), ("afternoon",), False),
        (at(17), ("evening",), True),
        (at(0), ("morning",), True),
        (at(0) - SECOND, PARTS, False),
        (at(23, 59), PARTS, True),
        (at(0, days=1), PARTS, False),
    ],
)
def test_a_window_covers_the_clinics_own_day_and_its_parts(moment, parts, suits):
    assert window(MONDAY, MONDAY, *parts).covers(moment) is suits


def test_a_window_comes_from_the_drafts_answers():
    row = {"first_day": "2026-11-23", "last_day": "2026-11-24", "morning": True, "afternoon": False, "evening": 0}

    assert waitlist.window_from(row) == waitlist.Window(MONDAY, TUESDAY, True, False, False)


def test_a_free_time_is_held_for_who_waits_and_told_by_a_message(service):
    entry = make_waiting.entry(service, patient_name="Mona")

    made = offer_to_next()

    [offer] = made.offers.all()
    assert (made.status, made.waitlist_entry, made.patient_name, made.replaces) == (Status.OFFERED, entry, "Mona", None)
    assert (offer.starts_at, offer.expires_at, offer.offered_by) == (MONDAY_NINE, TWO_HOURS_LATER, None)
    assert HeldTime.objects.get().expires_at == TWO_HOURS_LATER
    [event] = made.events.all()
    assert (event.action, event.actor, event.from_status) == (Action.OFFERED, "system", "")
    assert kinds(made) == ["offered"]
    assert asked() == [entry]


def test_who_takes_the_time_waits_no_longer(service):
    entry = make_waiting.entry(service)
    made = offer_to_next()

    offers.accept(made, made.offers.get().pk, now=SUNDAY_NOON)

    entry.refresh_from_db()
    assert (entry.state, entry.ended_at) == (State.SERVED, SUNDAY_NOON)
    assert Appointment.objects.get().status == Status.CONFIRMED
    assert waitlist.offer_freed(SUNDAY_NOON) == 0


def three(service, **facts) -> list[WaitlistEntry]:
    """Who came first, second and third; the third is urgent."""
    return [
        make_waiting.entry(service, now=SUNDAY_NOON - timedelta(hours=3 - number), urgency=urgency, **facts)
        for number, urgency in enumerate([Urgency.ROUTINE, Urgency.ROUTINE, Urgency.URGENT])
    ]


def test_of_three_who_wait_the_one_put_first_is_asked_then_the_urgent_then_who_came_first(service):
    first, second, urgent = three(service)
    waitlist.put_first(second, is_first=True)

    assert list(waitlist.waiting()) == [second, urgent, first]

    waitlist.put_first(second, is_first=False)
    assert list(waitlist.waiting()) == [urgent, first, second]


def test_one_freed_time_goes_to_one_person_at_a_time(service):
    """The urgent one lets it lapse, the next says that it does not suit, the third takes it."""
    first, second, urgent = three(service)

    made = offer_to_next()
    assert asked() == [urgent]
    assert waitlist.offer_freed(TWO_HOURS_LATER - SECOND) == 0

    offers.lapse(made, now=TWO_HOURS_LATER)
    made = offer_to_next(TWO_HOURS_LATER)
    assert asked() == [first]
    offers.none_suits(made, now=TWO_HOURS_LATER)
    made = offer_to_next(TWO_HOURS_LATER)
    assert asked() == [second]
    offers.accept(made, made.offers.get().pk, now=TWO_HOURS_LATER)

    assert asked() == []
    states = WaitlistEntry.objects.order_by("joined_at").values_list("state", flat=True)
    assert list(states) == [State.WAITING, State.SERVED, State.WAITING]


def test_what_is_free_again_is_not_offered_twice_to_the_same_person(service):
    entry = make_waiting.entry(service, window(MONDAY, TUESDAY))
    offers.none_suits(offer_to_next(), now=SUNDAY_NOON)

    made = offer_to_next()

    assert made.offers.get().starts_at == at(9, days=1)
    offers.none_suits(made, now=SUNDAY_NOON)
    assert waitlist.offer_freed(SUNDAY_NOON) == 0
    assert kinds(entry) == ["to_offer", "waiting"]


def test_two_free_times_go_to_two_people_in_one_round():
    service = make_visits.bookable_service("09:00", "10:00", step=timedelta(minutes=30))
    _first, second, urgent = three(service)
    make_visits.request(service, at(9, 30), now=SUNDAY_NOON)
    second.windows.update(first_day=MONDAY, last_day=TUESDAY)

    assert waitlist.offer_freed(SUNDAY_NOON) == 2

    assert asked() == [urgent, second]
    starts = [visit.offers.get().starts_at for visit in Appointment.objects.filter(status=Status.OFFERED)]
    assert sorted(starts) == [MONDAY_NINE, at(9, days=1)]


def test_only_times_that_suit_are_offered():
    """The days, the part of the day, the practitioner, the language, the woman."""
    service = make_visits.bookable_service("09:00", "17:30", step=timedelta(minutes=30))
    wanted = make.practitioner(gender="woman", languages=["en", "ru"])
    make_visits.timetable(wanted, "14:00", "15:00")
    service.practitioners.add(wanted)
    service.practitioners.exclude(pk=wanted.pk).update(gender="man")
    for wish in ({"wanted_practitioner": wanted}, {"wanted_gender": "woman"}, {"wanted_language": "ru"}):
        make_waiting.entry(service, window(TUESDAY, TUESDAY, "afternoon"), **wish)
        made = offer_to_next()
        assert (made.practitioner, made.offers.get().starts_at.date()) == (wanted, TUESDAY)
        assert made.offers.get().starts_at >= at(14, days=1)
        offers.none_suits(made, now=SUNDAY_NOON)
        WaitlistEntry.objects.update(state=State.LEFT, ended_at=SUNDAY_NOON)


def test_a_service_that_is_not_offered_any_more_is_not_waited_for(service):
    make_waiting.entry(service)
    service.is_active = False
    service.save()

    assert waitlist.offer_freed(SUNDAY_NOON) == 0


@pytest.mark.parametrize(
    ("wall", "number"),
    [(at(8) - SECOND, 0), (at(8), 1), (at(8) + SECOND, 1), (at(20) - SECOND, 1), (at(20), 0), (at(20) + SECOND, 0)],
)
def test_nobody_is_asked_at_night(service, wall, number):
    make_waiting.entry(service, window(TUESDAY))

    assert waitlist.offer_freed(wall) == number


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (at(18) - SECOND, at(20) - SECOND),
        (at(18), at(8, days=1)),
        (at(19), at(9, days=1)),
        (at(20) - SECOND, at(10, days=1) - SECOND),
    ],
)
def test_the_time_to_think_does_not_run_at_night(now, until):
    service = make_visits.bookable_service("17:00", "17:30")
    make_waiting.entry(service, window(TUESDAY))

    assert offer_to_next(now).offers.get().expires_at == until


@pytest.mark.parametrize(("late", "taken"), [(-SECOND, True), (0 * SECOND, False), (SECOND, False)])
def test_a_freed_time_is_taken_until_its_deadline_and_then_offered_to_the_next(service, late, taken):
    first, second = make_waiting.entry(service), make_waiting.entry(service)
    made = offer_to_next()

    if taken:
        offers.accept(made, made.offers.get().pk, now=TWO_HOURS_LATER + late)
    else:
        with pytest.raises(TooLate):
            offers.accept(made, made.offers.get().pk, now=TWO_HOURS_LATER + late)
        worker.work(TWO_HOURS_LATER + late)
        waitlist.offer_freed(TWO_HOURS_LATER + late)

    assert asked() == ([] if taken else [second])
    first.refresh_from_db()
    assert first.state == (State.SERVED if taken else State.WAITING)


def test_who_lets_a_time_pass_in_the_early_morning_reads_of_it_by_day():
    """Offered in the evening for a quarter past eight: it ends half an hour before, when it is still night."""
    service = make_visits.bookable_service("08:15", "08:45")
    make_waiting.entry(service, window(TUESDAY))
    made = offer_to_next(at(19))
    deadline = made.offers.get().expires_at
    assert deadline == at(7, 45, days=1)

    offers.lapse(made, now=deadline)

    assert made.notifications.get(kind="offer_lapsed").run_at == at(8, days=1)


def test_a_person_without_an_address_is_put_on_the_call_list(service):
    make_waiting.entry(service, email="")

    made = offer_to_next()

    assert list(Appointment.objects.needing_an_answer()) == [made]
    assert kinds(made) == []


@pytest.mark.parametrize(("by", "state", "told"), [(False, State.LEFT, 0), (True, State.CLOSED, 1)])
def test_who_leaves_or_is_taken_off_is_not_asked_any_more(service, receptionist, by, state, told):
    entry = make_waiting.entry(service)

    assert waitlist.leave(entry, by=receptionist if by else None, now=SUNDAY_NOON)
    assert not waitlist.leave(entry, now=SUNDAY_NOON)

    entry.refresh_from_db()
    assert (entry.state, entry.ended_at, kinds(entry).count("waitlist_closed")) == (state, SUNDAY_NOON, told)
    assert waitlist.offer_freed(SUNDAY_NOON) == 0
    with pytest.raises(SlotGone):
        waitlist.offer_to(entry, [slot(service, MONDAY_NINE)], now=SUNDAY_NOON)


def test_who_leaves_while_a_time_is_offered_can_still_take_it(service):
    entry = make_waiting.entry(service)
    made = offer_to_next()
    waitlist.leave(entry, now=SUNDAY_NOON)

    offers.accept(made, made.offers.get().pk, now=SUNDAY_NOON)

    entry.refresh_from_db()
    assert (made.status, entry.state) == (Status.CONFIRMED, State.LEFT)


def test_reception_offers_up_to_three_times_by_hand(receptionist):
    service = make_visits.bookable_service(step=timedelta(minutes=30))
    entry = make_waiting.entry(service)
    slots = [slot(service, at(hour)) for hour in (9, 10, 11, 12)]

    with pytest.raises(ValueError, match="One to three"):
        waitlist.offer_to(entry, slots, by=receptionist, now=SUNDAY_NOON)
    made = waitlist.offer_to(entry, slots[:3], by=receptionist, now=SUNDAY_NOON)
    with pytest.raises(AlreadyAnswered):
        waitlist.offer_to(entry, slots[3:], by=receptionist, now=SUNDAY_NOON)

    assert [offer.offered_by for offer in made.offers.all()] == [receptionist] * 3
    assert made.events.get().by == receptionist


@pytest.mark.parametrize(("now", "state"), [(at(20, days=1), State.WAITING), (at(8, days=1), State.PASSED)])
def test_who_waited_in_vain_is_told_when_it_is_day(service, now, state):
    entry = make_waiting.entry(service, window(MONDAY), window(MONDAY - timedelta(days=1)))
    make_visits.request(service)
    assert waitlist.offer_freed(at(19)) == 0
    assert WaitlistEntry.objects.get().state == State.WAITING

    waitlist.offer_freed(now)

    entry.refresh_from_db()
    assert (entry.state, "waitlist_closed" in kinds(entry)) == (state, state == State.PASSED)


def test_days_are_the_clinics_own(service):
    """At nine in the evening in UTC it is Tuesday in Dubai."""
    assert waitlist.Window(TUESDAY, TUESDAY).covers(at(1, days=1))
    assert date(2026, 11, 23) == at(1, days=1).date()
