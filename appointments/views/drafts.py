"""Drafts of one browser: beginning one, finding it by the cookie, and saving answers. The booking pages use these."""

import secrets
from datetime import datetime
from functools import wraps
from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from appointments import links
from appointments.booking import limits, triage
from appointments.models import Appointment, BookingDraft, WaitlistEntry
from appointments.models.draft import KEPT_FOR, TOLD_KEPT_FOR, fingerprint
from appointments.times import availability, slot
from appointments.times.slot import Slot
from appointments.views.refusal import refused
from clinic.limits import TooMany, client_key, count_or_refuse
from clinic.models import Service, Urgency

WITH = ("service", "region", "practitioner__photo", "wanted_practitioner")  # what every page of a draft shows
FIRST_PAGE = ("signs", "urgency", "region_id", "for_whom", "service_id")  # columns that the first page answers


def begin(request, *, check: tuple[list[triage.Group], triage.Ticked] | None = None, gone: str = "", **answers):
    """Create a draft with the first answers and redirect to the first unanswered step.

    `check` is the warning-sign check of the same page, if it was answered: groups and what is ticked. `gone` names a
    time that was wanted and is not free: the page of times says so.
    """
    cookie = request.COOKIES.get(settings.DRAFT_COOKIE_NAME) or secrets.token_urlsafe(32)
    now = timezone.now()
    try:
        limits.refuse_who_could_not_send(client_key(request), now)
        count_or_refuse(limits.BEGUN_BY_CLIENT, client_key(request), now)
    except TooMany as many:
        return refused(request, many.retry_after)
    draft = BookingDraft(browser=fingerprint(cookie), created_at=now, updated_at=now, **answers)
    if check is not None:
        triage.answer(draft, check[0], check[1], now)
        _forget_what_is_not_soon_enough(draft)
    draft.save(force_insert=True)
    response = onward(draft)
    if gone and draft.missing_step == "time":
        response = redirect(f"{response.url}?{urlencode({'gone': gone})}")
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
    """Redirect to the first unanswered step, or to the last page."""
    return redirect(f"appointments:{draft.missing_step or 'details'}", draft.pk)


def of_this_browser(view):
    """The view gets this browser's own draft for the key in the address.

    Anybody else who has the address gets a page that leads on. Health information is removed from the draft after half
    an hour without an answer.
    """

    @wraps(view)
    def with_draft(request, key, *args, **kwargs):
        now = timezone.now()
        draft = BookingDraft.objects.of(request, now).select_related(*WITH).filter(pk=key).first()
        if draft is None:
            return lost(request, key)
        if draft.updated_at <= now - TOLD_KEPT_FOR:
            BookingDraft.objects.filter(pk=draft.pk).forget(now)
            draft.refresh_from_db(fields=["reason", "signs", "urgency", "region"])
        return view(request, draft, *args, **kwargs)

    return with_draft


def lost(request, key):
    """Another browser, or no cookie: what happened, and a way on from the same service, place and time.

    It shows no name, phone, reason or answer: whoever holds the address may be somebody else.
    """
    now = timezone.now()
    BookingDraft.objects.filter(pk=key).forget(now)
    draft = BookingDraft.objects.filter(pk=key).select_related("service", "region").first()
    if draft is not None and sent(draft):
        draft = None  # its time is that of a request, whose own link shows it
    known: dict[str, str] = {}
    if draft is not None:
        if draft.starts_at and draft.practitioner_id:
            known["at"] = Slot(draft.starts_at, draft.starts_at, draft.practitioner_id).name
        if draft.region:
            known["region"] = draft.region.slug
        if draft.wanted_practitioner:
            known["practitioner"] = draft.wanted_practitioner.slug
    is_bookable = draft is not None and Service.objects.bookable().filter(pk=draft.service_id).exists()
    way_on = reverse("appointments:book_service", args=[draft.service.slug]) if draft and is_bookable else None
    address = (way_on or reverse("appointments:book")) + (f"?{urlencode(known)}" if known else "")
    context = {"draft": draft if is_bookable else None, "address": address}
    return render(request, "appointments/lost.html", context, status=404)


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

    Answers to the first page from another tab are not overwritten. A reason that speaks of an emergency has the signs
    asked again.
    """
    with transaction.atomic():
        if _is_locked(draft) and sent(draft) is None:
            draft.updated_at = timezone.now()
            triage.ask_again_after_words(draft)
            _forget_what_is_not_soon_enough(draft)
            draft.save()


def answer(draft: BookingDraft, asked, ticked, **answers) -> str | None:
    """Save the first page: `answers` are columns of the draft, the rest is the warning-sign check.

    If the draft was sent, nothing is saved and sent() is returned.
    """
    with transaction.atomic():
        if not _is_locked(draft):
            return None
        if came_of_it := sent(draft):
            return came_of_it
        if draft.service != answers.get("service", draft.service):
            _forget_whom_and_when(draft)
        for name, value in answers.items():
            setattr(draft, name, value)
        draft.updated_at = timezone.now()
        triage.answer(draft, asked, ticked, draft.updated_at)
        _forget_what_is_not_soon_enough(draft)
        chosen = ["wanted_practitioner", "practitioner", "starts_at", "windows"]
        draft.save(update_fields=["signs", "urgency", "updated_at", *chosen, *answers])
    return None


def _forget_whom_and_when(draft: BookingDraft) -> None:
    """Another service has other people and lengths."""
    draft.wanted_practitioner, draft.practitioner, draft.starts_at = None, None, None


def _forget_what_is_not_soon_enough(draft: BookingDraft) -> None:
    """What was chosen and does not help with an urgent sign: a day after tomorrow, days to wait for, a therapist."""
    if draft.urgency != Urgency.URGENT:
        return
    draft.windows = []
    doctors = set(draft.offering().values_list("pk", flat=True))
    if draft.wanted_practitioner_id not in doctors:
        draft.wanted_practitioner = None
    is_in_time = draft.starts_at and triage.is_soon_enough(draft.starts_at, draft.urgency, draft.updated_at)
    if not is_in_time or draft.practitioner_id not in doctors:
        draft.practitioner, draft.starts_at = None, None


def take_service(draft: BookingDraft, service: Service) -> None:
    """Another service, whose doctor can see an urgent sign in time. The answers about the signs stay as they are."""
    with transaction.atomic():
        if _is_locked(draft) and sent(draft) is None and draft.urgency == Urgency.URGENT:
            _forget_whom_and_when(draft)
            draft.service, draft.updated_at = service, timezone.now()
            draft.save(update_fields=["service", "updated_at", "wanted_practitioner", "practitioner", "starts_at"])


def take_back(draft: BookingDraft) -> None:
    """Mark what stopped the booking as ticked by mistake, unless another tab has done so before."""
    with transaction.atomic():
        if _is_locked(draft) and draft.missing_step == "emergency":
            triage.take_back(draft)
            draft.updated_at = timezone.now()
            draft.save(update_fields=["signs", "urgency", "updated_at"])


def _is_locked(draft: BookingDraft) -> bool:
    """Lock the draft's row and read its current first page. Returns False if the draft was deleted.

    The last button locks the same row (triage.close), so an emergency answer and a request cannot run at the same time.
    """
    row = BookingDraft.objects.select_for_update().filter(pk=draft.pk).values_list(*FIRST_PAGE).first()
    if row is None:
        return False
    for name, value in zip(FIRST_PAGE, row, strict=True):
        setattr(draft, name, value)
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
    if practitioner is None or not triage.is_soon_enough(starts_at, draft.urgency, now):
        return None
    return availability.offered(draft.service, practitioner, starts_at, returning=draft.returning, now=now)
