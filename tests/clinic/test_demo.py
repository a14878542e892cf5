import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from clinic import demo
from clinic.models import ClinicProfile, Condition, Practitioner, Service, WarningSign
from tests import make

pytestmark = pytest.mark.django_db


def samples() -> dict[str, int]:
    """How many rows of each kind are marked as samples."""
    models = [model for model in apps.get_models() if any(f.name == "is_sample" for f in model._meta.fields)]
    return {model.__name__: model.objects.filter(is_sample=True).count() for model in models}


def test_loading_twice_makes_everything_once():
    demo.load()
    once = samples()
    demo.load()

    assert samples() == once
    assert (once["Practitioner"], once["Service"], once["Condition"], once["WarningSign"]) == (5, 5, 14, 52)


def test_loading_again_keeps_what_somebody_changed():
    demo.load()
    Service.objects.filter(slug="injection-consultation").update(price_text="AED 1")
    ClinicProfile.objects.update(phone="+97142000000")
    demo.load()

    assert Service.objects.get(slug="injection-consultation").price_text == "AED 1"
    assert ClinicProfile.objects.current().phone.as_e164 == "+97142000000"


@pytest.mark.once
def test_the_sample_clinic_is_valid_and_can_be_visited(client):
    demo.load()

    for model in (ClinicProfile, Condition, Practitioner, Service, WarningSign):
        for row in model.objects.all():
            row.full_clean()
    assert Service.objects.bookable().count() == 5
    assert [service.slug for service in Service.objects.filter(is_main=True)] == ["orthopaedic-consultation"]
    for page in ["/", "/contact/", *(row.get_absolute_url() for row in Service.objects.all())]:
        assert client.get(page).status_code == 200


@pytest.mark.once
def test_every_sample_person_is_marked_and_claims_no_licence():
    demo.load()

    assert [str(person) for person in Practitioner.objects.all() if "(sample)" not in person.name] == []
    assert [person for person in Practitioner.objects.all() if person.licence_number or person.credentials] == []
    assert ClinicProfile.objects.current().licence_number == ""


@pytest.mark.once
def test_lengths_of_visits_fit_a_grid_of_five_minutes():
    demo.load()

    for service in Service.objects.all():
        lengths = [service.duration_new, service.duration_returning, service.buffer_before, service.buffer_after]
        assert [length.total_seconds() % 300 for length in lengths] == [0, 0, 0, 0]


def test_removing_leaves_no_sample_and_all_that_is_the_clinics_own():
    own = make.service(name="Our own")
    demo.load()

    assert demo.remove(set()) == []
    assert samples() == dict.fromkeys(samples(), 0)
    assert list(Service.objects.all()) == [own]


@pytest.mark.once
def test_a_profile_that_was_there_before_is_left_alone():
    make.profile(name="A real clinic")
    demo.load()
    demo.remove(set())

    assert ClinicProfile.objects.current().name == "A real clinic"


def test_the_command_loads_twice_and_takes_everything_away_again(capsys, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    call_command("load_demo")
    first = samples()
    call_command("load_demo")
    printed = capsys.readouterr().out
    password = (tmp_path / "demo_password").read_text()

    assert samples() == first
    assert printed.count(password) == 2
    assert (tmp_path / "demo_password").stat().st_mode & 0o777 == 0o600
    accounts = get_user_model().objects.order_by("username")
    assert [user.username for user in accounts] == ["doctor", "editor", "manager", "receptionist", "reviewer"]
    assert [user.check_password(password) for user in accounts] == [True] * 5
    assert get_user_model().objects.get(username="doctor").practitioner.is_sample

    call_command("remove_demo")

    assert samples() == dict.fromkeys(samples(), 0)
    assert list(get_user_model().objects.filter(is_active=True)) == []
    assert "Before you go live" in capsys.readouterr().out


@pytest.mark.once
def test_no_sample_is_loaded_into_a_live_site(settings):
    settings.DEMO = False

    with pytest.raises(CommandError):
        call_command("load_demo")

    assert samples() == dict.fromkeys(samples(), 0)
