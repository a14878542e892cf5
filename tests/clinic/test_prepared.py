"""Prepared questions: SQL that is made once answers like the queryset that it was made from."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import Q

from appointments.models import BookingDraft, HeldTime, Timetable
from clinic import prepared
from clinic.models import Practitioner, Tally
from tests import make, make_visits

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture
def people():
    return [make.practitioner(slug=slug) for slug in ("anna", "bela", "cora")]


def keys(*people) -> list[int]:
    return [person.pk for person in people]


def slugs(pks):
    return Practitioner.objects.filter(pk__in=pks).order_by("slug").values_list("slug")


def test_it_answers_for_each_list_of_keys(people):
    anna, bela, cora = people

    assert prepared.ask(slugs, keys(anna)) == [("anna",)]
    assert prepared.ask(slugs, keys(cora)) == [("cora",)]
    assert prepared.ask(slugs, keys(cora, bela)) == [("bela",), ("cora",)]
    assert prepared.ask(slugs, keys(bela, anna)) == [("anna",), ("bela",)]


def test_the_sql_is_made_once_for_as_many_keys(people):
    made = []

    def counted(pks):
        made.append(len(pks))
        return slugs(pks)

    for asked in ([0], [1], [2], [0, 1], [1, 2]):
        prepared.ask(counted, [people[number].pk for number in asked])

    assert made == [1, 2]


def test_moments_are_compared_as_they_are():
    for hour in range(4):
        Tally.objects.create(surface=f"at {hour}", caller="x", begins_at=NOON + timedelta(hours=hour))

    def tallied(since, until):
        return Tally.objects.filter(begins_at__gte=since, begins_at__lt=until).order_by("pk").values_list("surface")

    hour, instant = timedelta(hours=1), timedelta(microseconds=1)
    assert prepared.ask(tallied, NOON + hour, NOON + 3 * hour) == [("at 1",), ("at 2",)]
    assert prepared.ask(tallied, NOON, NOON + instant) == [("at 0",)]
    assert prepared.ask(tallied, NOON + instant, NOON + hour) == []


def test_a_draft_is_found_by_its_key():
    one, other = (make_visits.draft(make_visits.bookable_service(), None, now=NOON) for _number in range(2))

    def browsers(key):
        return BookingDraft.objects.filter(pk=key).values_list("browser")

    BookingDraft.objects.filter(pk=one.pk).update(browser="one")
    BookingDraft.objects.filter(pk=other.pk).update(browser="other")
    assert [row[0] for key in (one.pk, other.pk) for row in prepared.ask(browsers, key)] == ["one", "other"]
    assert prepared.ask(browsers, uuid.uuid4()) == []


def test_an_argument_that_is_asked_twice_is_given_twice(people):
    made = make_visits.timetable(people[0], valid_from=date(2026, 1, 1), valid_until=date(2026, 1, 31))

    def in_force(day):
        return Timetable.objects.filter(Q(valid_from__lte=day) & Q(valid_until__gte=day)).values_list("pk")

    assert prepared.ask(in_force, date(2026, 1, 1)) == prepared.ask(in_force, date(2026, 1, 31)) == [(made.pk,)]
    assert prepared.ask(in_force, date(2025, 12, 31)) == prepared.ask(in_force, date(2026, 2, 1)) == []


def test_a_bool_decides_what_is_asked(people):
    def either_way(pks, is_backwards):
        return slugs(pks).order_by("-slug" if is_backwards else "slug")

    assert prepared.ask(either_way, keys(*people), False) == [("anna",), ("bela",), ("cora",)]
    assert prepared.ask(either_way, keys(*people), True) == [("cora",), ("bela",), ("anna",)]


def test_two_lists_are_not_taken_for_each_other(people):
    anna, bela, cora = people

    def but(pks, others):
        return slugs(pks).exclude(pk__in=others)

    assert prepared.ask(but, keys(anna, bela), keys(bela, cora)) == [("anna",)]
    assert prepared.ask(but, keys(bela, cora), keys(anna, bela)) == [("cora",)]


def test_what_the_question_says_itself_stays(people):
    Practitioner.objects.filter(slug="bela").update(is_active=False)

    def active(pks):
        return slugs(pks).filter(is_active=True, slug__lt="c")

    assert prepared.ask(active, keys(*people)) == [("anna",)]


def test_a_question_that_changes_an_argument_is_refused():
    def held(since):
        return HeldTime.objects.filter(busy_from__gt=since - timedelta(days=1)).values_list("pk")

    with pytest.raises(ValueError, match="held does not hand each of its arguments to the database as it is"):
        prepared.ask(held, NOON)


def test_a_question_that_leaves_an_argument_out_is_refused():
    def held(since, _until):
        return HeldTime.objects.filter(busy_from__gt=since).values_list("pk")

    with pytest.raises(ValueError, match="as it is"):
        prepared.ask(held, NOON, NOON)
