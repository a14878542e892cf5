"""Pages that only show: they read live editions and set no cookie."""

import re
from functools import wraps

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.paginator import InvalidPage, Paginator
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import ListView

from articles import reading, structured_data
from articles.comments import shown
from articles.models import Article, ArticleType, CommentPolicy, Contributor
from clinic import errors
from clinic.models import ClinicProfile, Condition

YEAR = 31_536_000
COMMENTS_A_PAGE = 20
PICTURE_NAME = re.compile(r"[0-9a-f]+-\d+\.(?:avif|jpeg)")


class ArticleList(ListView):
    """All live articles, or those of a kind or on a condition."""

    template_name = "articles/list.html"
    context_object_name = "articles"
    paginate_by = 12

    def get_queryset(self):
        articles = Article.objects.live().for_cards()
        if kind := self.request.GET.get("type"):
            articles = articles.of_type(kind)
        if condition := self.request.GET.get("condition"):
            articles = articles.about(condition)
        return articles

    def get_context_data(self, **kwargs):
        live = Article.objects.live().order_by()
        slugs = set(live.values_list("live_edition__snapshot__article__condition__slug", flat=True))
        kinds = set(live.values_list("live_edition__snapshot__article__article_type", flat=True))
        return super().get_context_data(
            conditions=Condition.objects.filter(slug__in=slugs),
            kinds=[kind for kind in ArticleType if kind.value in kinds],
            chosen_condition=self.request.GET.get("condition", ""),
            chosen_kind=self.request.GET.get("type", ""),
            **kwargs,
        )


def of_live_article(view):
    """Opens what readers may see at this moment. What they could see once is gone; the rest never was."""

    @wraps(view)
    def opened(request, slug):
        now = timezone.now()
        found = Article.objects.live(now).select_related("live_edition__approval__reviewer").filter(slug=slug).first()
        if found is None:
            if get_object_or_404(Article, slug=slug).was_public(now):
                return errors.gone(request)
            raise Http404
        return view(request, found)

    return opened


def of_commented_article(view):
    """The same, where comments are not hidden."""

    @wraps(view)
    @of_live_article
    def opened(request, article):
        if article.comment_policy == CommentPolicy.HIDDEN:
            raise Http404
        return view(request, article)

    return opened


@require_safe
@of_live_article
def article(request, found):
    page = reading.published(found, found.live_edition)
    return render(request, "articles/article.html", structured_data.context(page, ClinicProfile.objects.current()))


@require_safe
@of_commented_article
def comment_list(request, article):
    pages = Paginator(shown(article), COMMENTS_A_PAGE)
    try:
        page = pages.page(request.GET.get("page", 1))
    except InvalidPage as missing:
        raise Http404 from missing
    context = {"article": article, "page_obj": page, "paginator": pages, "is_paginated": page.has_other_pages()}
    return render(request, "articles/comments.html", context)


@require_safe
def author(request, slug):
    """A contributor's page exists as long as a live article names them, as an author or as its reviewer."""
    person = get_object_or_404(Contributor.objects.select_related("practitioner"), slug=slug)
    live = Article.objects.live().for_cards()
    rows = live.filter(live_edition__snapshot__icontains=f'"{person.slug}"')
    articles = [row for row in rows if row.live_edition.names(person)]
    reviewed = [] if settings.DEMO else list(live.filter(live_edition__approval__reviewer=person))
    if not articles and not reviewed:
        raise Http404
    return render(request, "articles/author.html", {"person": person, "articles": articles, "reviewed": reviewed})


@require_safe
def picture_file(request, name):
    """A picture, from wherever pictures are kept. Its name says what is in it, so a browser may keep it."""
    if PICTURE_NAME.fullmatch(name) is None:
        raise Http404
    try:
        picture = default_storage.open(f"pictures/{name}")
    except FileNotFoundError as missing:
        raise Http404 from missing
    response = FileResponse(picture, content_type=f"image/{name.rpartition('.')[2]}")
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
