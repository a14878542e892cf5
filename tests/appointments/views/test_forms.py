"""Phones in every spelling (goals-trust T58)."""

import pytest

from appointments.models import BookingDraft
from appointments.views.forms import DetailsForm
from clinic.models import ClinicProfile

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # the list of insurers

SAME = [
    "0501234567", "050 123 4567", "050-123-4567", "(050) 123 4567", "050.123.4567", "+971501234567", "+971 50 123 4567",
    "+971-50-123-4567", "00971501234567", "00971 50 123 4567", "971501234567", "+971 (0)50 123 4567", "501234567",
    "٠٥٠١٢٣٤٥٦٧", "٠٥٠ ١٢٣ ٤٥٦٧", "+٩٧١٥٠١٢٣٤٥٦٧", "۰۵۰۱۲۳۴۵۶۷", "０５０１２３４５６７",
    " 050 123 4567 ", "050\u00a0123\u00a04567",
    "tel:0501234567", "+971 50 1234567", "0 50 123 4567", "050/123 4567", "\u200e+971 50 123 4567\u200f",
]  # fmt: skip
FOREIGN = {
    "+44 20 7946 0958": "+442079460958",
    "+1 202 555 0123": "+12025550123",
    "+966 50 123 4567": "+966501234567",
    "+91 98765 43210": "+919876543210",
    "0044 20 7946 0958": "+442079460958",
    "04 226 0000": "+97142260000",
    "+33 6 12 34 56 78": "+33612345678",
}
REFUSED = ["", "-", "1", "12345", "phone", "050 123", "+971", "+0", "0501234567890123", "05012345ab", "++9715"]


def phone(text):
    form = DetailsForm({"phone": text}, draft=BookingDraft(), clinic=ClinicProfile())
    form.is_valid()
    return form.cleaned_data.get("phone"), form.errors.get("phone")


@pytest.mark.parametrize("spelling", SAME)
def test_one_number_in_any_spelling(spelling):
    number, _errors = phone(spelling)

    assert number.as_e164 == "+971501234567"


@pytest.mark.parametrize("spelling", FOREIGN)
def test_numbers_from_abroad_and_landlines_are_welcome(spelling):
    number, _errors = phone(spelling)

    assert number.as_e164 == FOREIGN[spelling]


@pytest.mark.parametrize("spelling", REFUSED)
def test_what_is_no_number_is_explained(spelling):
    _number, errors = phone(spelling)

    assert errors[0].startswith("Enter a phone number")


def test_the_form_asks_for_no_more_than_was_agreed():
    """Nothing is added here without a reason (goals-trust T41)."""
    assert sorted(DetailsForm.base_fields) == [
        "consent", "contact_name", "email", "insurer", "is_guardian", "language", "patient_name", "payment", "phone",
        "reason", "whatsapp",
    ]  # fmt: skip
