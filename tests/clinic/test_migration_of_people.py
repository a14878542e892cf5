"""0015: who was entered before it is a doctor or a therapist, and keeps what was written."""

import pytest

from tests.appointments.migrations.steps import migrate, migrate_to_the_newest

BEFORE = [("clinic", "0014_signs_by_place_and_insurers")]
NOW = [("clinic", "0015_people_prices_and_pictures")]


@pytest.fixture
def before():
    yield migrate(BEFORE)
    migrate_to_the_newest()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_doctors_are_told_by_their_title_and_nobody_loses_a_word(before):
    people = before.get_model("clinic", "Practitioner").objects
    rows = {"Dr A": "Surgeon", "Prof. B": "Specialist", "د. ج": "جراح", "Dr D": "Physiotherapist", "Emil": "Therapist"}
    for number, (name, role) in enumerate(rows.items()):
        people.create(slug=f"p{number}", name=name, role=role, gender="man", credentials="MBBS", licence_number="1")

    after = migrate(NOW)

    found = after.get_model("clinic", "Practitioner").objects.filter(slug__startswith="p").order_by("slug")
    assert list(found.values_list("name", "profession")) == [
        ("Dr A", "doctor"),
        ("Prof. B", "doctor"),
        ("د. ج", "doctor"),
        ("Dr D", "therapist"),
        ("Emil", "therapist"),
    ]
    kept = set(found.values_list("credentials", "licence_number", "licence_expires_on", "photo", "portrait"))
    assert kept == {("MBBS", "1", None, None, "")}
