"""A free time. It is computed, never stored (FHIR Slot)."""

from datetime import UTC, date, datetime
from typing import NamedTuple

from clinic.calendar import local_day

YEAR_2100 = 4_102_444_800  # epoch seconds


class Slot(NamedTuple):
    """Both moments are aware UTC and do not include buffers."""

    starts_at: datetime
    ends_at: datetime
    practitioner_id: int

    @property
    def day(self) -> date:
        """The clinic's own day."""
        return local_day(self.starts_at)

    @property
    def name(self) -> str:
        """The value of its button, "practitioner-epoch". The reader has to check again whether the slot is free."""
        return f"{self.practitioner_id}-{int(self.starts_at.timestamp())}"


def parse_slot(text: str) -> tuple[int, datetime] | None:
    """The practitioner's key and the start from a button's value; None if no button of ours can have sent it."""
    person, _dash, epoch = text.partition("-")
    if not (person.isascii() and person.isdecimal() and epoch.isascii() and epoch.isdecimal() and len(text) < 40):
        return None
    if int(epoch) > YEAR_2100 or int(person) >= 2**63:
        return None
    return int(person), datetime.fromtimestamp(int(epoch), UTC)
