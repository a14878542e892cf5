"""Names of invisible letters alone are refused, wherever a name is typed."""

import pytest
from django.core.exceptions import ValidationError

from appointments.desk.forms import BookForm, PatientForm
from appointments.models import BookingDraft, Patient
from appointments.views.forms import DetailsForm
from articles.readers.forms import CommentForm
from clinic.models import ClinicProfile
from clinic.plain_text import refuse_invisible
from tests import make, make_visits

INVISIBLE = [
    "\u2060", "\u00ad", "\u3164", "\u200d", "\u200c", "\u115f\u1160", "\uffa0", "\u2800", "\u2061\u2064", "\u061c",
    "\u034f", "\ufe0f", "\u00a0\u3000", "\u2060\u00ad \u200d", "\U000e0041", "\u0301",
]  # fmt: skip
NAMES = ["Mona", "محمد", "李", "김", "O'Brien", "می\u200cخواهم", "Ann\u00adMarie", "José", "नेहा", "X Æ A-12", "7"]


@pytest.mark.pure
@pytest.mark.parametrize("text", INVISIBLE)
def test_what_nobody_can_see_is_no_name(text):
    with pytest.raises(ValidationError):
        refuse_invisible(text)


@pytest.mark.pure
@pytest.mark.parametrize("text", NAMES)
def test_names_of_every_script_are_names(text):
    assert refuse_invisible(text) is None


def errors_of_every_name_field(name: str) -> dict:
    """By form and field: of patient, of who asks, of a caller, of a file, of a comment, and a comment's text."""
    forms = {
        "DetailsForm": DetailsForm(
            {"patient_name": name, "contact_name": name}, draft=BookingDraft(for_whom="child"), clinic=ClinicProfile()
        ),
        "BookForm": BookForm({"patient_name": name}, practitioner=make.practitioner()),
        "PatientForm": PatientForm({"name": name}, instance=Patient()),
        "CommentForm": CommentForm({"name": name, "text": name}, now=make_visits.SUNDAY_NOON),
    }
    fields = [("DetailsForm", "patient_name"), ("DetailsForm", "contact_name"), ("BookForm", "patient_name"),
              ("PatientForm", "name"), ("CommentForm", "name"), ("CommentForm", "text")]  # fmt: skip
    return {f"{form}.{field}": forms[form].errors.get(field, []) for form, field in fields}


@pytest.mark.django_db
def test_every_name_field_refuses_them_and_takes_a_name():
    for name in INVISIBLE:
        assert {field for field, found in errors_of_every_name_field(name).items() if not found} == set(), repr(name)
    for name in NAMES:
        assert {field for field, found in errors_of_every_name_field(name).items() if found} == set(), name
