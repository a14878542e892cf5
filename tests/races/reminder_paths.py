"""Reminders that follow a changed policy, brought in step by several workers at once."""

from datetime import timedelta
from functools import partial

from django.core import mail

from appointments import worker
from appointments.booking import requests
from appointments.messages import outbox, reminders
from appointments.models import Notification
from clinic.models import ClinicProfile
from tests import make, make_visits
from tests.races.arena import outcomes
from tests.races.desk_paths import delivers
from tests.races.paths import path

KINDS = ["reminder", "reminder_shortly"]


@path(
    "each appointment gets one reminder of each kind, at the moment of the policy, and each leaves once",
    over_http=False,
)
def reminders_brought_in_step_by_workers(arena, clients):
    """The policy had none when four appointments were confirmed; half of the workers also move those that wait."""
    make.profile(remind_before=timedelta(0), remind_shortly_before=timedelta(0))
    [by] = [each.user for each in arena.staff(1)]
    visits = [arena.request(service=make_visits.bookable_service()) for _number in range(4)]
    for visit in visits:
        requests.confirm(visit, by=by)
        make_visits.told(visit)
    worker.work(make_visits.now())
    ClinicProfile.objects.update(remind_before=timedelta(hours=24), remind_shortly_before=timedelta(hours=3))
    now = visits[0].starts_at - timedelta(hours=26)
    looks = [partial(outbox.queue_missing_reminders, now), partial(reminders.bring_in_step, now)]

    told = arena.run(*[looks[number % 2] for number in range(clients)])

    assert outcomes(told) == {"done": clients}
    policy = ClinicProfile.objects.current()
    for visit in visits:
        rows = visit.notifications.filter(kind__in=KINDS).order_by("kind").values_list("kind", "run_at")
        assert list(rows) == [(kind, reminders.moment(kind, visit.starts_at, policy)) for kind in KINDS]

    mail.outbox.clear()
    due = max(reminders.moment(kind, visits[0].starts_at, policy) for kind in KINDS)
    arena.run(*[partial(delivers, due)] * clients)
    accepted = Notification.objects.filter(appointment__in=visits, kind__in=KINDS, state=Notification.State.ACCEPTED)
    sent = [message.extra_headers["Message-ID"].split("@")[0].strip("<") for message in mail.outbox]
    ours = {str(each.message_id) for each in accepted}
    assert sorted(each for each in sent if each in ours) == sorted(ours)
    assert len(ours) == len(visits)  # of two that are due at once only the later one is useful
