"""Which backups are kept, and for how long. This is the one place of the policy.

All of the last two days stay, then the last of each day of the clinic's calendar for thirty days. What a manager or
retention has erased is therefore in no backup after thirty days, as long as backups are made.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

KEEP_ALL = timedelta(days=2)
KEEP_DAILY = timedelta(days=30)
OVERDUE = timedelta(days=2)  # the desk says so when the last backup is older
ABANDONED = timedelta(days=1)  # a file without its final name, left by a backup that was killed

_MOMENT = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"^clinic-(\d{8}T\d{6}Z)\.backup$")


def name(made_at: datetime) -> str:
    return f"clinic-{made_at.astimezone(UTC):{_MOMENT}}.backup"


def moment(path: Path) -> datetime | None:
    """When this backup was made, by its name. None if it is no backup of ours."""
    match = _NAME.match(path.name)
    return datetime.strptime(match[1], _MOMENT).replace(tzinfo=UTC) if match else None


def backups(folder: Path) -> dict[datetime, Path]:
    """Oldest first."""
    found = {made_at: path for path in folder.iterdir() if (made_at := moment(path))}
    return dict(sorted(found.items()))


def superfluous(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which of these backups the policy deletes."""
    last_of_day: dict[object, datetime] = {}
    everything = sorted(moments)
    for made_at in everything:
        last_of_day[made_at.astimezone(settings.CLINIC_TIME_ZONE).date()] = made_at
    daily = set(last_of_day.values())
    return {
        made_at for made_at in everything
        if now - made_at > KEEP_ALL and (made_at not in daily or now - made_at > KEEP_DAILY)
    }  # fmt: skip


def prune(folder: Path, now: datetime) -> int:
    """Delete what the policy does not keep. Returns the number of backups deleted."""
    there = backups(folder)
    gone = superfluous(there, now)
    for made_at in gone:
        there[made_at].unlink()
    for partial in folder.glob(".clinic-*.partial"):
        if now.timestamp() - partial.stat().st_mtime > ABANDONED.total_seconds():
            partial.unlink()
    return len(gone)
