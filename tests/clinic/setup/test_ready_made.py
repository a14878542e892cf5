import pytest

from clinic.models import Service, WarningSign
from clinic.setup import ready_made
from tests import make

pytestmark = pytest.mark.django_db
ALL = {facts["slug"] for services in ready_made.SERVICES.values() for facts in services}


def test_a_clinic_takes_over_what_it_chose_and_the_first_is_the_main_service():
    made = ready_made.add_services(["physiotherapy-assessment", "physiotherapy-session"])

    assert [(service.slug, service.is_main, service.position, service.is_sample) for service in made] == [
        ("physiotherapy-assessment", True, 1, False), ("physiotherapy-session", False, 2, False)
    ]  # fmt: skip
    left = {facts["slug"] for _label, services in ready_made.services_left() for facts in services}
    assert left == ALL - {"physiotherapy-assessment", "physiotherapy-session"}


def test_taking_over_twice_adds_nothing_and_changes_nothing():
    ready_made.add_services(ALL)
    Service.objects.filter(slug="physiotherapy-session").update(name="Session", price_text="AED 200")

    assert ready_made.add_services(ALL) == []
    assert Service.objects.count() == len(ALL)
    assert Service.objects.get(slug="physiotherapy-session").name == "Session"
    assert Service.objects.filter(is_main=True).count() == 1


def test_every_service_has_words_in_both_languages_and_promises_nothing_and_has_no_price():
    for service in ready_made.add_services(ALL):
        service.full_clean()
        assert service.without_arabic == []
        assert service.price_text == service.price_note == ""


def test_the_signs_are_taken_over_once_and_approved_by_nobody():
    own = make.warning_sign(slug="chest-pain", wording="our own words")

    added = ready_made.add_signs()

    assert added == WarningSign.objects.count() - 1 > 40
    assert ready_made.add_signs() == ready_made.signs_left() == 0
    own.refresh_from_db()
    assert own.wording == "our own words"
    assert not WarningSign.objects.filter(is_sample=True).exclude(pk=own.pk).exists()
    assert WarningSign.objects.exclude(slug="chest-pain").filter(source="").count() == 0
