"""Tasks open by themselves, have an owner and a day, and are done by hand."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import ContentTask, PageFeedback, Reference, UnansweredSearch
from articles.publishing import publish, source_links, tasks
from tests import make, make_articles
from tests.parallel import together

pytestmark = pytest.mark.django_db

NOW, TODAY = timezone.now(), date(2026, 12, 3)
BOARD = reverse("admin:articles_article_reviews")


@pytest.fixture
def article():
    """Live, with an owner; it cites nice-ng59."""
    article = make_articles.article(title="Back pain", owner=make_articles.editor())
    publish.publish(article, now=NOW)
    return article


def asked(words="gout", count=3):
    return UnansweredSearch.objects.create(words=words, count=count, last_asked_at=NOW)


def question(article, text="What about running?"):
    facts = {"is_helpful": False, "reason": "missing", "language": "en", "created_at": NOW}
    return PageFeedback.objects.create(article=article, text=text, client=text, **facts)


def opened() -> set[tuple]:
    return set(ContentTask.objects.filter(done_at=None).values_list("kind", "about", "owner"))


def test_a_search_that_found_nothing_three_times_is_a_task_until_it_is_done(article):
    asked("gout", 3), asked("rare", 2)
    assert [tasks.open_due(NOW, TODAY), tasks.open_due(NOW, TODAY)] == [1, 0]
    task = ContentTask.objects.get()
    assert (task.kind, task.about, task.due_on) == ("search", "gout", TODAY + timedelta(days=30))

    assert tasks.finish(task, by=article.owner, now=NOW) is True
    assert tasks.finish(task, by=article.owner, now=NOW) is False

    assert [row.words for row in UnansweredSearch.objects.all()] == ["rare"]
    assert tasks.open_due(NOW, TODAY) == 0
    asked("gout", 3)
    assert tasks.open_due(NOW, TODAY) == 1


def test_a_readers_question_is_a_task_of_the_articles_owner_without_their_words(article):
    row = question(article)
    question(article, text="")
    tasks.open_due(NOW, TODAY)
    assert opened() == {("question", str(row.pk), article.owner.pk)}

    tasks.finish(ContentTask.objects.get(), by=None, now=NOW)
    assert tasks.open_due(NOW, TODAY) == 0


def test_a_source_that_is_gone_for_a_week_is_a_task(article):
    source = Reference.objects.get(key="nice-ng59")
    answers = []

    def is_there(address):
        answers.append(address)
        return False

    assert source_links.check(NOW, TODAY, is_there=is_there) == (1, 1)
    assert tasks.open_due(NOW, TODAY) == 0
    assert source_links.check(NOW + timedelta(days=6), TODAY, is_there=is_there) == (0, 0)
    later, then = NOW + timedelta(days=7), TODAY + timedelta(days=7)
    assert source_links.check(later, then, is_there=is_there) == (1, 1)
    assert answers == [source.link, source.link]

    assert tasks.open_due(later, then) == 1
    assert opened() == {("dead", f"{source.pk} {article.pk}", article.owner.pk)}


@pytest.mark.parametrize(("answer", "failing"), [(True, None), (None, TODAY), (False, TODAY)])
def test_an_answer_ends_the_failing_and_no_connection_changes_nothing(article, answer, failing):
    Reference.objects.update(failing_since=TODAY)

    source_links.check(NOW, TODAY + timedelta(days=1), is_there=lambda address: answer)

    assert Reference.objects.get(key="nice-ng59").failing_since == failing


def test_sources_that_no_live_article_cites_are_not_asked(article):
    publish.unpublish(article)

    assert source_links.check(NOW, TODAY, is_there=lambda address: False) == (0, 0)


def test_five_pages_of_a_site_a_day(article):
    for number in range(7):
        source = make_articles.reference(f"source-{number}", url=f"https://one.example/{number}")
        make_articles.block(article, "prose", html=f"<p>So it is [{source.key}].</p>")
    publish.publish(article, now=NOW)

    assert source_links.check(NOW, TODAY, is_there=lambda address: True) == (6, 0)  # five, and the one of NICE
    assert source_links.check(NOW, TODAY, is_there=lambda address: True) == (2, 0)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://10.0.0.1/",
        "http://169.254.169.254/",
        "http://[::1]/",
        "file:///etc",
    ],
)
def test_no_machine_of_our_own_network_is_asked(address, monkeypatch):
    monkeypatch.setattr(source_links, "build_opener", None)  # asking would fail

    assert source_links.page_is_there(address) is None


def test_a_source_that_was_replaced_is_a_task_for_each_article_that_cites_it(article):
    newer = make_articles.reference("newer")
    old = Reference.objects.get(key="nice-ng59")
    Reference.objects.filter(pk=old.pk).update(replaced_by=newer)

    tasks.open_due(NOW, TODAY)

    assert opened() == {("replaced", f"{old.pk} {article.pk}", article.owner.pk)}


def test_the_command_says_what_it_did(article, capsys):
    asked()
    call_command("content_tasks", "--offline")

    assert capsys.readouterr().out == "0 sources asked, 0 not there; 1 tasks opened\n"


def test_the_board_lists_tasks_gives_them_and_ends_them(article):
    asked(), question(article)
    tasks.open_due(NOW, TODAY)
    editor = make_articles.editor()
    client = Client()
    client.force_login(editor)
    search = ContentTask.objects.get(kind="search")

    page = client.get(BOARD).content.decode()
    assert "“<bdi>gout</bdi>”" in page
    assert "What about running?" not in page
    client.post(
        reverse("admin:articles_article_task_give", args=[search.pk]), {"owner": editor.pk, "due_on": "2027-01-02"}
    )
    assert [task.about for task, _form in client.get(f"{BOARD}?mine").context["tasks"]] == ["gout"]
    client.post(reverse("admin:articles_article_task_done", args=[search.pk]))

    search.refresh_from_db()
    assert (search.owner, search.due_on, search.done_by) == (editor, date(2027, 1, 2), editor)
    assert [task.kind for task, _form in client.get(BOARD).context["tasks"]] == ["question"]


def test_who_does_not_write_is_given_no_task(article):
    receptionist = make.user("front", roles=["receptionist"])
    asked()
    tasks.open_due(NOW, TODAY)
    task = ContentTask.objects.get()
    client = Client()
    client.force_login(make_articles.editor())

    client.post(
        reverse("admin:articles_article_task_give", args=[task.pk]), {"owner": receptionist.pk, "due_on": "2027-01-02"}
    )

    task.refresh_from_db()
    assert task.owner is None


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_runs_at_once_open_a_task_once(article):
    asked()

    made = together(*[lambda: tasks.open_due(NOW, TODAY)] * 3)

    assert sorted(made) == [0, 0, 1]
    assert ContentTask.objects.count() == 1
