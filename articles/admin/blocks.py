"""An inline form for each kind of block. The permission to change an article includes its blocks."""

from content_editor.admin import ContentEditorInline
from django import forms
from django.contrib import admin
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from articles.admin import translations
from articles.admin.choice import Choice
from articles.admin.picture_choice import PictureSelect
from articles.blocks import kinds, text
from articles.blocks.media import VideoEmbed
from articles.models import ImageAsset, Reference

# What the block editor says. It has no Arabic of its own.
gettext_noop("Add new item")
gettext_noop("No items.")
gettext_noop("No items. Region may inherit content.")
gettext_noop("No regions available.")
gettext_noop("No plugins allowed in this region.")
gettext_noop("New item")
gettext_noop("Unknown region")
gettext_noop("Collapse all items")
gettext_noop("Uncollapse all items")
gettext_noop("marked for deletion")
gettext_noop("Clone from region")
gettext_noop("Didn't find anything to clone")
gettext_noop("Select all")


class Unfinished(forms.BaseInlineFormSet):
    """A draft is saved as it is: completeness is asked for by the checklist, and save() gives each its own anchor."""

    def validate_unique(self):
        pass


class Hidden(forms.HiddenInput):
    """The stock form gives it a label, which may not lead to what nobody sees."""

    def id_for_label(self, id_):
        return ""


def _with_urgency(sign) -> str:
    """An emergency notice takes signs of emergencies only, so the list says which they are."""
    return f"{sign.get_urgency_display()}: {sign.statement or sign}"


class BlockInline(ContentEditorInline):
    formset = Unfinished
    template = "articles/admin/block_forms.html"

    def get_readonly_fields(self, request, obj=None):
        return ["in_the_source"] if obj and obj.translation_of_id else []

    @admin.display(description=_("To translate"))
    def in_the_source(self, block):
        return translations.in_its_language(block.parent.translation_of, block.in_the_source) if block.pk else ""

    def formfield_for_dbfield(self, db_field, *args, **kwargs):
        """Nothing that is written is required. The anchor is a hidden field, so that "save mine" restores a deleted
        section under its old anchor.
        """
        if db_field.name == "anchor":
            kwargs["widget"] = forms.HiddenInput
        elif db_field.related_model is ImageAsset:
            kwargs["widget"] = PictureSelect(db_field)
        elif db_field.related_model is Reference:
            kwargs["widget"] = Choice(db_field)
        field = super().formfield_for_dbfield(db_field, *args, **kwargs)
        if field and field.widget.is_hidden:
            field.widget = Hidden(field.widget.attrs)
        if db_field.name not in kinds.PLACEMENT:
            field.required = False
        if db_field.name == "signs":
            field.label_from_instance = _with_urgency
        return field

    def has_add_permission(self, request, obj=None):
        return request.user.has_perms(["articles.add_article"]) or request.user.has_perms(["articles.change_article"])

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm("articles.change_article")

    def has_delete_permission(self, request, obj=None):
        return request.user.has_perm("articles.change_article")

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("articles.view_article") or request.user.has_perm("articles.change_article")


MORE = {
    text.CareNotice: {"filter_horizontal": ["signs"]},
    VideoEmbed: {"formfield_overrides": {models.URLField: {"assume_scheme": "https"}}},
}
INLINES = [BlockInline.create(model, icon=model.icon, **MORE.get(model, {})) for model in kinds.BLOCKS]


def offered(formsets) -> list[tuple[str, list[dict]]]:
    """What the block picker shows: groups of kinds. `formsets` are those of the form."""
    prefixes = {each.opts.model: each.formset.prefix for each in formsets}
    return [(group, [_offer(kind, prefixes[kind]) for kind in members]) for group, members in kinds.GROUPS]


def _offer(kind, prefix: str) -> dict:
    return {"prefix": prefix, "name": capfirst(kind._meta.verbose_name), "purpose": kind.purpose, "icon": kind.icon}
