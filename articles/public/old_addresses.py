"""Redirects old addresses of articles, services, people and pages to their current address."""

from urllib.parse import unquote

from django.db.models import F
from django.http import HttpResponsePermanentRedirect
from django.utils import timezone

from articles.models import Redirect
from articles.models.redirects import NUMBERED, forms
from clinic import errors, languages
from clinic.middleware import is_personal

# One hour: otherwise browsers keep a permanent redirect for ever, even after the article is taken down.
KEPT_SECONDS = 3600


class OldAddresses:
    """Looks for a redirect only if the response would be 404, and on a home page with a query such as "?p=19".

    Existing pages cost no query. Personal addresses are never looked up, because they contain secrets.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        readable = request.method in {"GET", "HEAD"} and not is_personal(request.path)
        is_home = languages.without_language(request.path) == "/"
        if readable and is_home and not NUMBERED.isdisjoint(request.GET):
            return _moved(request) or errors.not_found(request)
        if readable and is_home and request.GET and (moved := _moved(request)):
            return moved
        response = self.get_response(request)
        if readable and response.status_code == 404:
            return _moved(request) or response
        return response


def _moved(request) -> HttpResponsePermanentRedirect | None:
    """The current address of the page. Nothing from the request gets into it."""
    asked = forms(request.path, request.META.get("QUERY_STRING", ""))
    if not (paths := [path for path in asked if languages.without_language(path) != "/"]):
        return None
    host = request.get_host().partition(":")[0].removeprefix("www.").lower()
    row = Redirect.objects.best(host, paths)
    if row is None or unquote(row.get_absolute_url()) == request.path:
        return None
    Redirect.objects.filter(pk=row.pk).update(hits=F("hits") + 1, last_hit_at=timezone.now())
    response = HttpResponsePermanentRedirect(row.get_absolute_url())
    response.headers["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    return response
