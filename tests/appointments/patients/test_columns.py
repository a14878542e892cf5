"""Every column of ours has its line in columns.py, and the line is true: erased by hand, and by retention."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db.models import BooleanField

from appointments.models.contact import CONTACT, ContactDetails
from appointments.patients import privacy, retention
from clinic import two_languages
from clinic.models import ClinicProfile
from tests.appointments.patients.columns import BLANKED, DELETED, KEPT, OF_NOBODY, OF_PATIENTS, WRITTEN
from tests.appointments.patients.test_privacy import CANARY, WEEK_LATER, file  # noqa: F401 - a patient with rows in every table

OURS = [
    model
    for app in ("appointments", "articles", "clinic")
    for model in apps.get_app_config(app).get_models(include_auto_created=True)
]
BLANK = {"", "myself"}


def columns_of(model) -> list[str]:
    """What becomes of the English words becomes of the Arabic ones."""
    arabic = {field.arabic for field in two_languages.fields_of(model)}
    return sorted(field.name for field in model._meta.local_concrete_fields if field.name not in arabic)


def test_every_column_of_every_model_has_one_line():
    stored = {model._meta.label: columns_of(model) for model in OURS}
    lines = {label: [columns] for label, (_reason, columns) in OF_NOBODY.items()}
    lines |= {label: [columns for _fate, _reason, columns in rows] for label, rows in OF_PATIENTS.items()}
    listed = {label: sorted(" ".join(columns).split()) for label, columns in lines.items()}

    assert {label: set(names) - set(listed.get(label, [])) for label, names in stored.items()} == {
        label: set() for label in stored
    }, "say in columns.py what becomes of these at erasure"
    assert listed == stored


def test_every_contact_column_is_erased_or_known_to_name_nobody():
    assert set(CONTACT) == ContactDetails.ERASED.keys() | ContactDetails.KEPT
    assert not ContactDetails.ERASED.keys() & ContactDetails.KEPT


def rows() -> dict[str, dict]:
    """Every stored row of a patient's models, by its key."""
    return {label: {row.pk: row for row in apps.get_model(label)._base_manager.all()} for label in OF_PATIENTS}


def fill_the_contact() -> None:
    """Every contact column, also one added today: a column that was empty before would be empty by chance."""
    for model in ContactDetails.__subclasses__():
        for name in CONTACT:
            field = model._meta.get_field(name)
            if isinstance(field, BooleanField):
                model.objects.update(**{name: True})
                continue
            told = field.choices[-1][0] if field.choices else CANARY[: field.max_length]
            model.objects.filter(**{name: ""}).update(**{name: told})


def by_hand(patient, manager) -> None:
    privacy.erase_patient(patient, by=manager, now=WEEK_LATER)


def by_retention(patient, manager) -> None:
    years = ClinicProfile().keep_visits_years + 1
    retention.run(WEEK_LATER + timedelta(days=366 * years))


@pytest.mark.django_db
@pytest.mark.parametrize("erase", [by_hand, by_retention])
def test_each_line_is_what_happens(file, manager, erase):  # noqa: F811 - the fixture
    fill_the_contact()
    before = rows()
    assert never_filled(before) == [], "an empty column says nothing about what becomes of it"
    assert [label for label, found in before.items() if not found] == ["appointments.BlockedContact"]

    erase(file, manager)

    assert differing(before, rows()) == []


def never_filled(before: dict) -> list[str]:
    """Columns that are to be blanked, and are blank in each row before."""
    return [
        f"{label}.{column}"
        for label, lines in OF_PATIENTS.items()
        for fate, _reason, columns in lines
        if fate == BLANKED
        for column in columns.split()
        if {str(row.serializable_value(column) or "") for row in before[label].values()} <= BLANK
    ]


def differing(before: dict, after: dict) -> list[str]:
    """What is not as its line says."""
    wrong = []
    for label, lines in OF_PATIENTS.items():
        for fate, _reason, columns in lines:
            for key, row in before[label].items():
                left = after[label].get(key)
                for column in columns.split():
                    field = row._meta.get_field(column)
                    was, now = (field.value_from_object(each) if each else None for each in (row, left))
                    is_so = {
                        KEPT: left is not None and was == now,
                        BLANKED: left is not None and str(now or "") in BLANK,
                        DELETED: left is None,
                        WRITTEN: left is not None,
                    }[fate]
                    if not is_so:
                        wrong.append(f"{label}.{column} should be {fate}: {was!r} → {now!r}")
    return wrong
