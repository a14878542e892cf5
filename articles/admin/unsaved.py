"""Unsaved work in the admin: kept while an editor types, opened again, discarded."""

import secrets
from dataclasses import dataclass

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.models import Article, UnsavedWork
from articles.publishing import conflicts, unsaved
from clinic.staff import sessions

OPEN = "unsaved"  # in the address: the number of the work to open


@sessions.polled
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request, pk=None):
    """POST keeps the form. GET tells who else is writing, whether the article is still there and who is signed in, with
    a token for the next POST: after signing in again, the page's own one is out of date.
    """
    if not request.user.has_perm("articles.add_article" if pk is None else "articles.change_article"):
        raise PermissionDenied
    now = timezone.now()
    if request.method == "POST":
        sessions.used(request, now)
        number = unsaved.keep(request.POST, editor=request.user, article=pk, now=now)
        return JsonResponse({"number": number, "at": _time(now)})
    is_gone = pk is not None and not Article.objects.filter(pk=pk).exists()
    others = [_("Somebody deleted this article. What you typed stays here and is kept for you.")] if is_gone else []
    found = {"user": request.user.pk, "token": get_token(request), "others": others + _others(request, pk)}
    return JsonResponse(found)


@require_POST
@permission_required("articles.change_article", raise_exception=True)
def discard(request, number):
    work = get_object_or_404(unsaved.of(request.user), pk=number)
    work.delete()
    return redirect("admin:articles_article_change", work.article_id) if work.article_id else _to_list()


@require_safe
@permission_required("articles.view_article", raise_exception=True)
def signed_in(request):
    """Where signing in leads while an article waits in another window."""
    return render(
        request,
        "articles/admin/signed_in.html",
        admin.site.each_context(request) | {"title": _("You are signed in again"), "opts": Article._meta},
    )


@dataclass
class Opened:
    """An open form: the window that keeps it, and the unsaved work that it shows."""

    window: str
    work: UnsavedWork | None

    @cached_property
    def fitted(self) -> tuple[QueryDict, dict[str, list[str]]]:
        """What was typed, over the rows of the draft that are there now."""
        return conflicts.fit(self.work.typed, self.work.article)


def opened(request, pk: int | None) -> Opened:
    """With the work that the address names, if it is this editor's."""
    if request.method == "POST":
        return Opened(unsaved.window_of(request.POST), None)
    window, number = secrets.token_hex(8), unsaved.number_in(request.GET, OPEN)
    return Opened(window, unsaved.open_in(window, number, editor=request.user, article=pk) if number else None)


def context(request, pk: int | None, form: Opened) -> dict:
    """What the form's page says about unsaved work."""
    work = form.work
    offered = unsaved.of(request.user).filter(article=pk).exclude(pk=work.pk if work else None)
    return {
        "window": form.window,
        "unsaved_work": work,
        "unsaved_number": work.pk if work else unsaved.number_in(request.POST) or "",
        "unsaved_offered": [] if request.method == "POST" else offered,
        "others_writing": _others(request, pk),
    }


def _others(request, pk: int | None) -> list[str]:
    words = _("%(name)s is changing this article, too, and has not saved yet (last at %(at)s).")
    writing = unsaved.others(pk, editor=request.user, now=timezone.now())
    return [words % {"name": each.name, "at": _time(each.kept_at)} for each in writing]


def _time(moment) -> str:
    return date_format(timezone.localtime(moment), "H:i")


def _to_list():
    return redirect("admin:articles_article_changelist")
