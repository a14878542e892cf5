"""What every request passes through, from the outside in (the order stands in the settings)."""

import logging
import time

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils import timezone
from django.utils.cache import get_conditional_response, has_vary_header, set_response_etag
from django.utils.http import parse_http_date_safe

log = logging.getLogger("clinic.access")

PERSONAL = (
    "/accounts/", "/admin/", "/book/", "/feeds/visits/", "/preview/", "/readers/", "/review/", "/search/", "/visit/",
)  # fmt: skip
BOOKING = "/book/"


def is_personal(path: str) -> bool:
    """Pages that belong to one person, or repeat their words: never compressed, cached or indexed."""
    return path.startswith(PERSONAL)


class AccessLog:
    """One line a request, with the route instead of the path: no token, name or query string gets in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        started = time.perf_counter()
        response = self.get_response(request)
        route = getattr(request.resolver_match, "route", None) if request.resolver_match else "-"
        took = (time.perf_counter() - started) * 1000
        log.info("%s /%s %s %.0f ms", request.method, route, response.status_code, took)
        return response


class TrustedProxy:
    """Believe the forwarded scheme and client address from a proxy that the operator named, and from nobody else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.META.get("REMOTE_ADDR") in settings.TRUSTED_PROXIES:
            forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
            request.META["REMOTE_ADDR"] = forwarded[-1].strip() or request.META["REMOTE_ADDR"]
            if request.META.get("HTTP_X_FORWARDED_PROTO") == "https":
                request.META["wsgi.url_scheme"] = request.environ["wsgi.url_scheme"] = "https"
        else:
            request.META.pop("HTTP_X_FORWARDED_FOR", None)
            request.META.pop("HTTP_X_FORWARDED_PROTO", None)
        request.META.pop("HTTP_X_FORWARDED_HOST", None)
        return self.get_response(request)


class SecurityHeaders:
    """Headers that Django has no setting for; personal pages are kept out of caches and search engines.

    The list of what can be booked is in search engines: nothing of anybody stands in it before the first answer.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), browsing-topics=()"
        if is_personal(request.path):
            response.headers["Cache-Control"] = "no-store, private"
            if request.path != BOOKING:
                response.headers["X-Robots-Tag"] = "noindex, nofollow"
            # Not "no-referrer": it makes browsers send "Origin: null" with a form, which the forgery
            # check rightly refuses. docs/decisions/0004 has the whole story.
            response.headers.setdefault("Referrer-Policy", "same-origin")
        return response


class CompressPublicPages(GZipMiddleware):
    """Compress what everybody may read. A page that echoes a secret beside user input stays as it is (BREACH)."""

    def process_response(self, request, response):
        if is_personal(request.path):
            return response
        return super().process_response(request, response)


class PublicPages:
    """A validator on every public page: a reader who has it already gets 304 and no body.

    A page that has looked at who is signed in is not public, whatever its address is.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        public = request.method in {"GET", "HEAD"} and not is_personal(request.path)
        if not public or response.streaming or response.status_code != 200 or response.cookies:
            return response
        if has_vary_header(response, "Cookie"):
            response.headers["Cache-Control"] = "private, no-store"
            return response
        response.headers.setdefault("Cache-Control", "public, max-age=0, must-revalidate")
        if not response.has_header("ETag"):
            set_response_etag(response)
        return get_conditional_response(
            request, etag=response["ETag"], last_modified=_seconds(response), response=response
        )


def _seconds(response: HttpResponse) -> int | None:
    stamp = response.headers.get("Last-Modified")
    return parse_http_date_safe(stamp) if stamp else None


class IdleSignOut:
    """Staff who have left the desk are signed out. The session is renewed at most once a minute."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith("/admin/") and request.user.is_authenticated:
            now = int(time.time())
            seen = request.session.get("seen_at", now)
            if now - seen > settings.STAFF_IDLE_SECONDS:
                logout(request)
            elif now - seen >= 60 or "seen_at" not in request.session:
                request.session["seen_at"] = now
        return self.get_response(request)


class ClinicTime:
    """Show moments in the clinic's own time, wherever the server or the reader is."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with timezone.override(settings.CLINIC_TIME_ZONE):
            return self.get_response(request)
