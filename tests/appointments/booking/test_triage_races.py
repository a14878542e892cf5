"""The last button against an emergency that is ticked in another tab: whichever is first, the other sees it."""

from datetime import timedelta

import pytest

from appointments import links
from appointments.booking import requests, triage
from appointments.models import Appointment, BookingDraft, HeldTime, VisitReason
from appointments.views import drafts
from clinic import warning_signs
from clinic.models import Urgency
from tests import make, make_visits
from tests.parallel import together

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

PAIRS = 12


def answered_drafts():
    make.warning_sign(slug="numb", wording="Is it numb?", urgency=Urgency.EMERGENCY)
    service = make_visits.bookable_service("00:00", "23:59", step=timedelta(minutes=30))
    nine = make_visits.in_two_days()
    return [
        make_visits.draft(
            service, nine + timedelta(minutes=30 * number), now=make_visits.now(), cookie=str(number), reason="Pain"
        )
        for number in range(PAIRS)
    ]


def test_an_emergency_and_the_last_button_at_once_never_both_win():
    made = answered_drafts()
    asked = triage.groups(warning_signs.all_asked(), None, "myself")

    def send(draft):
        return requests.request(draft=BookingDraft.objects.get(pk=draft.pk))

    def tick(draft):
        return drafts.answer(BookingDraft.objects.get(pk=draft.pk), asked, {Urgency.EMERGENCY: ["numb"]})

    calls = [lambda act=act, draft=draft: act(draft) for draft in made for act in (send, tick)]
    results = together(*calls)

    for draft, sent, told in zip(made, results[::2], results[1::2], strict=True):
        draft.refresh_from_db()
        if isinstance(sent, Appointment):
            assert told == links.received(sent)  # who ticked it learns that the request had been sent
            assert (draft.urgency, draft.signs, draft.reason) == (Urgency.ROUTINE, [], "")
        else:
            assert type(sent) is triage.Emergency
            assert told is None
            assert draft.urgency == Urgency.EMERGENCY
            assert [one["urgency"] for one in draft.signs] == ["routine", "emergency"]
    sent = [result for result in results[::2] if isinstance(result, Appointment)]
    counts = [model.objects.count() for model in (Appointment, HeldTime, VisitReason)]
    assert counts == [len(sent)] * 3


def test_a_page_that_is_kept_never_writes_over_an_emergency():
    made = answered_drafts()
    asked = triage.groups(warning_signs.all_asked(), None, "myself")
    stale = [BookingDraft.objects.get(pk=draft.pk) for draft in made]

    together(
        *[lambda draft=draft: drafts.keep(draft) for draft in stale],
        *[lambda draft=draft: drafts.answer(draft, asked, {Urgency.EMERGENCY: ["numb"]}) for draft in made],
    )

    assert set(BookingDraft.objects.values_list("urgency", flat=True)) == {Urgency.EMERGENCY}
