"""Cache of public pages, for up to a minute and only while their data has not changed."""

import time
from hashlib import blake2b
from types import SimpleNamespace

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import get_conditional_response

from clinic import public_facts
from clinic.middleware import is_personal

# A page is kept until the full minute at most: "open now" and scheduled articles change on the full minute.
MINUTE = 60
# These must answer without the database.
NEVER_KEPT = (settings.STATIC_URL, settings.MEDIA_URL, "/health/", "/robots.txt")
OF_THE_BODY = {"content-length", "content-type", "content-encoding"}


class KeptPages:
    """The outermost middleware: kept responses are already compressed and have all their headers.

    It keeps only responses that are the same for every reader: GET, 200, marked as public, without a cookie.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.pages = caches["pages"]

    def __call__(self, request):
        key = _key(request)
        if key is None:
            return self.get_response(request)
        kept = self.pages.get(key)
        if kept is not None:
            return _again(request, *kept)
        response = self.get_response(request)
        if _may_be_kept(response):
            route = getattr(request.resolver_match, "route", "")
            self.pages.set(key, (response.content, dict(response.headers), route), MINUTE)
        return response


def _key(request: HttpRequest) -> str | None:
    """Cache key of the request. None if its response must not be kept."""
    headers = request.META
    if request.method != "GET" or "HTTP_HX_REQUEST" in headers:
        return None
    if is_personal(request.path) or request.path.startswith(NEVER_KEPT):
        return None
    try:
        host = request.get_host()
    except DisallowedHost:
        return None
    mark = public_facts.mark_of(request)
    if mark is None:
        return None
    is_compressed = "gzip" in headers.get("HTTP_ACCEPT_ENCODING", "")
    minute = int(time.time() // MINUTE)
    depends_on = (mark, minute, request.scheme, host, request.get_full_path(), is_compressed)
    return blake2b(repr(depends_on).encode(), digest_size=16).hexdigest()


def _may_be_kept(response: HttpResponse) -> bool:
    is_public = "public" in response.headers.get("Cache-Control", "")
    return response.status_code == 200 and is_public and not response.streaming and not response.cookies


def _again(request: HttpRequest, content: bytes, headers: dict[str, str], route: str) -> HttpResponse:
    request.resolver_match = SimpleNamespace(route=route)  # type: ignore[assignment]  # for the line in the log
    response = HttpResponse(content, headers=headers)
    answer = get_conditional_response(request, etag=headers.get("ETag"), response=response) or response
    if answer.status_code == 304:
        return HttpResponseNotModified(
            headers={name: value for name, value in headers.items() if name.lower() not in OF_THE_BODY}
        )
    return answer
