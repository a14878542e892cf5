"""Which message, to whom and in which language. Rows are queued here, in the transaction of the change they tell of."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from appointments import availability, daytime, ical, links, promise, reminders
from appointments.models import Appointment, Notification, Offer, Status, WaitlistEntry
from clinic.models import ClinicProfile

Kind = Notification.Kind

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
}  # fmt: skip
SUBJECTS = {
    Kind.RECEIVED: _("We have received your request – not yet confirmed"),
    Kind.CONFIRMED: _("Your visit is confirmed"),
    Kind.DECLINED: _("We cannot offer the time you asked for"),
    Kind.CANCELLED: _("Your visit is cancelled"),
    Kind.EXPIRED: _("We did not answer in time – we are sorry"),
    Kind.LINK_AGAIN: _("The link to your visit"),
    Kind.REMINDER: _("A reminder of your visit"),
    Kind.REMINDER_SHORTLY: _("Your visit is soon"),
    Kind.OFFERED: _("We offer you a time – please choose"),
    Kind.OFFER_LAPSED: _("The offered time is not held any more"),
    Kind.CHANGE_RECEIVED: _("You want to move your visit – not yet confirmed"),
    Kind.WAITING: _("You are on our waiting list"),
    Kind.WAITLIST_CLOSED: _("You are not on our waiting list any more"),
    Kind.TO_ANSWER: _("New request"),
    Kind.ANSWER_DUE: _("Answer is due soon:"),
    Kind.CANCELLED_BY_PATIENT: _("Cancelled by the patient"),
    Kind.OFFER_TAKEN: _("Offered time taken:"),
    Kind.NONE_SUITS: _("No offered time suits:"),
    Kind.TO_OFFER: _("New on the waiting list:"),
}


def queue(appointment: Appointment, kinds: Iterable[str], now: datetime) -> None:
    """Put messages into the outbox, in one statement: rows, undone with the transaction that they belong to.

    A patient without an e-mail address is to be told by phone: that puts the visit on reception's list. Whoever
    reads that a visit is confirmed is reminded of it later.
    """
    told = {}
    for kind in kinds:
        if kind in FOR_RECEPTION:
            if settings.RECEPTION_EMAIL:
                told[kind] = _run_at(kind, appointment, now)
        elif appointment.email:
            told[kind] = _run_at(kind, appointment, now)
        elif kind not in {Kind.RECEIVED, Kind.CHANGE_RECEIVED}:  # that page is in front of the patient's eyes
            want_a_call(appointment, now)
    if Kind.CONFIRMED in told:
        told |= reminders.to_queue(appointment, now)
    Notification.objects.bulk_create(
        Notification(
            appointment=appointment,
            kind=kind,
            dedupe_key=f"{kind}:{appointment.pk}:{appointment.status}",
            run_at=run_at,
            queued_at=now,
        )
        for kind, run_at in told.items()
    )


def queue_about(entry: WaitlistEntry, kinds: Iterable[str], now: datetime) -> None:
    """The same for somebody on the waiting list; who has no e-mail address is called when there is a time."""
    reader = {kind: settings.RECEPTION_EMAIL if kind in FOR_RECEPTION else entry.email for kind in kinds}
    Notification.objects.bulk_create(
        Notification(entry=entry, kind=kind, dedupe_key=f"{kind}:entry:{entry.pk}", run_at=now, queued_at=now)
        for kind, address in reader.items()
        if address
    )


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
    """At once, but nobody on the waiting list is written to at night."""
    if kind == Kind.ANSWER_DUE:
        return promise.warn_at(now, appointment.answer_by)
    if kind == Kind.OFFER_LAPSED and appointment.waitlist_entry_id:
        policy = ClinicProfile.objects.current()
        return daytime.later(now, timedelta(0), policy.quiet_until, policy.quiet_from)
    return now


def is_true(notification: Notification, now: datetime) -> bool:
    """Whether what the message tells of is still so; a link is the same in every state."""
    kind = Kind(notification.kind)
    if kind == Kind.LINK_AGAIN:
        return True
    if notification.entry is not None:
        return notification.entry.state in ENTRY_TRUE_WHILE[kind]
    if kind in reminders.LONG_BEFORE:
        return reminders.is_true(notification, now)
    if kind == Kind.OFFERED and not _still_offered(notification).filter(expires_at__gt=now).exists():
        return False
    return notification.about.status == TRUE_WHILE[kind]  # type: ignore[union-attr]


def not_before(notification: Notification, now: datetime) -> datetime:
    """`now`, unless a message that is due had better wait: then until when."""
    return reminders.not_before(notification, now) if notification.kind in reminders.LONG_BEFORE else now


def compose(notification: Notification) -> EmailMultiAlternatives:
    """The mail, made from the live visit. It names neither service nor specialty, and no reason (house.md §5)."""
    about = notification.about
    language = settings.LANGUAGE_CODE if notification.kind in FOR_RECEPTION else site_language(about)
    with translation.override(language), timezone.override(settings.CLINIC_TIME_ZONE):
        if notification.kind in FOR_RECEPTION:
            mail = _for_reception(notification, about)
        else:
            mail = _for_patient(notification, about, ClinicProfile.objects.current())
    host = settings.SITE_URL.rpartition("/")[2].partition(":")[0]
    mail.extra_headers |= {"Message-ID": f"<{notification.message_id}@{host}>", "Auto-Submitted": "auto-generated"}
    return mail


def site_language(about: Appointment | WaitlistEntry) -> str:
    """The patient's language where the site speaks it, else the clinic's own."""
    try:
        return translation.get_supported_language_variant(about.language)
    except LookupError:
        return settings.LANGUAGE_CODE


def _for_reception(notification, about: Appointment | WaitlistEntry) -> EmailMultiAlternatives:
    """The reference and a link, nothing about the person."""
    page = reverse("desk:request", args=[about.pk]) if notification.appointment else reverse("desk:waitlist")
    subject = f"{SUBJECTS[Kind(notification.kind)]} {notification.appointment or ''}".strip().removesuffix(":")
    words = {"appointment": notification.appointment, "link": links.absolute(page), "heading": subject}
    text = render_to_string("appointments/messages/reception.txt", words)
    return EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, [settings.RECEPTION_EMAIL])


def _for_patient(notification, about: Appointment | WaitlistEntry, profile) -> EmailMultiAlternatives:
    """Text and HTML of one body: the HTML adds form, never content."""
    subject = str(SUBJECTS[Kind(notification.kind)])
    appointment = notification.appointment
    words = {
        "about": about,
        "appointment": appointment,
        "entry": notification.entry,
        "clinic": profile,
        "heading": subject,
        "link": links.absolute(links.manage(appointment) if appointment else links.waiting(notification.entry)),
        "book_link": links.absolute(reverse("appointments:book")),
        "language": translation.get_language(),
        "is_rtl": translation.get_language_bidi(),
        **_more(notification),
    }
    words["body"] = render_to_string(f"appointments/messages/{notification.kind}.txt", words).strip()
    mail = EmailMultiAlternatives(
        subject,
        render_to_string("appointments/messages/layout.txt", words),
        settings.DEFAULT_FROM_EMAIL,
        [about.email],
    )
    mail.attach_alternative(render_to_string("appointments/messages/layout.html", words), "text/html")
    if appointment and (calendar := _calendar(notification, appointment, profile)):
        mail.attach("visit.ics", calendar, f"text/calendar; charset=utf-8; method={ical.method_of(appointment)}")
    return mail


def _more(notification: Notification) -> dict:
    """What a message says as it is when it leaves: free or offered times, and the visit that a change would replace."""
    appointment = notification.appointment
    if appointment is None:
        return {}
    more: dict = {}
    if appointment.replaces and appointment.replaces.status == Status.CONFIRMED:
        more["standing"] = appointment.replaces
    if notification.kind == Kind.EXPIRED:
        more["new_times"] = availability.instead_of(appointment, timezone.now())
    elif notification.kind == Kind.OFFERED:
        more["offers"] = _still_offered(notification)
    return more


def _still_offered(notification: Notification):
    return Offer.objects.filter(appointment=notification.appointment, outcome=Offer.Outcome.OPEN)


def _calendar(notification, appointment, profile) -> str | None:
    """A confirmed visit goes into the calendar, and a cancelled one that had been confirmed out of it again."""
    was_confirmed = appointment.events.filter(to_status=Status.CONFIRMED).exists()
    if notification.kind == Kind.CONFIRMED or (notification.kind == Kind.CANCELLED and was_confirmed):
        return ical.visit(appointment, profile).decode()
    return None
