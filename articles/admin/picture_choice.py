"""The list from which a picture is chosen: with thumbnails and descriptions, and the chosen picture below it."""

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.decorators import permission_required
from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.choice import Choice
from articles.models import ImageAsset

MOST = 100


class PictureSelect(Choice):
    def __init__(self, field):
        super().__init__(field, attrs={"class": "picture-choice"})

    def get_url(self):
        return reverse("admin:articles_imageasset_choose")

    def build_attrs(self, base_attrs, extra_attrs=None):
        shown = {"data-shown": reverse("admin:articles_imageasset_shown")}
        return super().build_attrs(base_attrs, extra_attrs) | shown


class Choose(AutocompleteJsonView):
    """As the stock list of an autocomplete field, with the same rights."""

    def serialize_result(self, obj, to_field_name):
        return super().serialize_result(obj, to_field_name) | facts(obj)


@require_safe
@permission_required("articles.view_imageasset", raise_exception=True)
def shown(request):
    """The pictures with these numbers, such as one that was uploaded a moment ago."""
    numbers = [number for number in request.GET.get("numbers", "").split(",")[:MOST] if number.isdecimal()]
    return JsonResponse({str(picture.pk): facts(picture) for picture in ImageAsset.objects.filter(pk__in=numbers)})


def facts(picture: ImageAsset) -> dict:
    if picture.is_decorative:
        said = _("Decorative: it has no description.")
    else:
        said = picture.alt or _("It needs a description before an article with it can be published.")
    smallest = min(picture.copies.get("jpeg", []), default=[0, picture.file.name])[1]
    return {"alt": said, "picture": picture.file.storage.url(smallest) if smallest else ""}
