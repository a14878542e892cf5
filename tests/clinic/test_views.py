import re
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Edition
from clinic import calendar
from clinic.models import ClosingDay, Insurer, OpeningHours, Urgency, Weekday
from tests import make

pytestmark = pytest.mark.django_db

WITHOUT_ROWS = ["home", "services", "team", "conditions", "contact", "privacy"]


def statements(client, path) -> int:
    calendar.current()
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    return len(caught)


def live_article(title="An article", *, regions=(), condition=None) -> Article:
    """As little of an article as a card needs."""
    number = Article.objects.count()
    article = Article.objects.create(slug=f"article-{number}", title=title, first_published_at=timezone.now())
    facts = {"title": title, "summary": "In short.", "body_regions": [region.pk for region in regions]}
    facts["primary_condition"] = condition.pk if condition else None
    article.live_edition = Edition.objects.create(
        article=article,
        number=1,
        snapshot={"article": facts, "people": [], "references": [], "hero": None},
        created_at=timezone.now(),
        published_at=timezone.now(),
    )
    article.save()
    return article


def texts(response, element) -> list[str]:
    """What stands in each `element` of the page, tags and surplus blanks taken out."""
    found = re.findall(rf"<{element}\b[^>]*>(.*?)</{element}>", response.content.decode(), re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", text).split()) for text in found]


@pytest.mark.parametrize("name", WITHOUT_ROWS)
def test_a_page_of_an_empty_clinic_stands(client, name):
    response = client.get(reverse(name))

    assert response.status_code == 200
    assert len(texts(response, "h1")) == 1


def test_the_home_page_leads_to_ten_regions_each_of_which_opens(client):
    page = client.get("/").content.decode()
    listed = re.findall(r'class="region-list__link" href="([^"]+)"', page)
    drawn = set(re.findall(r'class="body-map__region[^"]*" data-region="[^"]+" href="([^"]+)"', page))

    assert len(listed) == 10
    assert drawn == set(listed)
    assert [client.get(path).status_code for path in listed] == [200] * 10


def test_the_drawing_is_silent_because_the_list_beside_it_has_the_same_links(client):
    page = client.get("/").content.decode()
    drawings = re.findall(r'<svg class="body-map__figure".*?</svg>', page, re.S)

    assert len(drawings) == 2
    for drawing in drawings:
        assert 'aria-hidden="true"' in drawing
        assert drawing.count("<a ") == drawing.count('tabindex="-1"')


def test_a_region_page_warns_with_the_most_urgent_first(client):
    make.profile()
    knee = make.region("knee", name="Knee")
    make.warning_sign([knee], wording="it stays", urgency=Urgency.ROUTINE)
    make.warning_sign([knee], wording="you have a fever", urgency=Urgency.URGENT)
    make.warning_sign([knee], wording="it is crushed", urgency=Urgency.EMERGENCY)
    make.warning_sign([knee], wording="not shown", urgency=Urgency.EMERGENCY, is_active=False)
    make.warning_sign([make.region("hip", name="Hip")], wording="elsewhere", urgency=Urgency.EMERGENCY)

    response = client.get("/regions/knee/")

    grouped = [*response.context["emergencies"], *response.context["notices"]]
    assert [(urgency, [str(sign) for sign in signs]) for urgency, signs in grouped] == [
        ("emergency", ["it is crushed"]),
        ("urgent", ["you have a fever"]),
        ("routine", ["it stays"]),
    ]
    assert texts(response, "h3")[:3] == [
        "Emergency: Call 998 now if:",
        "Urgent: Call us today on +971 4 200 0000 , or see a doctor today, if:",
        "Not urgent: Request an appointment if:",
    ]


def test_one_edit_of_the_ambulance_number_changes_the_notices(client):
    make.profile(ambulance_number="112")
    make.warning_sign([make.region("knee", name="Knee")], urgency=Urgency.EMERGENCY)

    response = client.get("/regions/knee/")

    assert texts(response, "h3")[0] == "Emergency: Call 112 now if:"
    assert set(re.findall(r"tel:(112|998)\b", response.content.decode())) == {"112"}


def test_a_condition_page_shows_its_own_articles_and_services(client):
    back = make.region()
    sciatica = make.condition([back], slug="sciatica", name="Sciatica")
    live_article("About sciatica", condition=sciatica)
    live_article("About something else")
    service = make.service(regions=[back], name="Back check")

    response = client.get("/conditions/sciatica/")

    assert [str(article) for article in response.context["articles"]] == ["About sciatica"]
    assert list(response.context["services"]) == [service]


def test_a_service_that_nobody_offers_is_not_on_the_site(client):
    service = make.service()
    service.practitioners.update(is_active=False)

    assert list(client.get("/services/").context["services"]) == []
    assert client.get(service.get_absolute_url()).status_code == 404


def test_a_service_names_only_those_who_take_bookings(client):
    present, gone = make.practitioner(), make.practitioner(is_active=False)
    service = make.service([present, gone])

    response = client.get(service.get_absolute_url())

    assert list(response.context["service"].practitioners.all()) == [present]
    assert client.get(gone.get_absolute_url()).status_code == 404


def test_names_are_escaped_and_isolated(client):
    make.profile(name="<b>Clinic</b> & Co")

    page = client.get("/").content.decode()

    assert "<bdi>&lt;b&gt;Clinic&lt;/b&gt; &amp; Co</bdi>" in page
    assert "<b>Clinic</b>" not in page


@pytest.mark.parametrize("slug", ["nobody", "1", "-"])
def test_an_unknown_address_is_a_readable_404(client, slug):
    make.profile()

    for path in (f"/regions/{slug}/", f"/conditions/{slug}/", f"/services/{slug}/", f"/team/{slug}/"):
        response = client.get(path)
        assert response.status_code == 404
        assert texts(response, "h1") == ["We cannot find this page"]
        assert "+971 4 200 0000" in response.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/regions/knee/",
        "/conditions/",
        "/conditions/c/",
        "/services/",
        "/services/s/",
        "/team/",
        "/team/p/",
        "/contact/",
    ],
)
def test_a_public_page_costs_the_same_statements_with_three_rows_as_with_one(client, path):
    make.profile()
    knee = make.region("knee", name="Knee")

    def fill(suffix=""):
        person = make.practitioner(slug=f"p{suffix}")
        condition = make.condition([knee], slug=f"c{suffix}")
        make.service([person], [knee], slug=f"s{suffix}")
        make.warning_sign([knee], [condition])
        live_article(condition=condition, regions=[knee])

    fill()
    with_one = statements(client, path)
    fill("-2")
    fill("-3")

    assert statements(client, path) == with_one
    assert with_one <= 4 + make.STATEMENTS_OF_THE_FRAME


@pytest.mark.parametrize("name", WITHOUT_ROWS)
def test_a_public_page_sets_no_cookie_and_does_not_depend_on_one(client, name):
    response = client.get(reverse(name))

    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_reader_who_has_the_page_gets_304(client):
    first = client.get("/contact/")

    assert client.get("/contact/", headers={"if-none-match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("is_demo", [True, False])
def test_the_banner_of_the_demo_is_gone_on_a_live_site(client, settings, is_demo):
    settings.DEMO = is_demo

    assert ('class="demo-banner"' in client.get("/").content.decode()) is is_demo


@pytest.mark.parametrize(
    "path", ["/", "/services/", "/team/", "/contact/", "/privacy/", "/conditions/", "/regions/knee/"]
)
def test_a_page_names_its_own_address(client, settings, path):
    assert f'<link rel="canonical" href="{settings.SITE_URL}{path}">' in client.get(path).content.decode()


@pytest.mark.parametrize("path", ["/contact/", "/regions/knee/"])
def test_the_emergency_line_stands_above_everything_else(client, path):
    page = client.get(path).content.decode()

    assert page.index('href="tel:998"') < page.index("<header")


def test_a_phone_without_whatsapp_offers_only_the_call(client):
    make.profile(whatsapp="")

    page = client.get("/").content.decode()

    assert page.count(">Call</a>") == 1
    assert "wa.me" not in page


def test_whatsapp_opens_with_the_clinics_number(client):
    make.profile(whatsapp="+971505550100")

    assert 'href="https://wa.me/971505550100"' in client.get("/").content.decode()


def test_contact_and_home_follow_the_calendar_on_a_closing_day(client):
    profile = make.profile()
    for weekday in Weekday:
        OpeningHours.objects.create(profile=profile, weekday=weekday, opens_at=time(9), closes_at=time(20))
    friday = datetime(2026, 11, 27, 6, tzinfo=UTC)  # 10:00 in Dubai
    for path in ("/contact/", "/"):
        with time_machine.travel(friday, tick=False):
            assert "Open now" in client.get(path).content.decode()

    ClosingDay.objects.create(
        starts_at=friday - timedelta(hours=10), ends_at=friday + timedelta(hours=14), public_note="Closed for Eid"
    )
    ClosingDay.objects.create(starts_at=friday + timedelta(days=10), ends_at=friday + timedelta(days=10, hours=2))
    for path in ("/contact/", "/"):
        with time_machine.travel(friday, tick=False):
            page = client.get(path).content.decode()
        assert "Open now" not in page
        assert "Closed for Eid" in page
        assert "Saturday 28 November" in page
        assert '"specialOpeningHoursSpecification"' in page
    assert "Monday 7 December" in page


def test_price_vat_word_and_length_stand_wherever_a_service_is_named(client):
    knee = make.region("knee", name="Knee")
    person = make.practitioner(slug="p")
    lengths = {"duration_new": timedelta(minutes=30), "duration_returning": timedelta(minutes=15)}
    facts = {"price_text": "AED 350", "price_note": "VAT included", "is_main": True}
    make.service([person], [knee], slug="s", **lengths, **facts)
    make.condition([knee], slug="c")
    pages = ["/", "/services/", "/services/s/", "/regions/knee/", "/conditions/c/", "/team/p/"]

    lines = {path: {text for text in texts(client.get(path), "p") if "AED 350" in text} for path in pages}

    line = "AED 350 · VAT included · 30 minutes, 15 for a returning patient"
    assert lines == {path: {line} for path in pages}


def test_a_service_of_one_length_and_without_a_price_says_only_that(client):
    make.service(duration_new=timedelta(minutes=20), duration_returning=timedelta(minutes=20))

    assert "20 minutes" in texts(client.get("/services/"), "p")


def test_how_to_prepare_stands_on_the_page_of_the_service_alone(client):
    service = make.service(preparation="Come with an empty stomach.")

    assert "Come with an empty stomach." in texts(client.get(service.get_absolute_url()), "p")
    named = [path for path in Path("templates").rglob("*.*") if "service.preparation" in path.read_text()]
    assert named == [Path("templates/clinic/service.html")]


def test_a_region_leads_to_booking_with_its_place_below_what_is_an_emergency(client):
    knee = make.region("knee", name="Knee")
    make.warning_sign([knee], wording="it is crushed", urgency=Urgency.EMERGENCY)
    make.warning_sign([knee], wording="you have a fever", urgency=Urgency.URGENT)
    make.service(regions=[knee], slug="s")

    page = client.get("/regions/knee/").content.decode()
    main = page[page.index("<main") :]

    assert main.index("it is crushed") < main.index('href="/book/s/?region=knee"') < main.index("you have a fever")
    assert "/book/" not in main[: main.index("it is crushed")]
    assert page.count('href="/book/?region=knee"') == 2  # in the header, and in the bar of phones


def test_a_condition_of_one_place_leads_to_booking_with_it_and_one_of_several_lets_booking_ask(client):
    knee, hip = make.region("knee", name="Knee"), make.region("hip", name="Hip")
    make.service(regions=[knee, hip], slug="s")
    make.condition([knee], slug="one")
    make.condition([knee, hip], slug="two")

    assert 'href="/book/s/?region=knee"' in client.get("/conditions/one/").content.decode()
    page = client.get("/conditions/two/").content.decode()
    assert 'href="/book/s/"' in page
    assert "?region=" not in page


def test_conditions_stand_from_a_to_z_and_each_page_leads_back(client, settings):
    for slug, name in [("z", "Zoster"), ("a2", "arthrosis"), ("s", "Sciatica"), ("a1", "Arthritis")]:
        make.condition(slug=slug, name=name)

    response = client.get("/conditions/")

    assert [(letter, [str(row) for row in rows]) for letter, rows in response.context["letters"]] == [
        ("A", ["Arthritis", "arthrosis"]),
        ("S", ["Sciatica"]),
        ("Z", ["Zoster"]),
    ]
    assert [step["item"] for step in response.context["structured"]["itemListElement"]] == [
        f"{settings.SITE_URL}/",
        f"{settings.SITE_URL}/conditions/",
    ]
    assert 'href="/conditions/"' in client.get("/conditions/s/").content.decode()
    assert f"<loc>{settings.SITE_URL}/conditions/</loc>" in client.get("/sitemap.xml").content.decode()


def test_insurers_are_named_with_what_we_check_first(client):
    Insurer.objects.create(name="Insurer One", note="Gold")
    Insurer.objects.create(name="Insurer Two", is_active=False)
    make.service(slug="s")
    sentence = "We check your plan before you come; some plans need a referral or approval."

    for path in ("/services/", "/contact/"):
        response = client.get(path)
        assert "Insurer One Gold" in texts(response, "li")
        assert sentence in texts(response, "p")
        assert "Insurer Two" not in response.content.decode()
    assert sentence in client.get("/services/s/").content.decode()


def test_the_way_leads_to_map_programs_and_loads_nothing_of_theirs(client):
    make.profile(name="Clinic & Co", address="Street 1\nFloor 2", city="Dubai")
    make.clinic_picture(alt="The entrance.", caption="From the car park", file="pictures/1-480.jpeg")
    make.clinic_picture(kind="map", alt="A map.", file="pictures/2-480.jpeg")

    page = client.get("/contact/").content.decode()

    place = "Clinic+%26+Co%2C+Street+1%2C+Floor+2%2C+Dubai"
    assert f'href="https://www.google.com/maps/search/?api=1&amp;query={place}"' in page
    assert f'href="https://maps.apple.com/?q={place}"' in page
    assert f'href="geo:0,0?q={place.replace("+", "%20")}"' in page
    assert re.findall(r'(?:src|srcset)="(?!/)[^"]+"', page) == []
    assert 'alt="The entrance."' in page
    assert "2-480.jpeg" not in page


def test_the_clinics_map_takes_the_place_of_the_sample(client):
    profile = make.profile(address="Street 1", is_sample=True)
    assert "img/sample-map.svg" in client.get("/contact/").content.decode()

    profile.map_picture = make.clinic_picture(kind="map", alt="A map.", file="pictures/2-480.jpeg")
    profile.save()
    page = client.get("/contact/").content.decode()
    assert "pictures/2-480.jpeg" in page
    assert "sample-map" not in page

    make.profile(is_sample=False, map_picture=None)
    assert "sample-map" not in client.get("/contact/").content.decode()
