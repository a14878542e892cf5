"""Builders for changes that affect appointments: staff have seen whom, and decided."""

from appointments.booking import affected, offers_to_all
from appointments.booking.affected import Agreed, Subject
from appointments.models import ScheduleChange
from appointments.times import closures


def agreed_to(change, *, by, offer=True) -> ScheduleChange | None:
    """Tried once, seen, and made; what is due is offered at once."""
    try:
        return affected.make(change, agreed=None, by=by)
    except affected.Affects as affects:
        seen = Agreed.to(str(affects.affected), offer=offer)
    made = affected.make(change, agreed=seen, by=by)
    offers_to_all.make_due()
    return made


def time_off(practitioner, starts_at, ends_at, *, by, offer=True, note="") -> ScheduleChange | None:
    def close() -> Subject:
        closure = closures.close_once(practitioner, starts_at, ends_at, note=note, by=by)
        return Subject(ScheduleChange.Kind.TIME_OFF, practitioner.name, closure.pk)

    return agreed_to(close, by=by, offer=offer)


def clinic_closed(starts_at, ends_at, *, by, offer=True) -> ScheduleChange | None:
    def close() -> Subject:
        closing = closures.close(None, starts_at, ends_at, by=by)
        return Subject(ScheduleChange.Kind.CLINIC_CLOSED, "Eid", closing.pk)

    return agreed_to(close, by=by, offer=offer)
