"""A card says what is true at this moment, and what can be done; where the fact is missing the contact stands in."""

import re
from datetime import UTC, date, datetime, time
from importlib import import_module
from types import SimpleNamespace

import pytest
import time_machine
from django.apps import apps
from django.db import connection
from django.urls import reverse
from django.utils import translation

from articles.models import AnswerCard, SearchSynonym, UnansweredSearch
from clinic.models import Insurer, OpeningHours, Season, SeasonHours
from tests import make

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 8, tzinfo=UTC)  # in Dubai, a Monday


def cards(client, text) -> dict[str, str]:
    """The cards of the page by kind, in words."""
    page = client.get(reverse("search"), {"q": text}).text
    found = re.findall(r'<section class="answer" aria-labelledby="answer-(\w+)">(.*?)</section>', page, re.DOTALL)
    return {kind: " ".join(re.sub(r"<[^>]+>", " ", html).split()) for kind, html in found}


def links(client, text) -> list[str]:
    page = client.get(reverse("search"), {"q": text}).text
    return re.findall(r'href="([^"]+)"', page.partition('<section class="answer"')[2].partition("</section>")[0])


def opens_daily(profile):
    for weekday in range(7):
        OpeningHours.objects.create(profile=profile, weekday=weekday, opens_at=time(9), closes_at=time(17))


def test_every_card_comes_with_the_site_and_what_editors_wrote_survives_the_migration():
    assert set(AnswerCard.objects.values_list("kind", flat=True)) == set(AnswerCard.Kind.values)
    AnswerCard.objects.filter(kind="hours").update(words="sesame")
    SearchSynonym.objects.filter(phrase="nee").update(meaning="born")
    SearchSynonym.objects.filter(phrase="nite").delete()

    migration = import_module("articles.migrations.0010_search_answers")
    migration.add(apps, SimpleNamespace(connection=connection))

    assert AnswerCard.objects.get(kind="hours").phrases == ["sesame"]
    assert SearchSynonym.objects.get(phrase="nee").meaning == "born"
    assert SearchSynonym.objects.get(phrase="nite").meaning == "night"


def test_arabic_words_join_those_that_the_clinic_wrote():
    AnswerCard.objects.filter(kind="hours").update(words="sesame")
    SearchSynonym.objects.filter(phrase="ويع").update(meaning="gout")
    SearchSynonym.objects.filter(phrase="كوع").update(meaning="gout")

    migration = import_module("articles.migrations.0024_search_in_arabic")
    migration.add(apps, SimpleNamespace(connection=connection))

    assert AnswerCard.objects.get(kind="hours").phrases == ["sesame", *migration.CARDS["hours"]]
    assert set(SearchSynonym.objects.filter(phrase__in=["ويع", "كوع"]).values_list("meaning", flat=True)) == {"gout"}


@pytest.mark.parametrize("text", ["opening hours", "parking", "whatsapp", "fees", "insurance", "lady doctor", "hindi"])
def test_a_fact_that_is_not_entered_gives_no_empty_card(client, text):
    make.profile()

    assert cards(client, text) == {"contact": "Phone and email Phone +971 4 200 0000 Contact and opening hours"}


@time_machine.travel(NOON, tick=False)
def test_hours_are_those_of_this_moment_with_days_that_differ(client):
    opens_daily(make.profile(opening_note="Ring the bell."))

    open_now = cards(client, "are you open")["hours"]
    with time_machine.travel(NOON.replace(hour=14), tick=False):
        closed = cards(client, "are you open")["hours"]

    assert open_now == (
        "Opening hours Open now until 17:00 Today: 09:00–17:00 Ring the bell. All opening hours"
    )  # fmt: skip
    assert "Closed now opens Tuesday 3 March at 09:00" in closed


@time_machine.travel(NOON, tick=False)
def test_ramadan_hours_are_said_once_they_are_entered_and_not_before(client):
    opens_daily(make.profile())
    assert "We have not announced our hours for Ramadan yet." in cards(client, "ramadan timing")["ramadan"]

    season = Season.objects.create(name="Ramadan", first_day=date(2026, 5, 1), last_day=date(2026, 5, 30))
    SeasonHours.objects.create(season=season, weekday=0, opens_at=time(10), closes_at=time(15))
    Season.objects.create(name="Summer", first_day=date(2026, 4, 1), last_day=date(2026, 4, 9))

    assert cards(client, "رمضان")["ramadan"] == (
        "Ramadan hours Ramadan : 1 May to 30 May Monday: 10:00–15:00 All opening hours"
    )  # fmt: skip
    with time_machine.travel(datetime(2026, 6, 1, 8, tzinfo=UTC), tick=False):
        assert "not announced" in cards(client, "ramadan")["ramadan"]


def test_the_place_the_phone_and_whatsapp_can_be_used_at_once(client):
    make.profile(
        address="Gate 2", city="Dubai", how_to_find_us="Parking below.", map_url="https://maps.example/",
        email="a@b.example", whatsapp="+971505550100",
    )  # fmt: skip

    assert cards(client, "parking")["address"].startswith("Address and parking Gate 2 Dubai Parking below.")
    assert links(client, "address")[0] == "https://maps.example/"
    assert "Google Maps" in cards(client, "directions")["address"]
    assert links(client, "phone number")[:3] == [
        "tel:+971-4-200-0000",
        "https://wa.me/971505550100",
        "mailto:a@b.example",
    ]
    assert links(client, "watsapp") == ["https://wa.me/971505550100", "tel:+971-4-200-0000"]


def test_prices_are_named_with_their_length_the_one_that_was_asked_for_first(client):
    make.profile()
    make.service(name="Consultation", price_text="AED 350", price_note="VAT included", position=1)
    make.service(name="Physiotherapy", price_text="AED 300", position=2)
    make.service(name="Free talk", position=3)
    make.service(name="Old offer", price_text="AED 1", is_active=False)

    assert cards(client, "fees")["prices"] == (
        "Prices Consultation AED 350 · VAT included · 30 minutes, 20 for a returning patient "
        "Physiotherapy AED 300 · 30 minutes, 20 for a returning patient Services and prices"
    )  # fmt: skip
    assert cards(client, "price of physiotherapy")["prices"].startswith("Prices Physiotherapy")


def test_insurers_come_with_what_is_checked_before(client):
    make.profile()
    Insurer.objects.create(name="Falcon", note="Gold network", position=1)
    Insurer.objects.create(name="Oryx", position=2)
    Insurer.objects.create(name="Former", is_active=False)

    assert cards(client, "insurence")["insurers"] == (
        "Insurance Insurers we accept: Falcon Gold network Oryx We check your plan before you come; some plans need a "
        "referral or approval. Call +971 4 200 0000"
    )
    assert list(cards(client, "oryx")) == ["insurers"]


def test_people_are_those_who_can_be_booked_and_fit(client):
    make.profile()
    huda = make.practitioner(name="Dr Huda", slug="huda", gender="woman", languages=["ar", "hi"])
    sami = make.practitioner(name="Sami", slug="sami", gender="man", role="Physiotherapist", languages=["hi"])
    mona = make.practitioner(name="Mona", slug="mona", gender="woman", role="Physiotherapist", languages=["en"])
    make.service(practitioners=[huda, sami, mona])
    make.practitioner(name="Dr Away", gender="woman", languages=["hi"])  # offers nothing

    def names(text, kind):
        return re.findall(r"Book with (Dr \w+|\w+)", cards(client, text)[kind])

    make.service(practitioners=[huda])

    assert names("female doctor", "women") == ["Dr Huda", "Mona"]
    assert names("female physiotherapist", "women") == ["Mona"]
    assert names("female hindi doctor", "women") == ["Dr Huda"]
    assert names("male doctor", "men") == ["Sami"]
    assert names("hindi", "languages") == names("دكتور يتكلم هندي", "languages") == ["Dr Huda", "Sami"]
    assert names("دكتورة", "women") == ["Dr Huda", "Mona"]
    assert cards(client, "الدكتورة Huda") == {}  # by name: nobody else is meant
    assert "/book/?practitioner=huda" in links(client, "lady doctor")  # she offers two services
    assert "/book/" + sami.services.get().slug + "/?practitioner=sami" in links(client, "male doctor")


def test_an_appointment_is_changed_found_and_asked_for(client):
    make.profile(what_to_bring="Your reports.")

    assert "Less than 4 hours before the appointment, call us to reschedule." in cards(client, "cancel")["change"]
    for text in ("cancel appointment", "my appointment"):
        assert links(client, text) == [reverse("appointments:find"), "tel:+971-4-200-0000"]
    assert links(client, "book appointment")[0] == reverse("appointments:book")
    assert cards(client, "what to bring")["bring"].startswith("What to bring Your reports.")


ASKED_IN_ARABIC = {
    "change": "كنسل الموعد", "find": "وين موعدي", "bring": "شو اجيب معي", "ramadan": "دوام رمضان",
    "hours": "متى تفتحون", "address": "وين مكانكم", "whatsapp": "واتساب", "contact": "رقمكم", "prices": "بكم الكشفية",
    "insurers": "تقبلون التأمين", "women": "أبغى طبيبة", "languages": "دكتور يتكلم أردو", "book": "ابا احجز موعد",
}  # fmt: skip


def test_every_card_is_asked_for_and_answers_in_arabic(client):
    opens_daily(make.profile(
        address_ar="مبنى المثال", city_ar="دبي", whatsapp="+971505550100",
        what_to_bring="ID", what_to_bring_ar="الهوية",
    ))  # fmt: skip
    Insurer.objects.create(name="Falcon", name_ar="الصقر")
    huda = make.practitioner(name="Dr Huda", name_ar="د. هدى", role_ar="طبيبة عظام", languages=["ar", "ur"])
    make.service(name_ar="استشارة", price_text="AED 350", price_text_ar="350 درهمًا", practitioners=[huda])

    with translation.override("ar"):
        found = {kind: cards(client, text) for kind, text in ASKED_IN_ARABIC.items()}

    assert {kind: list(shown) for kind, shown in found.items()} == {kind: [kind] for kind in ASKED_IN_ARABIC}
    texts = {kind: re.sub("(Google|Apple) Maps", "", shown[kind]) for kind, shown in found.items()}
    assert {kind: text for kind, text in texts.items() if re.search("[A-Za-z]", text)} == {}
    assert "د. هدى" in texts["women"]
    assert "الأردية" in texts["languages"]


def test_a_service_and_a_person_are_booked_from_their_own_result(client):
    make.profile()
    anna = make.practitioner(name="Dr Anna", slug="anna")
    make.service(name="Physiotherapy", slug="physiotherapy", price_text="AED 300", practitioners=[anna])

    service, person = (
        client.get(reverse("search"), {"q": text}).text for text in ("book physiotherapy", "book dr anna")
    )

    assert cards(client, "book physiotherapy") == cards(client, "book dr anna") == {}
    assert "<bdi>AED 300</bdi>" in service
    assert f'href="{reverse("appointments:book_service", args=["physiotherapy"])}"' in service
    assert f'href="{reverse("appointments:book_service", args=["physiotherapy"])}?practitioner=anna"' in person


def test_what_a_card_or_the_notice_answers_is_no_search_without_results(client):
    make.profile()

    for text in ("parking", "cant pee", "fridge"):
        client.get(reverse("search"), {"q": text})

    assert list(UnansweredSearch.objects.values_list("words", flat=True)) == ["fridge"]


def test_an_emergency_comes_first_and_what_sells_does_not_come(client):
    make.profile()
    make.warning_sign(urgency="emergency", wording="you have chest pain")

    page = client.get(reverse("search"), {"q": "chest pane, phone number"}).text

    assert page.index('Call <a href="tel:998"') < page.index('id="answer-contact"')
    assert cards(client, "cant breathe book appointment") == {}
    assert "If this is happening now, call" not in page


def test_an_emergency_without_a_sign_of_the_clinic_is_answered_all_the_same(client):
    make.profile()

    page = client.get(reverse("search"), {"q": "cant pee"})

    assert 'If this is happening now, call <a href="tel:998" dir="ltr">998</a>.' in page.text
    assert "Nothing found" not in page.text
    assert "bottom-bar" not in page.text


def test_editors_own_the_words_and_the_cards_stay(client, signed_in, editor):
    make.profile()
    card = AnswerCard.objects.get(kind="contact")
    desk, address = signed_in(editor), reverse("admin:articles_answercard_change", args=[card.pk])

    refused = desk.post(address, {"words": "?!", "is_shown": "on"})
    desk.post(address, {"words": " Ring  us\nring us\n\nphone", "is_shown": "on"})

    assert "“?!” has no word in it." in refused.text
    assert AnswerCard.objects.get(kind="contact").words == "ring us\nphone"
    assert list(cards(client, "ring us")) == ["contact"]
    desk.post(address, {"words": "ring us"})
    assert cards(client, "ring us") == {}
