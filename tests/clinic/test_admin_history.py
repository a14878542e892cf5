"""The history of the clinic's facts says what changed, from what, to what."""

from datetime import time, timedelta

import pytest
from django import forms
from django.contrib.admin.models import LogEntry
from django.forms.models import model_to_dict
from django.urls import reverse

from clinic import admin_history
from clinic.models import ClinicProfile, Practitioner, Weekday
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def manager(client, manager):
    client.force_login(manager)
    return client


def saved(client, row, rows=(), **typed) -> str:
    """Save the form of this row with these values, and its rows of hours; the line in its history."""
    address = reverse(f"admin:clinic_{row._meta.model_name}_change", args=[row.pk])
    page = client.get(address)
    form = page.context["adminform"].form
    shown = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in (shown | typed).items() if value is not None}
    for formset in page.context["inline_admin_formsets"]:
        prefix = formset.formset.prefix
        sent |= {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": sum("id" in each for each in rows)}
        sent |= {f"{prefix}-{place}-{name}": value for place, each in enumerate(rows) for name, value in each.items()}
    answer = client.post(address, sent)
    assert answer.status_code == 302, answer.context["errors"]
    line = LogEntry.objects.latest("pk").get_change_message()
    assert line in " ".join(client.get(f"{address}history/".replace("/change/", "/")).text.split())
    return line


def test_values_of_the_profile_stand_with_what_they_were(manager):
    profile = make.profile(tagline="", cancel_cutoff=timedelta(hours=4))

    line = saved(manager, profile, tagline="Bones and joints", cancel_cutoff="1:30")

    assert line == (
        "One line about the clinic: empty → “Bones and joints”; Cut-off for rescheduling online (hours): “4” → “1:30”"
    )


def test_hours_are_named_when_they_change_come_or_go(manager):
    profile = make.profile()
    hours = [profile.opening_hours.create(weekday=day, opens_at=time(9), closes_at=time(17)) for day in (0, 1)]
    kept, gone = ({"profile": 1} | model_to_dict(row) for row in hours)

    line = saved(
        manager,
        ClinicProfile.objects.get(),
        rows=[
            kept | {"closes_at": "18:00"},
            gone | {"DELETE": "on"},
            {"profile": 1, "weekday": Weekday.SATURDAY, "opens_at": "10:00", "closes_at": "12:00"},
        ],
    )

    assert line == (
        "Opening hours added: Saturday 10:00–12:00; Opening hours (Monday 09:00–18:00): Closes: “17:00” → “18:00”; "
        "Opening hours deleted: Tuesday 09:00–17:00"
    )


def test_choices_ticks_and_lists_are_named_in_words(manager):
    person, other = make.practitioner(name="Dr One"), make.practitioner(name="Dr Two")
    service = make.service([person])

    line = saved(manager, service, is_main=True, colour="rose", practitioners=[person.pk, other.pk])

    assert line == (
        "Who offers this service: “Dr One” → “Dr One, Dr Two”; Main service: “no” → “yes”; "
        "Colour at the desk: “Teal” → “Rose”"
    )


def test_a_long_text_is_cut(manager):
    line = saved(manager, make.profile(about="", city="Here"), about="long " * 100)

    assert line == f"About the clinic: empty → “{'long ' * 15}long…”"


def test_a_choice_that_is_gone_is_named_by_its_key():
    field = forms.ModelChoiceField(Practitioner.objects.none())

    assert admin_history._in_words(field, 77) == "“77”"
