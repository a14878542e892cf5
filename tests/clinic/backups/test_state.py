"""What managers read at the foot of the desk, and what the check of a live clinic names."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from clinic import checks, roles
from clinic.backups import state
from clinic.models import BackupRun
from tests import make

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)  # a Tuesday, 16:00 in Dubai
BACKUP, DRILL = BackupRun.Kind
DONE, FAILED = BackupRun.Outcome


def run(kind=BACKUP, *, ago, outcome=DONE):
    return BackupRun.objects.create(kind=kind, at=NOW - ago, outcome=outcome)


@pytest.fixture
def live(settings):
    settings.DEMO = settings.DEBUG = False
    settings.IS_LIVE = True
    settings.BACKUP_KEY = "a passphrase of a clinic"
    return settings


def test_a_night_and_a_sunday(live):
    run(ago=timedelta(hours=13, minutes=50))
    run(DRILL, ago=timedelta(days=2))

    assert state.current(NOW) == ("Last backup: today 02:10. Last restore test: Sunday.", False)


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        ([], "No backup has been made yet."),
        ([(BACKUP, timedelta(days=2), DONE)], "The last backup is older than two days: Sunday. "),
        ([(BACKUP, timedelta(days=30), DONE)], "The last backup is older than two days: 1 November 2026. "),
        ([(BACKUP, timedelta(days=1), DONE), (BACKUP, timedelta(hours=1), FAILED)], "The backup failed: today 15:00. "),
        (
            [(BACKUP, timedelta(days=1), DONE), (DRILL, timedelta(hours=1), FAILED)],
            "Last backup: yesterday 16:00. The restore test failed: today 15:00.",
        ),
    ],
)
def test_what_is_wrong_is_an_alarm_in_words(live, runs, words):
    for kind, ago, outcome in runs:
        run(kind, ago=ago, outcome=outcome)

    told = state.current(NOW)

    assert told.is_alarm
    assert told.words.startswith(words)


def test_a_backup_that_was_never_tried_is_no_alarm_but_said(live):
    run(ago=timedelta(hours=1))

    assert state.current(NOW) == ("Last backup: today 15:00. No restore test has been made yet.", False)


def test_a_demo_is_silent_until_a_backup_is_made(settings):
    assert state.current(NOW) is None

    run(ago=timedelta(hours=1))

    assert state.current(NOW) is not None


@pytest.mark.parametrize(("role", "reads_it"), [("manager", True), ("receptionist", False), ("editor", False)])
def test_managers_read_it_on_every_page_of_the_desk(client, role, reads_it):
    roles.establish()
    make.profile()
    run(ago=timedelta(0), outcome=FAILED)
    client.force_login(make.user(role, roles=[role]))
    page = "admin:articles_article_changelist" if role == "editor" else "desk:queue"

    shown = client.get(reverse(page))

    assert shown.status_code == 200
    assert ('<p class="desk-foot desk-foot--alarm">The backup failed: ' in shown.text) == reads_it


def problems():
    return [problem.id for problem in checks.backups_of_a_live_clinic(None, databases=["default"])]


def test_the_check_of_a_live_clinic_names_a_missing_backup_and_a_missing_key(live):
    live.BACKUP_KEY = ""
    BackupRun.objects.create(kind=BACKUP, at=datetime.now(UTC) - timedelta(hours=49), outcome=DONE)
    BackupRun.objects.create(kind=BACKUP, at=datetime.now(UTC), outcome=FAILED)
    assert problems() == ["clinic.W010", "clinic.W011"]

    live.BACKUP_KEY = "a passphrase of a clinic"
    BackupRun.objects.create(kind=BACKUP, at=datetime.now(UTC), outcome=DONE)
    assert problems() == []


def test_a_demo_is_not_asked_for_a_backup(settings):
    assert problems() == []
