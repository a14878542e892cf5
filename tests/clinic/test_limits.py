"""Tallies moved from booking to the clinic: the rows did not."""

from importlib import import_module

import pytest

from clinic.models import Tally

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(("app", "number"), [("clinic", "0008"), ("appointments", "0007")])
def test_the_move_touches_no_table(app, number):
    move = import_module(f"{app}.migrations.{number}_tallies_are_the_clinics").Migration

    assert [operation.database_operations for operation in move.operations] == [[]]
    assert Tally._meta.db_table == "appointments_tally"
