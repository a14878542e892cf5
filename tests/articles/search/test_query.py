"""What is found, in which order, and by whom it may be seen."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from articles.models import SearchSynonym, SearchWord
from articles.publishing import publish
from articles.search import index, query
from articles.search.entries import KINDS
from clinic import demo as clinic_demo
from clinic.models import Insurer
from tests import make, make_articles

pytestmark = pytest.mark.django_db


def found(text, **how) -> list[str]:
    keys = query.find(text, now=timezone.now(), **how).keys
    return [f"{KINDS[kind]} {slug}" for kind, slug in keys]


def test_readers_find_what_is_live_and_nothing_else():
    make_articles.article(title="Gout, a draft")
    live = make_articles.published(title="Gout")
    gone = make_articles.published(title="Gout, taken down")
    publish.unpublish(gone)
    planned = make_articles.article(title="Gout tomorrow")
    now = timezone.now()
    publish.publish(planned, now=now, go_live_at=now + timedelta(hours=1), expire_at=now + timedelta(hours=3))

    assert found("gout") == [f"article {live.slug}"]
    assert found("tomorrow") == []
    with time_machine.travel(now + timedelta(hours=2)):
        assert found("tomorrow") == [f"article {planned.slug}"]
    with time_machine.travel(now + timedelta(hours=3)):
        assert found("tomorrow") == []
    assert SearchWord.objects.filter(article=gone).count() == 0


def test_a_change_in_the_draft_is_found_when_it_is_published():
    article = make_articles.published(title="Gout")
    article.title = "Bursitis"
    article.save()

    assert (found("bursitis"), found("gout")) == ([], [f"article {article.slug}"])

    publish.publish(article, now=timezone.now())

    assert (found("bursitis"), found("gout")) == ([f"article {article.slug}"], [])


def test_names_of_the_clinic_are_found_as_they_are_now():
    service = make.service(name="Shockwave therapy")
    condition = make.condition(name="Plantar fasciitis", also_known_as="policeman's heel, jogger's foot")
    person = make.practitioner(name="Dr Haya", role="Hand surgeon")

    assert found("shock wave therapy") == [f"service {service.slug}"]
    assert found("policemans heel")[:1] == found("joggers foot")[:1] == [f"condition {condition.slug}"]
    assert found("hand surgeon")[:1] == [f"person {person.slug}"]

    service.name, person.is_active = "Laser therapy", False
    service.save()
    person.save()

    assert (found("shockwave"), found("laser"), found("surgeon")) == ([], [f"service {service.slug}"], [])


def test_words_that_mean_the_same_are_kept_by_editors_one_way_or_both():
    disc = make_articles.published(title="Disc herniation")
    shoe = make_articles.published(title="Insoles")
    SearchSynonym.objects.create(phrase="slipped disc", meaning="disc herniation")
    SearchSynonym.objects.create(phrase="orthotics", meaning="insoles", both_ways=True)
    other = make.condition(name="Orthotics")

    assert found("my slipped disc") == [f"article {disc.slug}"]
    assert found("orthotics") == [f"condition {other.slug}", f"article {shoe.slug}"]
    assert found("insoles") == [f"article {shoe.slug}", f"condition {other.slug}"]


def test_what_is_corrected_is_said_and_can_be_refused():
    make_articles.published(title="Bursitis")

    meant = query.find("bursitus", now=timezone.now())

    assert (meant.corrected, len(meant.keys)) == ("bursitis", 1)
    assert found("bursitus", exact=True) == []
    assert found("bursi") == found("bursitis")  # somebody types
    assert query.find("bursi", now=timezone.now()).corrected == ""


def test_a_word_that_exists_is_never_corrected_whoever_wrote_it():
    """In everyday English, in facts of the clinic, in the words of cards and synonyms, among emergencies."""
    make.profile(city="Gaut")
    Insurer.objects.create(name="Gouta Health")
    make_articles.published(title="Gout and cancer, lumbago, gladder")
    SearchSynonym.objects.create(phrase="goutish", meaning="gout")

    for word in ("gaut", "gouta", "goutish", "goat", "cancel", "bladder", "lumbar", "goût"):
        assert query.find(word, now=timezone.now()).corrected == ""
    assert query.find("gouut", now=timezone.now()).corrected == "gout"
    assert query.find("gouta health", now=timezone.now()).cards == ["insurers"]


def test_an_english_word_is_half_of_another_one_only_while_somebody_types():
    make_articles.published(title="Spasms")

    assert found("spa") == found("spa treatment", is_typing=True) == []
    assert found("spa", is_typing=True) == found("treat spa", is_typing=True) == found("spasms")


def test_a_synonym_of_a_word_that_nobody_writes_counts_as_if_it_had_been_typed():
    for number in range(3):
        make_articles.published(title=f"Pain {number}", summary="Pain, pain.")
    knee = make.condition(name="Knee")

    assert found("nee pain")[0] == f"condition {knee.slug}"


def test_a_word_of_an_article_that_is_not_out_yet_is_not_told_by_a_correction():
    now = timezone.now()
    publish.publish(make_articles.article(title="Arthrogryposis"), now=now, go_live_at=now + timedelta(days=1))

    assert query.find("arthrogriposis", now=now).corrected == ""


def test_the_vocabulary_that_a_process_keeps_follows_what_is_published():
    make_articles.published(title="Bursitis")
    found("bursitis")
    later = make_articles.published(title="Tendinopathy")

    assert found("tendinopahty") == [f"article {later.slug}"]


def test_arabic_is_found_however_it_is_written():
    article = make_articles.published(title="الوسادةُ والنَّوم", language="ar")

    for text in ("وسادة", "الوساده", "الوســـادة", "وِسادة", "وسادتي", "وبالوسادة", "لوسادتي", "وسادتين"):
        assert found(text) == [f"article {article.slug}"]
    meant = query.find("أي وصادة للنوم؟", now=timezone.now())
    assert (meant.corrected, meant.keys) == ("أي وسادة للنوم؟", [(0, article.slug)])


def test_a_text_in_two_languages_is_one_result_in_that_of_the_reader():
    english = make_articles.published(title="Gout")
    arabic = make_articles.published(title="النقرس", language="ar", translation_of=english)

    with translation.override("ar"):
        assert found("gout") == found("نقرس") == [f"article {arabic.slug}"]
    assert found("نقرس") == [f"article {arabic.slug}"]  # Arabic words are answered in Arabic on every page
    assert found("gout") == [f"article {english.slug}"]

    publish.unpublish(arabic)

    with translation.override("ar"):
        assert found("gout") == [f"article {english.slug}"]


def test_what_there_is_only_in_the_other_language_comes_last():
    english = make_articles.published(title="Gout")
    arabic = make_articles.published(title="القدم", summary="ألم من gout في القدم.", language="ar")

    assert found("gout") == [f"article {english.slug}", f"article {arabic.slug}"]
    with translation.override("ar"):
        assert found("gout") == [f"article {arabic.slug}", f"article {english.slug}"]


def test_the_clinic_is_found_by_its_names_in_either_language():
    condition = make.condition(name="Gout", name_ar="النقرس", also_known_as_ar="داء الملوك")
    person = make.practitioner(name="Dr Haya", name_ar="د. هيا", languages=["tl"])
    article = make_articles.published(title="Gout")

    for language in ("en-gb", "ar"):
        with translation.override(language):
            assert found("هيا")[:1] == found("dr haya")[:1] == [f"person {person.slug}"]
            assert found("داء الملوك")[0] == f"condition {condition.slug}"
            assert found("التاغالوغية") == found("tagalog") == []  # the card of the languages answers
            assert f"article {article.slug}" in found("النقرس")  # by the name of its condition


@pytest.mark.parametrize("size", [1, 3])
def test_a_search_costs_twelve_statements_however_much_there_is(django_assert_num_queries, size):
    for number in range(size):
        make_articles.published(title=f"Gout {number}")
        make.service(name=f"Gout clinic {number}")
    found("gout")

    with django_assert_num_queries(12):
        found("gout")


def test_all_words_can_be_written_again_from_the_live_editions():
    article = make_articles.published(title="Gout")
    SearchWord.objects.all().delete()

    assert found("gout") == []
    assert index.write_missing() == 1
    assert (found("gout"), index.write_missing()) == ([f"article {article.slug}"], 0)


FRIGHTENED = [
    "numb groin", "cannot control bladder", "cant pee", "lost control of my bowels", "both legs weak", "chest pain",
    "numbness between my legs", "I can't feel my legs", "tingling in private parts", "wet myself and back pain",
    "car crash", "fell from a ladder", "no feeling during sex", "incontinence", "heart attack", "nummb groin",
]  # fmt: skip
CALM = [
    "back pain", "low back pain at night", "groin strain", "numb hand", "knee pain", "muscle spasm", "pain in my leg",
    "sitting all day", "what to bring", "new shoes", "skin", "dr omar", "sciatica", "weak ankle", "cold",
]  # fmt: skip


def test_a_sign_that_must_not_wait_is_heard_in_the_words_of_frightened_people():
    clinic_demo.load()

    def heard(text):
        return bool(query.find(text, now=timezone.now()).signs)

    assert [text for text in FRIGHTENED if not heard(text)] == []
    assert [text for text in CALM if heard(text)] == []
    assert KINDS.index("service") not in {key[0] for key in query.find("numb groin", now=timezone.now()).keys}
