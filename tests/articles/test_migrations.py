"""Old approvals were of the whole text (0013); a site keeps its menu and home page (0014)."""

from datetime import UTC, date, datetime

import pytest

from tests.appointments.migrations.steps import migrate, migrate_to_the_newest

BEFORE = [("articles", "0012_unfinished_drafts")]
NOW = [("articles", "0014_pages_menus_and_announcements")]
DECIDED = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture
def before():
    yield migrate(BEFORE)
    migrate_to_the_newest()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_old_approvals_were_of_the_whole_and_old_requests_of_nothing_yet(before):
    article = before.get_model("articles", "Article").objects.create(slug="old", title="Old")
    edition = before.get_model("articles", "Edition").objects.create(
        article=article, number=1, snapshot={}, created_at=DECIDED
    )
    reviewer = before.get_model("articles", "Contributor").objects.create(slug="dr-old", name="Dr Old")
    rows = before.get_model("articles", "ClinicalReview").objects
    facts = {"edition": edition, "reviewer": reviewer, "requested_at": DECIDED}
    rows.create(**facts, state="approved", decided_at=DECIDED, next_review_due=date(2027, 3, 2))
    rows.create(**facts, state="requested", link_nonce="x")

    after = migrate(NOW)

    found = after.get_model("articles", "ClinicalReview").objects.order_by("pk")
    assert list(found.values_list("state", "whole_read_at", "since")) == [
        ("approved", DECIDED, None),
        ("requested", None, None),
    ]
    entries = after.get_model("articles", "MenuEntry").objects.order_by("place", "order")
    assert list(entries.values_list("built_in", flat=True)) == [
        *["hours", "prices", "conditions", "my_appointment", "privacy"],
        *["services", "articles", "team", "contact", "my_appointment"],
    ]
