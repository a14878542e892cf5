"""A form for each kind of block. Who may change an article may change its blocks."""

from content_editor.admin import ContentEditorInline

from articles import blocks


class BlockInline(ContentEditorInline):
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
    blocks.FaqItem: "help",
    blocks.ServicePanel: "event",
    blocks.ReferenceList: "format_list_numbered",
}
MORE = {
    blocks.CareNotice: {"filter_horizontal": ["signs"]},
    blocks.TreatmentOption: {"autocomplete_fields": ["reference"]},
    blocks.Figure: {"autocomplete_fields": ["picture"]},
}
INLINES = [BlockInline.create(model, icon=ICONS[model], **MORE.get(model, {})) for model in blocks.BLOCKS]
