"""Pictures of articles. How an upload is encoded: clinic/picture_admin.py."""

from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from articles.admin import picture_choice
from articles.models import ImageAsset
from clinic.admin_languages import BothLanguages
from clinic.picture_admin import PictureAdmin, PictureForm


class ImageAssetForm(PictureForm):
    class Meta:
        model = ImageAsset
        fields = ["title", "file", "alt", "alt_ar", "is_decorative", "caption", "caption_ar"]
        fields += ["credit", "credit_ar", "licence", "focal_x", "focal_y"]

    def _get_validation_exclusions(self):
        """Imported pictures may lack a description; pictures saved here may not."""
        return super()._get_validation_exclusions() - {"awaits_words"}

    def _post_clean(self):
        self.instance.awaits_words = False
        super()._post_clean()


@admin.register(ImageAsset)
class ImageAssetAdmin(BothLanguages, PictureAdmin):
    form = ImageAssetForm
    list_display = ["thumbnail", "title", "alt", "credit", "licence"]
    list_display_links = ["thumbnail", "title"]
    list_filter = ["awaits_words", ("file", admin.EmptyFieldListFilter)]
    search_fields = ["title", "alt", "caption"]
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

    def get_urls(self):
        wrap = self.admin_site.admin_view
        choose = picture_choice.Choose.as_view(admin_site=self.admin_site)
        return [
            path("choose/", wrap(choose), name="articles_imageasset_choose"),
            path("shown/", wrap(picture_choice.shown), name="articles_imageasset_shown"),
            *super().get_urls(),
        ]
