"""Drafts of one browser: beginning one, finding it by the cookie, and saving answers. The booking steps use these."""

import secrets
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from appointments import links
from appointments.booking import limits, triage
from appointments.models import Appointment, BookingDraft, WaitlistEntry
from appointments.models.draft import KEPT_FOR, TOLD_KEPT_FOR, fingerprint
from appointments.times import availability, slot
from appointments.times.slot import Slot
from appointments.views.refusal import refused
from clinic.limits import TooMany, client_key, count_or_refuse


def begin(request, **answers):
    """Create a draft with the first answers and redirect to the first unanswered step."""
    cookie = request.COOKIES.get(settings.DRAFT_COOKIE_NAME) or secrets.token_urlsafe(32)
    now = timezone.now()
    try:
        limits.refuse_who_could_not_send(client_key(request), now)
        count_or_refuse(limits.BEGUN_BY_CLIENT, client_key(request), now)
    except TooMany as many:
        return refused(request, many.retry_after)
    draft = BookingDraft(browser=fingerprint(cookie), created_at=now, updated_at=now, **answers)
    draft.urgency = triage.outcome(draft)  # routine if the clinic has no warning signs to ask about
    draft.save(force_insert=True)
    response = onward(draft)
    response.set_cookie(
        settings.DRAFT_COOKIE_NAME,
        cookie,
        max_age=int(KEPT_FOR.total_seconds()),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return response


def onward(draft: BookingDraft):
    """Redirect to the first unanswered step, or to the review page."""
    return redirect(f"appointments:{draft.missing_step or 'check'}", draft.pk)


def own(request, key) -> BookingDraft:
    """This browser's own draft, or 404. Health information is removed from it after half an hour without an answer."""
    now = timezone.now()
    draft = get_object_or_404(BookingDraft.objects.of(request, now).select_related("service"), pk=key)
    if draft.updated_at <= now - TOLD_KEPT_FOR:
        BookingDraft.objects.filter(pk=draft.pk).forget(now)
        draft.refresh_from_db(fields=["reason", "signs", "urgency"])
    return draft


def sent(draft: BookingDraft) -> str | None:
    """The address of the appointment or waiting list entry that this draft became. None if it was not sent.

    Pages redirect there, so that going back does not ask the questions again.
    """
    made = became(draft)
    if isinstance(made, WaitlistEntry):
        return links.waiting(made)
    return links.received(made) if made else None


def became(draft: BookingDraft) -> Appointment | WaitlistEntry | None:
    """What was sent."""
    if draft.windows and (entry := WaitlistEntry.objects.filter(draft_key=draft.pk).first()):
        return entry
    return Appointment.objects.filter(draft_key=draft.pk).first()


def keep(draft: BookingDraft) -> None:
    """Save the answers, unless the draft was sent meanwhile: a sent request never changes through its draft.

    Answers to the warning-sign check from another tab are not overwritten.
    """
    with transaction.atomic():
        if _is_locked(draft) and sent(draft) is None:
            draft.updated_at = timezone.now()
            draft.save()


def answer(draft: BookingDraft, asked: triage.Page, ticked: list[str]) -> str | None:
    """Save an answer to the warning-sign check. If the draft was sent, nothing is saved and sent() is returned."""
    with transaction.atomic():
        if not _is_locked(draft):
            return None
        if came_of_it := sent(draft):
            return came_of_it
        draft.updated_at = timezone.now()
        triage.answer(draft, asked, ticked, draft.updated_at)
        draft.save(update_fields=["signs", "urgency", "updated_at"])
    return None


def take_back(draft: BookingDraft) -> None:
    """Mark the emergency as ticked by mistake, unless another tab has done so before."""
    with transaction.atomic():
        if _is_locked(draft) and draft.missing_step == "emergency":
            triage.take_back(draft)
            draft.updated_at = timezone.now()
            draft.save(update_fields=["signs", "urgency", "updated_at"])


def settle(draft: BookingDraft) -> None:
    """Set the urgency from the existing answers, after the clinic has removed the questions that were still open."""
    with transaction.atomic():
        if _is_locked(draft) and sent(draft) is None:
            draft.updated_at = timezone.now()  # an idle draft would lose its answers at once
            draft.urgency = triage.outcome(draft)
            draft.save(update_fields=["urgency", "updated_at"])


def _is_locked(draft: BookingDraft) -> bool:
    """Lock the draft's row and read its current signs and urgency. Returns False if the draft was deleted.

    The last button locks the same row (triage.close), so an emergency answer and a request cannot run at the same time.
    """
    row = BookingDraft.objects.select_for_update().filter(pk=draft.pk).values_list("signs", "urgency").first()
    if row is None:
        return False
    draft.signs, draft.urgency = row
    return True


def wanted_slot(draft: BookingDraft, given: str, now: datetime) -> Slot | None:
    """The slot that a button named, if it is still free.

    The page may be old or the value forged, so it is checked again.
    """
    wanted = slot.parse_slot(given)
    if wanted is None:
        return None
    person, starts_at = wanted
    practitioner = draft.practitioners().filter(pk=person).first()
    if practitioner is None:
        return None
    return availability.offered(draft.service, practitioner, starts_at, returning=draft.returning, now=now)
