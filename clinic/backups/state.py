"""What managers are told about backups, on every page of the desk."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from clinic.backups.keeping import OVERDUE
from clinic.models import BackupRun


class State(NamedTuple):
    words: str
    is_alarm: bool


def current(now: datetime | None = None) -> State | None:
    """None where there is nothing to say: a demo, or a developer's site, of which no backup was made."""
    now = now or timezone.now()
    backup, drill = (_last(kind) for kind in (BackupRun.Kind.BACKUP, BackupRun.Kind.DRILL))
    if backup is None:
        return None if settings.DEMO or settings.DEBUG else State(_("No backup has been made yet."), True)
    told, failed = _about_backup(backup, now), _failed(backup)
    if drill is None:
        told += " " + _("No restore test has been made yet.")
    elif _failed(drill):
        told += " " + _("The restore test failed: %(when)s.") % {"when": _when(drill.at, now)}
    else:
        told += " " + _("Last restore test: %(when)s.") % {"when": _when(drill.at, now)}
    return State(told, failed or is_overdue(now) or (drill is not None and _failed(drill)))


def is_overdue(now: datetime) -> bool:
    """Whether no backup was made within two days."""
    done = BackupRun.objects.filter(kind=BackupRun.Kind.BACKUP, outcome=BackupRun.Outcome.DONE)
    return not done.filter(at__gt=now - OVERDUE).exists()


def _about_backup(last: BackupRun, now: datetime) -> str:
    if _failed(last):
        return _("The backup failed: %(when)s.") % {"when": _when(last.at, now)}
    if now - last.at >= OVERDUE:
        return _("The last backup is older than two days: %(when)s.") % {"when": _when(last.at, now)}
    return _("Last backup: %(when)s.") % {"when": _when(last.at, now)}


def _last(kind: str) -> BackupRun | None:
    return BackupRun.objects.filter(kind=kind).order_by("-at", "-pk").first()


def _failed(run: BackupRun) -> bool:
    return run.outcome == BackupRun.Outcome.FAILED


def _when(moment: datetime, now: datetime) -> str:
    """Today's time, yesterday, a weekday of the last week, or a date; in the clinic's zone."""
    local, today = (each.astimezone(settings.CLINIC_TIME_ZONE) for each in (moment, now))
    days = (today.date() - local.date()) / timedelta(days=1)
    if days == 0:
        return _("today %(time)s") % {"time": f"{local:%H:%M}"}
    if days == 1:
        return _("yesterday %(time)s") % {"time": f"{local:%H:%M}"}
    return date_format(local.date(), "l" if 1 < days < 7 else "j F Y")
