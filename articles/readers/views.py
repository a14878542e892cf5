"""Pages where readers give feedback or comment: separate, so that articles need no cookie and can be cached."""

from functools import wraps

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import CommentPolicy
from articles.public.views import of_live_article
from articles.readers import comments, consent, votes
from articles.readers.forms import CommentForm, HelpfulForm
from clinic import errors
from clinic.limits import TooMany, client_key

ANSWERS = ("yes", "no")
COMMENTS_A_PAGE = 20


def of_commented_article(view):
    """Like of_live_article, but 404 if the article has no comments."""

    @wraps(view)
    @of_live_article
    def opened(request, article):
        if article.comment_policy == CommentPolicy.HIDDEN:
            raise Http404
        return view(request, article)

    return opened


@require_http_methods(["GET", "HEAD", "POST"])
@of_live_article
def helpful(request, article):
    """Shows the form for an answer; sending it counts. htmx asks for the form alone."""
    now, is_sent = timezone.now(), request.method == "POST"
    answer = (request.POST if is_sent else request.GET).get("answer", "")
    if answer not in ANSWERS:
        return render(request, "articles/readers/helpful.html", {"article": article}, status=422 if is_sent else 200)
    data = request.POST if is_sent else None
    form = HelpfulForm(data, answer=answer, contents=article.live_edition.contents, now=now)
    if not is_sent or not form.is_valid():
        page = "helpful_form.html" if request.htmx else "helpful.html"
        context = {"article": article, "form": form, "answer": answer, "is_alone": not request.htmx}
        return render(request, f"articles/readers/{page}", context, status=422 if is_sent else 200)
    if not form.suspicion(votes.SHORTEST):
        told = {name: words for name, words in form.cleaned_data.items() if name != "answer"}
        told["language"] = get_language()
        try:
            votes.record(article, is_helpful=answer == "yes", client=client_key(request), now=now, **told)
        except TooMany as refusal:
            return errors.too_many(request, refusal.retry_after)
    return redirect("articles:helpful_thanks", article.slug)


@require_safe
@of_live_article
def helpful_thanks(request, article):
    return render(request, "articles/readers/thanks.html", {"article": article})


@require_safe
@of_commented_article
def comment_list(request, article):
    pages = Paginator(comments.shown(article), COMMENTS_A_PAGE)
    try:
        page = pages.page(request.GET.get("page", 1))
    except InvalidPage as missing:
        raise Http404 from missing
    context = {"article": article, "page_obj": page, "paginator": pages, "is_paginated": page.has_other_pages()}
    return render(request, "articles/comments.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_commented_article
def comment(request, article):
    now, is_sent = timezone.now(), request.method == "POST"
    if article.comment_policy != CommentPolicy.OPEN:
        return render(request, "articles/readers/closed.html", {"article": article}, status=409 if is_sent else 200)
    form = CommentForm(request.POST if is_sent else None, now=now)
    if not is_sent or not form.is_valid():
        return _comment_form(request, article, form, status=422 if is_sent else 200)
    told = {name: form.cleaned_data[name] for name in ("name", "email", "text")}
    told |= {"language": get_language(), "consent_version": consent.VERSION}
    suspicion = form.suspicion(comments.SHORTEST)
    try:
        comments.receive(article, client=client_key(request), suspicion=suspicion, now=now, **told)
    except TooMany as refusal:
        form.add_error(
            None, _("We cannot accept more comments at the moment. Your comment is still here. Try again later.")
        )
        response = _comment_form(request, article, form, status=429)
        response.headers["Retry-After"] = str(int(refusal.retry_after.total_seconds()) + 1)
        return response
    return redirect("articles:comment_thanks", article.slug)


@require_safe
@of_commented_article
def comment_thanks(request, article):
    back = reverse("articles:comments", args=[article.slug])
    return render(request, "articles/readers/thanks.html", {"article": article, "comments": back})


def _comment_form(request, article, form, *, status: int):
    return render(request, "articles/readers/comment.html", {"article": article, "form": form}, status=status)
