"""Pictures with their descriptions and rights."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clinic.two_languages import InTwoLanguages, Line


class ImageAsset(InTwoLanguages):
    """A picture and its encoded copies (made by clinic/pictures.py, never inside a transaction)."""

    title = models.CharField(_("title"), max_length=120, help_text=_("For editors. Readers do not see it."))
    file = models.ImageField(_("file"), upload_to="pictures/", max_length=200)
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    copies = models.JSONField(default=dict, editable=False, help_text=_("Format → list of [width, file name]."))
    focal_x = models.PositiveSmallIntegerField(
        # xgettext:no-python-format
        _("focal point, % from the start"),
        default=50,
        validators=[MaxValueValidator(100)],
    )
    focal_y = models.PositiveSmallIntegerField(
        # xgettext:no-python-format
        _("focal point, % from the top"),
        default=50,
        validators=[MaxValueValidator(100)],
    )
    alt = Line(
        _("text for people who cannot see it"),
        max_length=240,
        blank=True,
        help_text=_("What the picture shows, in one sentence. Not a search phrase."),
    )
    is_decorative = models.BooleanField(_("decorative"), default=False, help_text=_("It adds no information."))
    caption = Line(_("caption"), max_length=240, blank=True)
    credit = Line(_("credit"), max_length=120, blank=True)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    awaits_words = models.BooleanField(
        _("needs a description"),
        default=False,
        editable=False,
        help_text=_(
            "Came from the old site without a description. You cannot publish an article with it until you add one."
        ),
    )
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)

    class Meta:
        ordering = ["title"]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_decorative=True, alt="", awaits_words=False)
                | (Q(is_decorative=False, awaits_words=False) & ~Q(alt=""))
                | Q(is_decorative=False, alt="", awaits_words=True),
                name="a_picture_has_words_or_is_decorative",
                violation_error_message=_("Describe the picture, or mark it as decorative and leave the text empty."),
            ),
            models.CheckConstraint(
                condition=Q(focal_x__lte=100, focal_y__lte=100),
                name="the_focal_point_is_inside",
                violation_error_message=_("The most important point is between 0 and 100 percent."),
            ),
        ]

    def __str__(self):
        return self.title

    def file_names(self) -> set[str]:
        """Names in the storage: the file and its copies. A picture with the same content has the same names."""
        return {self.file.name, *(name for copies in self.copies.values() for _width, name in copies)} - {""}

    def facts(self) -> dict:
        """The data of a picture that an edition freezes, in the language of the edition."""
        return {
            "id": self.pk,
            "file": self.file.name,
            "width": self.width,
            "height": self.height,
            "copies": self.copies,
            "focal": [self.focal_x, self.focal_y],
            "alt": self.alt,
            "is_decorative": self.is_decorative,
            "caption": self.caption,
            "credit": self.credit,
            "licence": self.licence,
        }
