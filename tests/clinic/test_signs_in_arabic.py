"""Warning signs in Arabic: never the English words in their place, and signed on their own."""

import hashlib
import html
import json
import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import translation

from appointments.desk.forms import BookForm
from articles.publishing import checklist
from clinic import demo, emergency_words, warning_signs
from clinic.models import BodyRegion, Practitioner, SignsApproval, WarningSign
from clinic.two_languages import ARABIC, ENGLISH
from tests import make, make_visits

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 12, 2, 9, tzinfo=UTC)
PLACES = ["/ar/regions/knee/", "/ar/conditions/sciatica/"]


@pytest.fixture
def signs():
    demo.load()
    return warning_signs.all_asked()


def take_arabic_from(slug: str, column: str = "question_ar") -> None:
    WarningSign.objects.filter(slug=slug).update(**{column: ""})


def region(slug: str) -> BodyRegion:
    return BodyRegion.objects.get(slug=slug)


def sign_list(language: str) -> bool:
    version = warning_signs.version(warning_signs.all_asked(), language)
    staff = make.user(f"rana-{SignsApproval.objects.count()}")
    return warning_signs.approve(version, make.practitioner(), language=language, by=staff, now=NOW)


def ready(language, *places) -> bool:
    """Whether these places, or all of them, can be booked in a language."""
    with translation.override(language):
        found = warning_signs.ready_places(warning_signs.all_asked())
        return warning_signs.may_be_asked() and set(places or BodyRegion.objects.all()) <= set(found)


def test_a_sign_without_arabic_words_says_nothing_in_arabic():
    sign = make.warning_sign(wording="your foot is numb", question="A numb foot", note="Also at night.")

    with translation.override("ar"):
        assert (sign.wording, sign.question, sign.note, sign.statement) == ("", "", "", "")


def test_the_samples_are_ready_in_both_languages(signs):
    assert [ready(language) for language in (ENGLISH, ARABIC)] == [True, True]


@pytest.mark.parametrize("column", ["wording_ar", "question_ar", "carer_question_ar", "note_ar"])
def test_one_missing_text_closes_its_place_and_no_other(signs, column):
    take_arabic_from("numb-saddle", column)

    places = [ready(ARABIC, region(slug)) for slug in ("lower-back", "hip", "knee", "neck")]

    assert places == [False, False, True, True]
    assert ready(ARABIC) is False
    assert ready(ARABIC, region("knee"), region("hip")) is False
    assert ready(ENGLISH, region("hip")) is True


def test_a_sign_of_every_place_closes_all_places(signs):
    take_arabic_from("chest-pain")

    assert {ready(ARABIC, place) for place in BodyRegion.objects.all()} == {False}


def test_without_any_sign_nothing_is_ready_in_arabic():
    assert ready(ARABIC) is False


def test_a_live_clinic_signs_each_language_on_its_own(signs, settings):
    settings.IS_LIVE = True

    def both() -> list[bool]:
        return [ready(language) for language in (ENGLISH, ARABIC)]

    assert both() == [False, False]
    assert sign_list(ENGLISH) is True
    assert both() == [True, False]
    assert sign_list(ARABIC) is True
    assert both() == [True, True]
    WarningSign.objects.filter(slug="fever").update(question_ar="حرارة مع الألم")
    assert both() == [True, False]
    assert sign_list(ARABIC) is True
    WarningSign.objects.filter(slug="fever").update(question="A fever, 38 or more")
    assert both() == [False, False]


def test_approvals_from_before_there_was_arabic_are_of_the_english_list(signs):
    rows = [
        [
            *(sign.slug, sign.question or sign.wording, sign.carer_question, sign.note, sign.urgency, sign.asked_of),
            sorted(place.slug for place in sign.regions.all()),
        ]
        for sign in signs
    ]

    assert warning_signs.version(signs) == hashlib.sha256(json.dumps(sorted(rows)).encode()).hexdigest()[:16]


def test_a_signature_of_one_language_counts_for_no_other(signs):
    english = warning_signs.version(signs, ENGLISH)

    assert warning_signs.approve(english, make.practitioner(), language=ARABIC, by=make.user(), now=NOW) is False
    assert sign_list(ENGLISH) is True
    assert [warning_signs.is_approved(language) for language in (ENGLISH, ARABIC)] == [True, False]


def test_the_version_is_the_same_in_whatever_language_staff_work(signs):
    before = warning_signs.version(signs), warning_signs.version(signs, ARABIC)

    with translation.override("ar"):
        assert (warning_signs.version(signs), warning_signs.version(signs, ARABIC)) == before


@pytest.mark.parametrize("path", PLACES)
def test_an_arabic_page_shows_all_signs_or_none_and_whom_to_call(client, signs, path):
    take_arabic_from("numb-saddle", "wording_ar")
    take_arabic_from("chest-pain", "wording_ar")

    page = client.get(path)
    text = page.content.decode()

    assert (page.context["emergencies"], page.context["notices"]) == ([], [])
    assert "العلامات التحذيرية لهذا الموضع غير متوفرة بهذه اللغة بعد." in text
    assert text.count('href="tel:998"') > 1
    assert "tel:+971-4-555-0100" in text
    english = [sign.words_in(ENGLISH, "wording") for sign in WarningSign.objects.all()]
    assert [words for words in english if words in text] == []
    assert client.get(path.removeprefix("/ar")).context["emergencies"] != []


def test_a_live_clinic_shows_arabic_signs_once_they_are_signed(client, signs, settings):
    settings.IS_LIVE = True
    assert client.get(PLACES[0]).context["has_unsaid_signs"] is True

    sign_list(ARABIC)
    sign_list(ENGLISH)

    assert client.get(PLACES[0]).context["has_unsaid_signs"] is False


def test_the_search_knows_the_emergency_and_shows_no_english_sign(client, signs):
    WarningSign.objects.update(wording_ar="")

    page = client.get("/ar/search/?q=chest+pain").content.decode()

    assert "998" in page
    assert "chest pain, have trouble" not in page


def test_emergency_words_are_found_by_either_language(signs):
    own = make.warning_sign(wording="your shadow sings loudly", wording_ar="ظلك يغني بصوت مرتفع")

    for language in ("en-gb", "ar"):
        with translation.override(language):
            assert emergency_words.signs_in("shadow sings", [own]) == [own]
            assert emergency_words.signs_in("الظل يغني بصوت", [own]) == [own]


def test_the_desk_reads_out_the_english_words_rather_than_none(signs):
    make.practitioner(slug="anyone")
    WarningSign.objects.filter(slug="chest-pain").update(question_ar="", wording_ar="")

    with translation.override("ar"):
        read_out = BookForm(practitioner=Practitioner.objects.get(slug="anyone")).emergency_signs

    assert "you have new chest pain, have trouble breathing, or cough up blood" in [row["words"] for row in read_out]
    assert "" not in [row["words"] for row in read_out]


def test_the_page_of_approval_shows_both_and_names_what_is_missing(signed_in, manager, signs):
    take_arabic_from("fever")
    client, path = signed_in(manager), reverse("admin:clinic_warningsign_approve")

    page = client.get(path, {"language": "ar"})
    assert [sign.slug for sign in page.context["unsaid"]] == ["fever"]
    assert "ألم جديد في الصدر" in page.content.decode()
    assert "New chest pain" in page.content.decode()
    answer = {"version": page.context["list_version"], "language": "ar", "clinician": make.practitioner().pk}
    assert client.post(path, answer | {"has_read": "on"}).status_code == 302

    assert list(SignsApproval.objects.values_list("language", flat=True)) == ["ar"]
    assert "Arabic: approved by" in client.get(reverse("admin:clinic_warningsign_changelist")).content.decode()


def test_an_arabic_article_does_not_name_a_sign_that_has_no_arabic_words():
    sign = make.warning_sign(wording="your foot is numb")
    notice = {"signs": [sign.pk], "urgency": "emergency"}

    assert [str(problem.message) for problem in checklist._unsaid_signs(notice, 0, "ar")] == [
        "The care notice names a sign that has no Arabic words: “your foot is numb”."
    ]
    assert list(checklist._unsaid_signs(notice, 0, "en-gb")) == []


def test_in_arabic_only_the_places_of_which_every_sign_has_words_can_be_chosen(signs, client):
    make.profile()
    make_visits.bookable_service()
    take_arabic_from("numb-saddle")

    def places(path: str) -> set[str]:
        return set(re.findall(r'name="region" value="([-\w]+)"', client.get(path).content.decode()))

    everywhere = {place.slug for place in BodyRegion.objects.all()} | {"elsewhere"}
    assert places("/book/") == everywhere
    assert places("/ar/book/") == everywhere - {"lower-back", "upper-back", "hip", "elsewhere"}
    assert places("/ar/book/?region=hip") == places("/ar/book/")
    assert "+971 4 200 0000" in client.get("/ar/book/").content.decode()


def test_no_english_question_is_asked_in_arabic(signs, client):
    make.profile()
    make_visits.bookable_service()
    take_arabic_from("numb-saddle")
    page = client.get("/ar/book/").content.decode()
    asked = [sign for sign in warning_signs.all_asked() if sign.slug != "numb-saddle"]

    assert [sign.slug for sign in warning_signs.all_asked() if sign.question and sign.question in page] == []
    with translation.override("ar"):
        assert [sign.slug for sign in asked if (sign.question or sign.wording) not in html.unescape(page)] == []
