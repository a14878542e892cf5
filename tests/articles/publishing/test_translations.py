"""A translation begins from its source, and each of two languages says when the other has changed since."""

from datetime import timedelta

import pytest
from django.forms import modelform_factory
from django.urls import reverse
from django.utils import timezone

from articles.admin import article_form
from articles.models import Article, ArticleType
from articles.publishing import checklist, publish, snapshot, translations
from articles.publishing.reading import Reading
from tests import make, make_articles
from tests.parallel import together

pytestmark = pytest.mark.django_db

ArticleForm = modelform_factory(Article, article_form.ArticleForm, fields=["title", "translation_of"])
NOTE = "the same article in another language has been changed since"


@pytest.fixture(autouse=True)
def clinic():
    return make.profile()


@pytest.fixture
def english():
    return make_articles.published(slug="knee-pain", title="Knee pain")


@pytest.fixture
def arabic(english):
    made = make_articles.published(slug="alam-alrukba", title="ألم الركبة", language="ar", translation_of=english)
    translations.say_the_same(made, english, now=timezone.now())
    return made


def change(article, **facts):
    """A clinical change of the summary, unless told otherwise, published at once."""
    article = Article.objects.get(pk=article.pk)
    for name, value in ({"summary": "Changed."} | facts).items():
        setattr(article, name, value)
    article.save()
    publish.publish(article, now=timezone.now())


def older() -> list[tuple[str, str]]:
    return [(row.article.title, row.other.title) for row in translations.older(timezone.now())]


def test_a_translation_begins_with_every_block_of_its_source(english):
    editor = make.user("editor", roles=["editor"])
    made = translations.begin(english, "ar", by=editor)

    assert (made.language, made.translation_of, made.owner, made.live_edition) == ("ar", english, editor, None)
    taken, source = snapshot.take(made), snapshot.take(english)
    kinds = [block["kind"] for block in source["blocks"]]
    assert [block["kind"] for block in taken["blocks"]] == kinds
    assert taken["article"]["primary_condition"] == source["article"]["primary_condition"]


def test_two_who_begin_it_get_the_same_draft(english):
    assert translations.begin(english, "ar") == translations.begin(english, "ar")
    assert Article.objects.filter(language="ar").count() == 1


def test_it_begins_from_the_arabic_as_well():
    arabic = make_articles.published(title="ألم الكتف", language="ar")
    made = translations.begin(arabic, "en-gb")
    assert (made.language, made.translation_of) == ("en-gb", arabic)


def test_what_still_is_in_the_other_language_is_not_published(english):
    made = translations.begin(english, "ar")
    told = [problem for problem in publish.checks(made) if "still in the other language" in problem.message]
    assert [(problem.field, problem.block, problem.is_error) for problem in told] == [
        ("summary", None, True),
        ("", 1, True),  # the heading "What it is"
    ]
    with pytest.raises(checklist.NotReady):
        publish.publish(made, now=timezone.now())


def test_a_line_in_the_other_language_is_only_pointed_at(arabic):
    make_articles.block(arabic, "point_list", points="استمروا في الحركة\nKeep on moving about")
    told = [(problem.block, problem.is_error) for problem in publish.checks(arabic)]
    assert [each for each in told if each[0] == 4] == [(4, False)]


def test_a_clinical_change_marks_the_other_language_until_somebody_has_compared_them(english, arabic):
    assert older() == []
    change(english)
    assert older() == [("ألم الركبة", "Knee pain")]
    english.refresh_from_db()
    translations.say_the_same(arabic, english, now=timezone.now())
    assert older() == []
    change(arabic, summary="تغيير.")
    assert older() == [("Knee pain", "ألم الركبة")]


def test_a_change_of_wording_outside_the_health_information_marks_nothing(english, arabic):
    change(english, summary=english.summary, seo_title="Knee pain: what helps")
    assert older() == []


def test_what_was_changed_and_changed_back_says_the_same_again(english, arabic):
    change(english)
    change(english, summary=english.summary)
    assert older() == []


def test_the_row_names_the_edition_that_was_compared(english, arabic):
    compared = english.live_edition
    change(english)
    assert [row.compared for row in translations.older(timezone.now())] == [compared]


def test_readers_of_the_older_text_are_told_and_led_to_the_newer_one(client, english, arabic):
    def is_told(path, words=NOTE):
        return words in " ".join(client.get(path).content.decode().split())

    assert [is_told("/articles/knee-pain/"), is_told("/ar/articles/alam-alrukba/", "قد يكون هذا النص قديمًا")] == [
        False
    ] * 2
    change(arabic, summary="تغيير.")
    assert is_told("/articles/knee-pain/")
    assert 'href="/ar/articles/alam-alrukba/" lang="ar"' in client.get("/articles/knee-pain/").content.decode()
    assert is_told("/articles/knee-pain/leaflet/")
    assert not is_told("/ar/articles/alam-alrukba/", "قد يكون هذا النص قديمًا")
    change(english)
    assert is_told("/ar/articles/alam-alrukba/", "قد يكون هذا النص قديمًا")


def test_a_language_that_is_taken_down_marks_nothing(english, arabic):
    change(english)
    publish.unpublish(english)
    assert older() == []
    arabic.refresh_from_db()
    assert Reading(arabic, arabic.live_edition).newer is None


def test_the_board_lists_what_readers_of_a_language_cannot_read(english):
    make_articles.published(title="Closed for Eid", article_type=ArticleType.NEWS)

    def rows():
        return [(row.article, row.language, row.draft, row.review) for row in translations.missing(timezone.now())]

    assert rows() == [(english, "ar", None, None)]
    draft = translations.begin(english, "ar")
    assert rows() == [(english, "ar", draft, None)]
    draft.title, draft.summary = "ألم الركبة", "جملة واحدة."
    draft.save()
    asked = make_articles.asked(make_articles.article(title="ألم الركبة ٢", language="ar"))
    Article.objects.filter(pk=draft.pk).update(translation_of=None)
    Article.objects.filter(pk=asked.edition.article_id).update(translation_of=english)
    assert rows() == [(english, "ar", asked.edition.article, asked)]
    publish.publish(asked.edition.article, now=timezone.now())
    assert rows() == []


def test_an_original_that_is_not_public_is_what_is_missing(english, arabic):
    publish.unpublish(english)
    assert [(row.article, row.language, row.draft) for row in translations.missing(timezone.now())] == [
        (arabic, "en-gb", english)
    ]


def test_the_words_of_the_source_stand_beside_the_blocks_of_the_same_kind_and_place(english):
    kinds = ["section_heading", "callout", "prose", "reference_list", "prose"]
    said = translations.beside(english, kinds)
    assert ["What it is" in said[0], said[1], "Keep moving" in said[2], said[4]] == [True, "", True, ""]


def test_the_board_says_it_in_one_press_but_not_of_an_edition_that_nobody_saw(client, english, arabic):
    change(english)
    english.refresh_from_db()
    client.force_login(make.user("editor", roles=["editor"]))
    board = reverse("admin:articles_article_reviews")
    assert "older than the English" in client.get(board).content.decode()
    same = reverse("admin:articles_article_same", args=[arabic.pk, english.pk])

    client.post(same, {"seen": f"{arabic.live_edition_id} {english.live_edition_id - 1}"})
    assert older() == [("ألم الركبة", "Knee pain")]
    client.post(same, {"seen": f"{arabic.live_edition_id} {english.live_edition_id}"})
    assert older() == []
    assert arabic.events.latest("pk").get_action_display() == "Found to say the same as the other language"


def test_articles_that_are_no_translations_of_each_other_are_not_compared(client, english):
    other = make_articles.published(title="Hip pain")
    client.force_login(make.user("editor", roles=["editor"]))
    same = reverse("admin:articles_article_same", args=[english.pk, other.pk])
    assert client.post(same, {"seen": f"{english.live_edition_id} {other.live_edition_id}"}).status_code == 404


def test_whoever_publishes_says_in_the_same_press_that_both_are_the_same(client, english, arabic):
    client.force_login(make.user("editor", roles=["editor"]))
    for ticked, left in [({}, [("ألم الركبة", "Knee pain")]), ({"same": str(arabic.live_edition_id)}, [])]:
        english.refresh_from_db()
        english.summary += " Again."
        english.save()
        client.post(reverse("admin:articles_article_publish", args=[english.pk]), ticked)
        assert older() == left


def test_an_update_that_waits_is_not_compared_before_it_is_live(client, english, arabic):
    client.force_login(make.user("editor", roles=["editor"]))
    english.summary = "Later."
    english.save()
    at = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    form = {"go_live_at": at, "same": str(arabic.live_edition_id)}
    client.post(reverse("admin:articles_article_publish", args=[english.pk]), form)
    arabic.refresh_from_db()
    assert older() == []
    assert arabic.matches_source == english.live_edition.clinical_hash


def test_the_form_of_a_translation_shows_what_there_is_to_translate(client, english):
    client.force_login(make.user("editor", roles=["editor"]))
    answer = client.post(reverse("admin:articles_article_translate", args=[english.pk, "ar"]))
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Write over the words of the other language." in page
    assert (
        page.count('class="in-the-source" lang="en-gb" dir="ltr"') == 3
    )  # facts, heading, text; the list has no words
    assert client.post(reverse("admin:articles_article_translate", args=[english.pk, "xx"])).status_code == 404


@pytest.mark.parametrize(
    ("of", "of_what", "why"),
    [
        ("english", "other", "in another language than the article"),
        ("new", "arabic", "This is a translation itself"),
        ("english", "hip", "Other articles are translations of this one"),
    ],
)
def test_each_translation_belongs_to_the_article_that_was_written_first(english, arabic, of, of_what, why):
    other = make_articles.article(title="Shoulder pain")
    hip = make_articles.article(title="ألم الورك", language="ar")
    new = make_articles.article(title="New", language="en-gb")
    articles = {"english": english, "arabic": arabic, "other": other, "hip": hip, "new": new}
    form = ArticleForm({"translation_of": articles[of_what].pk, "title": "T"}, instance=articles[of])

    assert why in " ".join(form.errors["translation_of"])


def test_an_earlier_edition_brings_no_other_language_to_what_is_public_or_one_of_a_pair(english, arabic):
    for article, before in [(arabic, "en-gb"), (translations.begin(make_articles.published(), "ar"), "en-gb")]:
        edition = article.editions.first()
        edition.snapshot["article"]["language"] = before
        edition.save()
        publish.restore(edition)
        article.refresh_from_db()
        assert article.language == "ar"
    assert [each.may_change_language for each in (english, arabic, make_articles.article())] == [False, False, True]


def test_only_a_pair_is_compared(english, arabic):
    with pytest.raises(ValueError, match="Only an article and its translation"):
        translations.say_the_same(make_articles.published(), arabic, now=timezone.now())


def test_an_article_in_the_other_language_may_be_its_source(english):
    new = make_articles.article(title="ألم", language="ar")
    form = ArticleForm({"translation_of": english.pk, "title": "T"}, instance=new)
    form.is_valid()
    assert "translation_of" not in form.errors


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_who_begin_it_at_the_same_moment_one_waits_and_both_get_the_same_draft():
    source = make_articles.published()
    for _round in range(5):
        drafts = together(*[lambda: translations.begin(source, "ar").pk] * 4)
        assert len(set(drafts)) == 1
        assert Article.objects.filter(translation_of=source).count() == 1
        Article.objects.filter(translation_of=source).delete()
