"""The page of the search, what it keeps of it, and who may look after both."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from articles.models import SearchSynonym, UnansweredSearch
from articles.publishing import publish
from articles.search import unanswered
from tests import make, make_articles

pytestmark = pytest.mark.django_db

TYPING = {"HX-Request": "true"}


def look(client, text="", headers=None, **more):
    return client.get(reverse("search"), {"q": text} | more, headers=headers)


def words_of(page) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.text.partition("<main")[2]).split())


def test_what_is_found_stands_with_its_kind_and_the_words_marked(client):
    make_articles.published(title="Gout", slug="gout", summary="Gout is a <painful> joint.")
    make.service(name="Gout clinic", slug="gout-clinic")

    page = look(client, "gout")

    assert [(hit.kind, hit.address) for hit in page.context["hits"]] == [
        ("article", "/articles/gout/"),
        ("service", "/services/gout-clinic/"),
    ]
    assert "<mark>Gout</mark> is a &lt;painful&gt; joint." in page.text
    assert "2 results" in words_of(page)


def test_a_word_inside_the_text_is_shown_with_its_sentence_and_what_follows(client):
    article = make_articles.article(title="Feet")
    make_articles.block(article, "prose", html="<p>Long ago. " + "Feet are good. " * 20 + "All bunions hurt. Ask.</p>")
    publish.publish(article, now=timezone.now())

    assert "<bdi>All <mark>bunions</mark> hurt. Ask." in look(client, "bunion").text


def test_the_page_is_kept_and_indexed_by_nobody_and_sets_no_cookie(client):
    page = look(client, "gout")

    assert page.headers["Cache-Control"] == "no-store, private"
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "HX-Request" in page.headers["Vary"]
    assert page.cookies == {}
    assert "csrf" not in page.text


def test_a_correction_says_so_and_leads_to_the_words_as_they_were_typed(client):
    make_articles.published(title="Bursitis")

    page = look(client, "bursitus")

    assert "Showing results for bursitis . Search instead for “ bursitus ”" in words_of(page)
    assert 'href="/search/?q=bursitus&amp;exact=1"' in page.text
    assert "Nothing found for" in words_of(look(client, "bursitus", exact=1))


def test_an_empty_question_and_one_without_an_answer_say_what_to_do_next(client):
    make.profile()
    make.region()
    make.condition(name="Gout")

    assert "Where does it hurt? " in words_of(look(client))
    assert "Conditions we write about Gout" in words_of(look(client))
    nothing = words_of(look(client, "xyzzy"))
    assert "Nothing found for “ xyzzy ”" in nothing
    assert "Or call us: +971 4 200 0000" in nothing


def test_an_emergency_stands_above_everything_and_nothing_is_sold_beside_it(client):
    make.profile()
    make.service(name="Numb groin clinic")
    make.warning_sign(urgency="emergency", wording="your groin feels numb")

    page = look(client, "numb groin")

    assert "Call 998 now if: your groin feels numb" in words_of(page)
    assert {hit.kind for hit in page.context["hits"]} == {"region"}
    assert "bottom-bar" not in page.text
    assert "Do not wait" in look(client, "numb groin", headers=TYPING).text


def test_what_should_be_seen_soon_stands_above_the_results_but_never_beside_an_emergency(client):
    make.profile(phone="+97142000000")
    make.service(name="Hand clinic")
    make.warning_sign(urgency="emergency", wording="your groin feels numb")
    make.warning_sign(urgency="urgent", wording="your hands become clumsy")
    make.warning_sign(urgency="hospital", wording="one leg is swollen")

    def said(text):
        words = words_of(look(client, text))
        return [
            "or see a doctor today, if: your hands become clumsy" in words,
            "Go to a hospital that can scan today, not to us, if: one leg is swollen" in words,
            "Hand clinic" in words,
        ]

    assert said("clumsy hand") == [True, False, True]
    assert said("clumsy hand, swollen leg") == [True, True, True]
    assert said("hand clinic") == [False, False, True]
    assert said("clumsy hand, numb groin") == [False, False, False]
    assert "Read first when to get help soon." in look(client, "clumsy hand", headers=TYPING).text


def test_advice_is_in_the_language_of_who_searches_on_whatever_page(client):
    make.profile()
    make.warning_sign(urgency="emergency", wording="you cannot pass urine", wording_ar="صعوبة في التبول")

    for address in ("/search/", "/ar/search/"):
        page = client.get(address, {"q": "مب قادر اتبول"}).text
        notice = page.partition('<section aria-labelledby="now"')[2].partition("</section>")[0]
        assert notice.startswith(' lang="ar" dir="rtl">')
        assert "صعوبة في التبول" in notice
        assert "urine" not in notice
    assert "Call 998 now if: you cannot pass urine" in words_of(look(client, "cant pee"))


def test_an_article_in_the_other_language_says_so(client):
    make_articles.published(title="Gout", slug="gout")

    page = client.get("/ar/search/", {"q": "gout"}).text

    assert '<bdi lang="en-gb">English</bdi>' in page
    assert 'href="/articles/gout/"' in page
    assert '<bdi lang="en-gb">' not in look(client, "gout").text


@pytest.mark.parametrize("query", [
    "q=%00", "q=%ED%A0%80", "q=%FF%FE", "q=" + "a" * 5000, "q=a&q=b&q=", "q=back&page=" + "9" * 5000, "q=%22%20OR%20*",
    "q=back&page=-1", "q=back&page=x", "q=%F0%9F%98%80", "", "exact", "q=%E2%80%AEkcab", "q=" + "back+" * 999, "q=%25",
])  # fmt: skip
def test_no_question_breaks_the_page(client, query):
    make_articles.published(title="Back")

    page = client.get(f"{reverse('search')}?{query}")

    assert page.status_code == 200
    assert "\x00" not in page.text
    assert "\u202e" not in page.text


def test_ten_results_stand_on_a_page(client):
    for number in range(11):
        make.service(name=f"Gout {number}")

    first, second = look(client, "gout"), look(client, "gout", page=2)

    assert (len(first.context["hits"]), len(second.context["hits"])) == (10, 1)
    assert 'href="/search/?q=gout&amp;page=2"' in first.text


def test_while_somebody_types_only_results_come_and_no_question_is_kept(client):
    make_articles.published(title="Gout")

    assert look(client, "go", headers=TYPING).status_code == 204
    page = look(client, "gout", headers=TYPING)
    look(client, "xyzzy", headers=TYPING)

    assert "<html" not in page.text
    assert "1 result" in page.text
    assert "<html" in look(client, "gout", headers=TYPING | {"HX-History-Restore-Request": "true"}).text
    assert UnansweredSearch.objects.count() == 0


def test_a_question_without_an_answer_is_counted_once_a_minute(client):
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        look(client, "Gout flare?")
        look(client, "gout FLARE")
    with time_machine.travel(now + timedelta(minutes=1), tick=False):
        look(client, "gout flare")

    assert list(UnansweredSearch.objects.values_list("words", "count")) == [("gout flare", 2)]


@pytest.mark.parametrize("text", ["mona@example.com", "call 050 123", "a", "12", "very " * 30 + "long", "", "?!"])
def test_nothing_is_kept_that_may_tell_who_asked_or_says_nothing(text):
    unanswered.keep(text, now=timezone.now())

    assert UnansweredSearch.objects.count() == 0


def test_robots_cannot_fill_the_list(monkeypatch):
    now = timezone.now()
    for number in range(70):
        unanswered.keep(f"word{'x' * number}", now=now)
    assert UnansweredSearch.objects.count() == unanswered.MOST_NEW_AN_HOUR

    monkeypatch.setattr(unanswered, "MOST_ROWS", 60)
    UnansweredSearch.objects.filter(words="word").update(count=2)
    unanswered.keep("newer", now=now + timedelta(hours=2))

    assert UnansweredSearch.objects.count() == 60
    assert UnansweredSearch.objects.filter(words__in=["word", "newer"]).count() == 2


def test_editors_keep_synonyms_and_tick_off_what_is_answered(signed_in, editor):
    row = UnansweredSearch.objects.create(words="tennis elbow", last_asked_at=timezone.now())
    SearchSynonym.objects.all().delete()
    client = signed_in(editor)

    client.post(
        reverse("admin:articles_searchsynonym_add"),
        {"phrase": " Slipped  disc ", "meaning": "disc herniation", "both_ways": "on"},
    )
    listed = client.get(reverse("admin:articles_unansweredsearch_changelist"))
    client.post(reverse("admin:articles_unansweredsearch_changelist"), {"action": "done", "_selected_action": [row.pk]})

    assert [str(row) for row in SearchSynonym.objects.all()] == ["slipped disc → disc herniation"]
    assert "tennis elbow" in listed.text
    assert UnansweredSearch.objects.count() == 0


def test_a_synonym_needs_words_on_both_sides_that_differ(signed_in, editor):
    address = reverse("admin:articles_searchsynonym_add")
    client, before = signed_in(editor), SearchSynonym.objects.count()

    for phrase, meaning in [("the", "disc"), ("discs", "disc"), ("disc", "?!")]:
        assert client.post(address, {"phrase": phrase, "meaning": meaning}).status_code == 200

    assert SearchSynonym.objects.count() == before
