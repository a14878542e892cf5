"""Where nothing is any more, an article may have been: its old addresses lead to it, for good."""

from django.db.models import F
from django.http import HttpResponsePermanentRedirect
from django.utils import timezone

from articles.models import Article, Redirect, old_path
from clinic import errors
from clinic.middleware import is_personal

NUMBERED = ("p", "page_id")
# An hour: browsers would keep a permanent answer for ever, also after an article has been taken down.
KEPT_SECONDS = 3600


class OldAddresses:
    """Asks only where the answer would be "not found", and on the home page with a number: "/?p=19".

    A page that exists costs no statement. Personal addresses are never looked for: they hold secrets.
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
    """The article's own address, made from the article: nothing that a visitor sends gets into it."""
    paths = {old_path(request.path), old_path(request.path, _number(request))} - {""}
    rows = Redirect.objects.select_related("article").filter(article__in=Article.objects.live())
    row = rows.filter(old_path__in=paths).order_by("-old_path").first()  # the longer says more
    if row is None:
        return None
    Redirect.objects.filter(pk=row.pk).update(hits=F("hits") + 1, last_hit_at=timezone.now())
    response = HttpResponsePermanentRedirect(row.article.get_absolute_url())
    response.headers["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    return response
