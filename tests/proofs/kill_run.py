"""One database's part of the kill loop: the load, the killing, and the look at what is left."""

import json
import os
import random
import re
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path

import django
import requests

from tests import postgresql

BOOKINGS = int(os.environ.get("BOOKINGS", "1000"))
KILLS = int(os.environ.get("KILLS", "50"))
SEED = int(os.environ.get("SEED", "20261122"))
RIVALS = BOOKINGS // 10
BROWSERS = 12
PEOPLE = 10
A_DAY = 16  # visits of half an hour
LEASE_SECONDS = 10
GIVE_UP_SECONDS = 120
DUE_IN_HOURS = {"answer_due", "reminder", "reminder_shortly"}


class Bed:
    """Everything that a run needs: the clinic, its processes, and what happened."""

    def __init__(self, folder: Path):
        from tests.live_site import Site, Worker

        self.folder = folder
        self.site = Site(folder / "site.log", LEASE_SECONDS=str(LEASE_SECONDS))
        self.workers = [Worker(folder / f"worker-{n}.log", LEASE_SECONDS=str(LEASE_SECONDS)) for n in (1, 2)]
        self.happened: Counter[str] = Counter()
        self.lock = threading.Lock()

    def count(self, what: str) -> None:
        with self.lock:
            self.happened[what] += 1

    def watch(self) -> None:
        if self.site.start_again_if_it_has_ended():
            self.count("ended")
        time.sleep(0.005)

    def persistently(self, press) -> requests.Response:
        """Press until there is an answer, as a patient does who sees that the page could not be loaded."""
        until = time.monotonic() + GIVE_UP_SECONDS
        while True:
            try:
                answer = press()
                if answer.status_code < 500:
                    return answer
                self.count("http_5xx")
            except requests.RequestException:
                self.count("unanswered")
            if time.monotonic() > until:
                raise RuntimeError(f"No answer for {GIVE_UP_SECONDS} seconds; see {self.site.log}")
            time.sleep(0.1)


def prepare(folder: Path, *, demo: bool = False) -> None:
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "tests.site_settings",
        "DATA_DIR": str(folder),
        "DATABASE_URL": postgresql.test_database_url(default=f"sqlite:///{folder / 'clinic.sqlite3'}"),
        "RECEPTION_EMAIL": "reception@clinic.example",
        "LOG_LEVEL": "WARNING",
        "DEMO": str(demo).lower(),
        "DEBUG": "false",
    }
    (folder / "static").mkdir()
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("establish_roles", stdout=open(os.devnull, "w"))  # noqa: SIM115


def wanted_times():
    """(service, practitioner, start): every half hour of ten practitioners, as many days as it takes."""
    from tests import make, make_visits

    people = [make.practitioner() for _person in range(PEOPLE)]
    for person in people:
        make_visits.timetable(person)
    service = make.service(people, step=timedelta(minutes=30))
    nine = make_visits.in_two_days()
    return [
        (service, people[n % PEOPLE], nine + timedelta(days=n // PEOPLE // A_DAY, minutes=30 * (n // PEOPLE % A_DAY)))
        for n in range(BOOKINGS)
    ]


def main(folder: Path) -> None:
    prepare(folder)
    from tests import invariants
    from tests.proofs import kill_points_run

    started = time.monotonic()
    bed = Bed(folder)
    patients = _patients(bed, wanted_times())
    try:
        _load(bed, patients)
        broken = _wait_for_the_outbox(bed)
    finally:
        for process in [bed.site, *bed.workers]:
            process.stop()
    broken += invariants.broken() + _acknowledgements(bed, patients) + _mails(bed)
    bed.happened |= Counter(times=BOOKINGS, patients=len(patients), seconds=round(time.monotonic() - started))

    points, broken_points = kill_points_run.every_point(folder)
    result = {"random": bed.happened, "points": points, "broken": broken + broken_points}
    (folder / "result.json").write_text(json.dumps(result))
    print(json.dumps(result["random"]), result["broken"], flush=True)


def _patients(bed, times) -> list:
    """One for each time, and a second for some."""
    from tests.patient import Patient

    made = []
    for number, (service, practitioner, starts_at) in enumerate([*times, *times[:RIVALS]], start=1):
        patient = Patient(bed.site.address, number)
        made.append(patient.drafts(service, starts_at, practitioner=practitioner, reason=f"Reason {number}."))
    random.Random(SEED).shuffle(made)
    return made


def _load(bed, patients) -> None:
    from tests import make
    from tests.races.arena import Receptionist

    desk = [Receptionist(bed.site.address, make.user(f"desk-{n}", roles=["receptionist"]), n) for n in range(BROWSERS)]
    bed.site.start().wait()
    for worker in bed.workers:
        worker.start()
    over = threading.Event()
    killer = threading.Thread(target=_kill, args=[bed, len(patients), over])
    killer.start()
    try:
        with ThreadPoolExecutor(BROWSERS) as pool:
            list(pool.map(lambda numbered: _books(bed, desk, *numbered), enumerate(patients)))
    finally:
        over.set()
        killer.join()
    bed.site.wait()


def _books(bed, desk, number: int, patient) -> None:
    """Open the last page, press the button until an answer comes; every fourth is confirmed as stubbornly."""
    from django.db import connection

    from appointments.models import Appointment

    def press():
        page = patient.session.get(
            f"{bed.site.address}/book/{patient.draft.pk}/details/", allow_redirects=False, timeout=60
        )
        if page.status_code != 200:
            return page  # sent before: the page leads to the visit
        patient.seal = re.search(r'name="seal" value="(\w+)"', page.text)[1]
        return patient.sends()

    patient.told = bed.persistently(press)
    bed.count({302: "received", 409: "gone"}.get(patient.told.status_code, f"HTTP {patient.told.status_code}"))
    if patient.told.status_code == 302 and number % 4 == 0:
        receptionist = desk[number % len(desk)]
        pk = Appointment.objects.get(draft_key=patient.draft.pk).pk
        connection.close()
        path = f"{bed.site.address}/admin/desk/visits/{pk}/confirm/"
        words = {"csrfmiddlewaretoken": receptionist.secret}
        # 409 is what she reads who pressed before and never saw the answer: it is confirmed already.
        answer = bed.persistently(
            lambda: receptionist.session.post(path, data=words, allow_redirects=False, timeout=60)
        )
        patient.confirmed = answer.status_code in {302, 409}
        bed.count("confirmed" if patient.confirmed else f"HTTP {answer.status_code}")
    patient.leaves()


def _kill(bed, patients: int, over) -> None:
    """Spread over the load: each kill waits for its share of answers, then for a moment that nobody chose."""
    chance = random.Random(SEED)
    for number in range(KILLS):
        while bed.happened["received"] + bed.happened["gone"] < patients * number // KILLS and not over.is_set():
            bed.watch()
        time.sleep(chance.uniform(0, 0.3))
        what = chance.choice(["site", "process", "worker", "worker"])
        if what == "worker":
            worker = chance.choice(bed.workers)
            worker.kill()
            worker.start()
        elif what == "process" and (processes := bed.site.processes()):
            chance.choice(processes).kill()
        else:
            what = "site"
            bed.site.kill()
            bed.site.start()
        bed.count(what)
    while not over.is_set():
        bed.watch()


def _wait_for_the_outbox(bed) -> list[str]:
    from appointments.models import Notification

    until = time.monotonic() + GIVE_UP_SECONDS + BOOKINGS / 5
    due = Notification.objects.filter(state=Notification.State.WAITING).exclude(kind__in=DUE_IN_HOURS)
    while waiting := due.count():
        if time.monotonic() > until:
            return [f"{waiting} messages were never sent"]
        time.sleep(0.5)
    return []


def _acknowledgements(bed, patients) -> list[str]:
    from appointments import links
    from appointments.models import Appointment, Status
    from tests import make_visits

    broken = []
    for patient in patients:
        made = list(Appointment.objects.filter(draft_key=patient.draft.pk))
        expected = []
        if patient.told.status_code == 302:
            expected = [links.find_appointment(patient.told.headers["Location"].split("/")[2], make_visits.now())]
        if made != expected or None in expected:
            broken.append(f"Patient {patient.number} was told {patient.told.status_code} and has {made}")
        if [visit.reason.words for visit in made] not in ([], [f"Reason {patient.number}."]):
            broken.append(f"Patient {patient.number}'s reason is lost")
        if getattr(patient, "confirmed", False) and [visit.status for visit in made] != [Status.CONFIRMED]:
            broken.append(f"Patient {patient.number} was confirmed at the desk, and is not")
    bed.happened["visits"] = Appointment.objects.count()
    if bed.happened["visits"] != BOOKINGS:
        broken.append(f"{bed.happened['visits']} visits for {BOOKINGS} times")
    if bed.happened["http_5xx"]:
        broken.append(f"{bed.happened['http_5xx']} answers of 5xx")
    return broken


def _mails(bed) -> list[str]:
    """Every mail against the row that asked for it."""
    from appointments.messages.kinds import KINDS
    from appointments.models import Notification

    letter_box = bed.folder / "mail"
    mails = [message_from_bytes(path.read_bytes()) for path in letter_box.glob("*.eml")]
    copies = Counter(mail["Message-ID"].strip("<>").partition("@")[0] for mail in mails)
    addressed = {mail["Message-ID"].strip("<>").partition("@")[0]: mail["To"] for mail in mails}
    rows = {str(row.message_id): row for row in Notification.objects.select_related("appointment")}
    broken = [f"A mail that no change asked for: {name}" for name in copies if name not in rows]
    for name, row in rows.items():
        reader = "reception@clinic.example" if KINDS[row.kind].is_for_reception else row.appointment.email
        if row.state == "accepted" and not 1 <= copies[name] <= row.attempts:
            broken.append(f"Message {row.pk} was sent {copies[name]} times in {row.attempts} attempts")
        if row.state == "dropped" and (row.appointment.status != "confirmed" or copies[name] >= row.attempts):
            broken.append(
                f"Message {row.pk} was dropped, sent {copies[name]} times, the visit is {row.appointment.status}"
            )
        if row.state not in {"accepted", "dropped"} and row.kind not in DUE_IN_HOURS:
            broken.append(f"Message {row.pk} is {row.state}")
        if copies[name] and addressed[name] != reader:
            broken.append(f"Message {row.pk} went to somebody else")
    second = sum(number - 1 for number in copies.values())
    if second > bed.happened["worker"]:
        broken.append(f"{second} second copies after {bed.happened['worker']} kills of a worker")
    states = Counter(row.state for row in rows.values())
    bed.happened |= Counter(
        messages=len(rows), accepted=states["accepted"], dropped=states["dropped"], mails=len(mails),
        second_copies=second, unfinished=len(list(letter_box.glob("*.part"))),
    )  # fmt: skip
    return broken


if __name__ == "__main__":
    main(Path(sys.argv[1]))
