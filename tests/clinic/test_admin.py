import re

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from clinic import roles
from clinic.models import BodyRegion, ClinicProfile, Practitioner, WarningSign
from tests import make, make_visits

pytestmark = [pytest.mark.django_db, pytest.mark.once]

MODELS = ["bodyregion", "condition", "practitioner", "service", "warningsign"]


@pytest.fixture
def manager(client):
    roles.establish()
    client.force_login(make.user("manager", roles=["manager"]))
    return client


@pytest.mark.parametrize("model", MODELS)
def test_the_manager_opens_every_list_and_form(manager, model):
    make.warning_sign()
    make.condition()
    make.service()
    row = {
        "bodyregion": BodyRegion.objects.first,
        "condition": lambda: make.condition(),
        "practitioner": lambda: make.practitioner(),
        "service": lambda: make.service(),
        "warningsign": lambda: make.warning_sign(),
    }[model]()

    assert manager.get(reverse(f"admin:clinic_{model}_changelist")).status_code == 200
    assert manager.get(reverse(f"admin:clinic_{model}_change", args=[row.pk])).status_code == 200


def test_the_list_of_profiles_leads_to_the_one_profile(manager):
    address = reverse("admin:clinic_clinicprofile_changelist")

    assert manager.get(address)["Location"] == reverse("admin:clinic_clinicprofile_add")

    make.profile()

    assert manager.get(address)["Location"] == reverse("admin:clinic_clinicprofile_change", args=[1])
    assert manager.get(reverse("admin:clinic_clinicprofile_add")).status_code == 403


def test_a_sample_profile_that_was_filled_in_is_the_clinics_own(manager):
    profile = make.profile(is_sample=True)
    address = reverse("admin:clinic_clinicprofile_change", args=[1])
    form = manager.get(address).context["adminform"].form
    typed = {name: value for name, value in form.initial.items() if name in form.fields and value is not None}
    typed |= {
        "phone": "+97142000001",
        "whatsapp": "",
        "notice": 3,
        "answer_within": 4,
        "cancel_cutoff": 4,
        "urgent_answer_within": 1,
        "offer_hold": 24,
        "remind_before": 48,
        "remind_shortly_before": 3,
        "waitlist_hold": 2,
        "answer_at_least": 60,
    }
    management = {"opening_hours-TOTAL_FORMS": 0, "opening_hours-INITIAL_FORMS": 0}

    response = manager.post(address, typed | management)

    assert response.status_code == 302
    profile.refresh_from_db()
    assert (profile.is_sample, profile.phone.as_e164) == (False, "+97142000001")


def test_languages_are_ticked_and_kept_as_codes(manager):
    person = make.practitioner(languages=["en"])
    address = reverse("admin:clinic_practitioner_change", args=[person.pk])
    page = manager.get(address).content.decode()

    assert page.count('type="checkbox" name="languages"') == 9

    facts = {"name": person.name, "slug": person.slug, "role": person.role, "gender": "woman"}
    facts |= {"profession": "doctor", "position": 0}
    response = manager.post(address, facts | {"languages": ["ar", "hi"], "is_active": "on"})

    assert response.status_code == 302
    assert Practitioner.objects.get(pk=person.pk).languages == ["ar", "hi"]


def test_a_sign_that_was_approved_is_no_sample_any_more(manager):
    sign, other = make.warning_sign(is_sample=True), make.warning_sign(is_sample=True)

    manager.post(reverse("admin:clinic_warningsign_changelist"), {"action": "adopt", "_selected_action": [sign.pk]})

    assert list(WarningSign.objects.filter(is_sample=True)) == [other]


def test_regions_can_be_neither_added_nor_deleted(manager):
    get_user_model().objects.update(is_superuser=True)

    assert manager.get("/admin/clinic/bodyregion/add/").status_code == 403
    assert manager.get(f"/admin/clinic/bodyregion/{BodyRegion.objects.first().pk}/delete/").status_code == 403


def test_the_profile_cannot_be_deleted(manager):
    make.profile()
    get_user_model().objects.update(is_superuser=True)

    assert manager.get("/admin/clinic/clinicprofile/1/delete/").status_code == 403
    assert ClinicProfile.objects.count() == 1


def test_the_desks_foot_shows_the_release_that_the_changelog_describes(manager, settings):
    page = manager.get(reverse("admin:index")).text

    assert f"Version {settings.VERSION}" in page
    assert f"## {settings.VERSION} – " in (settings.BASE_DIR / "CHANGELOG.md").read_text()


def test_hours_stand_in_a_form_without_seconds(manager):
    timetable = make_visits.timetable(make.practitioner(), "09:00", "13:00", weekdays=[0])
    page = manager.get(reverse("admin:appointments_timetable_change", args=[timetable.pk])).content.decode()
    assert re.findall(r'name="hours-0-\w+_at" value="([^"]*)"', page) == ["09:00", "13:00"]
