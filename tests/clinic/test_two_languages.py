"""Short texts in English and Arabic: what pages show, what is stored, what is missing."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from clinic import calendar, demo
from clinic.models import (
    BodyRegion,
    ClinicPicture,
    ClinicProfile,
    Condition,
    Insurer,
    Practitioner,
    Season,
    Service,
)
from clinic.two_languages import ARABIC, ENGLISH, InTwoLanguages, column, fields_of, lacks_arabic
from tests import make

pytestmark = pytest.mark.django_db

TEXTS = {
    "ClinicProfile": "name legal_name tagline about address city how_to_find_us licence_authority opening_note "
    "disclaimer what_to_bring",
    "Insurer": "name note",
    "Season": "name",
    "ClosingDay": "public_note",
    "BodyRegion": "name hint introduction",
    "Condition": "name also_known_as plain_definition",
    "WarningSign": "wording question carer_question note",
    "Practitioner": "name role credentials privileges licence_authority biography",
    "Service": "name summary description what_to_bring preparation price_text price_note",
    "ClinicPicture": "alt caption",
    "MenuEntry": "label",
    "HomeSection": "title",
    "Announcement": "text",
    "Contributor": "name role credentials biography",
    "ImageAsset": "alt caption credit",
    "Reference": "says",
}


def models() -> list:
    return [model for model in apps.get_models() if issubclass(model, InTwoLanguages)]


@pytest.fixture
def knee():
    return make.service(name="Knee clinic", name_ar="عيادة الركبة", summary="For knees")


def test_these_texts_are_in_two_languages():
    found = {model.__name__: {field.name for field in fields_of(model)} for model in models()}
    assert found == {name: set(texts.split()) for name, texts in TEXTS.items()}


def test_a_text_is_read_in_the_language_of_the_page_and_in_english_if_there_is_no_other(knee):
    assert (knee.name, knee.summary) == ("Knee clinic", "For knees")

    with translation.override("ar"):
        assert (knee.name, knee.summary, str(knee)) == ("عيادة الركبة", "For knees", "عيادة الركبة")


def test_whoever_saves_in_arabic_stores_each_text_in_its_own_column(knee):
    with translation.override("ar"):
        row = Service.objects.get(pk=knee.pk)
        row.full_clean()
        row.price_text = "AED 100"
        row.save()
        row.refresh_from_db()

    knee.refresh_from_db()
    found = {(row.words_in(ENGLISH, "name"), row.words_in(ARABIC, "name"), row.price_text) for row in (knee, row)}
    assert found == {("Knee clinic", "عيادة الركبة", "AED 100")}


def test_rules_of_the_database_and_of_the_form_mean_the_column():
    with translation.override("ar"), pytest.raises(ValidationError) as refused:
        ClinicPicture(file="a.jpg", alt="", alt_ar="غرفة").full_clean()

    assert "alt" in refused.value.message_dict


def test_queries_give_the_words_of_the_page(knee):
    other = make.service(name="Hip clinic", slug="hip")

    def names() -> list[str]:
        both = Service.objects.filter(pk__in=[knee.pk, other.pk]).order_by("pk")
        return list(both.values_list(column("name"), flat=True))

    assert names() == ["Knee clinic", "Hip clinic"]
    with translation.override("ar"):
        assert names() == ["عيادة الركبة", "Hip clinic"]


def test_what_lacks_arabic_is_named_and_found():
    lacking = make.service(slug="hip", name="Hip clinic", summary="For hips", summary_ar="للورك")
    complete = make.service(slug="knee", name="Knee", name_ar="ركبة", summary="For knees", summary_ar="للركبة")

    assert lacking.without_arabic == ["name"]
    assert complete.without_arabic == []
    assert list(Service.objects.filter(lacks_arabic(Service), pk__in=[lacking.pk, complete.pk])) == [lacking]


def test_the_admin_shows_both_side_by_side_and_finds_what_is_missing(signed_in, manager, knee):
    client = signed_in(manager)
    form = client.get(reverse("admin:clinic_service_change", args=[knee.pk])).content.decode()
    assert form.index('name="name"') < form.index('name="name_ar"') < form.index('name="summary"')
    assert "Missing: summary" in form

    services = reverse("admin:clinic_service_changelist")
    assert knee in client.get(services, {"arabic": "missing"}).context["cl"].result_list
    assert knee not in client.get(services, {"arabic": "complete"}).context["cl"].result_list


def test_every_admin_of_such_texts_keeps_what_names_the_missing_ones(rf, manager):
    request = rf.get("/")
    request.user = manager
    lacking = [
        model.__name__
        for model in models()
        if "arabic" not in admin.site._registry[model].get_readonly_fields(request, model())
    ]
    assert lacking == []


@pytest.mark.parametrize("language", ["en-gb", "ar"])
def test_the_admin_saves_each_language_in_whatever_language_staff_work(signed_in, manager, language):
    client, region = signed_in(manager), BodyRegion.objects.get(slug="knee")
    client.post("/accounts/language/", {"language": language, "next": "/admin/"})
    facts = {"name": "Knee", "name_ar": "ركبة", "introduction": "A joint.", "introduction_ar": "مفصل.", "position": "8"}

    client.post(reverse("admin:clinic_bodyregion_change", args=[region.pk]), facts | {"hint": "", "hint_ar": ""})

    saved = BodyRegion.objects.filter(pk=region.pk).values("name", "name_ar", "introduction", "introduction_ar").get()
    assert saved == {"name": "Knee", "name_ar": "ركبة", "introduction": "A joint.", "introduction_ar": "مفصل."}


def test_first_steps_count_what_is_missing(signed_in, manager):
    client = signed_in(manager)
    Condition.objects.create(slug="a", name="A", plain_definition="B")

    steps = {step.title: step for step in client.get(reverse("setup")).context["steps"]}

    assert steps["Add the Arabic words"].left == ["Conditions: 1"]


def test_the_sample_clinic_is_complete_in_both_languages():
    demo.load()

    rows = [row for model in models() for row in model._default_manager.all()]
    assert {str(row): row.without_arabic for row in rows if row.without_arabic} == {}
    assert len(rows) > 90
    people = Practitioner.objects.values_list("name_ar", flat=True)
    assert [name for name in people if not name.endswith(" (نموذج)")] == []


def test_a_sample_from_before_gets_its_arabic_words_unless_its_english_ones_were_changed():
    demo.load()
    Service.objects.update(name_ar="", summary_ar="")
    Service.objects.filter(slug="physiotherapy-assessment").update(name="Our own name")
    Insurer.objects.update(name_ar="")
    ClinicProfile.objects.update(city_ar="")

    demo.load()

    names = dict(Service.objects.values_list("slug", "name_ar"))
    assert [slug for slug, name in names.items() if not name] == ["physiotherapy-assessment"]
    assert not Service.objects.filter(summary_ar="").exists()
    assert not Insurer.objects.filter(name_ar="").exists()
    assert ClinicProfile.objects.current().words_in(ARABIC, "city") == "دبي"


PAGES = [
    ("/ar/services/", ["استشارة جراحة العظام", "350 درهمًا", "شركة التأمين الأولى (نموذج)"]),
    ("/ar/team/", ["د. ليلى (نموذج)", "أخصائية جراحة العظام"]),
    ("/ar/contact/", ["مركز الشفاء الخليجي الطبي", "مكتب 100 (نموذج)، مبنى المثال"]),
    ("/ar/conditions/", ["ألم أسفل الظهر"]),
    ("/ar/regions/lower-back/", ["أسفل الظهر", "عدم القدرة على رفع القدم"]),
    ("/ar/conditions/sciatica/", ["عرق النسا", "عدم القدرة على رفع القدم"]),
]


@pytest.mark.parametrize(("path", "words"), PAGES)
def test_public_pages_show_the_arabic_words(client, path, words):
    demo.load()

    page = client.get(path).content.decode()

    assert [word for word in words if word not in page] == []


def test_seasons_and_closing_days_are_read_in_the_language_of_the_page():
    Season.objects.create(name="Ramadan", name_ar="رمضان", first_day="2027-02-08", last_day="2027-03-09")
    with translation.override("ar"):
        arabic = [season[2] for season in calendar.current().seasons]
    assert ([season[2] for season in calendar.current().seasons], arabic) == (["Ramadan"], ["رمضان"])
