"""From the draft to its readers: checklist, publish, take down, preview, editions. Each act with its own permission."""

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import differences, previews, publishing, review, review_links, review_mail
from articles.forms import AskForm, PublishForm
from articles.importing import report
from articles.models import Article, ClinicalReview, Edition

MOST_EVENTS = 20


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
        "reviews": list(
            ClinicalReview.objects.of(article).select_related("reviewer", "edition").prefetch_related("mails")
        ),
        "overtaken": _overtaken(article, latest),
        "ask_form": AskForm(),
        "publish_form": PublishForm(),
        "preview_link": review_links.preview(article),
        "events": article.events.select_related("by", "review__reviewer", "edition").order_by("-pk")[:MOST_EVENTS],
        "moved_in": report.moved_in(article),
        "redirects": list(article.redirects.all()),
        "mail_is_file": review_mail.is_only_a_file(),
        "may_publish": request.user.has_perm("articles.publish_article"),
        "may_review": request.user.has_perm("articles.review_article"),
        "may_change": request.user.has_perm("articles.change_article"),
    }
    return render(request, "articles/admin/release.html", context)


@require_POST
@permission_required("articles.publish_article", raise_exception=True)
def publish(request, pk):
    article = _article(pk)
    try:
        edition = publishing.publish(article, by=request.user, now=timezone.now(), **_told(request))
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
    publishing.unpublish(article, by=request.user)
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
    except review.NoReviewer as refusal:
        messages.error(request, str(refusal))
    else:
        _log(request, edition.article, _("Approved edition %(number)s.") % {"number": number})
        messages.success(request, _("Approved. A page with this content names you as its medical reviewer."))
    return _back(edition.article)


@require_safe
@permission_required("articles.view_article", raise_exception=True)
def preview_draft(request, pk):
    """The page as it would be if the draft were published now. Nothing is stored."""
    article = _article(pk)
    return previews.page(request, article, previews.of_draft(article))


@require_safe
@permission_required("articles.view_article", raise_exception=True)
def preview_edition(request, pk, number):
    edition = get_object_or_404(Edition.objects.select_related("article", "approval"), article=pk, number=number)
    return previews.page(request, edition.article, edition)


@require_safe
@permission_required("articles.view_article", raise_exception=True)
def compare(request, pk, number, other):
    """What changed from one edition to another, block by block."""
    article = _article(pk)
    old = get_object_or_404(Edition, article=pk, number=number)
    new = get_object_or_404(Edition, article=pk, number=other)
    context = admin.site.each_context(request) | {
        "title": _("Editions %(old)s and %(new)s") % {"old": number, "new": other},
        "article": article,
        "opts": Article._meta,
        "changes": differences.between(old.snapshot, new.snapshot),
        "is_clinical": old.clinical_hash != new.clinical_hash,
    }
    return render(request, "articles/admin/compare.html", context)


def _told(request) -> dict:
    form = PublishForm(request.POST)
    return form.cleaned_data if form.is_valid() else {}


def _overtaken(article: Article, latest: Edition | None) -> ClinicalReview | None:
    """The last approval, where the draft's clinical content is not what it was given for."""
    if latest is None or latest.approval_id is not None:
        return None
    approved = ClinicalReview.objects.of(article).filter(state=ClinicalReview.State.APPROVED)
    return approved.select_related("reviewer", "edition").order_by("-decided_at", "-pk").first()


def _article(pk: int) -> Article:
    return get_object_or_404(Article.objects.select_related("live_edition"), pk=pk)


def _back(article: Article):
    return redirect("admin:articles_article_release", article.pk)


def _log(request, article: Article, words: str) -> None:
    LogEntry.objects.log_actions(
        user_id=request.user.pk, queryset=[article], action_flag=CHANGE, change_message=words, single_object=True
    )
