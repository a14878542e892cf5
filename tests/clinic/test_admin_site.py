"""Lists of the admin with filters in the address that nobody would type."""

import pytest
from django.contrib import admin
from django.db import models, transaction
from django.urls import reverse

from appointments.models import Appointment
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.once]

OUT_OF_RANGE = {
    models.DateTimeField: {"__year": "99999999", "__gte": "x", "__range": "1"},
    models.DateField: {"__year": "99999999", "__gte": "0000-00-00"},
    models.BooleanField: {"__exact": "9" * 30},
    models.IntegerField: {"__exact": "9" * 30, "__gt": "x"},
    models.ForeignKey: {"__id__exact": "9" * 30, "__id__in": "x,y", "__isnull": "maybe"},
    models.CharField: {"__in": "\x00", "__regex": "(", "__exact": "\x00"},
    models.AutoField: {"__exact": "9" * 30, "__in": "a,b"},
}
ODD = [
    "?o=99999999",
    "?p=99999999999999999999",
    "?p=x",
    "?all=9",
    "?e=1",
    "?q=%00",
    "?_popup=1&_to_field=x",
    "?no=such",
]


def bad_filters(model) -> list[str]:
    """For one field of each kind that the table has."""
    first = {kind: next((each for each in model._meta.concrete_fields if isinstance(each, kind)), None)
             for kind in OUT_OF_RANGE}  # fmt: skip
    return [
        f"?{first[kind].name}{lookup}={value}"
        for kind, lookups in OUT_OF_RANGE.items()
        if first[kind]
        for lookup, value in lookups.items()
    ]


def the_first(model) -> list[str]:
    """One wrong filter of each list, and all of the list that reception uses most."""
    return [*bad_filters(model), *ODD] if model is Appointment else bad_filters(model)[:1]


def all_of_them(model) -> list[str]:
    return [*bad_filters(model), *(ODD if model is Appointment else [])]  # what is odd whatever the table is


@pytest.mark.parametrize(
    ("queries", "at_least"), [(the_first, 40), pytest.param(all_of_them, 150, marks=pytest.mark.sweep)]
)
def test_a_filter_that_cannot_be_read_is_no_error_of_ours(client, queries, at_least):
    client.force_login(make.user(is_superuser=True))
    found = {}
    make.profile()
    for model in admin.site._registry:
        address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for query in queries(model):
            with transaction.atomic():
                found[f"{address}{query}"] = client.get(address + query).status_code
                transaction.set_rollback(True)  # PostgreSQL does nothing more in a transaction with an error
        if queries is all_of_them:
            assert client.get(address, follow=True).status_code == 200

    assert len(found) > at_least
    assert {address: status for address, status in found.items() if status not in {200, 302, 400}} == {}
    assert found["/admin/appointments/appointment/?starts_at__year=99999999"] == 400


def test_a_fault_of_our_own_stays_one(client, monkeypatch):
    client.force_login(make.user(is_superuser=True))

    def fails(*_args):
        raise ValueError

    monkeypatch.setattr("appointments.admin.AppointmentAdmin.get_queryset", fails)

    with pytest.raises(ValueError):
        client.get("/admin/appointments/appointment/")
