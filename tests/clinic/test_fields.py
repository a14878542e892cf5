from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from clinic.models import ClinicProfile, Service


def test_a_length_of_time_is_typed_as_minutes():
    field = Service._meta.get_field("duration_new").formfield()

    assert field.clean("45") == timedelta(minutes=45)
    assert field.prepare_value(timedelta(minutes=45)) == "45"


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("3", timedelta(hours=3), "3"),
        ("1:30", timedelta(minutes=90), "1:30"),
        ("0:30", timedelta(minutes=30), "0:30"),
        ("0:05", timedelta(minutes=5), "0:05"),
        ("0", timedelta(0), "0"),
    ],
)
def test_hours_are_stored_as_typed_and_a_second_save_changes_nothing(typed, stored, shown):
    field = ClinicProfile._meta.get_field("notice").formfield()
    assert field.clean(typed) == stored
    assert field.prepare_value(stored) == shown
    assert field.clean(field.prepare_value(stored)) == stored
    assert field.has_changed(stored, shown) is False


@pytest.mark.parametrize("typed", ["-1", "1.5", "1:60", "1:5x", "a", "1:2:3", "99999"])
def test_anything_else_is_refused_in_words(typed):
    field = ClinicProfile._meta.get_field("notice").formfield()
    with pytest.raises(ValidationError, match="Enter a number, or hours and minutes"):
        field.clean(typed)
