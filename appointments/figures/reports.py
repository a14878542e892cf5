"""The clinic's figures for a range of days, counted from statuses, history, hours and messages.

Each figure takes a constant number of queries. None of them identifies a person.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from statistics import median, quantiles
from typing import NamedTuple

from django.db.models import Count, F, Min, Q, QuerySet

from appointments.models import AccessRecord, Action, Appointment, AppointmentEvent, Notification, Reason, Status
from appointments.times import day_plan_rows, intervals
from appointments.times.day_plan import Days, local_day, midnight
from clinic.models import Practitioner, Weekday

AT_MOST_DAYS = 366
ANSWERS = (Status.CONFIRMED, Status.DECLINED, Status.OFFERED)
TOOK_PLACE = (Status.CONFIRMED, Status.ARRIVED, Status.FULFILLED)
WAS_DUE = (*TOOK_PLACE, Status.NO_SHOW)


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

    The last two are the median and the 90th percentile, in real time, not opening hours.
    """

    asked: int
    answered: int
    in_time: int
    expired: int
    half_within: timedelta | None
    nine_of_ten_within: timedelta | None

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
    """Requests that patients made in these days, without appointments booked by the desk or requests to reschedule."""
    since, until = span.moments
    return Appointment.objects.filter(requested_at__gte=since, requested_at__lt=until).exclude(
        events__action__in=[Action.BOOKED, Action.CHANGE_ASKED]
    )


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
    rows = requests(span).annotate(answered_at=Min("events__at", filter=by_staff))
    times, in_time, asked, expired = [], 0, 0, 0
    for status, asked_at, answer_by, answered_at in rows.values_list(
        "status", "requested_at", "answer_by", "answered_at"
    ):
        asked += 1
        expired += status == Status.EXPIRED and answered_at is None
        if answered_at:
            times.append(answered_at - asked_at)
            in_time += answered_at <= answer_by
    nine_of_ten = quantiles(times, n=10, method="inclusive")[-1] if len(times) > 1 else max(times, default=None)
    return Answering(asked, len(times), in_time, expired, median(times) if times else None, nine_of_ten)


def outcomes(span: Range) -> list[tuple[str, int]]:
    """Statuses of the requests of these days, most frequent first."""
    counts = requests(span).order_by().values_list("status").annotate(number=Count("pk", distinct=True))
    return [(str(Status(status).label), number) for status, number in sorted(counts, key=lambda each: -each[1])]


def attendance(span: Range, now: datetime) -> tuple[int, int]:
    """How many appointments have ended by `now`, and how many of them were no-shows."""
    due = visits(span).filter(status__in=WAS_DUE, ends_at__lte=now)
    found = due.aggregate(due=Count("pk"), missed=Count("pk", filter=Q(status=Status.NO_SHOW)))
    return found["due"], found["missed"]


def use_of_hours(span: Range, now: datetime) -> list[Use]:
    """Open minutes are weekly and extra hours minus closures. An appointment outside them also counts as booked."""
    people = list(Practitioner.objects.active())
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
    "reference", "asked", "answer promised by", "first answered", "visit", "minutes", "practitioner", "service",
    "been here before", "status", "article",
]  # fmt: skip


def record_export(span: Range, *, by, now: datetime) -> None:
    """Record who exported how many rows."""
    AccessRecord.objects.create(
        at=now, by=by, action=AccessRecord.Action.FIGURES_EXPORTED, count=requests(span).count()
    )


def rows(span: Range) -> Iterator[list]:
    """Rows for a spreadsheet, without names, contacts or reasons. Times are UTC."""
    yield COLUMNS
    answered = Min("events__at", filter=Q(events__actor="staff", events__to_status__in=ANSWERS))
    found = requests(span).annotate(answered_at=answered).order_by("requested_at", "pk")
    for row in found.values_list(
        "reference", "requested_at", "answer_by", "answered_at", "starts_at", F("ends_at") - F("starts_at"),
        "practitioner__name", "service__name", "returning", "status", "article_slug",
    ).iterator(chunk_size=2_000):  # fmt: skip
        reference, *moments, length, person, service, returning, status, article = row
        written = [moment.isoformat(timespec="minutes") if moment else "" for moment in moments]
        minutes = int(length.total_seconds()) // 60
        yield [reference, *written, minutes, person, service, "yes" if returning else "no", status, article]
