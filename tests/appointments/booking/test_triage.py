"""The warning-sign check: what the answers come to, and what is kept of them."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from appointments.booking import requests, triage, waitlist
from appointments.booking.statuses import SlotGone
from appointments.booking.triage import Group
from appointments.models import Appointment, BookingDraft, Status, VisitReason, WaitlistEntry
from clinic import warning_signs
from clinic.models import Tally, Urgency, WarningSign
from tests import make, make_visits
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON
from tests.make_waiting import moved

EMERGENCY, HOSPITAL, URGENT, ROUTINE = Urgency.EMERGENCY, Urgency.HOSPITAL, Urgency.URGENT, Urgency.ROUTINE
FIRST = Group(EMERGENCY, (("numb", "New numbness"), ("chest", "New chest pain")), frozenset())
SECOND = Group(URGENT, (("fever", "A fever"), ("leg", "One leg is newly swollen")), frozenset({"leg"}))
BOTH = (FIRST, SECOND)
ALARMING = "My chest hurts and I cannot breathe"


@pytest.fixture
def draft(db):
    """Not asked yet."""
    return make_visits.draft(make_visits.bookable_service(), signs=[], urgency="")


def answered(draft, *ticked):
    """The draft after the whole page was answered once for each of `ticked`, slugs in one string."""
    for slugs in ticked:
        triage.answer(draft, BOTH, {EMERGENCY: slugs.split(), URGENT: slugs.split()}, SUNDAY_NOON)
    return draft


# What is asked


@pytest.mark.django_db
def test_the_groups_hold_what_this_person_is_asked_in_the_words_for_them():
    knee = make.region("knee", name="Knee")
    make.warning_sign(slug="bladder", urgency=EMERGENCY, question="New trouble", carer_question="New wetting")
    make.warning_sign(slug="sex", urgency=EMERGENCY, asked_of=WarningSign.AskedOf.ADULTS)
    make.warning_sign(slug="leg", urgency=HOSPITAL, question="", wording="one leg is swollen", regions=[knee])
    make.warning_sign(slug="back", urgency=URGENT, regions=[make.region("lower-back")])
    make.warning_sign(slug="later", urgency=ROUTINE)
    signs = warning_signs.all_asked()

    adult, child = triage.groups(signs, knee, "myself"), triage.groups(signs, knee, "child")

    assert [group.urgency for group in adult] == [EMERGENCY, URGENT]
    assert [slug for slug, _words in adult[0].questions] == ["bladder", "sex"]
    assert adult[0].questions[0] == ("bladder", "New trouble")
    assert child[0].questions == (("bladder", "New wetting"),)
    assert adult[1].questions == child[1].questions == (("leg", "one leg is swollen"),)
    assert adult[1].hospital == {"leg"}


@pytest.mark.parametrize(
    "questions",
    [
        (("numb", "Other words"), ("chest", "New chest pain")),
        (("chest", "New chest pain"), ("numb", "New numbness")),
        (("numbness", "New numbness"), ("chest", "New chest pain")),
        (("numb", "New numbness"),),
    ],
    ids=["a-word", "the-order", "a-slug", "one-less"],
)
def test_every_change_of_the_questions_is_another_version(questions):
    assert Group(EMERGENCY, questions, frozenset()).version != FIRST.version
    assert Group(EMERGENCY, FIRST.questions, frozenset()).version == FIRST.version


# What the answers come to


@pytest.mark.parametrize(
    ("ticked", "urgency"),
    [
        ([""], ROUTINE),
        (["fever"], URGENT),
        (["leg"], HOSPITAL),
        (["fever leg"], HOSPITAL),
        (["numb"], EMERGENCY),
        (["numb leg fever"], EMERGENCY),
        (["fever", ""], ROUTINE),
        (["", "fever"], URGENT),
        (["numb", ""], EMERGENCY),
        (["leg", ""], HOSPITAL),
    ],
)
def test_the_answers_say_how_urgent_it_is(draft, ticked, urgency):
    answered(draft, *ticked)

    assert draft.urgency == triage.outcome(draft.signs) == urgency


# What is kept


def test_a_round_keeps_the_words_that_were_shown_of_which_place_to_whom_and_in_which_language(draft):
    draft.region, draft.for_whom = make.region("knee", name="Knee"), "child"

    with translation.override("ar"):
        triage.answer(draft, [FIRST], {EMERGENCY: ["chest", "forged"]}, SUNDAY_NOON)

    assert draft.signs == [
        {
            "page": "emergency",
            "version": FIRST.version,
            "language": "ar",
            "place": "knee",
            "person": "child",
            "answered_at": "2026-11-22T08:00:00+00:00",
            "ticked": [{"slug": "chest", "words": "New chest pain"}],
            "urgency": "emergency",
            "words": "",
            "corrected": False,
        }
    ]


def test_both_answers_are_kept_and_the_earlier_ones_are_marked(draft):
    answered(draft, "fever", "")

    assert [(one["page"], one["urgency"], one["corrected"]) for one in draft.signs] == [
        ("emergency", "routine", True),
        ("urgent", "urgent", True),
        ("emergency", "routine", False),
        ("urgent", "routine", False),
    ]
    assert triage.ticked_before(draft, URGENT) == []


def test_the_same_answer_sent_twice_is_one(draft):
    answered(draft, "fever", "fever")

    assert [one["corrected"] for one in draft.signs] == [False, False]
    assert triage.ticked_before(draft, URGENT) == ["fever"]


def test_the_same_answer_about_another_place_is_another(draft):
    answered(draft, "")
    draft.region = make.region("knee", name="Knee")
    answered(draft, "")

    assert [(one["place"], one["corrected"]) for one in draft.signs] == [
        ("", True), ("", True), ("knee", False), ("knee", False)
    ]  # fmt: skip


@pytest.mark.parametrize("ticked", ["numb", "leg"])
def test_what_was_ticked_by_mistake_is_kept_and_asked_again(draft, ticked):
    answered(draft, ticked)

    triage.take_back(draft)

    assert draft.urgency == ""
    assert [one["corrected"] for one in draft.signs] == [True, True]
    assert answered(draft, "fever").urgency == URGENT


def test_the_newest_rounds_and_those_that_count_are_kept(draft):
    for number in range(30):
        answered(draft, "fever" if number % 2 else "")

    assert len(draft.signs) == triage.ROUNDS_KEPT == 20
    assert [one["corrected"] for one in draft.signs] == [*[True] * 18, False, False]
    assert triage.outcome(draft.signs) == URGENT


@given(st.lists(st.sets(st.sampled_from(["numb", "chest", "fever", "leg"]))))
def test_whatever_is_answered_an_emergency_or_a_hospital_sign_is_never_lost(answers):
    draft = BookingDraft(urgency="", signs=[])

    stopped = None
    for ticked in answers:
        answered(draft, " ".join(ticked))
        if stopped is None and ticked & {"numb", "chest"}:
            stopped = EMERGENCY
        elif stopped is None and "leg" in ticked:
            stopped = HOSPITAL
        expected = stopped or (URGENT if "fever" in ticked else ROUTINE)
        assert draft.urgency == expected
        assert sorted(one["page"] for one in triage.standing(draft)) == ["emergency", "urgent"]


# What the patient types


@pytest.mark.parametrize("alarming", [ALARMING, "ظهري يعورني ومب قادر اتبول"])
def test_words_about_an_emergency_have_the_signs_asked_again_once(draft, alarming):
    answered(draft, "")
    draft.reason = alarming
    assert triage.words_alarm(draft) is True

    assert triage.ask_again_after_words(draft) is True
    assert (draft.urgency, triage.standing(draft)) == ("", [])
    answered(draft, "")
    assert triage.words_alarm(draft) is False
    assert triage.ask_again_after_words(draft) is False
    assert draft.urgency == ROUTINE

    draft.reason = f"{alarming} now"
    assert triage.ask_again_after_words(draft) is True


@pytest.mark.parametrize(
    "words", ["", "My knee hurts on stairs since October. No fall.", "ركبتي تعورني على الدرج من شهر"]
)
def test_ordinary_words_ask_nothing_again(draft, words):
    answered(draft, "")
    draft.reason = words

    assert triage.ask_again_after_words(draft) is False
    assert draft.urgency == ROUTINE


def test_words_never_take_an_emergency_away(draft):
    answered(draft, "numb")
    draft.reason = ALARMING

    assert triage.ask_again_after_words(draft) is False
    assert draft.urgency == EMERGENCY


# What it means for a request


@pytest.mark.django_db
@pytest.mark.parametrize("urgency", [EMERGENCY, HOSPITAL])
def test_what_needs_help_elsewhere_is_never_sent(urgency):
    draft = make_visits.draft(make_visits.bookable_service(), urgency=urgency)

    with pytest.raises(triage.Emergency):
        requests.request(draft=draft, now=SUNDAY_NOON)

    assert Appointment.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("unanswered", [{"urgency": "", "signs": []}, {"for_whom": ""}])
def test_a_draft_without_an_answered_check_is_never_sent(unanswered):
    draft = make_visits.draft(make_visits.bookable_service(), **unanswered)

    with pytest.raises(ValueError, match="unanswered"):
        requests.request(draft=draft, now=SUNDAY_NOON)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("meanwhile", "refusal"),
    [
        (EMERGENCY, triage.Emergency),
        (HOSPITAL, triage.Emergency),
        (URGENT, triage.Changed),
        ("", triage.Changed),
        (None, triage.Changed),
    ],
    ids=["an-emergency", "a-hospital", "more-urgent", "forgotten", "gone"],
)
def test_what_was_answered_after_the_draft_was_read_is_seen_in_the_transaction(meanwhile, refusal):
    draft = make_visits.draft(make_visits.bookable_service(), reason="My back hurts")
    stored = BookingDraft.objects.filter(pk=draft.pk)
    stored.delete() if meanwhile is None else stored.update(urgency=meanwhile)

    with pytest.raises(refusal):
        requests.request(draft=draft, client="a connection", now=SUNDAY_NOON + timedelta(seconds=9))

    assert Appointment.objects.count() == 0
    assert VisitReason.objects.count() == 0
    assert set(Tally.objects.values_list("count", flat=True)) == {0}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("meanwhile", "refusal"), [(EMERGENCY, triage.Emergency), (URGENT, triage.Changed)], ids=["emergency", "urgent"]
)
def test_the_waiting_list_is_no_way_round_the_check(meanwhile, refusal):
    days = [{"first_day": "2026-11-23", "last_day": "2026-11-24", "morning": True, "afternoon": 0, "evening": 0}]
    draft = make_visits.draft(make_visits.bookable_service(), None, practitioner=None, windows=days)
    BookingDraft.objects.filter(pk=draft.pk).update(urgency=meanwhile)

    with pytest.raises(refusal):
        waitlist.join(draft=draft, now=SUNDAY_NOON)
    for urgency in ("", URGENT):
        draft.urgency = urgency
        with pytest.raises(ValueError, match="unanswered"):
            waitlist.join(draft=draft, now=SUNDAY_NOON)

    assert WaitlistEntry.objects.count() == 0


@pytest.mark.django_db
def test_a_request_takes_place_urgency_and_answers_along_and_the_draft_keeps_none():
    rounds = [make_visits.checked(), make_visits.checked("a fever", page="urgent")]
    knee = make.region("knee", name="Knee")
    draft = make_visits.draft(
        make_visits.bookable_service(), urgency=URGENT, signs=rounds, reason="My knee hurts", region=knee
    )

    appointment = requests.request(draft=draft, now=SUNDAY_NOON)

    assert appointment.urgency == URGENT
    reason = appointment.reason
    assert (reason.words, reason.region, reason.signs) == ("My knee hurts", knee, rounds)
    draft.refresh_from_db()
    assert (draft.reason, draft.region, draft.signs) == ("", None, [])


@pytest.mark.django_db
def test_the_database_refuses_an_emergency_and_a_hospital_sign():
    for urgency in (EMERGENCY, HOSPITAL):
        with pytest.raises(IntegrityError, match="an_emergency_is_never_sent"), transaction.atomic():
            make_visits.bare_appointment(urgency=urgency)


@pytest.mark.django_db
def test_an_urgent_sign_is_seen_today_or_tomorrow_or_not_requested():
    service = make_visits.bookable_service()
    tuesday = make_visits.draft(service, MONDAY_NINE + timedelta(days=1), urgency=URGENT)

    assert triage.last_day(URGENT, SUNDAY_NOON) == date(2026, 11, 23)
    assert triage.last_day(ROUTINE, SUNDAY_NOON) is None
    with pytest.raises(SlotGone) as gone:
        requests.request(draft=tuesday, now=SUNDAY_NOON)
    assert {slot.day for slot in gone.value.nearest} <= {date(2026, 11, 23)}
    monday = make_visits.draft(service, MONDAY_NINE, urgency=URGENT, cookie="other")
    assert requests.request(draft=monday, now=SUNDAY_NOON).starts_at == MONDAY_NINE


@pytest.mark.django_db
def test_an_urgent_request_is_not_rescheduled_to_a_later_day():
    visit = make_visits.request(urgency=URGENT)

    with pytest.raises(SlotGone) as gone:
        moved(visit, MONDAY_NINE + timedelta(days=2))
    assert {slot.day for slot in gone.value.nearest} <= {date(2026, 11, 22), date(2026, 11, 23)}
    assert moved(visit, MONDAY_NINE + timedelta(hours=2)).starts_at == MONDAY_NINE + timedelta(hours=2)


@pytest.mark.django_db
def test_a_place_that_was_changed_while_it_was_sent_is_seen():
    draft = make_visits.draft(make_visits.bookable_service())
    BookingDraft.objects.update(region=make.region("knee", name="Knee"))

    with pytest.raises(triage.Changed):
        requests.request(draft=draft, now=SUNDAY_NOON)


@pytest.mark.django_db
@pytest.mark.parametrize(("urgency", "is_called"), [(URGENT, True), (ROUTINE, False)])
def test_an_urgent_request_that_nobody_answered_becomes_a_call(urgency, is_called):
    visit = make_visits.request(urgency=urgency)

    requests.expire(visit, now=visit.answer_by)

    visit.refresh_from_db()
    assert (visit.status, visit.call_wanted_at is not None) == (Status.EXPIRED, is_called)


@pytest.mark.django_db
def test_an_idle_draft_forgets_the_answers_but_not_that_help_is_needed_elsewhere():
    service = make_visits.bookable_service()
    drafts = {
        urgency: make_visits.draft(service, urgency=urgency, signs=[make_visits.checked("numb")])
        for urgency in Urgency.values
    }
    fresh = make_visits.draft(service, now=SUNDAY_NOON + timedelta(seconds=1))

    BookingDraft.objects.forget(SUNDAY_NOON + timedelta(minutes=30))

    for urgency, draft in drafts.items():
        draft.refresh_from_db()
        assert (draft.signs, draft.urgency) == ([], urgency if urgency in {EMERGENCY, HOSPITAL} else "")
    fresh.refresh_from_db()
    assert (fresh.signs, fresh.urgency) == ([make_visits.checked()], ROUTINE)


@pytest.mark.django_db
def test_closing_one_draft_takes_nothing_from_another():
    mine, other = make_visits.draft(make.service()), make_visits.draft(make.service(), cookie="other", reason="My knee")
    told = other.signs

    triage.close(mine)

    other.refresh_from_db()
    assert (other.reason, other.signs) == ("My knee", told)
    assert told != []
