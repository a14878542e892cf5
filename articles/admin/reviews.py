"""Clinical reviews in the admin: ask, read comments, send again, hand over. Signed-in reviewers decide here."""

from functools import wraps

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.admin import tasks
from articles.models import Article, ClinicalReview
from articles.publishing import changed_signs, publish, translations
from articles.publishing.forms import AskForm
from articles.review import (
    board as review_board,
)
from articles.review import (
    mail,
    requests,
)
from articles.review import (
    page as review_page,
)

may_see = permission_required("articles.view_article", raise_exception=True)
may_edit = permission_required("articles.change_article", raise_exception=True)
may_approve = permission_required("articles.review_article", raise_exception=True)


@require_safe
@may_see
def board(request):
    today = timezone.localdate()
    context = admin.site.each_context(request) | {
        "title": _("Clinical reviews"),
        "opts": Article._meta,
        "mail_is_file": mail.is_only_a_file(),
        "today": today,
        "waiting": review_board.waiting(),
        "due": review_board.due_again(today),
        "unreviewed": review_board.unreviewed(),
        "outdated": changed_signs.outdated(),
        "older": translations.older(timezone.now()),
        "missing": translations.missing(timezone.now()),
        "tasks": tasks.waiting(request),
        "only_mine": "mine" in request.GET,
    }
    return render(request, "articles/admin/board.html", context)


@require_POST
@may_edit
def ask(request, pk):
    article = get_object_or_404(Article, pk=pk)
    form = AskForm(request.POST)
    if not form.is_valid():
        _tell_problems(request, form)
        return redirect("admin:articles_article_release", pk)
    edition = publish.save_edition(article, by=request.user)
    try:
        asked = requests.request(edition, by=request.user, now=timezone.now(), **form.cleaned_data)
    except requests.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("admin:articles_article_release", pk)
    _deliver(request, asked)
    return _back(asked)


def of_review(view):
    """Decorator: passes the review of the address, if it belongs to the article of the address."""

    @wraps(view)
    def opened(request, pk, number):
        rows = ClinicalReview.objects.select_related("edition__article__owner", "reviewer__user", "requested_by")
        return view(request, get_object_or_404(rows, pk=number, edition__article=pk))

    return opened


@require_safe
@may_see
@of_review
def page(request, asked):
    user = request.user
    may_decide = asked.is_open and requests.may_decide(asked, user)
    context = admin.site.each_context(request) | {
        "title": _("Review of %(title)s") % {"title": asked.edition.article.title},
        "opts": Article._meta,
        "mail_is_file": mail.is_only_a_file(),
        "review": asked,
        "parts": review_page.parts(asked),
        "changes": review_page.changes(asked, wants_whole="whole" in request.GET),
        "mails": asked.mails.all(),
        "may_decide": may_decide,
        "may_change": user.has_perm("articles.change_article"),
        "may_comment": asked.is_open and (may_decide or user.has_perm("articles.change_article")),
        "hand_over_form": AskForm(besides=asked.reviewer),
    }
    return render(request, "articles/admin/review.html", context)


@require_POST
@may_see
@of_review
def comment(request, asked):
    if not (requests.may_decide(asked, request.user) or request.user.has_perm("articles.change_article")):
        raise PermissionDenied
    anchor, text = request.POST.get("anchor", ""), request.POST.get("text", "")[: requests.LONGEST_COMMENT]
    return _try(request, asked, lambda now: requests.comment(asked, anchor, text, user=request.user, now=now))


@require_POST
@may_approve
@of_review
def approve(request, asked):
    _only_whom_was_asked(request, asked)
    return _try(request, asked, lambda now: requests.approve(asked, by=request.user, now=now), _("Approved."))


@require_POST
@may_approve
@of_review
def give_back(request, asked):
    _only_whom_was_asked(request, asked)
    return _try(request, asked, lambda now: requests.give_back(asked, by=request.user, now=now), _("Returned."))


@require_POST
@may_edit
@of_review
def renew(request, asked):
    """Sends a new link by email. The old link stops working."""
    return _try(request, asked, lambda now: requests.renew_link(asked, by=request.user, now=now))


@require_POST
@may_edit
@of_review
def send_again(request, asked):
    """Sends the emails again that no mail server accepted."""
    _deliver(request, asked)
    return _back(asked)


@require_POST
@may_edit
@of_review
def hand_over(request, asked):
    form = AskForm(request.POST, besides=asked.reviewer)
    if not form.is_valid():
        _tell_problems(request, form)
        return _back(asked)
    given = form.cleaned_data
    facts = {"to": given["reviewer"], "due_on": given["due_on"], "reads_whole": given["reads_whole"]}
    try:
        new = requests.hand_over(asked, by=request.user, now=timezone.now(), **facts)
    except requests.Refused as refusal:
        messages.error(request, str(refusal))
        return _back(asked)
    _deliver(request, new)
    return _back(new)


def _try(request, asked: ClinicalReview, step, done: str = ""):
    try:
        step(timezone.now())
    except requests.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        if done:
            messages.success(request, done)
        _deliver(request, asked)
    return _back(asked)


def _deliver(request, asked: ClinicalReview) -> None:
    """Call after the transaction. The page says "sent" only if a mail server accepted the email."""
    waiting = asked.mails.unsent().exists()
    if mail.deliver([asked], now=timezone.now()):
        messages.error(request, _("The email could not be sent. It is kept here. Try again later."))
    elif waiting and mail.is_only_a_file():
        messages.warning(request, _("No mail server is connected. The email is only a file on the server."))
    elif waiting:
        messages.success(request, _("The email was sent."))


def _only_whom_was_asked(request, asked: ClinicalReview) -> None:
    if not requests.may_decide(asked, request.user):
        raise PermissionDenied


def _tell_problems(request, form) -> None:
    for problems in form.errors.values():
        for problem in problems:
            messages.error(request, problem)


def _back(asked: ClinicalReview):
    return redirect("admin:articles_article_review", asked.edition.article_id, asked.pk)


URLS = [
    ("reviews/", board, "reviews"),
    ("<int:pk>/ask/", ask, "ask"),
    ("<int:pk>/reviews/<int:number>/", page, "review"),
    ("<int:pk>/reviews/<int:number>/comment/", comment, "review_comment"),
    ("<int:pk>/reviews/<int:number>/approve/", approve, "review_approve"),
    ("<int:pk>/reviews/<int:number>/return/", give_back, "review_return"),
    ("<int:pk>/reviews/<int:number>/renew/", renew, "review_renew"),
    ("<int:pk>/reviews/<int:number>/send/", send_again, "review_send"),
    ("<int:pk>/reviews/<int:number>/hand-over/", hand_over, "review_hand_over"),
]
