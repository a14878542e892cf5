"""Which message, to whom and in which language. Rows are queued here, in the transaction of the change they tell of."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet

from appointments.messages import digest, reminders, sms
from appointments.models import Appointment, Notification, Offer, Status, WaitlistEntry
from appointments.times import deadlines, quiet_hours
from clinic.models import ClinicProfile

Kind, Channel = Notification.Kind, Notification.Channel

# What must still be true when a message leaves; otherwise something newer has been said and it is dropped.
TRUE_WHILE = {
    Kind.RECEIVED: Status.REQUESTED,
    Kind.CONFIRMED: Status.CONFIRMED,
    Kind.DECLINED: Status.DECLINED,
    Kind.CANCELLED: Status.CANCELLED,
    Kind.EXPIRED: Status.EXPIRED,
    Kind.TO_ANSWER: Status.REQUESTED,
    Kind.ANSWER_DUE: Status.REQUESTED,
    Kind.CANCELLED_BY_PATIENT: Status.CANCELLED,
    Kind.OFFERED: Status.OFFERED,
    Kind.AWAY_OFFERED: Status.OFFERED,
    Kind.OFFER_LAPSED: Status.EXPIRED,
    Kind.OFFER_TAKEN: Status.CONFIRMED,
    Kind.NONE_SUITS: Status.CANCELLED,
    Kind.CHANGE_RECEIVED: Status.REQUESTED,
}
ENTRY_TRUE_WHILE = {
    Kind.WAITING: {WaitlistEntry.State.WAITING},
    Kind.TO_OFFER: {WaitlistEntry.State.WAITING},
    Kind.WAITLIST_CLOSED: {WaitlistEntry.State.CLOSED, WaitlistEntry.State.PASSED},
}
FOR_RECEPTION = {
    Kind.TO_ANSWER, Kind.ANSWER_DUE, Kind.CANCELLED_BY_PATIENT, Kind.OFFER_TAKEN, Kind.NONE_SUITS, Kind.TO_OFFER,
    Kind.DIGEST,
}  # fmt: skip
OFFERING = {Kind.OFFERED, Kind.AWAY_OFFERED}


def queue(appointment: Appointment, kinds: Iterable[str], now: datetime) -> None:
    """Put messages into the outbox, in one statement: rows, undone with the transaction that they belong to.

    A patient without an e-mail address gets text messages, or else is to be told by phone: that puts the visit on
    reception's list. Whoever reads that a visit is confirmed is reminded of it later.
    """
    told = {}
    channel = channel_to(appointment)
    for kind in kinds:
        if kind in FOR_RECEPTION:
            if settings.RECEPTION_EMAIL:
                told[kind] = _run_at(kind, appointment, now)
        elif channel:
            told[kind] = _run_at(kind, appointment, now)
        elif kind not in {Kind.RECEIVED, Kind.CHANGE_RECEIVED}:  # that page is in front of the patient's eyes
            want_a_call(appointment, now)
    if Kind.CONFIRMED in told:
        told |= reminders.to_queue(appointment, now)
    Notification.objects.bulk_create(
        Notification(
            appointment=appointment,
            kind=kind,
            channel=Channel.EMAIL if kind in FOR_RECEPTION or channel is None else channel,
            dedupe_key=f"{kind}:{appointment.pk}:{appointment.status}",
            run_at=run_at,
            queued_at=now,
        )
        for kind, run_at in told.items()
    )


def queue_about(entry: WaitlistEntry, kinds: Iterable[str], now: datetime) -> None:
    """The same for somebody on the waiting list; whom no message reaches is called when there is a time."""
    reception = Channel.EMAIL if settings.RECEPTION_EMAIL else None
    channels = {kind: reception if kind in FOR_RECEPTION else channel_to(entry) for kind in kinds}
    Notification.objects.bulk_create(
        Notification(
            entry=entry,
            kind=kind,
            channel=channel,
            dedupe_key=f"{kind}:entry:{entry.pk}",
            run_at=now,
            queued_at=now,
        )
        for kind, channel in channels.items()
        if channel
    )


def channel_to(about: Appointment | WaitlistEntry) -> str | None:
    """How this patient is written to; None where somebody has to call."""
    if about.email:
        return Channel.EMAIL
    return Channel.SMS if sms.reaches(about.phone) else None


def given_up(notification: Notification, now: datetime) -> None:
    """No attempt got through: what could not be mailed is texted, and where that fails too, somebody has to call."""
    if notification.kind in FOR_RECEPTION:
        return
    if notification.channel == Channel.EMAIL and sms.reaches(notification.about.phone):
        again = Notification(
            appointment=notification.appointment,
            entry=notification.entry,
            kind=notification.kind,
            channel=Channel.SMS,
            dedupe_key=f"{notification.dedupe_key}:sms",
            run_at=now,
            queued_at=now,
        )
        Notification.objects.bulk_create([again], ignore_conflicts=True)
    elif notification.appointment:
        want_a_call(notification.appointment, now)


def queue_links_again(visits: Iterable[Appointment | WaitlistEntry], now: datetime) -> None:
    """The link once more, to the e-mail address of each visit or place on the waiting list; else one can only call."""
    Notification.objects.bulk_create(
        (
            Notification(
                **{"appointment" if isinstance(visit, Appointment) else "entry": visit},
                kind=Kind.LINK_AGAIN,
                dedupe_key=f"{Kind.LINK_AGAIN}:{visit._meta.model_name}:{visit.pk}:{int(now.timestamp())}",
                run_at=now,
                queued_at=now,
            )
            for visit in visits
            if visit.email
        ),
        ignore_conflicts=True,  # asked for twice in one second
    )


def want_a_call(appointment: Appointment, now: datetime) -> None:
    """No message can reach this patient: reception sees "Call +971 …" until somebody has told them."""
    Appointment.objects.filter(pk=appointment.pk, call_wanted_at__isnull=True).update(call_wanted_at=now)


def _run_at(kind: str, appointment: Appointment, now: datetime) -> datetime:
    """At once, or when the answer cannot be taken back any more; nobody on the waiting list is written to at night."""
    if kind == Kind.ANSWER_DUE:
        return deadlines.warn_at(now, appointment.answer_by)
    if kind == Kind.OFFER_LAPSED and appointment.waitlist_entry_id:
        policy = ClinicProfile.objects.current()
        return quiet_hours.later(now, timedelta(0), policy.quiet_until, policy.quiet_from)
    return now if kind in FOR_RECEPTION else appointment.tell_at or now


def take_back(appointment: Appointment, now: datetime) -> bool:
    """Take what tells the patient of the last answer out of the outbox; False where it is being sent already.

    A warning to reception that fell due meanwhile, and said nothing, is due again.
    """
    kinds = [kind for kind, status in TRUE_WHILE.items() if status == appointment.status]
    told = appointment.notifications.filter(kind__in=[*kinds, *reminders.LONG_BEFORE]).exclude(kind__in=FOR_RECEPTION)
    told.filter(state=Notification.State.WAITING, attempts=0).delete()
    if told.exists():
        return False
    appointment.notifications.filter(kind=Kind.ANSWER_DUE, state=Notification.State.DROPPED).update(
        state=Notification.State.WAITING, run_at=now, attempts=0, finished_at=None
    )
    return True


def is_true(notification: Notification, now: datetime) -> bool:
    """Whether what the message tells of is still so; a link is the same in every state."""
    kind = Kind(notification.kind)
    if kind == Kind.LINK_AGAIN:
        return True
    if kind == Kind.DIGEST:
        return digest.is_true(notification, now)
    if notification.entry is not None:
        return notification.entry.state in ENTRY_TRUE_WHILE[kind]
    if kind in reminders.LONG_BEFORE:
        return reminders.is_true(notification, now)
    if kind in OFFERING and not still_offered(notification).filter(expires_at__gt=now).exists():
        return False
    visit: Appointment = notification.appointment  # type: ignore[assignment]  # the others were about the list
    if kind not in FOR_RECEPTION and visit.is_held_back(now):
        return TRUE_WHILE[kind] == Status.REQUESTED
    return visit.status == TRUE_WHILE[kind]


def still_offered(notification: Notification) -> QuerySet[Offer]:
    return Offer.objects.filter(appointment=notification.appointment, outcome=Offer.Outcome.OPEN)


def not_before(notification: Notification, now: datetime) -> datetime:
    """`now`, unless a message that is due had better wait: then until when."""
    return reminders.not_before(notification, now) if notification.kind in reminders.LONG_BEFORE else now
