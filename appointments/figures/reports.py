"""The clinic's figures for a range of days, counted from statuses, history, hours and messages.

Each figure takes a constant number of queries. None of them identifies a person.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from statistics import median, quantiles
from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from appointments.models import AccessRecord, Action, Appointment, AppointmentEvent, Notification, Reason, Status
from appointments.times import day_plan_rows, intervals, misfits
from appointments.times.day_plan import Days, midnight
from clinic.calendar import local_day
from clinic.models import Practitioner, Weekday
from clinic.two_languages import columns

AT_MOST_DAYS = 366
ANSWERS = (Status.CONFIRMED, Status.DECLINED, Status.OFFERED)
TOOK_PLACE = (Status.CONFIRMED, Status.ARRIVED, Status.FULFILLED)
WAS_DUE = (*TOOK_PLACE, Status.NO_SHOW)


# More precise than the status: the action that led to it.
ENDED: dict[tuple[str, str], Promise] = {
    (Status.EXPIRED, Action.OFFER_LAPSED): _("Offered times not accepted"),
    (Status.CANCELLED, Action.NONE_SUITS): _("No offered time suited"),
    (Status.CANCELLED, Action.MOVED): _("Rescheduled"),
}


class Origin(models.TextChoices):
    """How an appointment was made."""

    REQUEST = "request", _("Request of a patient")
    CHANGE = "change", _("Request to reschedule")
    BOOKED = "booked", _("Booked by reception")
    MOVED = "moved", _("Rescheduled by reception")
    WAITING = "waiting", _("Offered from the waiting list")
    OFFERED = "offered", _("Offered because a time was closed")

    @classmethod
    def of(cls, first_action: str, *, is_change: bool, is_waiting: bool) -> "Origin":
        """From the first line of its history."""
        if first_action == Action.REQUESTED:
            return cls.REQUEST
        if first_action == Action.CHANGE_ASKED:
            return cls.CHANGE
        if first_action == Action.BOOKED:
            return cls.MOVED if is_change else cls.BOOKED
        return cls.WAITING if is_waiting else cls.OFFERED


_FIRST_ACTION = Subquery(
    AppointmentEvent.objects.filter(appointment=OuterRef("pk")).order_by("pk").values("action")[:1]
)


class Range(NamedTuple):
    """Days of the clinic, both included."""

    first: date
    last: date

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """Half-open: the first midnight, and the one after the last day."""
        return midnight(self.first), midnight(self.last + timedelta(days=1))

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]


class Answering(NamedTuple):
    """How requests were answered.

    The two lengths are the median and the 90th percentile, in real time, not opening hours.
    """

    asked: int
    answered: int
    in_time: int
    expired: int
    half_within: timedelta | None
    nine_of_ten_within: timedelta | None
    closed: int = 0  # of the answered ones: other times were offered because theirs was closed

    @property
    def share_in_time(self) -> float | None:
        """Share of the answered and expired requests; None if there are none."""
        due = self.answered + self.expired
        return self.in_time / due if due else None


class Use(NamedTuple):
    """`by_weekday` has (open minutes, booked minutes) for each weekday. A share is None if there were no open hours."""

    practitioner: Practitioner
    by_weekday: list[tuple[int, int]]

    @property
    def shares(self) -> list[float | None]:
        return [taken / opened if opened else None for opened, taken in [*self.by_weekday, self.total]]

    @property
    def total(self) -> tuple[int, int]:
        return sum(opened for opened, _taken in self.by_weekday), sum(taken for _opened, taken in self.by_weekday)


def requests(span: Range) -> QuerySet[Appointment]:
    """What patients asked for in these days, once each.

    Whatever else makes an appointment has a row of its own, see beside().
    """
    return _made(span).filter(pk__in=AppointmentEvent.objects.filter(action=Action.REQUESTED).values("appointment"))


def _made(span: Range) -> QuerySet[Appointment]:
    since, until = span.moments
    return Appointment.objects.filter(requested_at__gte=since, requested_at__lt=until)


def beside(span: Range) -> list[tuple[str, int]]:
    """What was no request of a patient for a first time: by the desk, to reschedule, offered. All rows, also zeros."""
    counts: Counter[Origin] = Counter()
    for kind, replaces, entry in (
        _made(span).annotate(made_by=_FIRST_ACTION).values_list("made_by", "replaces", "waitlist_entry")
    ):
        counts[Origin.of(kind, is_change=replaces is not None, is_waiting=entry is not None)] += 1
    return [(str(origin.label), counts[origin]) for origin in Origin if origin != Origin.REQUEST]


def visits(span: Range) -> QuerySet[Appointment]:
    """Appointments that start in these days."""
    since, until = span.moments
    return Appointment.objects.filter(starts_at__gte=since, starts_at__lt=until)


def requests_by_day(span: Range) -> list[tuple[date, int]]:
    counts = Counter(local_day(moment) for moment in requests(span).values_list("requested_at", flat=True))
    return [(day, counts[day]) for day in span.days]


def answering(span: Range) -> Answering:
    """Times to the first answer by staff.

    An answer that was taken back counts, because staff had dealt with the request.
    """
    by_staff = Q(events__actor=AppointmentEvent.Actor.STAFF, events__to_status__in=ANSWERS)
    for_all = by_staff & Q(events__to_status=Status.OFFERED, events__reason=Reason.NO_TIME)  # offers_to_all.py
    rows = requests(span).annotate(
        answered_at=Min("events__at", filter=by_staff), offered_at=Min("events__at", filter=for_all)
    )
    times, in_time, asked, expired, closed = [], 0, 0, 0, 0
    for status, asked_at, answer_by, answered_at, offered_at in rows.values_list(
        "status", "requested_at", "answer_by", "answered_at", "offered_at"
    ):
        asked += 1
        expired += status == Status.EXPIRED and answered_at is None
        if answered_at:
            times.append(answered_at - asked_at)
            in_time += answered_at <= answer_by
            closed += answered_at == offered_at
    nine_of_ten = quantiles(times, n=10, method="inclusive")[-1] if len(times) > 1 else max(times, default=None)
    return Answering(asked, len(times), in_time, expired, median(times) if times else None, nine_of_ten, closed)


def outcomes(span: Range) -> list[tuple[str, int]]:
    """What became of the requests of these days, most frequent first: the status, or more precisely how it ended."""
    ended = AppointmentEvent.objects.filter(appointment=OuterRef("pk")).exclude(to_status="").order_by("-pk")
    rows = requests(span).annotate(ended_with=Subquery(ended.values("action")[:1])).values_list("status", "ended_with")
    counts = Counter(str(ENDED.get((status, action)) or Status(status).label) for status, action in rows)
    return sorted(counts.items(), key=lambda row: (-row[1], row[0]))


class Attendance(NamedTuple):
    """Appointments that have ended. `unmarked` ones say nothing about who came.

    `closed` ones were neither marked nor called off, and lie in a closure: they did not take place.
    """

    came: int
    missed: int
    unmarked: int
    closed: int

    @property
    def share_missed(self) -> float | None:
        """Of those that were marked; None if none was."""
        marked = self.came + self.missed
        return self.missed / marked if marked else None


def attendance(span: Range, now: datetime) -> Attendance:
    ended = visits(span).filter(ends_at__lte=now).order_by()
    counts = dict(ended.values_list("status").annotate(number=Count("pk")))
    came = counts.get(Status.ARRIVED, 0) + counts.get(Status.FULFILLED, 0)
    closed = len(misfits.on_closed_time(ended.filter(status=Status.CONFIRMED), now))
    return Attendance(came, counts.get(Status.NO_SHOW, 0), counts.get(Status.CONFIRMED, 0) - closed, closed)


def use_of_hours(span: Range, now: datetime) -> list[Use]:
    """Open minutes are weekly and extra hours minus closures. An appointment outside them also counts as booked.

    Whoever had appointments in these days keeps their row, also after they have left.
    """
    had = visits(span).filter(status__in=WAS_DUE).values("practitioner")
    people = list(Practitioner.objects.filter(Q(is_active=True) | Q(pk__in=had)))
    opened = _open_minutes([person.pk for person in people], span, now)
    taken: Counter[tuple[int, int]] = Counter()
    for person, starts_at, ends_at in (
        visits(span).filter(status__in=WAS_DUE).values_list("practitioner", "starts_at", "ends_at")
    ):
        taken[person, local_day(starts_at).weekday()] += int((ends_at - starts_at).total_seconds()) // 60
    return [
        Use(person, [(opened[person.pk, day], taken[person.pk, day]) for day in range(len(Weekday))])
        for person in people
    ]


def _open_minutes(people: list[int], span: Range, now: datetime) -> Counter[tuple[int, int]]:
    days = Days.between(span.first, span.last)
    laid_out = day_plan_rows.read(people, days, now)
    minutes: Counter[tuple[int, int]] = Counter()
    for person in people:
        closed = intervals.joined(laid_out.closures[person])
        opened = intervals.without(laid_out.open_hours(person), closed)
        for start, end in (piece for opening in opened for piece in days.pieces(*opening)):
            minutes[person, local_day(datetime.fromtimestamp(start, UTC)).weekday()] += (end - start) // 60
    return minutes


def cancelling_reasons(span: Range) -> list[tuple[str, str, int]]:
    """Cancellations of appointments in these days: by whom, the reason if given, and the number."""
    events = AppointmentEvent.objects.filter(appointment__in=visits(span), action=Action.CANCELLED)
    rows = events.order_by().values_list("actor", "reason").annotate(number=Count("pk"))
    return sorted(
        (
            (str(AppointmentEvent.Actor(actor).label), str(Reason(reason).label) if reason else "", number)
            for actor, reason, number in rows
        ),
        key=lambda row: -row[2],
    )


def articles(span: Range) -> list[tuple[str, int]]:
    """Which articles led to requests, most frequent first."""
    rows = requests(span).exclude(article_slug="").order_by().values_list("article_slug")
    return sorted(rows.annotate(number=Count("pk", distinct=True)), key=lambda row: (-row[1], row[0]))


def messages(span: Range) -> list[tuple[str, dict[str, int]]]:
    """The number of messages by channel and state."""
    since, until = span.moments
    rows = Notification.objects.filter(queued_at__gte=since, queued_at__lt=until).order_by()
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for channel, state, number in rows.values_list("channel", "state").annotate(number=Count("pk")):
        found[str(Notification.Channel(channel).label)][state] = number
    return sorted(found.items())


COLUMNS = [
    _("reference"), _("made by"), _("requested"), _("answer promised by"), _("first answered"), _("appointment"),
    _("minutes"), _("practitioner"), _("service"), _("returning patient"), _("status"), _("article"),
]  # fmt: skip


def record_export(span: Range, *, by, now: datetime) -> None:
    """Record who exported how many rows."""
    AccessRecord.objects.create(at=now, by=by, action=AccessRecord.Action.FIGURES_EXPORTED, count=_made(span).count())


def rows(span: Range) -> Iterator[list]:
    """Rows for a spreadsheet, one for each appointment that was made, without names, contacts or reasons.

    Times are the clinic's wall time, as spreadsheets read them.
    """
    yield [str(column) for column in COLUMNS]
    answered = Min("events__at", filter=Q(events__actor="staff", events__to_status__in=ANSWERS))
    found = _made(span).annotate(answered_at=answered, made_by=_FIRST_ACTION).order_by("requested_at", "pk")
    for row in found.values_list(
        "made_by", "replaces", "waitlist_entry", "reference", "requested_at", "answer_by", "answered_at", "starts_at",
        F("ends_at") - F("starts_at"),
        *columns("practitioner__name", "service__name"), "returning", "status", "article_slug",
    ).iterator(chunk_size=2_000):  # fmt: skip
        kind, replaces, entry, reference, *moments, length, person, service, returning, status, article = row
        origin = Origin.of(kind, is_change=replaces is not None, is_waiting=entry is not None)
        written = [
            f"{moment.astimezone(settings.CLINIC_TIME_ZONE):%Y-%m-%d %H:%M}" if moment else "" for moment in moments
        ]
        minutes = int(length.total_seconds()) // 60
        came_before = _("yes") if returning else _("no")
        words = str(came_before), str(Status(status).label)
        yield [reference, str(origin.label), *written, minutes, person, service, *words, article]
