"""Body regions, conditions and warning signs."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from clinic import two_languages
from clinic.two_languages import InTwoLanguages, Line, Text


class BodyRegion(InTwoLanguages):
    """A part of the body, as on the body map. The list is fixed: the drawing has one shape for each slug."""

    slug = models.SlugField(_("address"), unique=True)
    name = Line(_("name"), max_length=60)
    hint = Line(
        _("also"),
        max_length=60,
        blank=True,
        help_text=_(
            'Shown below the name where patients choose the place. For example, "or pain that runs down a leg".'
        ),
    )
    introduction = Text(_("introduction"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("body region")
        verbose_name_plural = _("body regions")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("region", args=[self.slug])

    @property
    def picture(self) -> str:
        """Path of this region's drawing in the static files."""
        return f"img/regions/{self.slug}.svg"


class Condition(InTwoLanguages):
    """A health problem: its name, a plain description and the body regions where it is felt."""

    slug = models.SlugField(_("address"), unique=True)
    name = Line(_("name"), max_length=100)
    also_known_as = Line(_("also known as"), max_length=200, blank=True)
    plain_definition = Text(_("in plain words"))
    regions = models.ManyToManyField(BodyRegion, verbose_name=_("body regions"), related_name="conditions", blank=True)
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("condition")
        verbose_name_plural = _("conditions")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("condition", args=[self.slug])


class Urgency(models.TextChoices):
    EMERGENCY = "emergency", _("Emergency: now")
    HOSPITAL = "hospital", _("Hospital: today, not an appointment here")
    URGENT = "urgent", _("Urgent: today or tomorrow")
    ROUTINE = "routine", _("Routine: request an appointment")


class WarningSignQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def about(self, *, regions=(), conditions=()):
        """Signs of any of these regions or conditions. Signs of every place belong to each region."""
        of_a_region = Q(regions__in=regions) | (Q(regions=None) if regions else Q(pk__in=[]))
        return self.filter(of_a_region | Q(conditions__in=conditions)).distinct()


class WarningSign(InTwoLanguages):
    """A symptom that decides how soon to get help. The clinic's clinicians approve its wording.

    Who is asked about it before a booking: clinic/warning_signs.py.
    """

    class AskedOf(models.TextChoices):
        EVERYBODY = "everybody", _("Everybody")
        ADULTS = "adults", _("Adults")
        CHILDREN = "children", _("Children (under 18)")

    slug = models.SlugField(_("address"), unique=True)
    wording = Line(
        _("wording"),
        falls_back=False,
        max_length=200,
        help_text=_('Completes "… if you have" or "… if": short, plain, no full stop.'),
    )
    question = Line(
        _("as asked before a booking"),
        falls_back=False,
        max_length=240,
        blank=True,
        help_text=_("Without “you”: it may be a child."),
    )
    carer_question = Line(
        _("as asked of a parent or carer"),
        falls_back=False,
        max_length=240,
        blank=True,
        help_text=_("Only if the words differ."),
    )
    note = Line(_("small print below it"), falls_back=False, max_length=240, blank=True)
    asked_of = models.CharField(_("asked of"), max_length=10, choices=AskedOf, default=AskedOf.EVERYBODY)
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency)
    regions = models.ManyToManyField(
        BodyRegion,
        verbose_name=_("body regions"),
        related_name="warning_signs",
        blank=True,
        help_text=_("None: it belongs to every place."),
    )
    conditions = models.ManyToManyField(
        Condition,
        verbose_name=_("conditions"),
        related_name="warning_signs",
        blank=True,
        help_text=_("On the pages of these conditions it is shown, too."),
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    is_active = models.BooleanField(_("shown"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)

    objects = WarningSignQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("warning sign")
        verbose_name_plural = _("warning signs")

    def __str__(self):
        """For staff: the English words while there are no Arabic ones. Never for patients."""
        return self.wording or self.words_in(two_languages.ENGLISH, "wording")

    @property
    def statement(self) -> str:
        """The wording with its small print, as a notice on a page shows it."""
        return f"{self.wording}. {self.note}" if self.note else self.wording

    @cached_property
    def place_keys(self) -> frozenset[int]:
        """Of its regions: looked up for every person and place on the page before a booking."""
        return frozenset(place.pk for place in self.regions.all())


class SignsApproval(models.Model):
    """A clinician's signature below the whole list of signs that are asked before a booking, as worded in one language.

    It counts as long as `version` is that of the list (clinic/warning_signs.py).
    """

    class Language(models.TextChoices):
        ENGLISH = two_languages.ENGLISH, _("English")
        ARABIC = two_languages.ARABIC, _("Arabic")

    version = models.CharField(_("version of the list"), max_length=16)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ENGLISH)
    clinician = models.ForeignKey(
        "clinic.Practitioner", verbose_name=_("clinician"), on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField(_("signed"))
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("entered by"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-signed_at", "-pk"]
        verbose_name = _("approval of the warning signs")
        verbose_name_plural = _("approvals of the warning signs")
        default_permissions = ()
        permissions = [("approve_warning_signs", _("Can record that a clinician approved the warning signs"))]

    def __str__(self):
        return f"{self.version} {self.language} {self.signed_at:%Y-%m-%d}"
