"""Staff sessions: when they end, and what a session with a password alone may reach.

Idle means that no human did anything: pages that ask by themselves (`polled`) do not count. The profile has the limits.
"""

from datetime import datetime, timedelta
from functools import partial

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import get_user_model, logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.shortcuts import redirect, resolve_url
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from clinic.models import ClinicProfile
from clinic.staff import kept_forms
from clinic.staff.records import Action, record

SEEN_EVERY = timedelta(minutes=1)  # the session is written this often at most
STOP_POLLING = 286  # htmx takes the answer and asks no more
# Pages that a session with a password alone reaches: all of them lead to a second factor, or out.
ENROLMENT = {"mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate", "account_logout"}
_BEGAN, _SEEN, _WHOLE = "signed_in_at", "seen_at", "second_factor"
_WAS = "signed_out_account"  # whose session ended here: a form that comes later is kept for them


def polled(view):
    """Mark a view that a page asks by itself: such requests do not count as use, and answer 286 when signed out."""

    view.is_polled = True
    return view


def used(request, now: datetime) -> None:
    """Somebody has typed: for a polled view that brings their words."""
    if now.timestamp() - request.session.get(_SEEN, 0) >= SEEN_EVERY.total_seconds():
        request.session[_SEEN] = now.timestamp()


def begin(request, *, whole: bool, now: datetime) -> None:
    """`whole`: signed in with the second factor, or on a device that had it in this shift."""
    request.session[_BEGAN] = request.session[_SEEN] = now.timestamp()
    request.session[_WHOLE] = whole
    request.session.pop(_WAS, None)


def make_whole(request, whole: bool = True) -> None:
    request.session[_WHOLE] = whole


def end_all(user, *, but: str | None = None) -> int:
    """End every session of an account, except the one with the key `but`. Returns how many."""
    ended = 0
    for session in Session.objects.filter(expire_date__gt=timezone.now()).exclude(session_key=but):
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
            ended += 1
    return ended


def needs_second_factor(request) -> bool:
    """Whether this session has the password alone. The demo does without."""
    return not (settings.DEMO or request.session.get(_WHOLE))


class StaffSessions:
    """Ends sessions that are idle or too old, and keeps those with a password alone from everything but enrolment."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.user = SimpleLazyObject(partial(_effective, request, request.user))
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.path.startswith(("/accounts/", "/admin/")):
            return None
        account, now = request.user, timezone.now()
        if not account.is_authenticated:
            return _signed_out_poll(request, view) or _late_form(request, now)
        if _is_over(request, now):
            return _end(request, account, view, now)
        seen = request.session.setdefault(_SEEN, now.timestamp())
        request.session.setdefault(_BEGAN, now.timestamp())
        if not getattr(view, "is_polled", False) and now.timestamp() - seen >= SEEN_EVERY.total_seconds():
            request.session[_SEEN] = now.timestamp()
        if not needs_second_factor(request):
            return None
        if is_mfa_enabled(account):  # added in another session: this one must not add a second, and signs in again
            logout(request)
            return _to_sign_in(request.get_full_path() if request.method == "GET" else "")
        return None if request.resolver_match.view_name in ENROLMENT else redirect("mfa_index")


def _effective(request, account):
    """Who is signed in, for pages: nobody while the session is over or has a password alone."""
    if not account.is_authenticated or request.path.startswith(("/accounts/", "/admin/")):
        return account  # process_view decides
    return AnonymousUser() if _is_over(request, timezone.now()) or needs_second_factor(request) else account


def _is_over(request, now: datetime) -> bool:
    policy = ClinicProfile.objects.current()
    stamp = now.timestamp()
    idle = stamp - request.session.get(_SEEN, stamp) > policy.staff_idle_minutes * 60
    return idle or stamp - request.session.get(_BEGAN, stamp) > policy.staff_session_hours * 3600


def _end(request, account, view, now: datetime):
    """Sign out. What was sent is kept for the same person; a page that asks by itself is told."""
    kept = None if getattr(view, "is_polled", False) else kept_forms.keep(request, account, now)
    logout(request)
    request.session[_WAS] = account.pk
    record(Action.LEFT_IDLE, at=now, about=account, request=request)
    if request.resolver_match.view_name == settings.LOGIN_URL:
        return None  # already on the way back in
    if answer := _signed_out_poll(request, view):
        return answer
    return _keep_to(kept) if kept else _to_sign_in(request.get_full_path() if request.method == "GET" else "")


def _late_form(request, now: datetime):
    """A form of somebody whose session a poll or another tab has ended before."""
    if request.method != "POST" or not request.path.startswith("/admin/") or _WAS not in request.session:
        return None
    account = get_user_model().objects.filter(pk=request.session[_WAS], is_active=True).first()
    kept = account and kept_forms.keep(request, account, now)
    return _keep_to(kept) if kept else None


def _keep_to(kept: kept_forms.Kept):
    response = _to_sign_in(resolve_url("go_on"))
    kept.give_to(response)
    return response


def _signed_out_poll(request, view):
    if not getattr(view, "is_polled", False):
        return None
    return HttpResponse(render_to_string("clinic/staff/signed_out.html", request=request), status=STOP_POLLING)


def _to_sign_in(path: str):
    query = {"left": "1"} | ({"next": path} if path else {})
    return redirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode(query)}")
