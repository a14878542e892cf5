"""From the draft to its readers: checklist, publish, take down, preview, editions. Each act with its own permission."""

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import publishing, reading, rendering, review, snapshot, structured_data
from articles.models import Article, Edition
from clinic.models import ClinicProfile


def state(article: Article, latest_hash: str | None) -> str:
    """In words, for the list and the overview."""
    if article.was_taken_down:
        words = _("Taken down")
    elif article.live_edition_id is None:
        words = _("Draft")
    elif article.live_edition.content_hash == latest_hash:
        words = _("Live")
    else:
        words = _("Live, changed since")
    return _("%(state)s (sample)") % {"state": words} if article.is_sample else words


@require_safe
@permission_required("articles.view_article", raise_exception=True)
def overview(request, pk):
    """The checklist of the draft, what may be done with it, and its editions."""
    article = _article(pk)
    editions = list(article.editions.select_related("created_by", "approval__reviewer").defer("segments"))
    latest = editions[0] if editions else None
    context = admin.site.each_context(request) | {
        "title": article.title,
        "article": article,
        "opts": Article._meta,
        "state": state(article, latest.content_hash if latest else None),
        "problems": publishing.checks(article),
        "latest": latest,
        "editions": editions,
        "may_publish": request.user.has_perm("articles.publish_article"),
        "may_review": request.user.has_perm("articles.review_article"),
        "may_restore": request.user.has_perm("articles.change_article"),
    }
    return render(request, "articles/admin/release.html", context)


@require_POST
@permission_required("articles.publish_article", raise_exception=True)
def publish(request, pk):
    article = _article(pk)
    try:
        edition = publishing.publish(article, by=request.user, now=timezone.now())
    except publishing.NotReady as refusal:
        for problem in refusal.problems:
            messages.error(request, problem.message)
    else:
        _log(request, article, _("Published edition %(number)s.") % {"number": edition.number})
        messages.success(request, _("Edition %(number)s is live.") % {"number": edition.number})
    return _back(article)


@require_POST
@permission_required("articles.publish_article", raise_exception=True)
def take_down(request, pk):
    article = _article(pk)
    publishing.unpublish(article)
    _log(request, article, _("Taken down."))
    messages.success(request, _("The article is down. Its address says that it has been removed."))
    return _back(article)


@require_POST
@permission_required("articles.change_article", raise_exception=True)
def restore(request, pk, number):
    edition = get_object_or_404(Edition, article=pk, number=number)
    publishing.restore(edition, by=request.user)
    _log(request, edition.article, _("Restored edition %(number)s.") % {"number": number})
    messages.success(
        request, _("The draft is edition %(number)s again. Readers see no change yet.") % {"number": number}
    )
    return _back(edition.article)


@require_POST
@permission_required("articles.review_article", raise_exception=True)
def approve(request, pk, number):
    edition = get_object_or_404(Edition, article=pk, number=number)
    try:
        review.approve_edition(edition, by=request.user, now=timezone.now())
    except review.NoReviewer:
        messages.error(request, _("Your account is linked to no contributor: readers could not be told who approved."))
    else:
        _log(request, edition.article, _("Approved edition %(number)s.") % {"number": number})
        messages.success(request, _("Approved. The page now names you as its medical reviewer."))
    return _back(edition.article)


@require_safe
@permission_required("articles.view_article", raise_exception=True)
def preview_draft(request, pk):
    """The page as it would be if the draft were published now. Nothing is stored."""
    article = _article(pk)
    taken = snapshot.take(article)
    return _page(request, article, Edition(article=article, snapshot=taken, **rendering.render(taken)))


@require_safe
@permission_required("articles.view_article", raise_exception=True)
def preview_edition(request, pk, number):
    edition = get_object_or_404(Edition.objects.select_related("article", "approval"), article=pk, number=number)
    return _page(request, edition.article, edition)


def _page(request, article: Article, edition: Edition):
    page = reading.draft(article, edition)
    context = structured_data.context(page, ClinicProfile.objects.current()) | {"is_draft": True}
    return render(request, "articles/article.html", context)


def _article(pk: int) -> Article:
    return get_object_or_404(Article.objects.select_related("live_edition"), pk=pk)


def _back(article: Article):
    return redirect("admin:articles_article_release", article.pk)


def _log(request, article: Article, words: str) -> None:
    LogEntry.objects.log_actions(
        user_id=request.user.pk, queryset=[article], action_flag=CHANGE, change_message=words, single_object=True
    )
