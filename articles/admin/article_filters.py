"""How editors find an article in the list: by its state, and by when its review is due."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.review.board import SOON


class StateFilter(admin.SimpleListFilter):
    title = _("status")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("draft", _("Draft, never published")),
            ("changed", _("Live, with unpublished changes")),
            ("live", _("Live, as it was saved last")),
            ("waiting", _("Goes live or is updated at a set time")),
            ("down", _("Taken down or ended")),
        ]

    def queryset(self, request, queryset):
        """`queryset` has `is_live` and `latest_hash` (ArticleAdmin.get_queryset)."""
        now = timezone.now()
        same = Q(live_edition__content_hash=F("latest_hash"))
        chosen = {
            "draft": Q(first_published_at=None),
            "changed": Q(is_live=True) & ~same,
            "live": Q(is_live=True) & same,
            "waiting": Q(go_live_at__gt=now) | Q(next_at__isnull=False),
            "down": Q(first_published_at__lte=now, is_live=False),
        }
        return queryset.filter(chosen[self.value()]) if self.value() in chosen else queryset


class ReviewDueFilter(admin.SimpleListFilter):
    title = _("review due")
    parameter_name = "due"

    def lookups(self, request, model_admin):
        return [("late", _("Overdue")), ("soon", _("In the next 60 days"))]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        until = {"late": today - timedelta(days=1), "soon": today + SOON}.get(self.value())
        if until is None:
            return queryset
        live = Article.objects.live().filter(live_edition__approval__next_review_due__lte=until)
        if self.value() == "soon":
            live = live.filter(live_edition__approval__next_review_due__gte=today)
        return queryset.filter(pk__in=live.values("pk"))
