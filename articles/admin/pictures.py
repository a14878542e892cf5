"""Uploading a picture: encoded before the admin's transaction begins; a file that we cannot read is a form error."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles import pictures
from articles.models import ImageAsset


class PictureForm(forms.ModelForm):
    """Takes what was encoded (or why it could not be) from the request, through the admin below."""

    encoded: pictures.Encoded | ValidationError | None = None
    file = forms.FileField(
        label=_("file"), help_text=_("JPEG, PNG, WebP or AVIF, at most 20 MB and 24 million pixels.")
    )

    class Meta:
        model = ImageAsset
        fields = ["title", "file", "alt", "is_decorative", "caption", "credit", "licence", "focal_x", "focal_y"]

    def clean_file(self):
        if isinstance(self.encoded, ValidationError):
            raise self.encoded
        return self.cleaned_data["file"]

    def _post_clean(self):
        super()._post_clean()
        if isinstance(self.encoded, pictures.Encoded):
            self.encoded.give_to(self.instance)


@admin.register(ImageAsset)
class ImageAssetAdmin(admin.ModelAdmin):
    form = PictureForm
    list_display = ["thumbnail", "title", "alt", "credit", "licence"]
    list_display_links = ["thumbnail", "title"]
    search_fields = ["title", "alt", "caption"]

    @admin.display(description=_("picture"))
    def thumbnail(self, asset):
        return format_html('<img src="{}" alt="" width="96" height="72" class="thumbnail">', asset.file.url)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Encoding is slow: it is done before the stock view opens its transaction."""
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
