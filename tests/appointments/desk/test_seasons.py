"""The page of seasons: entered for all at once, moved by one day with one press, told where patients read it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from appointments.models import Timetable
from clinic.models import Season
from tests import make, make_visits
from tests.make_visits import MONDAY, SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]

RAMADAN = {
    "name": "Ramadan", "first_day": "2026-11-23", "last_day": "2026-11-29", "opens_at": "20:00", "closes_at": "01:00",
    "weekdays": range(6),
}  # fmt: skip


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield


@pytest.fixture
def service():
    return make_visits.bookable_service("09:00", "17:00")


@pytest.fixture
def save(signed_in, manager):
    def post(people, **fields):
        asked = RAMADAN | {"people": [person.pk for person in people]} | fields
        return signed_in(manager).post(reverse("desk:seasons"), asked, follow=True).text

    return post


def test_everybody_is_ticked_on_the_weekdays_on_which_the_clinic_is_open(signed_in, manager, service):
    make.profile().opening_hours.create(weekday=4, opens_at="09:00", closes_at="17:00")

    form = signed_in(manager).get(reverse("desk:seasons")).context["form"]

    assert list(form["people"].initial) == [service.practitioners.get()]
    assert form["weekdays"].initial == [4]


def test_a_season_says_whom_it_concerns_and_is_then_saved_for_all_who_are_ticked(save, service):
    visit = make_visits.request(service)

    page = save([visit.practitioner])
    assert ("Who is affected?" in page, visit.reference in page, Season.objects.count()) == (True, True, 0)
    [seen] = re.findall(r'name="_affected_seen" value="([^"]*)"', page)
    page = save([visit.practitioner], _affected_seen=seen)

    assert "Saved. The affected appointments are listed here" in page
    assert Timetable.objects.filter(season=Season.objects.get()).count() == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"last_day": "2026-11-22"}, "The last day is before the first"),
        ({"first_day": "2026-01-01", "last_day": "2026-01-02"}, "These days are over"),
        ({"last_day": "2028-01-01"}, "more than a year"),
        ({"closes_at": "20:00"}, "The time to close is the time to open"),
        ({"opens_again_at": "09:00"}, "Enter both times, or neither"),
        ({"opens_again_at": "00:30", "closes_again_at": "02:00"}, "It overlaps with Monday, 20:00 to 01:00"),
        ({"name": "\u200b"}, "This field is required"),
        ({"weekdays": []}, "This field is required"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(save, service, fields, words):
    assert words in save([], **fields)
    assert Season.objects.count() == 0


def test_a_split_day_has_two_lines(save, service):
    save([], opens_at="09:00", closes_at="14:00", opens_again_at="20:00", closes_again_at="00:00")

    assert Season.objects.get().hours.count() == 12


def test_somebody_whose_timetable_changes_within_the_season_is_named(save, service):
    person = service.practitioners.get()
    make_visits.timetable(person, valid_from=MONDAY)

    assert f"would count instead: {person.name}" in save([person])
    assert Season.objects.count() == 0


def test_the_last_day_moves_by_one_however_often_it_is_pressed(save, signed_in, manager, service):
    save([service.practitioners.get()])
    season = Season.objects.get()

    for _press in range(2):
        page = signed_in(manager).post(
            reverse("desk:move_season", args=[season.pk]), {"last_day": "2026-11-30"}, follow=True
        )

    assert "Ramadan is from 23 Nov 2026 to 30 Nov 2026 now" in page.text
    season.refresh_from_db()
    assert season.last_day == season.timetables.get().valid_until == MONDAY + timedelta(days=7)


@pytest.mark.parametrize("day", ["2026-11-22", "never"])
def test_a_day_that_cannot_be_changes_nothing(save, signed_in, manager, service, day):
    save([])
    season = Season.objects.get()

    page = signed_in(manager).post(reverse("desk:move_season", args=[season.pk]), {"last_day": day}, follow=True)

    assert "Nothing was changed" in page.text
    season.refresh_from_db()
    assert season.last_day == MONDAY + timedelta(days=6)


def test_patients_read_the_season_ahead(save, client, service):
    save([], first_day="2026-12-20", last_day="2027-01-18")

    page = client.get(reverse("contact")).text

    assert "20 December to 18 January" in " ".join(page.split())
    assert "Monday to Saturday" in page


def test_a_timetable_is_copied_to_another_person_with_one_press(signed_in, manager, service):
    other = make.practitioner()
    made = service.practitioners.get().timetables.get()
    client = signed_in(manager)
    address = reverse("admin:appointments_timetable_change", args=[made.pk])
    page = client.get(address)
    form = page.context["adminform"].form.initial
    rows = page.context["inline_admin_formsets"][0].formset.initial_forms
    typed = {name: "" if value is None else value for name, value in form.items()}
    typed |= {"practitioner": other.pk, "hours-TOTAL_FORMS": len(rows), "hours-INITIAL_FORMS": len(rows)}
    for number, row in enumerate(rows):
        typed |= {f"hours-{number}-{name}": row[name].value() for name in ("weekday", "opens_at", "closes_at")}
        typed |= {f"hours-{number}-id": row.instance.pk, f"hours-{number}-timetable": made.pk}

    saved = client.post(address, typed | {"_saveasnew": "1"}, follow=True)

    assert saved.status_code == 200
    assert other.timetables.get().hours.count() == made.hours.count() == 7
