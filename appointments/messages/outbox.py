"""The outbox: decides which message goes to whom, by which channel and when, and queues it with its change."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet

from appointments.messages import digest, reminders, sms
from appointments.messages.kinds import ANY_STATE, KINDS
from appointments.models import Action, Appointment, Notification, Offer, Status, WaitlistEntry
from appointments.times import deadlines, misfits, quiet_hours
from clinic.models import ClinicProfile

Kind, Channel = Notification.Kind, Notification.Channel


LOOK_AGAIN = timedelta(minutes=5)  # whether a closed time was opened again


def queue(appointment: Appointment, kinds: Iterable[str], now: datetime) -> None:
    """Queue messages, in one insert in the caller's transaction, so that they are rolled back with the change.

    A patient without an email address gets text messages. If that is not possible either, reception has to call, and
    the appointment goes on its list. A confirmation also queues the reminders.
    """
    told = {}
    channel = channel_to(appointment)
    for kind in kinds:
        if KINDS[kind].is_for_reception:
            if settings.RECEPTION_EMAIL:
                told[kind] = _run_at(kind, appointment, now)
        elif channel:
            told[kind] = _run_at(kind, appointment, now)
        elif not KINDS[kind].is_on_screen:
            request_call(appointment, now)
    if Kind.CONFIRMED in told:
        told |= reminders.to_queue(appointment, now)
    Notification.objects.bulk_create(
        _message(
            appointment,
            kind,
            Channel.EMAIL if KINDS[kind].is_for_reception or channel is None else channel,
            run_at,
            now,
        )
        for kind, run_at in told.items()
    )


def _message(appointment: Appointment, kind: str, channel: str, run_at: datetime, now: datetime) -> Notification:
    """The row of a message. Its key keeps it from being queued twice in one state of the appointment."""
    return Notification(
        appointment=appointment,
        kind=kind,
        channel=channel,
        dedupe_key=f"{kind}:{appointment.pk}:{appointment.status}",
        run_at=run_at,
        queued_at=now,
    )


def queue_course(visits: list[Appointment], now: datetime) -> None:
    """One message about all appointments of a course, at the first of them, and the reminders of each."""
    channel = channel_to(visits[0])
    if channel is None:
        return
    told: list[tuple[Appointment, str, datetime]] = [(visits[0], Kind.COURSE, now)]
    told += [(visit, kind, at) for visit in visits for kind, at in reminders.to_queue(visit, now).items()]
    Notification.objects.bulk_create(_message(visit, kind, channel, run_at, now) for visit, kind, run_at in told)


def of_course(visit: Appointment, now: datetime) -> list[Appointment]:
    """The appointments of its course on which we expect the patient, in the order of time."""
    coming = Appointment.objects.agreed_in_course(visit.course_id).filter(status=Status.CONFIRMED, starts_at__gt=now)
    falling = misfits.misfits_among(coming, now)
    return [each for each in coming.select_related("practitioner") if each.pk not in falling]


def queue_missing_reminders(now: datetime) -> int:
    """Queue reminders that the policy did not want when the appointment was confirmed. Returns how many."""
    rows = [
        _message(appointment, kind, channel, at, now)
        for appointment, kind, at in reminders.missing(now)
        if (channel := channel_to(appointment))
    ]
    return len(Notification.objects.bulk_create(rows, ignore_conflicts=True))  # another worker may be doing the same


def queue_about(entry: WaitlistEntry, kinds: Iterable[str], now: datetime) -> None:
    """As queue(), for a waiting list entry. A patient without a channel is called when there is a time."""
    reception = Channel.EMAIL if settings.RECEPTION_EMAIL else None
    channels = {kind: reception if KINDS[kind].is_for_reception else channel_to(entry) for kind in kinds}
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
    """The channel for messages to this patient; None if reception has to call."""
    if about.email:
        return Channel.EMAIL
    return Channel.SMS if sms.reaches(about.phone) else None


def fall_back(notification: Notification, now: datetime) -> None:
    """Called when an email or text message has failed: tries a text message after an email, else asks reception to
    call.
    """
    if KINDS[notification.kind].is_for_reception:
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
        request_call(notification.appointment, now)


def queue_links_again(visits: Iterable[Appointment | WaitlistEntry], now: datetime) -> None:
    """Email the links again. Appointments and waiting list entries without an email address are left out."""
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
        ignore_conflicts=True,  # requested twice within one second
    )


def kind_now(appointment: Appointment, now: datetime) -> str | None:
    """The kind of message that says what is true of the appointment now; None if no message would be true.

    It is the last that was queued for the patient, or that of the status if there is none.
    """
    if appointment.status == Status.CONFIRMED and (
        appointment.starts_at <= now or misfits.falls_away(appointment, now)
    ):
        return None
    if appointment.events.filter(action__in=[Action.MOVED, Action.CHANGE_ENDED]).exists():
        return None  # another appointment stands in its place
    status = Status.REQUESTED if appointment.is_held_back(now) else appointment.status
    true = [
        name
        for name, kind in KINDS.items()
        if status in kind.true_while
        and kind.true_while != ANY_STATE
        and not kind.is_for_reception
        and name not in reminders.LONG_BEFORE
    ]
    last = appointment.notifications.filter(kind__in=true).order_by("-pk").values_list("kind", flat=True).first()
    found = last or (true[0] if true else None)
    if found and KINDS[found].shows_offers and not still_offered(Notification(appointment=appointment), now).exists():
        return None
    return found


def tell_again(appointment: Appointment, now: datetime) -> bool:
    """Queue once more what is true now: the patient did not get it, or the link in it no longer works.

    Returns False if no message goes: nothing can be said, or reception has to call.
    """
    kind, channel = kind_now(appointment, now), channel_to(appointment)
    if kind is None:
        return False
    if channel is None:
        request_call(appointment, now)
        return False
    waiting = appointment.notifications.filter(kind=kind, state=Notification.State.WAITING, leased_until=None)
    if waiting.exists():
        return True  # what waits is made when it is sent, for the address of that moment
    Notification.objects.create(
        appointment=appointment,
        kind=kind,
        channel=channel,
        dedupe_key=f"{kind}:{appointment.pk}:{appointment.status}:again:{now:%Y%m%d%H%M%S%f}",
        run_at=_run_at(kind, appointment, now),
        queued_at=now,
    )
    return True


def tell_that_it_stands(appointment: Appointment, now: datetime) -> None:
    """Queue that it takes place after all, each time that a change is undone, unless a waiting message says so."""
    says_so = [Kind.CONFIRMED, Kind.STANDS]
    if appointment.notifications.filter(kind__in=says_so, state=Notification.State.WAITING).exists():
        return
    channel = channel_to(appointment)
    if channel is None:
        request_call(appointment, now)
        return
    Notification.objects.create(
        appointment=appointment,
        kind=Kind.STANDS,
        channel=channel,
        dedupe_key=f"{Kind.STANDS}:{appointment.pk}:{now:%Y%m%d%H%M%S%f}",
        run_at=_run_at(Kind.STANDS, appointment, now),
        queued_at=now,
    )


def readdress(about: Appointment | WaitlistEntry, now: datetime) -> None:
    """Messages that wait follow the contact: by email, as a text message, or by a call if neither is possible."""
    for_patients = [kind for kind, row in KINDS.items() if not row.is_for_reception]
    waiting = about.notifications.filter(state=Notification.State.WAITING, kind__in=for_patients)
    if channel := channel_to(about):
        waiting.update(channel=channel)
        return
    if isinstance(about, Appointment) and waiting.exclude(kind__in=reminders.LONG_BEFORE).exists():
        request_call(about, now)
    waiting.delete()


def request_call(appointment: Appointment, now: datetime) -> None:
    """Put the appointment on reception's list of calls, because no message can reach the patient."""
    Appointment.objects.filter(pk=appointment.pk, call_wanted_at__isnull=True).update(call_wanted_at=now)


def _run_at(kind: str, appointment: Appointment, now: datetime) -> datetime:
    """When to send: at once, or when the answer can no longer be taken back.

    For an appointment from the waiting list, a kind that waits for the day leaves after the quiet hours.
    """
    if kind == Kind.ANSWER_DUE:
        return deadlines.warn_at(now, appointment.answer_by)
    if KINDS[kind].waits_for_the_day and appointment.waitlist_entry_id:
        policy = ClinicProfile.objects.current()
        return quiet_hours.later(now, timedelta(0), policy.quiet_until, policy.quiet_from)
    return now if KINDS[kind].is_for_reception else appointment.tell_at or now


def take_back(appointment: Appointment, now: datetime) -> bool:
    """Remove messages to the patient about the last answer. Returns False if one is being sent already.

    A warning to reception that was dropped because of that answer is queued again.
    """
    kinds = [
        name
        for name, kind in KINDS.items()
        if appointment.status in kind.true_while and kind.true_while != ANY_STATE and not kind.is_for_reception
    ]
    told = appointment.notifications.filter(kind__in=[*kinds, *reminders.LONG_BEFORE])
    told.filter(state=Notification.State.WAITING, attempts=0).delete()
    if told.exists():
        return False
    appointment.notifications.filter(kind=Kind.ANSWER_DUE, state=Notification.State.DROPPED).update(
        state=Notification.State.WAITING, run_at=now, attempts=0, finished_at=None
    )
    return True


def is_true(notification: Notification, now: datetime) -> bool:
    """Whether the message is still true. If not, a newer message has replaced it and it is dropped."""
    kind = KINDS[notification.kind]
    if notification.kind == Kind.DIGEST:
        return digest.is_true(notification, now)
    if notification.kind in reminders.LONG_BEFORE:
        return reminders.is_true(notification, now)
    if notification.entry is not None:
        return notification.entry.state in kind.true_while
    if kind.shows_offers and not still_offered(notification, now).exists():
        return False
    visit: Appointment = notification.appointment  # type: ignore[assignment]  # an entry has returned above
    if notification.kind == Kind.COURSE:
        return bool(of_course(visit, now))
    if not kind.is_for_reception and visit.is_held_back(now):
        return Status.REQUESTED in kind.true_while
    if kind.says_we_expect_you and visit.starts_at <= now:
        return False
    return visit.status in kind.true_while


def still_offered(notification: Notification, now: datetime) -> QuerySet[Offer]:
    """The offers that the patient can still accept: not those whose time was closed meanwhile."""
    running = Offer.objects.filter(appointment=notification.appointment, outcome=Offer.Outcome.OPEN, expires_at__gt=now)
    return running.exclude(pk__in=misfits.closed_offers(running, now))


def not_before(notification: Notification, now: datetime) -> datetime:
    """`now`, or a later moment if a due message has to wait.

    "We expect you" waits while that is not so: if the time is opened again, the patient still has to hear it.
    """
    visit = notification.appointment
    if notification.kind == Kind.COURSE:
        return now  # it names only those that take place
    if visit and KINDS[notification.kind].says_we_expect_you and misfits.falls_away(visit, now):
        return now + LOOK_AGAIN
    if notification.kind in reminders.LONG_BEFORE:
        return reminders.not_before(notification, now)
    return now
