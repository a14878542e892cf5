"""No page and no message says "open" or "we expect you" when the calendar says otherwise.

Here at one edge of each kind (`make prove NAME=calendar`: at every edge and every hour of a year).
"""

from datetime import datetime, timedelta

import pytest
from django.conf import settings

from tests.sweeps import clinic_year, said

pytestmark = [pytest.mark.django_db, pytest.mark.once]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_at_each_kind_of_edge_of_eight_weeks_pages_and_messages_agree_with_the_oracle(client, manager):
    clinic = clinic_year.build(manager)
    said.give_feeds(clinic, manager)
    since = clinic_year.here(clinic_year.FIRST_DAY)
    oracle = clinic_year.Oracle(since - 10 * DAY, since + 70 * DAY)

    edges = one_of_each_kind([edge for edge in oracle.edges if since <= edge < since + 56 * DAY], oracle)
    broken = [wrong for edge in edges for wrong in said.breaks(clinic, oracle, client, edge, near=36 * HOUR)]

    assert broken == []
    assert len(edges) > 12


def one_of_each_kind(edges: list[datetime], oracle) -> list[datetime]:
    """The last of those that open or close at one time of the day, and change again at one."""
    kinds = {}
    for edge in edges:
        here, then = (each.astimezone(settings.CLINIC_TIME_ZONE) for each in (edge, oracle.changes_at(edge)))
        kinds[here.time(), then.time(), (then.date() - here.date()).days] = edge
    return sorted(kinds.values())
