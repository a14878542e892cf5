"""The waiting list: patients who found no suitable time, or who want an earlier one.

A freed time in the days they chose is offered to one patient at a time, held for them, and only in the daytime. If they
let it lapse, the next patient gets an offer. An offer is an Appointment of its own, handled by offers.py. An entry
holds no time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone, translation

from appointments.booking import (
    limits,
    offers,
    records,
    triage,
)
from appointments.booking.caller import SPOKEN_CONSENT, Caller
from appointments.booking.statuses import AlreadyAnswered, SlotGone
from appointments.locking import lock_all, one_change
from appointments.messages import outbox
from appointments.models import Action, Appointment, BookingDraft, Status, WaitlistEntry, WaitlistWindow
from appointments.models import Notification as Message
from appointments.models.contact import CARRIED_ALONG, CONTACT
from appointments.models.draft import suiting
from appointments.times import availability, deadlines, quiet_hours
from appointments.times.day_strip import EVENING, NOON
from appointments.times.slot import Slot
from clinic.calendar import local_day
from clinic.models import ClinicProfile, Practitioner, Service, Urgency
from clinic.setup import opening

AT_MOST_WINDOWS = 3
LOOK_AGAIN = timedelta(days=7)

State = WaitlistEntry.State


@dataclass(frozen=True)
class Window:
    """A range of the clinic's days, including both ends, and the parts of the day that suit."""

    first_day: date
    last_day: date
    morning: bool = True
    afternoon: bool = True
    evening: bool = True

    def covers(self, moment: datetime) -> bool:
        """Whether an appointment that starts at this moment (aware) suits."""
        local = moment.astimezone(settings.CLINIC_TIME_ZONE)
        return self.first_day <= local.date() <= self.last_day and self._suits(local.time())

    def _suits(self, wall: time) -> bool:
        return self.morning if wall < NOON else self.afternoon if wall < EVENING else self.evening


class AlreadyWaiting(Exception):
    """This appointment is already on the waiting list. `entry` is its entry."""

    def __init__(self, entry: WaitlistEntry):
        super().__init__("Already on the list.")
        self.entry = entry


def join(*, draft: BookingDraft, client: str = "", now: datetime | None = None) -> WaitlistEntry:
    """Put a patient who found no suitable time on the waiting list.

    A draft that was sent before returns the same entry.

    Raises TooMany, triage.Emergency, triage.Changed, NotOpen, and ValueError for a draft with unanswered steps,
    without chosen days, or with an urgent sign.
    """
    now = now or timezone.now()
    if earlier := WaitlistEntry.objects.filter(draft_key=draft.pk).first():
        return earlier
    if draft.missing_step == "emergency":
        raise triage.Emergency
    if draft.missing_step or not draft.windows or draft.urgency == Urgency.URGENT:
        raise ValueError("The draft has unanswered steps, or cannot wait.")
    opening.refuse_if_closed()
    with limits.admitted(draft, client, now) as may_hold:
        if not may_hold:  # freed times are held for who waits, one after the other
            raise limits.TooMany(limits.until_the_next_hour(now))
        return _join(draft, client, now)


@one_change
def _join(draft: BookingDraft, client: str, now: datetime) -> WaitlistEntry:
    windows = [window_from(row) for row in draft.windows]
    facts = {field: getattr(draft, field) for field in CARRIED_ALONG}
    entry, is_new = WaitlistEntry.objects.get_or_create(
        draft_key=draft.pk,
        defaults=facts | {"client": client, "urgency": draft.urgency or Urgency.ROUTINE} | _since(now, windows),
    )
    if is_new:
        _add_windows(entry, windows)
        triage.close(draft)
        outbox.queue_about(entry, [Message.Kind.WAITING, Message.Kind.TO_OFFER], now)
    return entry


@one_change
def put_on(
    service: Service,
    caller: Caller,
    windows: Iterable[Window],
    *,
    practitioner: Practitioner | None = None,
    now: datetime | None = None,
) -> WaitlistEntry:
    """Put a caller on the waiting list, for anyone or for this practitioner. A second call returns the same entry.

    Consent was given in the conversation. Raises ValueError for no windows or too many.
    """
    now = now or timezone.now()
    wanted = list(windows)
    list(Service.objects.select_for_update().filter(pk=service.pk))  # two presses: the second finds the first's entry
    same = WaitlistEntry.objects.filter(
        state=State.WAITING, service=service, phone=caller.phone, patient_name=caller.patient_name
    )
    if earlier := same.first():
        return earlier
    facts = {field: getattr(caller, field) for field in CARRIED_ALONG if hasattr(caller, field)}
    entry = WaitlistEntry.objects.create(
        **facts,
        service=service,
        wanted_practitioner=practitioner,
        consent_version=SPOKEN_CONSENT,
        consent_language=translation.get_language(),
        consented_at=now,
        **_since(now, wanted),
    )
    _add_windows(entry, wanted)
    outbox.queue_about(entry, [Message.Kind.WAITING, Message.Kind.TO_OFFER], now)
    return entry


@one_change
def join_for_earlier_time(
    visit: Appointment, windows: Iterable[Window], *, now: datetime | None = None
) -> WaitlistEntry:
    """Wait for a time before the confirmed `visit`, which is kept meanwhile.

    Raises AlreadyWaiting, AlreadyAnswered (no longer confirmed, or started), and ValueError for no windows or too many.
    """
    lock_all({visit.practitioner_id})
    now = now or timezone.now()
    visit.refresh_from_db(fields=["status", *CONTACT])  # the contact may have been corrected meanwhile
    if visit.status != Status.CONFIRMED or visit.starts_at <= now:
        raise AlreadyAnswered(visit.events.latest("pk"))
    if waiting := visit.wishes.filter(state=State.WAITING).first():
        raise AlreadyWaiting(waiting)
    facts = {field: getattr(visit, field) for field in CARRIED_ALONG}
    wanted = list(windows)
    entry = WaitlistEntry.objects.create(
        **facts, appointment=visit, client=visit.client, urgency=visit.urgency, **_since(now, wanted)
    )
    _add_windows(entry, wanted)
    outbox.queue_about(entry, [Message.Kind.WAITING, Message.Kind.TO_OFFER], now)
    return entry


@one_change
def leave(entry: WaitlistEntry, *, by=None, now: datetime | None = None) -> bool:
    """Remove the entry from the list, by the patient or by staff (`by`). Returns False if it had ended before.

    A time that is offered at this moment stays offered until its deadline: it has its own page.
    """
    now = now or timezone.now()
    state = State.CLOSED if by else State.LEFT
    waiting = WaitlistEntry.objects.filter(pk=entry.pk, state=State.WAITING)
    ended = bool(waiting.update(state=state, ended_at=now, ended_by=by))
    if ended and by:
        outbox.queue_about(entry, [Message.Kind.WAITLIST_CLOSED], now)
    return ended


def put_first(entry: WaitlistEntry, *, is_first: bool) -> None:
    """Set by reception: this entry gets offers before all others."""
    WaitlistEntry.objects.filter(pk=entry.pk, state=State.WAITING).update(is_first=is_first)


def postpone(entry: WaitlistEntry, now: datetime) -> None:
    """Reception has checked and has no time: it checks again in a week."""
    WaitlistEntry.objects.filter(pk=entry.pk, state=State.WAITING).update(due_by=now + LOOK_AGAIN)


def waiting() -> QuerySet[WaitlistEntry]:
    """All waiting entries in the order of offers: priority set by reception, then urgent, then longest waiting."""
    return (
        WaitlistEntry.objects.filter(state=State.WAITING)
        .annotate(is_urgent=Case(When(urgency=Urgency.URGENT, then=Value(1)), default=Value(0)))
        .order_by("-is_first", "-is_urgent", "joined_at", "pk")
    )


def offer_freed(now: datetime) -> int:
    """Offer free times to waiting patients; returns how many were offered. Called by the worker.

    Nothing is offered at night, nor to a patient who has an open offer or an open request to reschedule.
    """
    policy = ClinicProfile.objects.current()
    if not quiet_hours.is_day(now, policy.quiet_until, policy.quiet_from):
        return 0
    _end_what_has_passed(now)
    free: dict[tuple, list[Slot]] = {}  # entries with the same preferences share one search
    offered = 0
    asked = waiting().exclude(appointments__status=Status.OFFERED).select_related("service", "appointment")
    for entry in asked.prefetch_related("windows", "appointments__offers"):
        key = (
            entry.service_id,
            entry.returning,
            entry.wanted_practitioner_id,
            entry.wanted_language,
            entry.wanted_gender,
        )
        if key not in free:
            free[key] = free_for(entry, now, policy)
        slot = next(matching(entry, free[key]), None)
        if slot is not None:
            try:
                offer_to(entry, [slot], now=now)
                offered += 1
            except (SlotGone, AlreadyAnswered):
                pass  # the time or the entry was taken meanwhile; the next round looks again
            free.clear()  # the next entry must not see the time that was just offered
    return offered


def free_for(entry: WaitlistEntry, now: datetime, policy: ClinicProfile) -> list[Slot]:
    """All free times with practitioners who match the entry's preferences, in chronological order."""
    if not entry.service.is_active:
        return []
    today = local_day(now)
    far = today + timedelta(days=policy.horizon_days)
    people = list(suiting(entry))
    return availability.fair_slots(entry.service, people, today, far, returning=entry.returning, now=now, policy=policy)


def matching(entry: WaitlistEntry, slots: Iterable[Slot]) -> Iterator[Slot]:
    """Those of `slots` that lie in the chosen days and have not been offered to this entry before."""
    if entry.appointment and not _may_be_replaced(entry.appointment):
        return
    windows = [_window(row) for row in entry.windows.all()]
    before = entry.appointment.starts_at if entry.appointment else None
    known = {
        (offer.starts_at, offer.practitioner_id) for made in entry.appointments.all() for offer in made.offers.all()
    }
    for slot in slots:
        is_earlier = before is None or slot.starts_at < before
        is_new = (slot.starts_at, slot.practitioner_id) not in known
        if is_earlier and is_new and any(window.covers(slot.starts_at) for window in windows):
            yield slot


@one_change
def offer_to(entry: WaitlistEntry, slots: list[Slot], *, by=None, now: datetime | None = None) -> Appointment:
    """Hold these times for a waiting patient and send the offer.

    Raises AlreadyAnswered (has an open offer), SlotGone (the entry has ended, or a time is not free), and ValueError
    for no slots or too many.
    """
    replaced = {entry.appointment.practitioner_id} if entry.appointment else set()
    lock_all(replaced | {slot.practitioner_id for slot in slots})
    now = now or timezone.now()
    entry.state = WaitlistEntry.objects.select_for_update().get(pk=entry.pk).state
    has_offer = Appointment.objects.filter(waitlist_entry=entry, status=Status.OFFERED).first()
    if has_offer is not None:
        raise AlreadyAnswered(has_offer.events.latest("pk"))
    if entry.state != State.WAITING or (entry.appointment and not _may_be_replaced(entry.appointment)):
        raise SlotGone
    policy = ClinicProfile.objects.current()
    until = min(_thinking_until(now, slot.starts_at, policy) for slot in slots)
    made = records.make(entry, min(slots), now, status=Status.OFFERED, answer_by=until)
    actor = None if by else records.Actor.SYSTEM
    records.record(made, Action.OFFERED, now, by=by, actor=actor, to_status=Status.OFFERED)
    offers.propose(made, slots, until, now, by)
    outbox.queue(made, [Message.Kind.OFFERED], now)
    return made


def window_from(row: dict) -> Window:
    """Reads one window of the draft's JSON."""
    first, last = (date.fromisoformat(row[day]) for day in ("first_day", "last_day"))
    return Window(first, last, *(bool(row[part]) for part in ("morning", "afternoon", "evening")))


def windows_of(entry: WaitlistEntry) -> list[Window]:
    return [_window(row) for row in entry.windows.all()]


def _window(row: WaitlistWindow) -> Window:
    return Window(row.first_day, row.last_day, row.morning, row.afternoon, row.evening)


def _add_windows(entry: WaitlistEntry, windows: Iterable[Window]) -> None:
    WaitlistWindow.objects.bulk_create(WaitlistWindow(entry=entry, **vars(window)) for window in windows)


def _since(now: datetime, windows: list[Window]) -> dict:
    """When the entry started to wait, and when reception checks it: as soon as it would answer a request."""
    if not 1 <= len(windows) <= AT_MOST_WINDOWS:
        raise ValueError("One to three wishes for days.")
    first = min(window.first_day for window in windows)
    policy = ClinicProfile.objects.current()
    wanted = max(datetime.combine(first, time.max, settings.CLINIC_TIME_ZONE), now + timedelta(hours=2))
    return {"joined_at": now, "due_by": deadlines.answer_by(now, wanted, policy)}


def _thinking_until(now: datetime, starts_at: datetime, policy: ClinicProfile) -> datetime:
    in_the_day = quiet_hours.later(now, policy.waitlist_hold, policy.quiet_until, policy.quiet_from)
    return deadlines.offer_until(now, starts_at, in_the_day - now)


def _may_be_replaced(visit: Appointment) -> bool:
    """Still confirmed, and without an open request or offer to reschedule."""
    is_pending = visit.replacements.filter(status__in=[Status.REQUESTED, Status.OFFERED]).exists()
    return not is_pending and Appointment.objects.filter(pk=visit.pk, status=Status.CONFIRMED).exists()


def _end_what_has_passed(now: datetime) -> None:
    """End entries whose chosen days are over, or whose appointment has started."""
    today = local_day(now)
    still = WaitlistWindow.objects.filter(entry=OuterRef("pk"), last_day__gte=today)
    in_vain = ~Exists(still) | Q(appointment__starts_at__lte=now)
    for entry in WaitlistEntry.objects.filter(in_vain, state=State.WAITING).select_related("appointment"):
        _pass(entry, now)


@one_change
def _pass(entry: WaitlistEntry, now: datetime) -> None:
    passed = WaitlistEntry.objects.filter(pk=entry.pk, state=State.WAITING)
    is_at_the_visit = entry.appointment is not None and entry.appointment.starts_at <= now  # then no email is needed
    if passed.update(state=State.PASSED, ended_at=now) and not is_at_the_visit:
        outbox.queue_about(entry, [Message.Kind.WAITLIST_CLOSED], now)
