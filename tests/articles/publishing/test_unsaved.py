"""What an editor types and does not save is kept for them, and for nobody else."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, UnsavedWork
from articles.publishing import snapshot
from tests import make_articles
from tests.articles.publishing.test_two_editors import PROSE, Editor

pytestmark = pytest.mark.django_db


class Writer(Editor):
    """An editor whose browser keeps what they type."""

    def keeps(self, article):
        answer = self.client.post(reverse("admin:articles_article_keep", args=[article.pk]), self.form)
        self.form["_unsaved"] = answer.json()["number"] or ""
        return answer

    def looks(self, article):
        return self.client.get(reverse("admin:articles_article_keep", args=[article.pk])).json()["others"]

    def comes_back(self, work):
        page = self.client.get(f"{self.address}?unsaved={work.pk}")
        self.opens_page(page)
        return page


@pytest.fixture
def article():
    return make_articles.article(title="As it was", sections=["What it is", "Causes"])


def draft(article) -> dict:
    return snapshot.take(Article.objects.get(pk=article.pk))


def test_what_was_typed_comes_back_and_is_saved_as_if_nothing_had_happened(article):
    before = draft(article)
    writer = Writer(article).types(title="As it is", **{f"{PROSE}__0__html": "<p>New words.</p>"})
    writer.adds_a_text("<p>One more text.</p>").keeps(article)

    assert draft(article) == before
    assert article.editions.count() == 0

    page = writer.comes_back(UnsavedWork.objects.get())
    assert page.context["adminform"].form["title"].value() == "As it is"
    assert writer.form[f"{PROSE}-2-html"] == "<p>One more text.</p>"
    assert writer.saves().status_code == 302

    texts = [block["fields"]["html"] for block in draft(article)["blocks"] if block["kind"] == "prose"]
    assert texts == ["<p>New words.</p>", "<p>Keep moving [nice-ng59].</p>", "<p>One more text.</p>"]
    assert not UnsavedWork.objects.exists()


def test_the_work_of_others_is_nobody_elses(article):
    writer, other = Writer(article).types(title="Mine alone"), Writer(article)
    writer.keeps(article)
    work = UnsavedWork.objects.get()

    page = other.client.get(f"{other.address}?unsaved={work.pk}")
    assert page.context["adminform"].form["title"].value() == "As it was"
    assert list(page.context["unsaved_offered"]) == []
    assert other.client.post(reverse("admin:articles_article_discard", args=[work.pk])).status_code == 404
    other.form["_unsaved"] = work.pk
    assert other.types(title="Theirs").keeps(article).json()["number"] is None
    other.saves()

    work.refresh_from_db()
    assert work.title == "Mine alone"


def test_two_windows_of_one_editor_do_not_overwrite_each_other(article):
    writer = Writer(article)
    second = Writer(article, beside=writer)
    second.client = writer.client
    writer.types(title="In the first window").keeps(article)
    second.types(title="In the second window").keeps(article)

    page = writer.client.get(writer.address)
    assert {work.title for work in page.context["unsaved_offered"]} == {"In the first window", "In the second window"}


def test_nothing_is_written_while_nothing_changes_and_little_when_it_does(article, django_assert_num_queries):
    writer = Writer(article).types(title="As it is")
    moment = timezone.now()
    writer.keeps(article)
    UnsavedWork.objects.update(kept_at=moment)

    assert writer.keeps(article).json()["number"] == UnsavedWork.objects.get().pk
    assert UnsavedWork.objects.get().kept_at == moment

    writer.types(title="As it will be")
    with django_assert_num_queries(6):  # session, account, how long a session lasts, two for rights, the work
        writer.keeps(article)
    assert UnsavedWork.objects.get().title == "As it will be"


def test_what_arrives_after_saving_makes_no_work_again(article):
    writer = Writer(article).types(title="As it is")
    writer.keeps(article)
    late = dict(writer.form)
    assert writer.saves().status_code == 302

    answer = writer.client.post(reverse("admin:articles_article_keep", args=[article.pk]), late)

    assert answer.json()["number"] is None
    assert not UnsavedWork.objects.exists()


def test_a_form_with_mistakes_keeps_its_work(article):
    writer = Writer(article).types(title="")
    writer.keeps(article)
    page = writer.saves()

    assert page.status_code == 200
    assert UnsavedWork.objects.count() == 1
    assert page.context["unsaved_number"] == UnsavedWork.objects.get().pk


def test_old_work_on_a_changed_draft_leads_to_the_page_with_both_texts(article):
    writer, other = Writer(article).types(title="Mine"), Writer(article)
    writer.keeps(article)
    other.types(title="Theirs").saves()

    writer.comes_back(UnsavedWork.objects.get())
    page = writer.saves()

    assert page.status_code == 409
    assert [change.name for change in page.context["changes"]] == ["title"]
    assert writer.takes_mine(page).status_code == 302
    assert draft(article)["article"]["title"] == "Mine"
    assert not UnsavedWork.objects.exists()


def test_a_new_article_that_was_never_saved_is_offered_in_the_list(article):
    client = Client()
    client.force_login(make_articles.editor())
    client.post(reverse("admin:articles_article_keep_new"), {"title": "Begun", "_unsaved": ""})
    work = UnsavedWork.objects.get()

    offered = client.get(reverse("admin:articles_article_changelist")).context["unsaved_offered"]
    assert [(each.title, each.article) for each in offered] == [("Begun", None)]
    page = client.get(reverse("admin:articles_article_add") + f"?unsaved={work.pk}")
    assert page.context["adminform"].form["title"].value() == "Begun"

    client.post(reverse("admin:articles_article_discard", args=[work.pk]))
    assert not UnsavedWork.objects.exists()


def test_words_in_a_block_that_somebody_deleted_come_back_as_a_new_block(article):
    writer, other = Writer(article), Writer(article)
    writer.types(**{f"{PROSE}__0__html": "<p>Mine, in the first.</p>", f"{PROSE}__1__html": "<p>In the second.</p>"})
    writer.keeps(article)
    other.adds_a_text("<p>Theirs.</p>").types(**{f"{PROSE}__0__DELETE": "on"}).saves()

    page = writer.comes_back(UnsavedWork.objects.get())
    writer.takes_mine(writer.saves())

    prose = next(each.formset for each in page.context["inline_admin_formsets"] if each.formset.prefix == PROSE)
    assert [form["html"].value() for form in prose.forms] == ["<p>In the second.</p>", "<p>Mine, in the first.</p>"]
    texts = [block["fields"]["html"] for block in draft(article)["blocks"] if block["kind"] == "prose"]
    assert sorted(texts) == ["<p>In the second.</p>", "<p>Mine, in the first.</p>"]


def test_the_same_work_opened_in_two_windows_is_kept_for_each(article):
    writer, second = Writer(article).types(title="Begun"), Writer(article)
    writer.keeps(article)
    work = UnsavedWork.objects.get()
    second.client = writer.client
    second.comes_back(work)

    second.types(title="On in the second").keeps(article)
    writer.types(title="On in the first").keeps(article)

    assert {work.title for work in UnsavedWork.objects.all()} == {"On in the first", "On in the second"}
    assert writer.saves().status_code == 302
    assert [work.title for work in UnsavedWork.objects.all()] == ["On in the second"]


def test_words_for_an_article_that_somebody_deleted_become_a_new_one(article):
    writer, late = Writer(article).types(title="Mine"), Writer(article)
    writer.adds_a_text("<p>An hour of work.</p>").keeps(article)
    Article.objects.get(pk=article.pk).delete()

    assert late.types(title="Kept for the first time now").keeps(article).status_code == 200
    assert writer.looks(article) == ["Somebody deleted this article. What you typed stays here and is kept for you."]
    writer.types(title="Mine again").keeps(article)
    refused = writer.saves()

    assert refused.status_code == 409
    address = reverse("admin:articles_article_add") + f"?unsaved={refused.context['unsaved_number']}"
    assert address in refused.content.decode()
    writer.address = reverse("admin:articles_article_add")
    writer.comes_back(UnsavedWork.objects.get(pk=refused.context["unsaved_number"]))
    assert writer.saves().status_code == 302
    made = Article.objects.get()
    assert made.title == "Mine again"
    texts = [block["fields"]["html"] for block in draft(made)["blocks"] if block["kind"] == "prose"]
    assert len(texts) == 3
    assert texts[-1] == "<p>An hour of work.</p>"


def test_who_replaces_theirs_still_does_after_a_mistake_and_a_closed_window(article):
    writer, other = Writer(article).types(title="Mine"), Writer(article)
    other.adds_a_text("<p>Theirs.</p>").saves()
    before = {"_mine": "1", "_version": Article.objects.get(pk=article.pk).version, "title": ""}
    assert writer.saves(**before).status_code == 200
    writer.types(**before).types(title="Mine after all").keeps(article)

    writer.comes_back(UnsavedWork.objects.get())
    assert writer.saves().status_code == 302

    assert draft(article)["article"]["title"] == "Mine after all"
    assert "<p>Theirs.</p>" not in [block["fields"].get("html") for block in draft(article)["blocks"]]


def test_saving_in_a_window_of_its_own_ends_the_work(article):
    writer = Writer(article).types(title="As it is")
    writer.keeps(article)

    assert writer.saves(_popup="1").status_code == 200
    assert draft(article)["article"]["title"] == "As it is"
    assert not UnsavedWork.objects.exists()


def test_a_number_that_is_none_is_no_work(article):
    writer = Writer(article).types(title="As it is")
    for number in ["9" * 5000, "9" * 30, "²", "-1", "x"]:
        assert writer.client.get(f"{writer.address}?unsaved={number}").status_code == 200
        writer.types(_unsaved=number).keeps(article)
    assert UnsavedWork.objects.count() == 5


def test_a_long_article_in_arabic_is_kept_and_saved(article):
    text = "<p>" + "الركبة " * 15_000 + "</p>"
    writer = Writer(article).types(**{f"{PROSE}__0__html": text})

    assert writer.client.get(writer.address).context["has_file_field"] is True  # so the form is sent in parts
    assert writer.keeps(article).status_code == 200
    assert writer.saves().status_code == 302


def test_who_else_is_writing_is_told(article):
    one, other = Writer(article).types(title="One"), Writer(article).types(title="Other")
    one.keeps(article)
    assert one.looks(article) == []

    [told] = other.looks(article)
    assert told.startswith(UnsavedWork.objects.get().editor.username)
    assert other.client.get(other.address).context["others_writing"] == [told]

    UnsavedWork.objects.update(kept_at=timezone.now() - timedelta(minutes=11))
    assert other.looks(article) == []


def test_who_may_not_write_is_refused(article):
    reader = Client()
    reader.force_login(make_articles.staff("articles.view_article"))

    assert reader.post(reverse("admin:articles_article_keep", args=[article.pk]), {"title": "No"}).status_code == 403
    assert reader.post(reverse("admin:articles_article_keep_new"), {"title": "No"}).status_code == 403
    assert not UnsavedWork.objects.exists()


def test_work_that_nobody_comes_back_to_is_forgotten(article):
    writer = Writer(article).types(title="Old")
    writer.keeps(article)
    UnsavedWork.objects.update(kept_at=timezone.now() - timedelta(days=90, seconds=1))

    call_command("tidy_readers")

    assert not UnsavedWork.objects.exists()
