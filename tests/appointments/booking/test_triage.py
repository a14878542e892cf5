"""The warning-sign check: what is asked, what the answers come to, and what is kept of them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from appointments.booking import requests, triage, waitlist
from appointments.booking.triage import Page
from appointments.models import Appointment, BookingDraft, VisitReason, WaitlistEntry
from clinic import demo
from clinic.models import Service, Tally, Urgency
from tests import make, make_visits
from tests.make_visits import SUNDAY_NOON

EMERGENCY, URGENT, ROUTINE = Urgency.EMERGENCY, Urgency.URGENT, Urgency.ROUTINE
PAGE_ONE = Page(EMERGENCY, (("numb", "Is it numb?"), ("chest", "Pain in your chest?")))
PAGE_TWO = Page(URGENT, (("fever", "Do you have a fever?"),))


@pytest.fixture
def back(db):
    return make.region("lower-back")


@pytest.fixture
def knee(db):
    return make.region("knee", name="Knee")


def sign(urgency=EMERGENCY, **facts):
    return make.warning_sign(urgency=urgency, **facts)


def draft_for(*regions, **facts):
    """Not asked yet."""
    return make_visits.draft(make.service(regions=regions), **({"signs": [], "urgency": ""} | facts))


def asked(draft, urgency=EMERGENCY):
    return [slug for slug, _words in triage.page(draft, urgency).questions]


def answered(draft, *rounds):
    """The draft after these rounds: (page, ticked slugs)."""
    for page, ticked in rounds:
        triage.answer(draft, page, ticked, SUNDAY_NOON)
    return draft


# What is asked


def test_a_service_asks_about_its_own_regions(back, knee):
    sign(slug="back", regions=[back])
    sign(slug="knee", regions=[knee])
    sign(slug="soon", regions=[back], urgency=URGENT)
    sign(slug="later", regions=[back], urgency=ROUTINE)
    sign(slug="hidden", regions=[back], is_active=False)

    assert asked(draft_for(back)) == ["back"]
    assert asked(draft_for(back), URGENT) == ["soon"]
    assert asked(draft_for(back, knee)) == ["back", "knee"]


def test_a_sign_of_several_regions_is_asked_about_once_and_in_its_place(back, knee):
    sign(slug="second", regions=[back, knee], position=2)
    sign(slug="first", regions=[knee], conditions=[make.condition([back, knee])], position=1)

    assert asked(draft_for(back, knee)) == ["first", "second"]


def test_a_sign_of_a_condition_counts_for_the_regions_of_that_condition(back, knee):
    sign(slug="of-sciatica", conditions=[make.condition([back])])
    sign(slug="of-the-knee", regions=[knee])

    assert asked(draft_for(back)) == ["of-sciatica"]
    assert asked(draft_for(knee)) == ["of-the-knee"]


def test_a_sign_that_belongs_to_nothing_is_for_everybody(back, knee):
    sign(slug="chest")
    sign(slug="knee", regions=[knee])
    sign(slug="of-a-condition", conditions=[make.condition()])

    assert asked(draft_for(back)) == ["chest"]


def test_who_comes_from_an_article_about_a_condition_is_asked_about_its_signs_too(back, knee):
    sign(slug="knee", regions=[knee])
    sign(slug="spasm", conditions=[make.condition([back], slug="back-muscle-spasm")])

    assert asked(draft_for(knee, article_slug="back-muscle-spasm")) == ["knee", "spasm"]
    assert asked(draft_for(knee, article_slug="another-article")) == ["knee"]


@pytest.mark.parametrize("with_a_region", [False, True], ids=["no-region", "a-region-without-signs"])
def test_when_nothing_fits_everything_is_asked(back, knee, with_a_region):
    sign(slug="back", regions=[back])
    sign(slug="soon", regions=[back], urgency=URGENT)
    sign(slug="hidden", regions=[back], is_active=False)

    draft = draft_for(*[knee] * with_a_region)

    assert asked(draft) == ["back"]
    assert asked(draft, URGENT) == ["soon"]


def test_a_service_without_regions_asks_for_more_than_the_general_signs(back):
    sign(slug="general", position=1)
    sign(slug="back", regions=[back], position=2)

    assert asked(draft_for()) == ["general", "back"]


def test_a_question_falls_back_to_the_wording(back):
    sign(slug="a", wording="you feel numb", question="Do you feel numb?", regions=[back])
    sign(slug="b", wording="your chest hurts", regions=[back])

    assert triage.page(draft_for(back), EMERGENCY).questions == (("a", "Do you feel numb?"), ("b", "your chest hurts"))


# The version of what was asked


def test_the_version_is_short_and_the_same_for_the_same_texts():
    assert PAGE_ONE.version == Page(EMERGENCY, PAGE_ONE.questions).version
    assert len(PAGE_ONE.version) == 12


@pytest.mark.parametrize(
    "questions",
    [
        (("numb", "Is it numb now?"), ("chest", "Pain in your chest?")),
        (("chest", "Pain in your chest?"), ("numb", "Is it numb?")),
        (("numbness", "Is it numb?"), ("chest", "Pain in your chest?")),
        (("numb", "Is it numb?"),),
    ],
    ids=["a-word", "the-order", "a-slug", "one-less"],
)
def test_every_change_of_the_questions_is_another_version(questions):
    assert Page(EMERGENCY, questions).version != PAGE_ONE.version


# What the answers come to


@pytest.mark.parametrize(
    ("rounds", "urgency"),
    [
        ([], ""),
        ([(PAGE_ONE, [])], ""),
        ([(PAGE_TWO, ["fever"])], ""),
        ([(PAGE_ONE, []), (PAGE_TWO, [])], ROUTINE),
        ([(PAGE_ONE, []), (PAGE_TWO, ["fever"])], URGENT),
        ([(PAGE_ONE, ["numb"])], EMERGENCY),
        ([(PAGE_TWO, []), (PAGE_ONE, ["numb"])], EMERGENCY),
        ([(PAGE_ONE, []), (PAGE_TWO, ["fever"]), (PAGE_TWO, [])], ROUTINE),
        ([(PAGE_ONE, []), (PAGE_TWO, []), (PAGE_TWO, ["fever"])], URGENT),
        ([(PAGE_ONE, ["numb"]), (PAGE_ONE, []), (PAGE_TWO, [])], EMERGENCY),
    ],
    ids=[
        "not-asked", "half", "the-other-half", "none", "urgent", "emergency", "emergency-last", "corrected-down",
        "corrected-up", "an-emergency-is-not-answered-away",
    ],
)  # fmt: skip
def test_the_answers_say_how_urgent_it_is(back, rounds, urgency):
    sign(regions=[back])
    sign(regions=[back], urgency=URGENT)
    draft = draft_for(back)

    answered(draft, *rounds)

    assert draft.urgency == triage.outcome(draft) == urgency


@pytest.mark.parametrize(
    ("asked_about", "before", "after"),
    [((), ROUTINE, ROUTINE), ((EMERGENCY,), "", ROUTINE), ((URGENT,), "", "")],
    ids=["nothing", "emergencies-alone", "urgent-signs-alone"],
)
def test_a_page_without_questions_is_skipped(back, asked_about, before, after):
    for urgency in asked_about:
        sign(urgency, regions=[back])
    draft = draft_for(back)
    assert triage.outcome(draft) == before

    answered(draft, (PAGE_ONE, []))

    assert triage.outcome(draft) == after


def test_the_pages_come_one_after_the_other(back):
    sign(slug="numb", regions=[back])
    sign(URGENT, slug="fever", regions=[back])
    draft = draft_for(back)

    assert triage.next_page(draft).urgency == EMERGENCY
    answered(draft, (PAGE_ONE, []))
    assert triage.next_page(draft).urgency == URGENT
    answered(draft, (PAGE_TWO, ["fever"]))
    assert triage.next_page(draft) is None


# What is kept


def test_a_round_keeps_the_words_that_were_shown_and_when_and_in_which_language(back):
    draft = draft_for(back)

    with translation.override("ar"):
        answered(draft, (PAGE_ONE, ["chest", "forged"]))

    assert draft.signs == [
        {
            "page": "emergency",
            "version": PAGE_ONE.version,
            "language": "ar",
            "answered_at": "2026-11-22T08:00:00+00:00",
            "ticked": [{"slug": "chest", "words": "Pain in your chest?"}],
            "urgency": "emergency",
            "corrected": False,
        }
    ]


def test_none_of_these_is_an_answer_of_its_own(back):
    draft = answered(draft_for(back), (PAGE_TWO, []))

    [one] = draft.signs
    assert (one["page"], one["ticked"], one["urgency"]) == ("urgent", [], "routine")


def test_both_answers_are_kept_and_the_earlier_one_is_marked(back):
    draft = answered(draft_for(back), (PAGE_ONE, []), (PAGE_TWO, ["fever"]), (PAGE_TWO, []))

    assert [(one["page"], one["urgency"], one["corrected"]) for one in draft.signs] == [
        ("emergency", "routine", False),
        ("urgent", "urgent", True),
        ("urgent", "routine", False),
    ]


def test_the_same_answer_sent_twice_is_one(back):
    draft = answered(draft_for(back), (PAGE_ONE, []), (PAGE_ONE, []), (PAGE_TWO, ["fever"]), (PAGE_TWO, ["fever"]))

    assert [one["corrected"] for one in draft.signs] == [False, False]


def test_the_same_answer_to_other_questions_is_another(back):
    longer = Page(URGENT, (*PAGE_TWO.questions, ("lump", "Is there a lump?")))

    draft = answered(draft_for(back), (PAGE_TWO, ["fever"]), (longer, ["fever"]))

    assert [one["version"] for one in draft.signs] == [PAGE_TWO.version, longer.version]
    assert [one["corrected"] for one in draft.signs] == [True, False]


def test_what_was_ticked_by_mistake_is_kept_and_asked_again(back):
    sign(regions=[back])
    draft = answered(draft_for(back), (PAGE_TWO, ["fever"]), (PAGE_ONE, ["numb"]))

    triage.take_back(draft)

    assert draft.urgency == ""
    assert [(one["page"], one["corrected"]) for one in draft.signs] == [("urgent", False), ("emergency", True)]
    answered(draft, (PAGE_ONE, []))
    assert draft.urgency == URGENT


def test_the_newest_rounds_and_those_that_count_are_kept(back):
    draft = answered(draft_for(back), (PAGE_ONE, []))
    for number in range(30):
        answered(draft, (PAGE_TWO, ["fever"] if number % 2 else []))

    assert len(draft.signs) == triage.ROUNDS_KEPT == 20
    assert draft.signs[0]["page"] == "emergency"
    assert [one["corrected"] for one in draft.signs] == [False, *[True] * 18, False]
    assert triage.outcome(draft) == URGENT


@given(st.lists(st.tuples(st.sampled_from([PAGE_ONE, PAGE_TWO]), st.sets(st.sampled_from(["numb", "chest", "fever"])))))
def test_whatever_is_answered_an_emergency_is_never_lost(rounds):
    """Without a database: no page is left to be looked up once each has an answer."""
    draft = BookingDraft(urgency=ROUTINE, signs=[make_visits.checked(), make_visits.checked(page="urgent")])

    emergency = False
    for page, ticked in rounds:
        triage.answer(draft, page, ticked & set(dict(page.questions)), SUNDAY_NOON)
        emergency = emergency or (page is PAGE_ONE and bool(ticked & {"numb", "chest"}))
        assert (draft.urgency == EMERGENCY) is emergency
        counting = [one["page"] for one in draft.signs if not one["corrected"]]
        assert sorted(counting) == ["emergency", "urgent"]


# What it means for a request


@pytest.mark.django_db
def test_an_emergency_is_never_sent():
    draft = make_visits.draft(make_visits.bookable_service(), urgency=EMERGENCY)

    with pytest.raises(triage.Emergency):
        requests.request(draft=draft, now=SUNDAY_NOON)

    assert Appointment.objects.count() == 0


@pytest.mark.django_db
def test_a_draft_without_an_answered_check_is_never_sent():
    draft = make_visits.draft(make_visits.bookable_service(), urgency="", signs=[])

    with pytest.raises(ValueError, match="unanswered"):
        requests.request(draft=draft, now=SUNDAY_NOON)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("meanwhile", "refusal"),
    [(EMERGENCY, triage.Emergency), (URGENT, triage.Changed), ("", triage.Changed), (None, triage.Changed)],
    ids=["an-emergency", "more-urgent", "forgotten", "gone"],
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
    draft.urgency = ""
    with pytest.raises(ValueError, match="unanswered"):
        waitlist.join(draft=draft, now=SUNDAY_NOON)

    assert WaitlistEntry.objects.count() == 0


@pytest.mark.django_db
def test_a_request_takes_the_urgency_and_the_answers_along_and_the_draft_keeps_none():
    rounds = [make_visits.checked(), make_visits.checked("a fever", page="urgent")]
    draft = make_visits.draft(make_visits.bookable_service(), urgency=URGENT, signs=rounds, reason="My back hurts")

    appointment = requests.request(draft=draft, now=SUNDAY_NOON)

    assert appointment.urgency == URGENT
    assert (appointment.reason.words, appointment.reason.signs) == ("My back hurts", rounds)
    draft.refresh_from_db()
    assert (draft.reason, draft.signs) == ("", [])


@pytest.mark.django_db
def test_a_request_without_words_keeps_the_answers_all_the_same():
    appointment = make_visits.request()

    assert (appointment.reason.words, appointment.reason.signs) == ("", [make_visits.checked()])


@pytest.mark.django_db
def test_the_database_refuses_an_emergency():
    with pytest.raises(IntegrityError, match="an_emergency_is_never_sent"), transaction.atomic():
        make_visits.bare_appointment(urgency=EMERGENCY)


@pytest.mark.django_db
def test_every_service_of_the_sample_clinic_asks_both_pages_and_each_sign_as_a_question():
    demo.load()

    for service in Service.objects.all():
        for urgency in triage.PAGES:
            questions = triage.page(BookingDraft(service=service), urgency).questions
            assert questions
            assert [words for _slug, words in questions if not words.endswith("?")] == []
    spine = triage.page(BookingDraft(service=Service.objects.get(is_main=True)), EMERGENCY)
    assert {"numb-saddle", "bladder-or-bowel", "both-legs", "chest-pain"} < dict(spine.questions).keys()


@pytest.mark.django_db
def test_an_idle_draft_forgets_the_answers_but_not_that_it_is_an_emergency():
    service = make_visits.bookable_service()
    drafts = {
        urgency: make_visits.draft(service, urgency=urgency, signs=[make_visits.checked("numb")])
        for urgency in Urgency.values
    }
    fresh = make_visits.draft(service, now=SUNDAY_NOON + timedelta(seconds=1))

    BookingDraft.objects.forget(SUNDAY_NOON + timedelta(minutes=30))

    for urgency, draft in drafts.items():
        draft.refresh_from_db()
        assert (draft.signs, draft.urgency) == ([], EMERGENCY if urgency == EMERGENCY else "")
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
