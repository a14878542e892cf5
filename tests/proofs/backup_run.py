"""One database's part of the proof: fill it, back it up, restore it elsewhere, and look."""

import json
import os
import subprocess
import sys
import time
import uuid
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from tests.proofs import kill_run, machine
from tests.proofs.backup import GOAL_SECONDS

APPOINTMENTS = int(os.environ.get("APPOINTMENTS", "100000"))
PEOPLE, A_DAY, AT_ONCE = 50, 16, 2_000
PICTURES, PICTURE_BYTES = 200, 200_000
PASSPHRASE = "correct horse battery staple"


def main(folder: Path) -> None:
    (folder / "live").mkdir()
    kill_run.prepare(folder / "live")
    from django.conf import settings
    from django.core.files.base import ContentFile
    from django.core.files.storage import default_storage
    from pyrage import x25519

    from tests import invariants

    fill()
    for number in range(PICTURES):
        default_storage.save(f"pictures/{number}.jpeg", ContentFile(os.urandom(PICTURE_BYTES)))
    broken = invariants.broken()
    pair, other = x25519.Identity.generate(), x25519.Identity.generate()
    live = {"DJANGO_SETTINGS_MODULE": "clinic.settings", "SECRET_KEY": settings.SECRET_KEY}
    public = live | {"BACKUP_KEY": str(pair.to_public())}
    secret = live | {"BACKUP_KEY": str(pair)}
    result = {"database_mb": database_mb()}

    code, result["backup"], result["backup_memory_mb"] = manage(public, "backup", str(folder / "key-pair"))
    (path,) = (folder / "key-pair").iterdir()
    result["key_pair_mb"] = round(path.stat().st_size / 1e6, 1)
    with Place(folder) as empty:
        there = {"DATA_DIR": str(folder / "there"), "DATABASE_URL": empty.address}
        restored, result["restore"], result["restore_memory_mb"] = manage(secret | there, "restore", str(path))
        broken += [f"backup ended with {code}, restore with {restored}"] if code or restored else []
        broken += look(folder / "there", empty)
    (folder / "torn").write_bytes(path.read_bytes()[:-1])
    for name, key, file in [("refused_key", other, path), ("refused_torn", pair, folder / "torn")]:
        with Place(folder) as empty:
            there = {"DATA_DIR": str(folder / name), "DATABASE_URL": empty.address, "BACKUP_KEY": str(key)}
            code, result[name], _memory = manage(live | there, "restore", str(file))
            broken += [] if code == 1 else [f"{name}: ended with {code}"]

    phrase = live | {"BACKUP_KEY": PASSPHRASE}
    code, result["backup_passphrase"], _memory = manage(phrase, "backup", str(folder / "passphrase"))
    tried, result["drill"], _memory = manage(phrase, "restore", "--drill", str(folder / "passphrase"))
    broken += [f"backup ended with {code}, its test with {tried}"] if code or tried else []
    from clinic.models import BackupRun

    result["rows"] = BackupRun.objects.get(kind="drill").rows
    broken += [] if result["restore"] <= GOAL_SECONDS else ["the restore took longer than its goal"]
    (folder / "result.json").write_text(json.dumps(result | {"broken": broken}))
    print(json.dumps(result), broken, flush=True)


def manage(environment: dict, *arguments: str) -> tuple[int, float, int]:
    """Exit code, seconds, and the memory in MB of the largest process."""
    began, memory = time.monotonic(), 0
    command = [sys.executable, "manage.py", *arguments]
    run = subprocess.Popen(command, cwd=machine.ROOT, env=os.environ | environment)
    while run.poll() is None:
        try:
            family = [psutil.Process(run.pid), *psutil.Process(run.pid).children(recursive=True)]
            memory = max(memory, *(each.memory_info().rss for each in family))
        except psutil.NoSuchProcess:
            pass
        time.sleep(0.02)
    return run.returncode, round(time.monotonic() - began, 1), round(memory / 1e6)


class Place:
    """A database without tables, dropped afterwards."""

    def __init__(self, folder: Path):
        from django.db import connection

        self.is_file, self.name = connection.vendor == "sqlite", f"clinic_{uuid.uuid4().hex[:12]}"
        if self.is_file:
            self.name = str(folder / f"{self.name}.sqlite3")
            self.address = f"sqlite:///{self.name}"
        else:
            self.address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{self.name}").geturl()

    def __enter__(self):
        if not self.is_file:
            administer(f'CREATE DATABASE "{self.name}" TEMPLATE template0')
        return self

    def __exit__(self, *_problem) -> None:
        if not self.is_file:
            administer(f'DROP DATABASE "{self.name}" WITH (FORCE)')


def administer(statement: str) -> None:
    from django.db import connection

    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


def database_mb() -> float:
    from django.db import connection

    if connection.vendor == "sqlite":
        return round(Path(connection.settings_dict["NAME"]).stat().st_size / 1e6, 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return round(cursor.fetchone()[0] / 1e6, 1)


def look(data: Path, restored: Place) -> list[str]:
    """What is wrong in the restored place: by plain SQL, by a patient's link, by the pictures."""
    from django.db import connection
    from django.test import Client
    from django.utils import timezone

    from appointments import links
    from appointments.models import Appointment
    from clinic import history
    from tests import invariants

    asked = Appointment.objects.order_by("pk")[APPOINTMENTS // 2]
    live = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = restored.name
    try:
        count = Appointment.objects.count()
        found = [] if count == APPOINTMENTS else [f"{count} appointments were restored"]
        found += [f"restored: {what}" for what in invariants.broken()]
        found += [f"a trigger is missing: {name}" for name in history.unprotected()]
        shown = Client(headers={"host": "127.0.0.1"}).get(links.manage(asked)).content.decode()
        found += [] if asked.reference in shown else ["a patient's link opens nothing"]
        found += [] if links.find_appointment(links.token(asked), timezone.now()) else ["a link finds nothing"]
    finally:
        connection.close()
        connection.settings_dict["NAME"] = live
    pictures = len(list((data / "media/pictures").iterdir()))
    return found + ([] if pictures == PICTURES else [f"{pictures} pictures were restored"])


def fill() -> None:
    """Requests without an answer yet, as the domain would have stored them, in bulk."""
    from appointments.models import Appointment, AppointmentEvent, HeldTime, Notification, VisitReason
    from tests import make, make_visits

    make.profile()
    people = [make.practitioner() for _person in range(PEOPLE)]
    service, start, now = make.service(people), make_visits.in_two_days(), make_visits.now()
    model = make_visits.request(make_visits.bookable_service(), start, now=now)
    facts = {
        field.attname: getattr(model, field.attname)
        for field in Appointment._meta.concrete_fields
        if field.attname not in {"id", "reference", "link_nonce", "draft_key"}
    }
    for first in range(1, APPOINTMENTS, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, APPOINTMENTS))
        visits = []
        for number in numbers:
            slot = number // PEOPLE
            starts_at = start + timedelta(days=slot // A_DAY, minutes=30 * (slot % A_DAY))
            visits.append(
                Appointment(
                    **facts | {
                        "practitioner_id": people[number % PEOPLE].pk, "service_id": service.pk,
                        "starts_at": starts_at, "ends_at": starts_at + timedelta(minutes=30),
                        "answer_by": starts_at - timedelta(hours=1), "draft_key": uuid.uuid4(),
                    }
                )
            )  # fmt: skip
        Appointment.objects.bulk_create(visits)
        VisitReason.objects.bulk_create(
            VisitReason(appointment=visit, words="My lower back hurts when I sit down, for three weeks now.", signs=[])
            for visit in visits
        )
        HeldTime.objects.bulk_create(
            HeldTime(
                practitioner_id=visit.practitioner_id, appointment=visit, kind=HeldTime.Kind.REQUEST,
                busy_from=visit.starts_at, busy_until=visit.ends_at, expires_at=visit.answer_by,
            )
            for visit in visits
        )  # fmt: skip
        AppointmentEvent.objects.bulk_create(
            AppointmentEvent(appointment=visit, at=now, actor="patient", action="requested", to_status="requested")
            for visit in visits
        )
        Notification.objects.bulk_create(
            Notification(
                appointment=visit, kind=kind, dedupe_key=f"{visit.pk}-{kind}", run_at=now, queued_at=now
            )
            for visit in visits
            for kind in ("received", "to_answer")
        )  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
