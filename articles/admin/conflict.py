"""Saves the draft's form under a lock, and only if it is based on the last save. Otherwise shows both texts."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.contrib.messages.storage import default_storage
from django.db import transaction
from django.shortcuts import render
from django.utils.translation import gettext as _

from articles.models import Article
from articles.publishing import conflicts, snapshot
from articles.publishing.unsaved import number_in

VERSION = "_version"  # the version that the form was opened with, or that the editor has seen since
MINE = "_mine"  # "save mine and replace theirs"
BUTTONS = {"_save", "_continue", "_addanother", "csrfmiddlewaretoken", VERSION, MINE}


@transaction.atomic
def guarded(request, pk, save: Callable):
    """`save` returns the admin's response and sets `request.is_saved` unless it is the form with errors."""
    article = Article.objects.select_for_update().filter(pk=pk).first()
    if article is None:
        return _page(request, None, [], 409)
    if request.POST.get(VERSION) != str(article.version):
        return _show_both(request, article, save)
    if MINE not in request.POST:
        return save()
    request.POST = conflicts.over_what_is_there(request.POST, article)
    response = save()
    if request.is_saved:
        _tell_where_theirs_is(request, article)
    else:
        transaction.set_rollback(True)
    return response


def _show_both(request, article: Article, save: Callable):
    """Saves the form in a transaction, reads the result and rolls back."""
    posted, theirs = request.POST, snapshot.take(article)
    with transaction.atomic():
        request.POST = conflicts.over_what_is_there(posted, article)
        response = save()
        if not request.is_saved:
            transaction.set_rollback(True)
            return response  # show the form's errors first; the conflict is checked again on the next save
        mine = Article.objects.select_related("owner").get(pk=article.pk)
        changes = conflicts.between(article, theirs, mine, snapshot.take(mine))
        transaction.set_rollback(True)
    request.POST, request.is_saved = posted, False
    request._messages = default_storage(request)  # nothing was saved, so no messages are shown
    return _page(request, article, changes, 409)


def _page(request, article: Article | None, changes: list, status: int):
    latest = article.editions.select_related("created_by").first() if article else None
    context = admin.site.each_context(request) | {
        "title": _("Someone saved this article while you were writing"),
        "opts": Article._meta,
        "article": article,
        "latest": latest,
        "unsaved_number": None if article else number_in(request.POST),
        "changes": changes,
        "typed": conflicts.typed(request.POST),
        "hidden": [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in BUTTONS and "__prefix__" not in name
        ],
    }
    return render(request, "articles/admin/conflict.html", context, status=status)


def _tell_where_theirs_is(request, article: Article) -> None:
    kept = article.editions.order_by("-number").values_list("number", flat=True)[1:2]
    for number in kept:
        words = _("Your text replaced theirs. Theirs is kept as edition %(number)s under “Check and publish”.")
        messages.info(request, words % {"number": number})
