"""A form for each kind of block. Who may change an article may change its blocks."""

from content_editor.admin import ContentEditorInline
from django import forms
from django.db import models

from articles import blocks
from articles.aids import DataTable, Exercise, Quote, ReusableText, VideoEmbed


class BlockInline(ContentEditorInline):
    def formfield_for_dbfield(self, db_field, *args, **kwargs):
        """An anchor travels with its block, so that "take mine" makes a deleted section again under its old address."""
        if db_field.name == "anchor":
            kwargs["widget"] = forms.HiddenInput
        return super().formfield_for_dbfield(db_field, *args, **kwargs)

    def has_add_permission(self, request, obj=None):
        return request.user.has_perms(["articles.add_article"]) or request.user.has_perms(["articles.change_article"])

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm("articles.change_article")

    def has_delete_permission(self, request, obj=None):
        return request.user.has_perm("articles.change_article")

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("articles.view_article") or request.user.has_perm("articles.change_article")


ICONS = {
    blocks.SectionHeading: "title",
    blocks.Prose: "notes",
    blocks.PointList: "format_list_bulleted",
    blocks.TreatmentOption: "healing",
    blocks.DoDontList: "rule",
    blocks.CareNotice: "warning",
    blocks.Callout: "info",
    blocks.Figure: "image",
    VideoEmbed: "movie",
    DataTable: "table_chart",
    Exercise: "fitness_center",
    Quote: "format_quote",
    blocks.FaqItem: "help",
    blocks.ServicePanel: "event",
    ReusableText: "content_copy",
    blocks.ReferenceList: "format_list_numbered",
}
MORE = {
    blocks.CareNotice: {"filter_horizontal": ["signs"]},
    blocks.TreatmentOption: {"autocomplete_fields": ["reference"]},
    Exercise: {"autocomplete_fields": ["picture"]},
    VideoEmbed: {"formfield_overrides": {models.URLField: {"assume_scheme": "https"}}},
    blocks.Figure: {"autocomplete_fields": ["picture"]},
}
INLINES = [BlockInline.create(model, icon=ICONS[model], **MORE.get(model, {})) for model in blocks.BLOCKS]
