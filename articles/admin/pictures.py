"""Uploads of pictures. They are encoded before the admin's transaction begins. An unreadable file is a form error."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import ImageAsset
from articles.publishing import pictures


class PictureForm(forms.ModelForm):
    """Gets the encoded copies, or the error, from the admin below."""

    encoded: pictures.Encoded | ValidationError | None = None
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "JPEG, PNG, WebP or AVIF, at most 20 MB and 24 million pixels. After you press Save, we prepare it "
            "for phones and screens. This takes a few seconds."
        ),
        widget=forms.ClearableFileInput(
            attrs={
                "accept": "image/jpeg,image/png,image/webp,image/avif",
                "data-preparing": _("We are preparing the picture. This takes a few seconds. Please wait."),
            }
        ),
    )

    class Meta:
        model = ImageAsset
        fields = ["title", "file", "alt", "is_decorative", "caption", "credit", "licence", "focal_x", "focal_y"]

    def clean_file(self):
        if isinstance(self.encoded, ValidationError):
            raise self.encoded
        return self.cleaned_data["file"]

    def _get_validation_exclusions(self):
        """Imported pictures may lack a description; pictures saved here may not."""
        return super()._get_validation_exclusions() - {"awaits_words"}

    def _post_clean(self):
        self.instance.awaits_words = False
        super()._post_clean()
        if isinstance(self.encoded, pictures.Encoded):
            self.encoded.give_to(self.instance)


@admin.register(ImageAsset)
class ImageAssetAdmin(admin.ModelAdmin):
    form = PictureForm
    list_display = ["thumbnail", "title", "alt", "credit", "licence"]
    list_display_links = ["thumbnail", "title"]
    list_filter = ["awaits_words", ("file", admin.EmptyFieldListFilter)]
    search_fields = ["title", "alt", "caption"]
    readonly_fields = ["prepared"]
    fieldsets = [
        (None, {"fields": ["title", "file", "prepared"]}),
        (
            _("Description"),
            {
                "fields": ["alt", "is_decorative", "caption"],
                "description": _("Describe the picture, or mark it as decorative. Readers see the caption under it."),
            },
        ),
        (
            _("Rights"),
            {
                "fields": ["credit", "licence"],
                "description": _(
                    "Who made it, and what permits us to show it. An article needs both before you can publish it."
                ),
            },
        ),
        (
            _("Focal point"),
            {
                "fields": ["focal_x", "focal_y"],
                "description": _("Cards show part of the picture around this point. 50 and 50 is the middle."),
            },
        ),
    ]

    class Media:
        js = ["js/admin-picture.js"]

    @admin.display(description=_("picture"))
    def thumbnail(self, asset):
        if not asset.file:
            return _("missing")
        return format_html('<img src="{}" alt="" width="96" height="72" class="thumbnail">', asset.file.url)

    @admin.display(description=_("prepared"))
    def prepared(self, asset):
        """The encoded formats and widths, or a note that there is no file yet."""
        if not asset.copies:
            return _("Not yet. We prepare it from the file when you save.")
        widths = ", ".join(str(width) for width, _name in asset.copies["jpeg"])
        words = _("AVIF and JPEG, %(widths)s pixels wide, without the camera's data.") % {"widths": widths}
        return format_html('<img src="{}" alt="" width="240"><br>{}', asset.file.url, words)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Encodes the upload before the stock view opens its transaction, because encoding is slow."""
        allowed = self.has_change_permission(request) if object_id else self.has_add_permission(request)
        if request.method == "POST" and allowed and (upload := request.FILES.get("file")):
            try:
                request.encoded = pictures.encode(upload)
            except ValidationError as problem:
                request.encoded = problem
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.encoded = getattr(request, "encoded", None)
        return form
