from datetime import timedelta

from clinic.models import Service


def test_a_length_of_time_is_typed_as_minutes():
    field = Service._meta.get_field("duration_new").formfield()

    assert field.clean("45") == timedelta(minutes=45)
    assert field.prepare_value(timedelta(minutes=45)) == 45
