"""Unsaved work in the admin: kept while an editor types, opened again, discarded."""

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.models import Article, UnsavedWork
from articles.publishing import unsaved
from clinic.staff import sessions

OPEN = "unsaved"  # in the address: the number of the work to open


@sessions.polled
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request, pk=None):
    """POST keeps the form. GET tells who else is writing and who is signed in, with a token for the next POST: after
    signing in again, the page's own one is out of date.
    """
    if not request.user.has_perm("articles.add_article" if pk is None else "articles.change_article"):
        raise PermissionDenied
    now = timezone.now()
    if request.method == "POST":
        sessions.used(request, now)
        number = unsaved.keep(request.POST, editor=request.user, article=pk, now=now)
        return JsonResponse({"number": number, "at": _time(now)})
    return JsonResponse({"user": request.user.pk, "token": get_token(request), "others": _others(request, pk)})


@require_POST
@permission_required("articles.change_article", raise_exception=True)
def discard(request, number):
    work = get_object_or_404(unsaved.of(request.user), pk=number)
    unsaved.drop(str(work.pk), editor=request.user)
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


def opened(request, pk: int | None) -> UnsavedWork | None:
    """The work that the address names, if it is this editor's."""
    number = request.GET.get(OPEN, "")
    if request.method == "POST" or not number.isdecimal():
        return None
    return unsaved.of(request.user).filter(pk=number, article=pk).first()


def context(request, pk: int | None, work: UnsavedWork | None) -> dict:
    """What the form's page says about unsaved work. `work` is what it shows."""
    offered = unsaved.of(request.user).filter(article=pk).exclude(pk=work.pk if work else None)
    return {
        "unsaved_work": work,
        "unsaved_number": work.pk if work else request.POST.get(unsaved.NUMBER, ""),
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
