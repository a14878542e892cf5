"""Publishing in the admin: checklist, publish, take down, preview, editions. Each action has its permission."""

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.importing import report
from articles.models import Article, ClinicalReview, Edition
from articles.public import previews
from articles.publishing import (
    approvals,
    differences,
    publish,
    schedule,
    translations,
)
from articles.publishing.checklist import NotReady
from articles.publishing.forms import AskForm, EndForm, PublishForm
from articles.review import links, mail, page, requests
from clinic import calendar
from clinic.languages import listed

MOST_EVENTS = 20


def state(article: Article, latest_hash: str | None, is_live: bool) -> str:
    """The article's status in words, for the list and the overview."""
    now = timezone.now()
    if article.next_at is not None:
        words = _("Live, with an update on %(at)s") % {"at": _shown(article.next_at)}
    elif article.live_edition_id is None:
        words = _("Taken down") if article.was_public(now) else _("Draft")
    elif article.waits(now):
        words = _("Goes live %(at)s") % {"at": _shown(article.go_live_at)}
    elif article.expire_at and article.expire_at <= now:
        words = _("Ended %(at)s") % {"at": _shown(article.expire_at)}
    elif not is_live:
        words = _("Held back: no longer approved")
    elif article.live_edition.content_hash == latest_hash:
        words = _("Live")
    else:
        words = _("Live, with unpublished changes")
    return _("%(state)s (sample)") % {"state": words} if article.is_sample else words


@require_safe
@permission_required("articles.view_article", raise_exception=True)
def overview(request, pk):
    """The page "Check and publish": checklist, allowed actions and editions."""
    publish.bring_in_step(timezone.now())
    article = _article(pk)
    editions = list(article.editions.select_related("created_by", "approval__reviewer").defer("segments"))
    latest = editions[0] if editions else None
    is_live = Article.objects.live().filter(pk=article.pk).exists()
    times = {"expire_at": article.expire_at, "go_live_at": article.next_at}
    if article.waits(timezone.now()):
        times["go_live_at"] = article.go_live_at
    reviews = list(ClinicalReview.objects.of(article).select_related("reviewer", "edition").prefetch_related("mails"))
    context = admin.site.each_context(request) | {
        "title": article.title,
        "article": article,
        "opts": Article._meta,
        "state": state(article, latest.content_hash if latest else None, is_live),
        "is_live": is_live,
        "waits": article.waits(timezone.now()),
        "zone": calendar.zone_name(),
        "problems": publish.checks(article),
        "needs_approval": latest is None or approvals.is_needed(latest),
        "latest": latest,
        "editions": editions,
        "reviews": reviews,
        "has_open_request": any(review.is_open for review in reviews),
        "overtaken": _overtaken(article, latest),
        "ask_form": AskForm(),
        "publish_form": PublishForm(initial=times),
        "end_form": EndForm(initial=times, prefix="end"),
        "translated": article.translated(timezone.now()),
        "preview_link": links.preview(article),
        "events": article.events.select_related("by", "review__reviewer", "edition").order_by("-pk")[:MOST_EVENTS],
        "moved_in": report.moved_in(article),
        "redirects": list(article.redirects.all()),
        "mail_is_file": mail.is_only_a_file(),
        "may_publish": request.user.has_perm("articles.publish_article"),
        "may_review": request.user.has_perm("articles.review_article"),
        "may_change": request.user.has_perm("articles.change_article"),
    }
    return render(request, "articles/admin/release.html", context)


@require_POST
@permission_required("articles.publish_article", raise_exception=True)
def publish_now(request, pk):
    """Publishes now, or at the time in the form."""
    article = _article(pk)
    form = PublishForm(request.POST)
    if not form.is_valid():
        return _refused(request, article, form)
    try:
        edition = publish.publish(article, by=request.user, now=timezone.now(), **form.cleaned_data)
    except NotReady as refusal:
        for problem in refusal.problems:
            messages.error(request, problem.message)
        return _back(article)
    _say_the_same(request, edition)
    told = {
        "number": edition.number,
        "at": _shown(schedule.full_minute(form.cleaned_data["go_live_at"]) or timezone.now()),
    }
    if form.cleaned_data["go_live_at"]:
        _log(request, article, _("Edition %(number)s goes live %(at)s.") % told)
        messages.success(request, _("Edition %(number)s goes live %(at)s.") % told)
    else:
        _log(request, article, _("Published edition %(number)s.") % told)
        messages.success(request, _("Edition %(number)s is live.") % told)
    return _back(article)


def _say_the_same(request, edition: Edition) -> None:
    """With the editions that the form showed of the other languages; not while an update waits for its time."""
    article = _article(edition.article_id)
    if article.live_edition_id == edition.pk:
        for other in article.translated(timezone.now()):
            if str(other.live_edition_id) in request.POST.getlist("same"):
                translations.say_the_same(article, other, by=request.user, now=timezone.now())


@require_POST
@permission_required("articles.publish_article", raise_exception=True)
def end(request, pk):
    """Sets when a live article is taken down automatically."""
    article = _article(pk)
    form = EndForm(request.POST, prefix="end")
    if not form.is_valid():
        return _refused(request, article, form)
    expire_at = form.cleaned_data["expire_at"]
    try:
        schedule.end(article, expire_at=expire_at, by=request.user, now=timezone.now())
    except NotReady as refusal:
        messages.error(request, str(refusal))
    else:
        words = (
            _("It will be taken down automatically %(at)s.") % {"at": _shown(expire_at)}
            if expire_at
            else _("It has no end time.")
        )
        _log(request, article, words)
        messages.success(request, words)
    return _back(article)


@require_POST
@permission_required("articles.publish_article", raise_exception=True)
def cancel_update(request, pk):
    article = _article(pk)
    try:
        schedule.cancel_update(article, by=request.user, now=timezone.now())
    except NotReady as refusal:
        messages.error(request, str(refusal))
    else:
        _log(request, article, _("Update cancelled."))
        messages.success(request, _("The update will not appear. Readers keep what they see now."))
    return _back(article)


@require_POST
@permission_required("articles.publish_article", raise_exception=True)
def take_down(request, pk):
    article = _article(pk)
    waited = article.waits(timezone.now())
    publish.unpublish(article, by=request.user)
    if waited:
        _log(request, article, _("Schedule cancelled."))
        messages.success(request, _("The article will not go live. It is a draft again."))
    else:
        _log(request, article, _("Taken down."))
        messages.success(request, _("The article is taken down. Its address says that it has been removed."))
    return _back(article)


@require_POST
@permission_required("articles.change_article", raise_exception=True)
def restore(request, pk, number):
    edition = get_object_or_404(Edition, article=pk, number=number)
    restored = publish.restore(edition, by=request.user)
    if lost := [change.name for change in differences.between(edition.snapshot, restored.snapshot)]:
        words = _("Not fully restored. These were changed or deleted elsewhere since then: %(names)s.")
        messages.warning(request, words % {"names": listed(dict.fromkeys(lost))})
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
        only_changes = "only_changes" in request.POST
        requests.approve_edition(edition, by=request.user, now=timezone.now(), only_changes=only_changes)
    except requests.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        _log(request, edition.article, _("Approved edition %(number)s.") % {"number": number})
        messages.success(request, _("Approved. A page with this content names you as its medical reviewer."))
    return _back(edition.article)


@require_safe
@permission_required("articles.view_article", raise_exception=True)
def preview_draft(request, pk):
    """Shows the draft as it would be published. Nothing is stored."""
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
    """Shows the differences between two editions, block by block."""
    article = _article(pk)
    old = get_object_or_404(Edition, article=pk, number=number)
    new = get_object_or_404(Edition, article=pk, number=other)
    context = admin.site.each_context(request) | {
        "title": _("Editions %(old)s and %(new)s") % {"old": number, "new": other},
        "article": article,
        "opts": Article._meta,
        "changes": page.marked(old.snapshot, new.snapshot),
        "may_approve": requests.may_continue(old, new, request.user),
        "edition": new,
        "is_clinical": old.clinical_hash != new.clinical_hash,
    }
    return render(request, "articles/admin/compare.html", context)


def _refused(request, article: Article, form):
    for problems in form.errors.values():
        for problem in problems:
            messages.error(request, problem)
    return _back(article)


def _shown(moment) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")


def _overtaken(article: Article, latest: Edition | None) -> ClinicalReview | None:
    """The last approval, if the draft's clinical content has changed since then; otherwise None."""
    if latest is None or latest.approval_id is not None:
        return None
    approved = ClinicalReview.objects.of(article).filter(state=ClinicalReview.State.APPROVED)
    return approved.select_related("reviewer", "edition").order_by("-decided_at", "-pk").first()


def _article(pk: int) -> Article:
    return get_object_or_404(Article.objects.select_related("live_edition", "next_edition"), pk=pk)


def _back(article: Article):
    return redirect("admin:articles_article_release", article.pk)


def _log(request, article: Article, words: str) -> None:
    LogEntry.objects.log_actions(
        user_id=request.user.pk, queryset=[article], action_flag=CHANGE, change_message=words, single_object=True
    )
