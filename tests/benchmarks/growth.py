"""How a month of free times grows with the practitioners, and how little with visits outside of that month."""

import random
from datetime import timedelta
from pathlib import Path

from appointments.times import availability
from tests import make, make_visits
from tests.benchmarks import clinics, plots
from tests.benchmarks.measure import least, statements, table
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON

RUNS = 60  # the ratio is close to one: a slow moment of the machine must not be in it
PEOPLE, VISITS, DAYS, IN_A_MONTH = (1, 10, 50), (0, 2_000, 20_000), 30, 2_000


def report(folder: Path) -> list[str]:
    make.profile(notice=timedelta(0), horizon_days=60)
    rows, series, ratios = [], {}, []
    for size in PEOPLE:
        asked = [_clinic(size, visits) for visits in VISITS]
        times = least(*asked, runs=RUNS)
        series[f"{size} practitioner{'s' * (size > 1)}"] = times
        ratios.append(times[2] / times[1])
        rows.append([size, *(f"{ms:.1f}" for ms in times), f"**{ratios[-1]:.2f}**", statements(asked[2])])
    picture = "free-times.svg"
    plots.lines(folder / picture, "A month of free times", [f"{each:,} visits" for each in VISITS], series, "ms")
    return [
        "## A month of free times as the clinic grows", "",
        "2,000 visits lie in the month that is asked for; of 20,000 the others lie behind it. "
        "Milliseconds for `free_slots()` whole, and the ratio of 20,000 to 2,000 (goal ≤ 1.1).", "",
        *table(["practitioners", *(f"{each:,} visits" for each in VISITS), "20,000 ÷ 2,000", "statements"], *rows),
        f"![Milliseconds over the number of visits stored]({picture})", "",
    ]  # fmt: skip


def _clinic(size: int, visits: int):
    people = clinics.practitioners(size, f"growth-{size}-{visits}")
    for person in people:
        make_visits.timetable(person)
    service = make.service(people, slug=f"growth-{size}-{visits}", step=timedelta(minutes=30))
    hat, begin = random.Random(5), int(MONDAY_NINE.timestamp())
    booked = []
    for number in range(visits):
        day = hat.randrange(DAYS) + (DAYS + 1) * (number // IN_A_MONTH)
        start = begin + 86400 * day + 900 * hat.randrange(32)
        booked.append((hat.randrange(size), start, start + 1800))
    if booked:
        clinics.hold(people, booked)
    last = MONDAY + timedelta(days=DAYS - 1)
    return lambda: list(availability.free_slots(service, people, MONDAY, last, returning=False, now=SUNDAY_NOON))
