"""Pages that open by link: for a reviewer without an account, and previews of drafts."""

from functools import wraps

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.public import previews
from articles.review import (
    codes,
    links,
    mail,
    page,
    requests,
)


def of_link(view):
    """Decorator: passes the request of the link. Any invalid link gets the same page."""

    @wraps(view)
    def opened(request, token):
        asked = links.opened(token, timezone.now())
        if asked is None:
            return render(request, "articles/review/link_invalid.html", {"is_lost": True}, status=410)
        return view(request, token, asked)

    return opened


@require_safe
@of_link
def read(request, token, asked):
    return _page(request, token, asked)


@require_POST
@of_link
def comment(request, token, asked):
    anchor, text = request.POST.get("anchor", ""), request.POST.get("text", "")
    try:
        requests.comment(asked, anchor, text[: requests.LONGEST_COMMENT], now=timezone.now())
    except requests.Refused as refusal:
        return _page(request, token, asked, refusal=refusal)
    return redirect(reverse("articles:review", args=[token]) + f"#{anchor}")


@require_POST
@of_link
def give_back(request, token, asked):
    try:
        requests.give_back(asked, now=timezone.now())
    except requests.Refused as refusal:
        return _page(request, token, asked, refusal=refusal)
    return _decided(asked)


@require_POST
@of_link
def send_code(request, token, asked):
    try:
        codes.send(asked, now=timezone.now())
    except requests.Refused as refusal:
        return _page(request, token, asked, refusal=refusal)
    return redirect("articles:review_approve", token)


@require_http_methods(["GET", "HEAD", "POST"])
@of_link
def approve(request, token, asked):
    context = {"review": asked, "token": token}
    if request.method != "POST":
        return render(request, "articles/review/code.html", context)
    try:
        codes.check(asked, request.POST.get("code", ""), now=timezone.now())
        requests.approve(asked, now=timezone.now())
    except requests.Refused as refusal:
        return render(request, "articles/review/code.html", context | {"refusal": refusal}, status=422)
    return _decided(asked)


@require_safe
def done(request):
    return render(request, "articles/review/done.html")


@require_safe
def preview(request, token):
    article = links.previewed(token)
    if article is None:
        return render(request, "articles/review/link_invalid.html", {"is_lost": True}, status=410)
    return previews.page(request, article, previews.of_draft(article))


def _page(request, token, asked, refusal=None):
    context = {"review": asked, "token": token, "parts": page.parts(asked), "refusal": refusal}
    context["changes"] = page.changes(asked, wants_whole="whole" in request.GET)
    return render(request, "articles/review/read.html", context, status=422 if refusal else 200)


def _decided(asked):
    """Emails the editors, then redirects to the page of thanks, because the link no longer works."""
    mail.deliver([asked], now=timezone.now())
    return redirect("articles:review_done")
