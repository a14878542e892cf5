"""Uploads of pictures in the admin. They are encoded before its transaction begins. A bad file is a form error."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from clinic import pictures


class PictureForm(forms.ModelForm):
    """Gets the encoded copies, or the error, from the admin below."""

    encoded: pictures.Encoded | ValidationError | None = None
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "JPEG, PNG, WebP or AVIF, at most 20 MB and 24 million pixels. After you press Save, we prepare it "
            "for phones and screens. This takes a few seconds."
        ),
        widget=AdminFileWidget(
            attrs={
                "accept": "image/jpeg,image/png,image/webp,image/avif",
                "data-preparing": _("We are preparing the picture. This takes a few seconds. Please wait."),
            }
        ),
    )

    def clean_file(self):
        if isinstance(self.encoded, ValidationError):
            raise self.encoded
        return self.cleaned_data["file"]

    def _post_clean(self):
        super()._post_clean()  # type: ignore[misc]  # django-stubs do not know it
        if isinstance(self.encoded, pictures.Encoded):
            self.encoded.give_to(self.instance)


class PictureAdmin(admin.ModelAdmin):
    form = PictureForm
    list_display_links = ["thumbnail", "__str__"]
    readonly_fields = ["prepared"]

    class Media:
        js = ["js/admin-picture.js"]

    @admin.display(description=_("picture"))
    def thumbnail(self, picture):
        if not picture.file:
            return _("missing")
        shown = '<img src="{}" alt="{}" width="96" height="72" class="thumbnail">'  # the words of its link
        return format_html(shown, picture.file.url, picture)

    @admin.display(description=_("prepared"))
    def prepared(self, picture):
        """The encoded formats and widths, or a note that there is no file yet."""
        if not picture.copies:
            return _("Not yet. We prepare it from the file when you save.")
        widths = ", ".join(str(width) for width, _name in picture.copies["jpeg"])
        words = _("AVIF and JPEG, %(widths)s pixels wide, without the camera's data.") % {"widths": widths}
        return format_html('<img src="{}" alt="" width="240"><br>{}', picture.file.url, words)

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
        form.encoded = getattr(request, "encoded", None)  # type: ignore[attr-defined]  # a PictureForm
        return form
