"""The clinic's own pictures: rooms, people, a map."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clinic.two_languages import InTwoLanguages, Line


class ClinicPicture(InTwoLanguages):
    """A picture and its encoded copies (made by clinic/pictures.py, never inside a transaction)."""

    class Kind(models.TextChoices):
        PLACE = "place", _("Rooms and the way in: on the contact page")
        PERSON = "person", _("A doctor or therapist")
        MAP = "map", _("A map")
        LOGO = "logo", _("The logo")

    kind = models.CharField(_("what it shows"), max_length=6, choices=Kind, default=Kind.PLACE)
    file = models.ImageField(_("file"), upload_to="pictures/", max_length=200)
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    copies = models.JSONField(default=dict, editable=False, help_text=_("Format → list of [width, file name]."))
    focal_x = models.PositiveSmallIntegerField(
        _("focal point, % from the start"), default=50, validators=[MaxValueValidator(100)]
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point, % from the top"), default=50, validators=[MaxValueValidator(100)]
    )
    alt = Line(
        _("text for people who cannot see it"), max_length=240, help_text=_("What the picture shows, in one sentence.")
    )
    caption = Line(_("caption"), max_length=240, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["kind", "position", "pk"]
        verbose_name = _("picture of the clinic")
        verbose_name_plural = _("pictures of the clinic")
        constraints = [
            models.CheckConstraint(
                condition=~Q(alt=""),
                name="a_clinic_picture_has_words",
                violation_error_message=_("Describe the picture."),
            ),
            models.CheckConstraint(
                condition=Q(focal_x__lte=100, focal_y__lte=100),
                name="the_focal_point_of_a_clinic_picture_is_inside",
                violation_error_message=_("The most important point is between 0 and 100 percent."),
            ),
        ]

    def __str__(self):
        return self.alt

    def facts(self) -> dict:
        """What the template tag `picture` shows."""
        return {
            "file": self.file.name,
            "width": self.width,
            "height": self.height,
            "copies": self.copies,
            "focal": [self.focal_x, self.focal_y],
            "alt": self.alt,
        }
