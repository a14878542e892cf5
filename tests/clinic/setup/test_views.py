"""The guided pages: what each saves, whom it lets in, what it refuses in words."""

from datetime import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from appointments.models import Timetable
from clinic import calendar, roles
from clinic.models import ClinicProfile, Practitioner, Service, WarningSign
from clinic.setup import views
from tests import make, make_articles

pytestmark = pytest.mark.django_db

WEEK = {f"{name}_{day}": "" for day in range(7) for name in ("opens", "closes", "opens_again", "closes_again")}
PERSON = {
    "name": "Dr Amal (sample)", "profession": "doctor", "role": "Orthopaedic specialist", "gender": "woman",
    "languages": ["en", "ar"], "licence_number": "T-1", "licence_expires_on": "2030-01-01",
}  # fmt: skip


@pytest.fixture
def manager(client):
    roles.establish()
    user = make.user("manager", roles=["manager"])
    client.force_login(user)
    return user


def send(client, key, data, **files):
    return client.post(reverse("setup_step", args=[key]), data | files)


def profile() -> ClinicProfile:
    return ClinicProfile.objects.get()


def test_every_page_opens_in_an_empty_clinic(client, manager):
    assert [client.get(reverse("setup_step", args=[key])).status_code for key in views.KEYS] == [200] * len(views.KEYS)
    assert client.get(reverse("setup_step", args=["nothing"])).status_code == 404


@pytest.mark.parametrize("role", ["receptionist", "editor", "reviewer"])
def test_the_pages_are_for_managers(client, role):
    roles.establish()
    client.force_login(make.user(role, roles=[role]))

    for key in views.KEYS:
        assert client.get(reverse("setup_step", args=[key])).status_code == 403
        assert send(client, key, {}).status_code == 403


def test_a_country_fills_in_its_numbers_and_saves_nothing(client, manager):
    page = send(client, "place", {"country": "GB", "fill_in": "yes"})

    form = page.context["form"]
    assert [form[name].value() for name in ("country", "ambulance_number", "police_number")] == ["GB", "999", "999"]
    assert ClinicProfile.objects.count() == 0


def test_what_is_saved_leads_to_the_next_page_and_into_the_history(client, manager):
    make.profile(country="AE", ambulance_number="998", police_number="999", is_sample=True)

    answer = send(client, "place", {"country": "DE", "ambulance_number": "112", "police_number": "110"})

    assert answer["Location"] == reverse("setup_step", args=["name"])
    assert (profile().country, profile().ambulance_number, profile().is_sample) == ("DE", "112", False)
    note = manager.logentry_set.get().change_message
    assert "Ambulance number: “998” → “112”" in note


def test_without_its_essential_facts_a_page_says_what_is_missing(client, manager):
    for key, sent, names in [
        ("place", {}, {"country", "ambulance_number", "police_number"}),
        ("name", {}, {"name", "licence_number"}),
        ("contact", {"phone": "12"}, {"phone", "address"}),
        ("privacy", {}, {"keep_visits_years", "keep_unvisited_months", "has_read"}),
        ("people", {}, {"name", "profession", "role", "gender", "services", "licence_number", "licence_expires_on"}),
    ]:
        page = send(client, key, {"sent": "yes"} | sent)
        assert (page.status_code, set(page.context["form"].errors)) == (422, names), key


def test_the_week_is_entered_with_breaks_and_replaces_the_earlier_one(client, manager):
    given = make.profile()
    calendar.enter_usual_week(given, [(6, time(9), time(10))])

    answer = send(client, "hours", WEEK | {
        "opens_0": "09:00", "closes_0": "13:00", "opens_again_0": "14:00", "closes_again_0": "18:00",
        "opens_4": "20:00", "closes_4": "01:00",
    })  # fmt: skip

    assert answer.status_code == 302
    assert sorted(calendar.usual_week()) == [
        (0, time(9), time(13)), (0, time(14), time(18)), (4, time(20), time(1))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"opens_0": "09:00"}, "closes_0"),
        ({"closes_0": "09:00"}, "opens_0"),
        ({"opens_0": "09:00", "closes_0": "09:00"}, "closes_0"),
        (
            {"opens_0": "09:00", "closes_0": "13:00", "opens_again_0": "12:00", "closes_again_0": "18:00"},
            "opens_again_0",
        ),
        ({"opens_0": "20:00", "closes_0": "10:00", "opens_1": "09:00", "closes_1": "12:00"}, "opens_1"),
        ({"opens_0": "noon"}, "opens_0"),
        ({}, "__all__"),
    ],
)
def test_hours_that_cannot_be_are_refused_at_their_field(client, manager, given, name):
    calendar.enter_usual_week(make.profile(), [(6, time(9), time(10))])

    page = send(client, "hours", WEEK | given)

    assert (page.status_code, name in page.context["form"].errors) == (422, True)
    assert calendar.usual_week() == [(6, time(9), time(10))]


def test_the_hours_of_the_country_are_proposed_while_there_are_none(client, manager):
    make.profile(country="SA")

    form = client.get(reverse("setup_step", args=["hours"])).context["form"]

    assert [form[f"opens_{day}"].value() is not None for day in range(7)] == [*[True] * 4, False, False, True]


def test_a_person_gets_an_address_services_and_the_clinics_hours(client, manager):
    calendar.enter_usual_week(make.profile(), [(0, time(9), time(18))])
    service = Service.objects.create(slug="one", name="One", summary="What it is.")

    for name in ("Dr Amal (sample)", "Dr Amal (sample)", "أمل"):
        send(client, "people", PERSON | {"name": name, "services": [service.pk], "is_always_here": "on"})

    people = list(Practitioner.objects.order_by("position"))
    assert [person.slug for person in people] == ["dr-amal-sample", "dr-amal-sample-2", "practitioner"]
    assert [list(person.services.all()) for person in people] == [[service]] * 3
    assert Timetable.objects.filter(hours__weekday=0, hours__opens_at=time(9)).count() == 3


def test_a_person_who_is_not_always_there_gets_no_timetable(client, manager):
    service = make.service()
    send(client, "people", PERSON | {"services": [service.pk]})

    assert Timetable.objects.count() == 0


def test_colours_and_a_logo_change_every_page(client, manager):
    make.profile(name="Our clinic")
    assert b"colours-" not in client.get("/").content

    logo = make_articles.picture_upload(600, 200)
    answer = send(client, "look", {"first_colour": "#7A1F4B", "second_colour": "#9fc9e8"}, upload=logo)

    assert answer.status_code == 302
    ours = profile()
    assert (ours.first_colour, ours.second_colour, ours.logo.kind) == ("#7a1f4b", "#9fc9e8", "logo")
    address = reverse("own_colours", args=[ours.colours_version])
    page = client.get("/").content.decode()
    assert f'href="{address}"' in page
    assert f'src="/media/{ours.logo.copies["jpeg"][0][1]}" alt="" width="108" height="36">' in page
    sheet = client.get(address)
    assert "--colour-action: #7a1f4b;" in sheet.content.decode()
    assert "immutable" in sheet["Cache-Control"]
    assert client.get(reverse("own_colours", args=["old"]))["Cache-Control"] == "no-store"

    send(client, "look", {"first_colour": "", "second_colour": "", "without_logo": "on"})
    assert b"colours-" not in client.get("/").content


@pytest.mark.parametrize(
    ("given", "name"), [({"first_colour": "#ffee00"}, "first_colour"), ({"second_colour": "#101010"}, "second_colour")]
)
def test_a_colour_that_cannot_be_read_is_refused_with_the_nearest(client, manager, given, name):
    page = send(client, "look", {"first_colour": "", "second_colour": ""} | given)

    assert page.status_code == 422
    assert "nearest one" in page.context["form"].errors[name][0]


def test_what_is_no_picture_is_no_logo(client, manager):
    make.profile()
    page = send(client, "look", {}, upload=SimpleUploadedFile("logo.png", b"<svg onload=alert(1)>", "image/png"))

    assert (page.status_code, profile().logo) == (422, None)
    assert "upload" in page.context["form"].errors


def test_services_and_signs_are_taken_over_with_one_press(client, manager):
    assert send(client, "services", {"chosen": ["physiotherapy-session"]}).status_code == 302
    assert send(client, "signs", {"sent": "yes"}).status_code == 302
    assert send(client, "services", {"chosen": ["surgery-on-mars"]}).status_code == 422

    assert list(Service.objects.values_list("slug", flat=True)) == ["physiotherapy-session"]
    assert WarningSign.objects.count() > 40


def test_a_test_message_says_what_became_of_it(client, manager, settings, mailoutbox, monkeypatch):
    assert "took the message" in told(client, {"address": "me@clinic.example"})
    assert [message.to for message in mailoutbox] == [["me@clinic.example"]]

    monkeypatch.setattr(views.mail, "hand_over", lambda *words: "ConnectionRefusedError")
    assert "did not take the message (ConnectionRefusedError)" in told(client, {"address": "me@clinic.example"})

    monkeypatch.setattr(views.mail, "hand_over", lambda *words: "")
    settings.EMAIL_BACKEND = "clinic.mail.FileBackend"
    assert "only a file on the server" in told(client, {"address": "me@clinic.example"})


def told(client, data) -> str:
    page = client.post(reverse("setup_step", args=["messages"]), data, follow=True)
    return " ".join(str(message) for message in page.context["messages"])


def test_where_data_are_names_hosts_and_no_secrets(settings):
    settings.SMS_URL = "twilio://SID:TOKEN@FROM/{phone}"
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", "mail.example"
    options = {"endpoint_url": "https://s3.example:9000", "secret_key": "hidden", "bucket_name": "ours"}
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
    }

    found = dict(views.where_data_are())

    assert list(found.values())[1:] == ["s3.example", "mail.example", "twilio"]
    assert "TOKEN" not in str(found)
