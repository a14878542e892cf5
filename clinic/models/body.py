"""Body regions, conditions and warning signs."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class BodyRegion(models.Model):
    """A part of the body, as on the body map. The list is fixed: the drawing has one shape for each slug."""

    slug = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=60)
    introduction = models.TextField(_("introduction"), blank=True)
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


class Condition(models.Model):
    """A health problem: its name, a plain description and the body regions where it is felt."""

    slug = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=100)
    also_known_as = models.CharField(_("also known as"), max_length=200, blank=True)
    plain_definition = models.TextField(_("in plain words"))
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
    URGENT = "urgent", _("Urgent: today or tomorrow")
    ROUTINE = "routine", _("Routine: request an appointment")


class WarningSignQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def about(self, *, regions=(), conditions=()):
        """Signs of any of these regions or conditions."""
        return self.filter(Q(regions__in=regions) | Q(conditions__in=conditions)).distinct()


class WarningSign(models.Model):
    """A symptom that decides how soon to get help. The clinic's clinicians approve its wording."""

    slug = models.SlugField(unique=True)
    wording = models.CharField(
        _("wording"),
        max_length=200,
        help_text=_('Completes "… if you have" or "… if": short, plain, no full stop.'),
    )
    question = models.CharField(_("as a question"), max_length=240, blank=True)
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency)
    regions = models.ManyToManyField(
        BodyRegion, verbose_name=_("body regions"), related_name="warning_signs", blank=True
    )
    conditions = models.ManyToManyField(
        Condition, verbose_name=_("conditions"), related_name="warning_signs", blank=True
    )
    source = models.CharField(_("source"), max_length=200, blank=True)
    is_active = models.BooleanField(_("shown"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)

    objects = WarningSignQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("warning sign")
        verbose_name_plural = _("warning signs")

    def __str__(self):
        return self.wording
