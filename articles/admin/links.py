"""Where a link may lead on our own site: found by words of the title, for the editor's link dialog.

The link is stored as the page's path. When an article's address changes, its old one still leads there.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import BooleanField, CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast
from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article, ArticleType
from articles.models.menus import PATHS, BuiltIn
from clinic.models import Practitioner, Service

MOST = 12
RIGHTS = {"articles.add_article", "articles.change_article"}


@require_safe
def find(request):
    if not any(request.user.has_perm(right) for right in RIGHTS):
        raise PermissionDenied
    words = request.GET.get("q", "").split()
    found = [_line(row) for row in _rows(words)] if words else []
    return JsonResponse({"found": (_built_in(words) + found)[:MOST]})


def _rows(words: list[str]):
    """One statement for all kinds; titles that begin with the words come first."""
    live = Exists(Article.objects.live().order_by().filter(pk=OuterRef("pk")))
    articles = _named(Article, "title", words).annotate(kind=_text(F("article_type")), is_there=live)
    services = (
        _named(Service, "name", words).filter(is_active=True).annotate(kind=_text(Value("service")), is_there=_yes())
    )
    people = _named(Practitioner, "name", words).active().annotate(kind=_text(Value("person")), is_there=_yes())
    columns = ["words", "slug", "kind", "is_there"]
    rows = articles.values(*columns).union(services.values(*columns), people.values(*columns), all=True)
    start = words[0].casefold()
    return sorted(rows, key=lambda row: (not row["words"].casefold().startswith(start), row["words"]))


def _named(model, field: str, words: list[str]):
    said = Q(*[Q(**{f"{field}__icontains": word}) for word in words])
    return model.objects.filter(said).order_by().annotate(words=_text(F(field)))


def _text(value):
    return Cast(value, CharField())


def _yes():
    return Value(True, output_field=BooleanField())


def _line(row: dict) -> dict:
    names = {"service": ("service", _("Service")), "person": ("practitioner", _("Team"))}
    is_page = row["kind"] == ArticleType.PAGE
    name, kind = names.get(row["kind"]) or (("page", _("Page")) if is_page else ("articles:article", _("Article")))
    note = "" if row["is_there"] else _("not live now")
    return {"title": row["words"], "kind": kind, "note": note, "address": reverse(name, args=[row["slug"]])}


def _built_in(words: list[str]) -> list[dict]:
    if not words:
        return []
    pages = [page for page in BuiltIn if all(word.casefold() in str(page.label).casefold() for word in words)]
    return [
        {"title": str(page.label), "kind": _("Page"), "note": "", "address": reverse(PATHS[page][0]) + PATHS[page][1]}
        for page in pages
    ]


def words_of_dialog() -> dict[str, str]:
    return {
        "data-address": reverse("admin:articles_article_links"),
        "data-label": _("Where it leads"),
        "data-help": _("Type words of the title and choose, or type an address."),
        "data-none": _("Nothing found. An address must begin with https://, mailto: or tel:."),
        "data-count": _("%s found. Use the arrow keys to choose."),
    }
