"""The drafts of one browser: begun, found again by its cookie, kept. Pages of the booking stand on these."""

import secrets
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone

from appointments import availability, limits, links, slot
from appointments.models import Appointment, BookingDraft, WaitlistEntry
from appointments.models.draft import KEPT_FOR, REASON_KEPT_FOR, fingerprint
from appointments.views.refusal import refused


def begin(request, **answers):
    """Make a draft with these first answers and lead to the first question that has none."""
    cookie = request.COOKIES.get(settings.DRAFT_COOKIE_NAME) or secrets.token_urlsafe(32)
    now = timezone.now()
    try:
        limits.take(limits.BEGUN_BY_CLIENT, limits.client_key(request), now)
    except limits.TooMany as many:
        return refused(request, many.retry_after)
    draft = BookingDraft.objects.create(browser=fingerprint(cookie), created_at=now, updated_at=now, **answers)
    response = redirect(f"appointments:{draft.missing_step or 'check'}", draft.pk)
    response.set_cookie(
        settings.DRAFT_COOKIE_NAME,
        cookie,
        max_age=int(KEPT_FOR.total_seconds()),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return response


def own(request, key) -> BookingDraft:
    """This browser's own draft. The reason leaves it once it has been idle for half an hour."""
    now = timezone.now()
    related = ("service", "wanted_practitioner", "practitioner")
    draft = BookingDraft.objects.of(request, now).select_related(*related).filter(pk=key).first()
    if draft is None:
        raise Http404
    if draft.reason and draft.updated_at <= now - REASON_KEPT_FOR:
        draft.reason = ""
        draft.save(update_fields=["reason"])
    return draft


def sent(draft: BookingDraft) -> str | None:
    """The address of what came of this draft: after that, going back shows it instead of asking again."""
    if draft.windows and (entry := WaitlistEntry.objects.filter(draft_key=draft.pk).first()):
        return links.waiting(entry)
    appointment = Appointment.objects.filter(draft_key=draft.pk).first()
    return links.received(appointment) if appointment else None


def keep(draft: BookingDraft) -> None:
    """Store the answers, unless the draft was sent in the meantime: a sent request never changes through its draft."""
    with transaction.atomic():
        locked = BookingDraft.objects.select_for_update().filter(pk=draft.pk)
        if locked.exists() and sent(draft) is None:
            draft.updated_at = timezone.now()
            draft.save()


def wanted_slot(draft: BookingDraft, given: str, now: datetime) -> availability.Slot | None:
    """The slot that a button named ("practitioner-epoch"), asked for again: the page may be old, or forged."""
    wanted = slot.named(given)
    if wanted is None:
        return None
    person, starts_at = wanted
    practitioner = draft.practitioners().filter(pk=person).first()
    if practitioner is None:
        return None
    return availability.offered(draft.service, practitioner, starts_at, returning=draft.returning, now=now)
