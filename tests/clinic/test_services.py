"""What the database states about services."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "hours"), [("duration_new", 12), ("duration_returning", 12), ("buffer_before", 6), ("buffer_after", 6)]
)
def test_a_visit_and_its_buffers_fit_into_a_day(field, hours):
    """Whoever looks for held times goes back a day and no further (appointments' HeldTime)."""
    longest = make.service(**{field: timedelta(hours=hours)})
    setattr(longest, field, timedelta(hours=hours, minutes=1))

    with pytest.raises(ValidationError, match="at most twelve hours"):
        longest.full_clean()
    with pytest.raises(IntegrityError, match="a_service_fits_into_a_day"):
        longest.save()
