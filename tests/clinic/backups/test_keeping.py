"""The policy by a table of moments, in the clinic's days (UTC+4)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from clinic.backups import keeping

pytestmark = pytest.mark.pure

NOW = datetime(2026, 12, 1, 22, 0, tzinfo=UTC)
KEPT, GONE = "kept", "gone"
TABLE = [
    (KEPT, "2026-12-01T22:00"),  # now
    (KEPT, "2026-11-30T10:00"),
    (KEPT, "2026-11-29T22:00"),  # two days ago to the minute: all are kept
    (GONE, "2026-11-29T21:59"),  # not the last of the 30th in Dubai
    (GONE, "2026-11-29T20:00"),  # midnight in Dubai: belongs to the 30th
    (KEPT, "2026-11-29T19:59"),  # the last of the 29th
    (GONE, "2026-11-29T02:00"),
    (KEPT, "2026-11-20T02:00"),  # the only one of its day
    (KEPT, "2026-11-01T22:00"),  # thirty days ago to the minute
    (GONE, "2026-11-01T19:00"),
    (GONE, "2026-10-01T02:00"),
]


def test_the_policy():
    moments = {datetime.fromisoformat(moment).replace(tzinfo=UTC): fate for fate, moment in TABLE}

    gone = keeping.superfluous(moments, NOW)

    assert {moment: GONE if moment in gone else KEPT for moment in moments} == moments


def test_an_hourly_backup_leaves_two_days_of_hours_and_one_for_each_day_before():
    hours = [NOW - timedelta(hours=number) for number in range(24 * 90)]

    left = set(hours) - keeping.superfluous(hours, NOW)

    assert sum(NOW - each <= timedelta(days=2) for each in left) == 49
    assert sum(NOW - each > timedelta(days=2) for each in left) == 28
    assert max(NOW - each for each in left) <= timedelta(days=30)


def test_a_name_tells_its_moment_and_other_names_are_left_alone():
    assert keeping.moment(Path(keeping.name(NOW))) == NOW
    for name in ("clinic.backup", "clinic-20261201T220000Z.backup.txt", "old-20261201T220000Z.backup"):
        assert keeping.moment(Path(name)) is None
