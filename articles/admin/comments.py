"""Moderation of comments: held ones come first, and one action refuses all held comments of a list."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.shortcuts import redirect, render
from django.template.defaultfilters import linebreaksbr, timesince
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from articles.models import Comment
from articles.readers import comments
from clinic.forms import PlainLines

State = Comment.State
MODERATE = "articles.moderate_comment"


class StateFilter(admin.SimpleListFilter):
    """Shows held comments by default, so that spam is not in the list."""

    title = gettext_lazy("status")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [*State.choices, ("all", _("all"))]

    def queryset(self, request, queryset):
        state = self.value() or State.HELD
        return queryset if state == "all" else queryset.filter(state=state)

    def choices(self, changelist):
        for value, label in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": (self.value() or State.HELD) == value, "query_string": query, "display": label}


def decision(to: State, label: str):
    """Admin action that sets the selected comments to this state."""

    @admin.action(description=label, permissions=["moderate"])
    def decide(self, request, queryset):
        wanted = queryset.count()
        done = comments.decide(queryset, to, by=request.user, now=timezone.now())
        _tell(request, done, to)
        if done < wanted:
            messages.warning(request, _("%(count)d left unchanged.") % {"count": wanted - done})

    decide.__name__ = to.value
    return decide


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    change_list_template = "articles/admin/comments.html"
    change_form_template = "articles/admin/comment.html"
    list_display = ["name", "words", "about", "received", "stands"]
    list_filter = [StateFilter, ("article", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["article"]
    list_per_page = 50
    search_fields = ["text", "name"]
    readonly_fields = ["article", "name", "text", "stands", "created_at", "moderator", "decided_at"]
    actions = [
        decision(State.SHOWN, gettext_lazy("Show")),
        decision(State.REFUSED, gettext_lazy("Refuse")),
        decision(State.SPAM, gettext_lazy("Mark as spam")),
        decision(State.REMOVED, gettext_lazy("Remove from the site")),
    ]

    class Media:
        css = {"all": ["css/admin-readers.css"]}

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_moderate_permission(self, request):
        return request.user.has_perm(MODERATE)

    def has_change_permission(self, request, obj=None):
        return self.has_moderate_permission(request)

    def get_fields(self, request, obj=None):
        """Shows the email address only to users who may moderate."""
        private = ["email"] if self.has_moderate_permission(request) else []
        return ["article", "name", *private, "text", "stands", "created_at", "moderator", "decided_at", "staff_reply"]

    def get_readonly_fields(self, request, obj=None):
        return [*self.readonly_fields, "email"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "staff_reply":
            kwargs |= {"form_class": PlainLines, "max_length": 2000}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        """Saves only the reply, because another editor may be deciding about the comment at the same time."""
        chosen = Comment.objects.filter(pk=obj.pk)
        chosen.update(staff_reply=obj.staff_reply)
        if "_show" in request.POST:
            _tell(request, comments.decide(chosen, State.SHOWN, by=request.user, now=timezone.now()), State.SHOWN)

    @admin.display(description=gettext_lazy("comment"))
    def words(self, comment):
        shown = format_html('<div class="comment-words" dir="auto">{}</div>', linebreaksbr(comment.text))
        if not comment.staff_reply:
            return shown
        words = _("Our reply:"), linebreaksbr(comment.staff_reply)
        return shown + format_html('<div class="comment-words__reply">{} <bdi>{}</bdi></div>', *words)

    @admin.display(description=gettext_lazy("article"), ordering="article__title")
    def about(self, comment):
        address = comment.article.get_absolute_url()
        return format_html('<a href="{}"><bdi>{}</bdi></a>', address, comment.article.title)

    @admin.display(description=gettext_lazy("received"), ordering="created_at")
    def received(self, comment):
        return _("%(time)s ago") % {"time": timesince(comment.created_at)}

    @admin.display(description=gettext_lazy("status"), ordering="state")
    def stands(self, comment):
        label = comment.get_state_display()
        return f"{label} ({comment.suspicion})" if comment.suspicion else label

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": _("Readers' comments")} | (extra_context or {}))

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def clear(self, request):
        """Refuse all held comments of the filtered list, but none that arrived after the page was opened."""
        if not self.has_moderate_permission(request):
            raise PermissionDenied
        listed = self.get_changelist_instance(request).get_queryset(request).order_by()
        waiting = Comment.objects.filter(pk__in=listed.values("pk"), state=State.HELD)
        back = f"{reverse('admin:articles_comment_changelist')}?{request.GET.urlencode()}"
        if request.method == "POST":
            newest = request.POST.get("newest", "")
            seen = waiting.filter(pk__lte=int(newest)) if newest.isascii() and newest.isdecimal() else waiting.none()
            _tell(request, comments.decide(seen, State.REFUSED, by=request.user, now=timezone.now()), State.REFUSED)
            return redirect(back)
        context = admin.site.each_context(request) | {
            "title": _("Refuse all held comments?"),
            "opts": Comment._meta,
            "count": waiting.count(),
            "newest": waiting.aggregate(newest=Max("pk"))["newest"],
            "some": waiting.order_by("-created_at")[:20],
            "back": back,
        }
        return render(request, "articles/admin/comments_clear.html", context)

    def get_urls(self):
        clear = path("clear/", self.admin_site.admin_view(self.clear), name="articles_comment_clear")
        return [clear, *super().get_urls()]


def _tell(request, count: int, to: State) -> None:
    words = {
        State.SHOWN: ngettext("%(count)d comment is shown now.", "%(count)d comments are shown now.", count),
        State.REFUSED: ngettext("%(count)d comment refused.", "%(count)d comments refused.", count),
        State.SPAM: ngettext("%(count)d comment marked as spam.", "%(count)d comments marked as spam.", count),
        State.REMOVED: ngettext("%(count)d comment removed.", "%(count)d comments removed.", count),
    }[to]
    messages.success(request, words % {"count": count})
