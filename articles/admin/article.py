"""The article form. Saving stores a snapshot of the draft; readers see changes only after publishing."""

from functools import partial, partialmethod

from content_editor.admin import ContentEditor
from csp.constants import NONCE, SELF
from csp.decorators import csp_update
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import Exists, OuterRef, Subquery
from django.forms import CheckboxSelectMultiple
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from js_asset import Media, Script

from articles.admin import conflict, links, live_preview, paste, release, reviews, tasks, translations, unsaved
from articles.admin.article_filters import ReviewDueFilter, StateFilter
from articles.admin.article_form import ArticleForm
from articles.admin.blocks import INLINES, offered
from articles.admin.choice import Choice
from articles.admin.picture_choice import PictureSelect
from articles.models import Article, Contribution, Edition
from articles.publishing import publish
from articles.publishing.unsaved import drop_saved, of

# The rich-text editors need a nonce for their import map and styles, and the preview stands in a frame. Only here.
EDITOR_CSP = {"script-src": [NONCE], "style-src": [NONCE], "font-src": [SELF], "frame-src": [SELF]}


class ContributionInline(admin.StackedInline):
    model = Contribution
    extra = 0
    fields = [("contributor", "role", "order")]

    def formfield_for_dbfield(self, db_field, *args, **kwargs):
        if db_field.name == "contributor":
            kwargs["widget"] = Choice(db_field)
        return super().formfield_for_dbfield(db_field, *args, **kwargs)


@admin.register(Article)
class ArticleAdmin(ContentEditor):
    form = ArticleForm
    change_form_template = "articles/admin/change_form.html"
    change_list_template = "articles/admin/change_list.html"
    list_display = ["title", "state", "primary_condition", "article_type", "owner", "updated_at"]
    list_filter = [
        StateFilter,
        ReviewDueFilter,
        "language",
        "owner",
        "article_type",
        "primary_condition",
        "body_regions",
    ]
    actions = ["copy"]
    list_select_related = ["primary_condition", "owner", "live_edition"]
    search_fields = ["title", "summary", "slug"]
    inlines = [ContributionInline, *INLINES]
    fieldsets = [
        (None, {"fields": ["title", "slug", "summary", "key_points"]}),
        (
            _("Where it belongs"),
            {
                "fields": [
                    "language",
                    "translation_of",
                    "article_type",
                    "for_whom",
                    "primary_condition",
                    "body_regions",
                    "parent",
                ]
            },
        ),
        (_("Picture, search engines and owner"), {"fields": ["hero", "seo_title", "owner", "review_interval_months"]}),
        (_("Readers' comments"), {"fields": ["comment_policy"]}),
    ]

    class Media:
        css = {
            "all": [
                "css/admin-articles.css",
                "css/admin-unsaved.css",
                "css/admin-live-preview.css",
                "css/admin-translation.css",
            ]
        }
        js = ["js/admin-blocks-nonce.js", "js/admin-labels.js"]

    def get_readonly_fields(self, request, obj=None):
        fixed = ["language"] if obj and not obj.may_change_language else []
        return [*fixed, "the_source"] if obj and obj.translation_of_id else fixed

    def get_fieldsets(self, request, obj=None):
        return [translations.FIELDSET, *self.fieldsets] if obj and obj.translation_of_id else self.fieldsets

    @admin.display(description=_("To translate"))
    def the_source(self, article):
        return translations.facts_of(article.translation_of)

    def get_queryset(self, request):
        latest = Edition.objects.filter(article=OuterRef("pk")).order_by("-number").values("content_hash")[:1]
        live = Article.objects.live().filter(pk=OuterRef("pk"))
        return super().get_queryset(request).annotate(latest_hash=Subquery(latest), is_live=Exists(live))

    @admin.display(description=_("status"))
    def state(self, article):
        return release.state(article, article.latest_hash, article.is_live)

    @admin.action(description=_("Copy as a new draft"), permissions=["add"])
    def copy(self, request, queryset):
        made = [publish.copy(article, by=request.user) for article in queryset]
        told = ngettext("%(count)s draft was made.", "%(count)s drafts were made.", len(made)) % {"count": len(made)}
        self.message_user(request, told)

    def formfield_for_dbfield(self, db_field, *args, **kwargs):
        """A draft needs a title only: the address is made of it, the rest is asked for before publishing."""
        if db_field.name == "body_regions":
            kwargs["widget"] = CheckboxSelectMultiple
        elif db_field.name == "hero":
            kwargs["widget"] = PictureSelect(db_field)
        field = super().formfield_for_dbfield(db_field, *args, **kwargs)
        if db_field.name in {"slug", "language"}:
            field.required = False
        elif db_field.name in {"summary", "key_points"}:
            field.widget.attrs["rows"] = 3 if db_field.name == "summary" else 6
        return field

    def has_delete_permission(self, request, obj=None):
        """An article that was public cannot be deleted, only taken down: its address then answers that it is gone.

        One with a history, such as a review, stays too.
        """
        return super().has_delete_permission(request, obj) and not (
            obj and (obj.first_published_at or obj.events.exists())
        )

    def get_changeform_initial_data(self, request):
        return super().get_changeform_initial_data(request) | {"owner": request.user.pk}

    def save_model(self, request, obj, form, change):
        """Increases the draft's version on every save, also for fields that no edition stores (the owner)."""
        obj.version += bool(form.changed_data)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        publish.save_edition(form.instance, by=request.user)
        request.is_saved = True

    @method_decorator(csp_update(EDITOR_CSP))
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        pk = unquote(object_id or "")
        article = int(pk) if pk.isdecimal() else None
        request.is_saved, request.opened = False, unsaved.opened(request, article)
        work = request.opened.work
        held = work.typed if work else request.POST
        told = {"opened_with": held.get(conflict.VERSION), "takes_mine": conflict.MINE in held}
        context = (extra_context or {}) | told | unsaved.context(request, article, request.opened)
        save = partial(super().changeform_view, request, object_id, form_url, context)
        if request.method == "POST" and article and self.has_change_permission(request):
            response = conflict.guarded(request, article, save)
        else:
            response = save()
        if request.is_saved:
            drop_saved(request.POST, editor=request.user)
        return response

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Opens unsaved work: the form holds what was typed, and so do its blocks."""
        form = super().get_form(request, obj, change, **kwargs)
        if not (opened := getattr(request, "opened", None)) or not opened.work:
            return form
        return type(form)(form.__name__, (form,), {"__init__": partialmethod(form.__init__, opened.work.typed)})

    def get_formset_kwargs(self, request, obj, inline, prefix):
        facts = super().get_formset_kwargs(request, obj, inline, prefix)
        if not (opened := getattr(request, "opened", None)) or not opened.work:
            return facts
        form, known = opened.fitted
        return facts | {"data": form, "queryset": facts["queryset"].filter(pk__in=known[prefix]).order_by("pk")}

    def changelist_view(self, request, extra_context=None):
        offered = {"unsaved_offered": of(request.user) if self.has_add_permission(request) else []}
        return super().changelist_view(request, (extra_context or {}) | offered)

    def get_inlines(self, request, obj):
        """No block forms for read-only users: the preview shows the blocks in order."""
        return self.inlines if self._may_write(request, obj) else [ContributionInline]

    def _may_write(self, request, obj) -> bool:
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

    def render_change_form(self, request, context, *args, **kwargs):
        if not self._may_write(request, context.get("original")):
            return admin.ModelAdmin.render_change_form(self, request, context, *args, **kwargs)
        response = super().render_change_form(request, context, *args, **kwargs)
        response.context_data["block_groups"] = offered(context["inline_admin_formsets"])
        if (article := context.get("original")) and article.translation_of_id:
            translations.put_beside(article, context["inline_admin_formsets"])
        labels = {
            "data-up": str(_("Move up")),
            "data-down": str(_("Move down")),
            "data-add": str(_("Add a block above")),
        }
        scripts = [
            *paste.scripts(),
            Script("js/admin-blocks.js", **labels),
            Script("js/admin-block-add.js", **{"data-add": str(_("Add a block"))}),
            Script("js/admin-links.js", **links.words_of_dialog()),
            Script("js/admin-picture-choice.js"),
            Script("js/admin-unsaved.js", defer=True),
            Script("js/admin-live-preview.js", defer=True),
        ]
        keyboard = Media(js=scripts)
        media = response.context_data["media"] + keyboard
        response.context_data["media"] = Media.from_media(media, nonce=request.csp_nonce)
        return response

    def get_urls(self):
        ours = [
            ("keep/", unsaved.keep, "keep_new"),
            ("<int:pk>/keep/", unsaved.keep, "keep"),
            ("unsaved/<int:number>/discard/", unsaved.discard, "discard"),
            ("signed-in/", unsaved.signed_in, "signed_in"),
            ("links/", links.find, "links"),
            ("look/", live_preview.look, "look_new"),
            ("<int:pk>/look/", live_preview.look, "look"),
            ("<int:pk>/release/", release.overview, "release"),
            ("<int:pk>/preview/", release.preview_draft, "preview"),
            ("<int:pk>/publish/", release.publish_now, "publish"),
            ("<int:pk>/end/", release.end, "end"),
            ("<int:pk>/cancel-update/", release.cancel_update, "cancel_update"),
            ("<int:pk>/take-down/", release.take_down, "take_down"),
            ("<int:pk>/editions/<int:number>/", release.preview_edition, "edition"),
            ("<int:pk>/editions/<int:number>/compare/<int:other>/", release.compare, "compare"),
            ("<int:pk>/editions/<int:number>/restore/", release.restore, "restore"),
            ("<int:pk>/editions/<int:number>/approve/", release.approve, "approve"),
        ]
        wrap = self.admin_site.admin_view
        return [
            *[
                path(address, wrap(view), name=f"articles_article_{name}")
                for address, view, name in ours + reviews.URLS + tasks.URLS + translations.URLS
            ],
            *super().get_urls(),
        ]
