"""The site's middleware, outermost first. The settings define the order."""

import logging
import time

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotAllowed
from django.middleware.gzip import GZipMiddleware
from django.utils import timezone
from django.utils.cache import get_conditional_response, has_vary_header, set_response_etag
from django.utils.http import parse_http_date_safe

from clinic.languages import without_language

log = logging.getLogger("clinic.access")

PERSONAL = (
    "/accounts/", "/admin/", "/book/", "/feeds/visits/", "/preview/", "/readers/", "/review/", "/search/", "/visit/",
)  # fmt: skip
BOOKING = "/book/"


def is_personal(path: str) -> bool:
    """Whether a page belongs to one person or repeats their words. These are never compressed, cached or indexed."""
    return without_language(path).startswith(PERSONAL)


class AccessLog:
    """One log line for each request. It has the route, not the path: no token, name or query string."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        started = time.perf_counter()
        response = self.get_response(request)
        route = getattr(request.resolver_match, "route", None) if request.resolver_match else "-"
        took = (time.perf_counter() - started) * 1000
        log.info("%s /%s %s %.0f ms", request.method, route, response.status_code, took)
        return response


class RefuseTrace:
    """TRACE is answered by no page: Django would hand it to a view as if it were GET."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method == "TRACE":
            return HttpResponseNotAllowed(["GET", "HEAD", "POST", "OPTIONS"])
        return self.get_response(request)


class TrustedProxy:
    """Accept the forwarded scheme and client address only from proxies listed in TRUSTED_PROXIES."""

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

    Exception: search engines may index the list of services to book, which holds no personal data.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), browsing-topics=()"
        if is_personal(request.path):
            response.headers["Cache-Control"] = "no-store, private"
            if without_language(request.path) != BOOKING:
                response.headers["X-Robots-Tag"] = "noindex, nofollow"
            # Not "no-referrer": it makes browsers send "Origin: null" with a form, which the forgery
            # check rightly refuses. docs/decisions/0004 has the whole story.
            response.headers.setdefault("Referrer-Policy", "same-origin")
        return response


class CompressPublicPages(GZipMiddleware):
    """Compress public pages only. A page with both a secret and user input must not be compressed (BREACH)."""

    def process_response(self, request, response):
        if is_personal(request.path):
            return response
        return super().process_response(request, response)


class PublicPages:
    """ETag for every public page: a reader who already has the page gets 304 without a body.

    A page that has read the session is not public, whatever its address.
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


class ClinicTime:
    """Activate the clinic's time zone for every request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with timezone.override(settings.CLINIC_TIME_ZONE):
            return self.get_response(request)
