"""A busy sample clinic: three weeks in the past and one ahead, made by the functions of booking with their own moments.

The random seed is fixed, so that everyone who loads them in one go sees the same data.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from random import Random

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import F, QuerySet
from django.utils import timezone

from appointments.booking import attendance, requests
from appointments.booking.statuses import may_cancel
from appointments.demo.basics import ask
from appointments.locking import one_change
from appointments.models import Appointment, ForWhom, Notification, Reason
from appointments.times import availability
from clinic.calendar import local_day
from clinic.demo import MARK
from clinic.models import Practitioner, Service

BEHIND, AHEAD = 21, 7
PHONES = "+9715557"  # how the phones of these patients begin
VISITS_A_DAY = (3, 6)  # for one practitioner
NAMES = [
    "Aisha", "Khalid", "Fatima", "Rashid", "Hessa", "Sultan", "Latifa", "Majid", "Reem", "Hamad", "Anil", "Deepa",
    "Maria", "Jose", "Grace", "Daniel", "Elena", "Ivan", "Chen", "Lina", "Samir", "Nadia", "Tariq", "Zainab",
]  # fmt: skip
ARTICLES = ["muscle-spasm-causes", "back-muscle-spasm", "back-muscle-spasm", ""]
OFTEN = {"confirmed": 84, "declined": 6, "cancelled": 7, "expired": 3}  # out of a hundred requests
DID_NOT_COME = 0.08


def load(say: Callable[[str], None]) -> None:
    """Fill the days that are empty, which takes about a minute the first time. Reports its progress to `say`.

    It may be stopped and repeated, and a worker may run beside it: a practitioner's day is one transaction.
    """
    people = list(Practitioner.objects.filter(is_sample=True, is_active=True))
    weeks = _Weeks(get_user_model().objects.get(username="receptionist"), timezone.now())
    today = local_day(weeks.now)
    for number in range(-BEHIND, AHEAD + 1):
        day, before = today + timedelta(days=number), weeks.made
        for person in people:
            if not _visits_of(person, day).exists():
                weeks.fill(person, day)
        if weeks.made > before:
            say(f"{day:%a %d %b}: {weeks.made} visits")
    say("The busy weeks are there.")


def _visits_of(person: Practitioner, day: date) -> QuerySet[Appointment]:
    midnight = datetime.combine(day, time(), settings.CLINIC_TIME_ZONE)
    within = {"starts_at__gte": midnight, "starts_at__lt": midnight + timedelta(days=1)}
    return Appointment.objects.filter(practitioner=person, phone__startswith=PHONES, **within)


class _Weeks:
    def __init__(self, by, now: datetime):
        self.by, self.now, self.hat = by, now, Random(7)  # noqa: S311 - no secret
        self.made = Appointment.objects.filter(phone__startswith=PHONES).count()

    @one_change
    def fill(self, person: Practitioner, day: date) -> None:
        """Requests for this day, made in the days before it, and what has happened to them by now.

        No worker sees a request of last week that is not answered yet, nor a message that was due then.
        """
        services = list(Service.objects.bookable().filter(practitioners=person))
        if not services:
            return
        for _visit in range(self.hat.randint(*VISITS_A_DAY)):
            service, returning = self.hat.choice(services), self.hat.random() < 0.5
            asked_at = self._before(day)
            free = availability.fair_slots(service, [person], day, day, returning=returning, now=asked_at)
            if not free or asked_at > self.now:
                continue
            self.made += 1
            name = f"{self.hat.choice(NAMES)} {self.hat.choice(NAMES)[0]}. {MARK}"
            visit = ask(
                service,
                self.hat.choice(free),
                asked_at,
                returning=returning,
                for_whom=ForWhom.MYSELF,
                patient_name=name,
                phone=f"{PHONES}{self.made:05}",
                email=f"sample{self.made}@example.com" if self.hat.random() < 0.8 else "",
                article_slug=self.hat.choice(ARTICLES),
            )
            self._answer(visit, asked_at)
        made = _visits_of(person, day)
        was_due = Notification.objects.filter(appointment__in=made, state=Notification.State.WAITING)
        was_due.filter(run_at__lt=self.now).update(
            state=Notification.State.ACCEPTED, finished_at=F("run_at"), attempts=1
        )
        made.filter(starts_at__lt=self.now).update(call_wanted_at=None)

    def _before(self, day: date) -> datetime:
        """One to six days before, at an hour when patients make requests."""
        asked = day - timedelta(days=self.hat.randint(1, 6))
        wall = time(self.hat.randint(8, 18), self.hat.randrange(60))
        return datetime.combine(asked, wall, settings.CLINIC_TIME_ZONE)

    def _answer(self, visit: Appointment, asked_at: datetime) -> None:
        answered_at = asked_at + timedelta(minutes=self.hat.choice([6, 11, 18, 25, 40, 55, 90, 140, 200]))
        outcome = self.hat.choices(list(OFTEN), list(OFTEN.values()))[0]
        if min(answered_at, visit.answer_by) > self.now:
            return
        if outcome == "expired" or answered_at >= visit.answer_by:
            if visit.answer_by <= self.now:
                requests.expire(visit, now=visit.answer_by)
        elif outcome == "declined":
            requests.decline(visit, by=self.by, reason=Reason.NO_TIME, now=answered_at)
        else:
            requests.confirm(visit, by=self.by, now=answered_at)
            if not visit.email:
                requests.told_by_phone(visit, by=self.by, now=answered_at + timedelta(minutes=3))
            self._come(visit, answered_at, is_cancelled=outcome == "cancelled")

    def _come(self, visit: Appointment, answered_at: datetime, *, is_cancelled: bool) -> None:
        if is_cancelled:
            reason = self.hat.choice([Reason.NOT_WELL, Reason.OTHER_PLANS, ""])
            cancelled_at = max(answered_at + timedelta(minutes=5), visit.starts_at - timedelta(hours=20))
            if cancelled_at <= self.now and may_cancel(visit, cancelled_at):
                requests.cancel(visit, reason=reason, now=cancelled_at)
        elif visit.starts_at <= self.now and self.hat.random() < DID_NOT_COME:
            attendance.no_show(visit, by=self.by, now=visit.starts_at + timedelta(minutes=20))
        elif visit.starts_at <= self.now:
            attendance.arrive(visit, by=self.by, now=visit.starts_at - timedelta(minutes=5))
            if visit.ends_at <= self.now:
                attendance.fulfil(visit, by=self.by, now=visit.ends_at)
