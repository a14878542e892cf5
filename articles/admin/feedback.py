"""Readers' feedback on each article: counts for editors and reviewers, texts for editors only."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article, PageFeedback
from articles.readers import votes

WORDS_SHOWN = 100


@admin.register(PageFeedback)
class PageFeedbackAdmin(admin.ModelAdmin):
    """One read-only page."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        view = self.admin_site.admin_view(self.changelist_view)
        return [path("", view, name="articles_pagefeedback_changelist")]

    @method_decorator(require_safe)
    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        may_read = request.user.has_perm("articles.read_feedback")
        told = PageFeedback.objects.exclude(text="").select_related("article")
        context = admin.site.each_context(request) | {
            "title": _("Readers' feedback"),
            "opts": Article._meta,
            "rows": [_row(article) for article in votes.by_article()],
            "words": told[:WORDS_SHOWN] if may_read else None,
        }
        return render(request, "articles/admin/feedback.html", context)


def _row(article) -> dict:
    reasons = [(label, getattr(article, value)) for value, label in PageFeedback.Reason.choices]
    return {
        "article": article,
        "share": round(100 * article.yes / (article.yes + article.no)),
        "reasons": sorted([pair for pair in reasons if pair[1]], key=lambda pair: -pair[1]),
    }
