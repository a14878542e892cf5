"""Two editors at one draft: nothing that was typed is lost, and nobody's save is overwritten unseen."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from articles.admin.article import ArticleAdmin
from articles.blocks.kinds import KINDS
from articles.models import Article
from articles.publishing import snapshot
from articles.publishing.conflicts import NOT_IN_A_SNAPSHOT, ROWS
from tests import make_articles
from tests.parallel import together

pytestmark = pytest.mark.django_db
PROSE, HEADING = "articles_prose_set", "articles_sectionheading_set"


class Editor:
    """Somebody who has the form open: what it held is what they send, with what they typed."""

    def __init__(self, article, beside=None):
        """`beside` somebody who opened it at the same moment."""
        self.client = Client()
        self.client.force_login(make_articles.editor())
        self.address = reverse("admin:articles_article_change", args=[article.pk])
        if beside:
            self.form = beside.form.copy()
        else:
            self.opens()

    def opens(self):
        return self.opens_page(self.client.get(self.address))

    def opens_page(self, page):
        forms = [page.context["adminform"].form]
        for inline in page.context["inline_admin_formsets"]:
            forms += [inline.formset.management_form, *inline.formset.forms]
        self.form = {"_version": page.context["opened_with"] or page.context["original"].version}
        self.form |= {"_unsaved": page.context["unsaved_number"], "_window": page.context["window"]}
        if page.context["takes_mine"]:
            self.form["_mine"] = "1"
        for form in forms:
            for field in form:
                value = field.value()
                if value is not False and value not in (None, ""):
                    self.form[field.html_name] = value
        return self

    def types(self, **fields):
        self.form |= {name.replace("__", "-"): value for name, value in fields.items()}
        return self

    def adds_a_text(self, html, place=900):
        number = self.form[f"{PROSE}-TOTAL_FORMS"]
        new = {"html": html, "region": "main", "ordering": place}
        self.form |= {f"{PROSE}-{number}-{name}": value for name, value in new.items()}
        self.form[f"{PROSE}-TOTAL_FORMS"] = number + 1
        return self

    def saves(self, **more):
        return self.client.post(self.address, self.form | more)

    def takes_mine(self, conflict):
        """Presses the button of the page that shows both."""
        form = {}
        for name, value in conflict.context["hidden"]:
            form.setdefault(name, []).append(value)
        version = conflict.context["article"].version
        return self.client.post(self.address, form | {"_version": version, "_mine": "1"})


def two_editors(article) -> tuple[Editor, Editor]:
    one = Editor(article)
    return one, Editor(article, beside=one)


@pytest.fixture
def article():
    return make_articles.article(title="As it was", sections=["What it is", "Causes"])


def draft(article) -> dict:
    return snapshot.take(Article.objects.get(pk=article.pk))


def prose(article) -> list[str]:
    return [block["fields"]["html"] for block in draft(article)["blocks"] if block["kind"] == "prose"]


def test_the_second_of_two_is_shown_both_texts_and_takes_theirs_away_only_when_told_to(article):
    one, other = two_editors(article)

    assert one.types(title="Theirs", **{f"{PROSE}__0__html": "<p>Their words.</p>"}).saves().status_code == 302
    before = draft(article)
    page = other.types(title="Mine", summary="My summary.").adds_a_text("<p>My new words.</p>").saves()

    assert page.status_code == 409
    assert draft(article) == before
    assert article.editions.count() == 1
    assert LogEntry.objects.count() == 1
    told = {(change.name, change.kind): (change.before, change.after) for change in page.context["changes"]}
    assert told["title", "changed"] == ([("gone", "Theirs")], [("new", "Mine")])
    assert told["text", "new"] == ([], [("new", "My new words.")])
    assert ("gone", "Their") in told["text", "changed"][0]
    typed = [part.text for part in page.context["typed"]]
    assert {"Mine", "My summary.", "My new words."} <= set(typed)

    assert other.takes_mine(page).status_code == 302

    assert draft(article)["article"]["title"] == "Mine"
    assert "<p>My new words.</p>" in prose(article)
    assert "<p>Their words.</p>" not in prose(article)
    assert [edition.facts["title"] for edition in article.editions.all()] == ["Mine", "Theirs"]


@pytest.mark.once
def test_a_section_that_the_other_deleted_comes_back_under_its_old_address(article):
    heading = article.articles_sectionheading_set.get(text="Causes")
    one, other = two_editors(article)
    number = next(n for n in range(2) if other.form[f"{HEADING}-{n}-id"] == heading.pk)
    mine = other.types(**{f"{HEADING}__{number}__text": "Why it happens"})
    one.types(**{f"{HEADING}__{number}__DELETE": "on"}).saves()
    assert not article.articles_sectionheading_set.filter(pk=heading.pk).exists()

    page = mine.saves()
    mine.takes_mine(page)

    assert page.status_code == 409
    again = article.articles_sectionheading_set.get(text="Why it happens")
    assert again.anchor == "causes"
    assert [block["kind"] for block in draft(article)["blocks"]].count("section_heading") == 2


def test_mine_over_theirs_keeps_every_row_of_every_kind(article):
    make_articles.every_block(article)
    before = draft(article)
    one, other = two_editors(article)
    deleted = {f"{prefix}__0__DELETE": "on" for prefix in ROWS}
    assert one.types(**deleted).saves().status_code == 302
    assert len({block["kind"] for block in draft(article)["blocks"]}) == 2  # two headings and a text were left

    other.takes_mine(other.saves())

    after = draft(article)
    assert after == before
    assert {block["kind"] for block in after["blocks"]} == set(KINDS)


@pytest.mark.once
def test_somebody_who_saved_again_meanwhile_is_not_overwritten_either(article):
    one, other = two_editors(article)
    one.types(review_interval_months=6).saves()
    page = other.types(review_interval_months=24).saves()
    assert [change.name for change in page.context["changes"]] == ["Review again after (months)"]
    one.opens().types(title="Theirs again").saves()

    assert other.takes_mine(page).status_code == 409
    assert draft(article)["article"]["title"] == "Theirs again"


def test_what_no_edition_holds_is_shown_as_well(article):
    page_above = make_articles.article(title="About us", article_type="page")
    page = make_articles.article(title="Insurance", article_type="page")
    one, other = two_editors(page)
    one.types(parent=page_above.pk).saves()

    [change] = other.saves().context["changes"]

    assert (change.name, change.words) == ("Stands below", [("gone", "About us")])
    in_an_edition = {"hero", "for_whom", "language", "body_regions", "primary_condition", *snapshot.FIELDS}
    fields = {name for _title, part in ArticleAdmin.fieldsets for name in part["fields"]}
    assert fields - in_an_edition == set(NOT_IN_A_SNAPSHOT)


def test_in_a_window_of_its_own_both_texts_are_shown_and_mine_is_saved_too(article):
    one, other = two_editors(article)
    one.types(title="Theirs").saves()

    page = other.types(title="Mine", _popup="1").saves()
    assert (page.status_code, draft(article)["article"]["title"]) == (409, "Theirs")
    assert other.takes_mine(page).status_code == 200
    assert draft(article)["article"]["title"] == "Mine"


@pytest.mark.once
def test_mistakes_are_told_first_and_the_form_stays_old(article):
    one, other = two_editors(article)
    one.types(**{f"{PROSE}__0__DELETE": "on"}).saves()

    page = other.types(title="").saves()

    assert (page.status_code, page.context["opened_with"]) == (200, "0")
    assert page.context["adminform"].form.errors.keys() == {"title"}
    assert not any(page.context["inline_admin_formsets"][0].formset.errors)


def test_a_text_is_not_lost_with_the_article_that_somebody_deleted(article):
    editor = Editor(article).adds_a_text("<p>An hour of work.</p>")
    Article.objects.get(pk=article.pk).delete()

    page = editor.saves()

    assert page.status_code == 409
    assert "An hour of work." in [part.text for part in page.context["typed"]]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_saves_at_the_same_moment_one_wins_and_the_other_is_shown_both(article):
    one, other = two_editors(article)
    editors = [one.types(title="One"), other.types(title="Two")]

    answers = together(*[editor.saves for editor in editors])

    assert sorted(answer.status_code for answer in answers) == [302, 409]
    winner = next(title for title, answer in zip(("One", "Two"), answers, strict=True) if answer.status_code == 302)
    assert [edition.facts["title"] for edition in article.editions.all()] == [winner]
