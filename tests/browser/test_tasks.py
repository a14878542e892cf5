"""Tasks on the board: given to somebody until a day, filtered, done."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import ContentTask, UnansweredSearch
from articles.publishing import tasks
from clinic.calendar import local_day
from tests import make_articles
from tests.browser.test_pages import axe_faults

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_an_editor_takes_a_task_and_does_it(signed_in, live_server):
    editor = make_articles.editor()
    UnansweredSearch.objects.create(words="gout", count=3, last_asked_at=timezone.now())
    tasks.open_due(timezone.now(), local_day(timezone.now()))
    page = signed_in(editor)
    page.goto(f"{live_server.url}/admin/articles/article/reviews/")

    row = page.locator(".task", has_text="gout")
    row.get_by_label("Who does it").select_option(label=editor.username)
    row.get_by_role("button", name="Change").click()
    expect(page.get_by_text("The task is changed.")).to_be_visible()
    page.get_by_role("link", name="Only mine").click()
    expect(row).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert axe_faults(page) == []
    row.get_by_role("button", name="Done").click()
    expect(page.get_by_text("Done.", exact=True)).to_be_visible()
    expect(row).to_have_count(0)

    assert ContentTask.objects.get().done_by == editor
