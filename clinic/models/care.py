"""Practitioners and services."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clinic.fields import MinutesField
from clinic.models.body import BodyRegion


class Language(models.TextChoices):
    """Languages spoken in the clinic, by ISO 639-1 code."""

    ARABIC = "ar", _("Arabic")
    ENGLISH = "en", _("English")
    HINDI = "hi", _("Hindi")
    URDU = "ur", _("Urdu")
    MALAYALAM = "ml", _("Malayalam")
    TAGALOG = "tl", _("Tagalog")
    RUSSIAN = "ru", _("Russian")
    FRENCH = "fr", _("French")
    PERSIAN = "fa", _("Persian")


TITLES = {"Dr", "Prof", "Mr", "Ms", "Mrs"}


class PractitionerQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)


class Practitioner(models.Model):
    """A person who sees patients (FHIR Practitioner)."""

    class Gender(models.TextChoices):
        WOMAN = "woman", _("Female")
        MAN = "man", _("Male")

    slug = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=120, help_text=_("As patients should read it, including the title."))
    role = models.CharField(_("role"), max_length=120)
    gender = models.CharField(_("female or male"), max_length=5, choices=Gender)
    languages = models.JSONField(
        _("languages"), default=list, help_text=_("Codes of the languages this person speaks.")
    )
    credentials = models.CharField(_("credentials"), max_length=200, blank=True)
    licence_number = models.CharField(_("licence number"), max_length=60, blank=True)
    biography = models.TextField(_("biography"), blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="practitioner",
        help_text=_(
            "Anyone who signs in with this account sees this practitioner's own appointments and their reasons."
        ),
    )
    is_active = models.BooleanField(_("takes bookings"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)

    objects = PractitionerQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("practitioner")
        verbose_name_plural = _("practitioners")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("practitioner", args=[self.slug])

    @property
    def initials(self) -> str:
        """First letters of the first and last name, for the avatar. Titles and text in brackets are skipped."""
        words = [word for word in self.name.split() if word[0].isalpha() and word.rstrip(".") not in TITLES]
        return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper()

    @property
    def language_names(self) -> list[str]:
        """Names of the languages. Unknown codes are skipped."""
        return [str(Language(code).label) for code in self.languages if code in Language.values]


# One day in total with both buffers: a search for held times need not look further back (HeldTime).
LONGEST_VISIT = timedelta(hours=12)
LONGEST_BUFFER = timedelta(hours=6)


class ServiceQuerySet(models.QuerySet):
    def bookable(self):
        """Active services with at least one practitioner who takes bookings."""
        return self.filter(is_active=True, practitioners__is_active=True).distinct()


class Service(models.Model):
    """A treatment that patients can request (FHIR HealthcareService)."""

    slug = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=120)
    summary = models.CharField(_("summary"), max_length=240)
    description = models.TextField(_("description"), blank=True)
    what_to_bring = models.TextField(
        _("what to bring"), blank=True, help_text=_("Shown on the site, never in a message.")
    )
    price_text = models.CharField(_("price"), max_length=80, blank=True, help_text=_('For example, "AED 350".'))
    regions = models.ManyToManyField(BodyRegion, verbose_name=_("body regions"), related_name="services", blank=True)
    practitioners = models.ManyToManyField(
        Practitioner, verbose_name=_("who offers this service"), related_name="services", blank=True
    )
    duration_new = MinutesField(_("minutes, new patient"), default=timedelta(minutes=30))
    duration_returning = MinutesField(_("minutes, returning patient"), default=timedelta(minutes=20))
    buffer_before = MinutesField(_("buffer before, in minutes"), default=timedelta(0))
    buffer_after = MinutesField(_("buffer after, in minutes"), default=timedelta(0))
    step = MinutesField(
        _("minutes between possible start times"),
        default=timedelta(minutes=15),
        help_text=_("Counted from the opening time."),
    )
    is_active = models.BooleanField(_("on offer"), default=True)
    is_main = models.BooleanField(
        _("main service"), default=False, help_text=_("The home page shows its next free time.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("service")
        verbose_name_plural = _("services")
        constraints = [
            models.CheckConstraint(
                condition=Q(duration_new__gt=timedelta(0), duration_returning__gt=timedelta(0), step__gt=timedelta(0)),
                name="a_service_takes_time_and_moves_on",
                violation_error_message=_("Lengths, and the minutes between start times, are at least one minute."),
            ),
            models.CheckConstraint(
                condition=Q(
                    duration_new__lte=LONGEST_VISIT,
                    duration_returning__lte=LONGEST_VISIT,
                    buffer_before__lte=LONGEST_BUFFER,
                    buffer_after__lte=LONGEST_BUFFER,
                ),
                name="a_service_fits_into_a_day",
                violation_error_message=_(
                    "An appointment takes at most twelve hours, with buffers of at most six hours."
                ),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("service", args=[self.slug])

    def length(self, returning: bool) -> timedelta:
        """Length of the appointment without buffers, as a timedelta."""
        return self.duration_returning if returning else self.duration_new
