"""The record of staff accounts: rows of StaffEvent, which the database never changes (clinic/history.py)."""

from datetime import datetime, timedelta

from clinic import history
from clinic.limits import client_key
from clinic.models import HistoryOpening, StaffEvent, StaffMail

Action = StaffEvent.Action
KEPT_FOR = timedelta(days=2 * 365)
MAIL_KEPT_FOR = timedelta(days=90)


def record(action: Action, *, at, about=None, by=None, request=None, **facts) -> None:
    """`about` is the account it happened to; `by` who did it, if that was somebody else."""
    client = client_key(request) if request is not None else ""
    StaffEvent.objects.create(action=action, at=at, about=about, by=by, client=client, **facts)


def record_refused_page(request, at) -> None:
    """An account asked for a page without the right to it. Stores the page's name and the row's number only."""
    match = request.resolver_match
    numbers = [str(value) for value in match.kwargs.values()] if match else []
    key = next((int(each) for each in numbers if each.isdecimal() and len(each) < 19), None)
    page = match.view_name[:80] if match and match.view_name else ""
    record(Action.ATTEMPT_REFUSED, at=at, about=request.user, request=request, page=page, key=key)


def forget_old(now: datetime) -> int:
    """Delete records at the end of their storage period. Returns how many. Called by retention."""
    old = StaffEvent.objects.filter(at__lt=now - KEPT_FOR)
    StaffMail.objects.filter(queued_at__lt=now - MAIL_KEPT_FOR).delete()
    if not old.exists():
        return 0
    with history.opened(HistoryOpening.Why.RETENTION):
        return old.delete()[0]
