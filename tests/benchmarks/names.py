"""The search of the desk in a clinic with 50,000 files, of which fifteen of a hundred are of some Mohammed."""

import random
import time

from django.db import connection

from appointments.models import Appointment, Patient
from appointments.patients import search
from tests import make, make_visits
from tests.benchmarks.measure import RUNS, statements, table
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON

FILES, WITHOUT_FILE, OTHERS = 50_000, 5_000, 45_000  # the last two are appointments
MOHAMMED = ["Mohammed", "Muhammad", "Mohamed", "Mohammad", "محمد"]
GIVEN = """Ahmed Ali Hassan Hussain Omar Fatima Aisha Mariam Khalid Yousef Ibrahim Sara Noor Layla Abdulrahman Abdullah
Priya Rajesh Sunita Anil Maria Jose Grace Angela John Kate Salem Saeed Hamad Reem Huda Zainab Imran Bilal Sana Nadia
Rana Tariq Waleed Karim Mahmoud Mustafa Hamid Marites Jennifer Deepak Lakshmi Kavitha فاطمة أحمد خالد مريم"""
FAMILY = """Khan Ahmed Ali Al-Rashid Almansoori Haddad Nair Menon Sharma Santos Cruz Reyes Hussain Hassan Chaudhry
Qureshi Siddiqui Ibrahim Saleh Al-Sayed Farouk Darwish Kumar Patel Gupta Rao Lopez Garcia Mendoza Thomas Mathew O'Brien
Smith Mansour Nasser Salem Sheikh Begum Uddin Hossain Fernandes Bautista الراشد المنصوري حداد"""
SEARCHES = ["Mohammed", "محمد", "Muhamad Hasan", "fathima", "abdul rahman", "o brien", "0501 2", "ACDE", "p4711@exa"]
GOAL = 30  # milliseconds


def name(chance: random.Random) -> str:
    given = chance.choice(MOHAMMED) if chance.random() < 0.15 else chance.choice(GIVEN.split())
    middle = [chance.choice(GIVEN.split())] if chance.random() < 0.5 else []
    return " ".join([given, *middle, chance.choice(FAMILY.split())])


def fill() -> None:
    chance = random.Random(19)
    files = [
        Patient(name=name(chance), phone=f"+97150{number:07d}", email=f"p{number}@example.com")
        for number in range(FILES)
    ]
    files = Patient.objects.bulk_create(files, batch_size=2_000)
    person = make.practitioner(slug="names")
    pattern = make_visits.bare_appointment(person, MONDAY_NINE)
    same = {
        field.attname: getattr(pattern, field.attname)
        for field in Appointment._meta.concrete_fields
        if field.name not in {"id", "reference", "link_nonce", "draft_key"}
    }
    made = []
    for number in range(WITHOUT_FILE + OTHERS):
        file = files[number] if number < OTHERS else None
        facts = {"patient_id": file.pk, "patient_name": file.name, "phone": file.phone} if file else {
            "patient_name": name(chance), "phone": f"+97155{number:07d}"
        }  # fmt: skip
        made.append(Appointment(**same | facts | {"consented_at": SUNDAY_NOON}))
    Appointment.objects.bulk_create(made, batch_size=2_000)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")  # as autovacuum does


def _seconds(typed: str) -> float:
    """By the clock: most of the work is the database's, which may be another process."""
    began = time.perf_counter()
    search.find(typed)
    return time.perf_counter() - began


def report() -> list[str]:
    fill()
    rows = []
    for typed in SEARCHES:
        found = search.find(typed)
        took = min(_seconds(typed) for _run in range(RUNS))
        rows.append(
            [f"`{typed}`", len(found), f"{took * 1000:.0f}", statements(lambda typed=typed: search.find(typed))]
        )
    return [
        f"## The search of the desk ({connection.vendor})", "",
        f"{FILES:,} files, {OTHERS:,} appointments in files and {WITHOUT_FILE:,} without (goal ≤ {GOAL} ms). "
        "Milliseconds by the clock of the whole search: rows, order, who is one person.", "",
        *table(["typed", "people", "ms", "statements"], *rows),
    ]  # fmt: skip
