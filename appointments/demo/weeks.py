"""A busy sample clinic: three weeks in the past and one ahead, made by the functions of booking with their own moments.

The random seed is fixed, so that everyone sees the same data.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from random import Random

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import F
from django.utils import timezone

from appointments.booking import attendance, requests
from appointments.booking.statuses import may_cancel
from appointments.demo.basics import ask
from appointments.models import Appointment, ForWhom, Notification, Reason
from appointments.times import availability
from appointments.times.day_plan import local_day
from clinic.models import Practitioner, Service

BEHIND, AHEAD = 21, 7
VISITS_A_DAY = (3, 6)  # for one practitioner
NAMES = [
    "Aisha", "Khalid", "Fatima", "Rashid", "Hessa", "Sultan", "Latifa", "Majid", "Reem", "Hamad", "Anil", "Deepa",
    "Maria", "Jose", "Grace", "Daniel", "Elena", "Ivan", "Chen", "Lina", "Samir", "Nadia", "Tariq", "Zainab",
]  # fmt: skip
ARTICLES = ["muscle-spasm-causes", "back-muscle-spasm", "back-muscle-spasm", ""]
OFTEN = {"confirmed": 84, "declined": 6, "cancelled": 7, "expired": 3}  # out of a hundred requests
DID_NOT_COME = 0.08


def load(say: Callable[[str], None]) -> None:
    """Does nothing if it was loaded before. Takes about a minute and reports its progress to `say`."""
    by = get_user_model().objects.get(username="receptionist")
    people = list(Practitioner.objects.filter(is_sample=True, is_active=True))
    if Appointment.objects.filter(practitioner__in=people, phone__startswith="+9715557").exists():
        say("The busy weeks are there already.")
        return
    now = timezone.now()
    weeks = _Weeks(by, now)
    today = local_day(now)
    for number in range(-BEHIND, AHEAD + 1):
        day = today + timedelta(days=number)
        for person in people:
            weeks.fill(person, day)
        say(f"{day:%a %d %b}: {weeks.made} visits")
    told = Notification.objects.filter(state=Notification.State.WAITING, run_at__lt=now, queued_at__lt=now)
    told.update(state=Notification.State.ACCEPTED, finished_at=F("run_at"), attempts=1)
    Appointment.objects.filter(starts_at__lt=now).update(call_wanted_at=None)


class _Weeks:
    def __init__(self, by, now: datetime):
        self.by, self.now, self.hat, self.made = by, now, Random(7), 0  # noqa: S311 - no secret

    def fill(self, person: Practitioner, day: date) -> None:
        """Requests for this day, made in the days before it, and what has happened to them by now."""
        services = list(Service.objects.bookable().filter(practitioners=person))
        for _visit in range(self.hat.randint(*VISITS_A_DAY)):
            service, returning = self.hat.choice(services), self.hat.random() < 0.5
            asked_at = self._before(day)
            free = availability.fair_slots(service, [person], day, day, returning=returning, now=asked_at)
            if not free or asked_at > self.now:
                continue
            self.made += 1
            name = f"{self.hat.choice(NAMES)} {self.hat.choice(NAMES)[0]}. (sample)"
            visit = ask(
                service,
                self.hat.choice(free),
                asked_at,
                returning=returning,
                for_whom=ForWhom.MYSELF,
                patient_name=name,
                phone=f"+9715557{self.made:05}",
                email=f"sample{self.made}@example.com" if self.hat.random() < 0.8 else "",
                article_slug=self.hat.choice(ARTICLES),
            )
            self._answer(visit, asked_at)

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
