"""Whether the clinic takes requests online: a manager has opened it, and the warning signs can be asked.

The one owner of this question. Pages ask it before a booking begins, the booking asks it again when it is sent.
"""

from datetime import datetime

from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.utils.translation import gettext as _

from clinic import warning_signs
from clinic.models import ClinicProfile


class NotOpen(Exception):
    """The clinic takes no requests online now."""


def may_take_requests() -> bool:
    """In the language of this page."""
    return _is_allowed() and warning_signs.may_be_asked()


def refuse_if_closed() -> None:
    """Raises NotOpen. A request may be sent in another language than that in which the signs were read."""
    if settings.IS_LIVE and not (_is_allowed() and warning_signs.is_approved()):
        raise NotOpen


def _is_allowed() -> bool:
    """The number for emergencies is part of every page that asks about warning signs."""
    if not settings.IS_LIVE:
        return True
    profile = ClinicProfile.objects.current()
    return bool(profile.opened_at and profile.ambulance_number)


def is_open() -> bool:
    """The demo and developers' sites always are, once they have a profile."""
    profile = ClinicProfile.objects.current()
    return profile.opened_at is not None if settings.IS_LIVE else profile.pk is not None


@transaction.atomic
def open_now(*, by, now: datetime) -> None:
    """Nothing happens if it is open."""
    if ClinicProfile.objects.filter(opened_at=None).update(opened_at=now):
        _note(by, _("open for requests"))


@transaction.atomic
def close(*, by) -> None:
    """Requests that were sent stay, and are answered."""
    if ClinicProfile.objects.exclude(opened_at=None).update(opened_at=None):
        _note(by, _("closed for requests"))


def _note(by, words: str) -> None:
    LogEntry.objects.log_actions(by.pk, [ClinicProfile.objects.current()], CHANGE, words, single_object=True)
