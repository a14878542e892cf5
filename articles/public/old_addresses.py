"""Redirects old addresses of articles to their current address."""

from django.db.models import F
from django.http import HttpResponsePermanentRedirect
from django.utils import timezone

from articles.models import Article, Redirect, old_path
from clinic import errors
from clinic.middleware import is_personal

NUMBERED = ("p", "page_id")
# One hour: otherwise browsers keep a permanent redirect for ever, even after the article is taken down.
KEPT_SECONDS = 3600


class OldAddresses:
    """Looks for a redirect only if the response would be 404, and on the home page with "?p=19".

    Existing pages cost no query. Personal addresses are never looked up, because they contain secrets.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        readable = request.method in {"GET", "HEAD"} and not is_personal(request.path)
        if readable and request.path == "/" and _number(request):
            return _moved(request) or errors.not_found(request)
        response = self.get_response(request)
        if readable and response.status_code == 404:
            return _moved(request) or response
        return response


def _number(request) -> str:
    return next((request.GET[name] for name in NUMBERED if name in request.GET), "")


def _moved(request) -> HttpResponsePermanentRedirect | None:
    """The current address of the article. Nothing from the request gets into it."""
    paths = {old_path(request.path), old_path(request.path, _number(request))} - {""}
    rows = Redirect.objects.select_related("article").filter(article__in=Article.objects.live())
    row = rows.filter(old_path__in=paths).order_by("-old_path").first()  # the longer path is more specific
    if row is None:
        return None
    Redirect.objects.filter(pk=row.pk).update(hits=F("hits") + 1, last_hit_at=timezone.now())
    response = HttpResponsePermanentRedirect(row.article.get_absolute_url())
    response.headers["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    return response
