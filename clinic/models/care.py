"""Practitioners and services."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clinic.fields import MinutesField
from clinic.models import validity
from clinic.models.body import BodyRegion
from clinic.models.pictures import ClinicPicture
from clinic.promises import promises_nothing
from clinic.two_languages import InTwoLanguages, Line, Text


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


class PractitionerQuerySet(models.QuerySet):
    def active(self):
        """Those whom patients see on the site and can book today: they take bookings, with a licence that is valid.

        `today` is read at the call, so never build this at import.
        """
        return self.filter(is_active=True).exclude(licence_expires_on__lt=validity.today())

    def doctors(self):
        return self.filter(profession=Practitioner.Profession.DOCTOR)

    def for_cards(self):
        """With the photo and the services on offer, which a card shows."""
        on_offer = Service.objects.filter(is_active=True)
        return self.select_related("photo").prefetch_related(models.Prefetch("services", queryset=on_offer))

    def to_renew(self):
        """Those who take bookings and whose licence has expired or does so soon, soonest first."""
        soon = validity.today() + validity.WARNED_BEFORE
        return self.filter(is_active=True, licence_expires_on__lte=soon).order_by("licence_expires_on", "name")


class Practitioner(InTwoLanguages):
    """A person who sees patients (FHIR Practitioner)."""

    class Gender(models.TextChoices):
        WOMAN = "woman", _("Female")
        MAN = "man", _("Male")

    class Profession(models.TextChoices):
        """The licensed profession. Search engines are told that doctors are physicians."""

        DOCTOR = "doctor", _("Doctor")
        THERAPIST = "therapist", _("Therapist")

    class Portrait(models.TextChoices):
        """Drawings in static/img/portraits, one for each profession."""

        LONG_HAIR = "long-hair", _("Woman with long hair")
        BUN = "bun", _("Woman with a bun")
        SCARF = "scarf", _("Woman with a headscarf")
        BEARD = "beard", _("Man with a beard")
        GLASSES = "glasses", _("Man with glasses")

    slug = models.SlugField(_("address"), unique=True)
    name = Line(_("name"), max_length=120, help_text=_("As patients should read it, including the title."))
    profession = models.CharField(_("licensed profession"), max_length=9, choices=Profession)
    role = Line(
        _("licensed title"),
        max_length=120,
        help_text=_('As on the licence, for example, "Orthopaedic specialist".'),
        validators=[promises_nothing],
    )
    gender = models.CharField(_("female or male"), max_length=5, choices=Gender)
    languages = models.JSONField(
        _("languages"), default=list, help_text=_("Codes of the languages this person speaks.")
    )
    credentials = Text(
        _("training"),
        blank=True,
        help_text=_("Degrees and specialist training, one on each line."),
        validators=[promises_nothing],
    )
    privileges = Text(
        _("privileges"),
        blank=True,
        help_text=_("What this person is licensed to do, one on each line. Do not promise results."),
        validators=[promises_nothing],
    )
    licence_authority = Line(
        _("licensing authority"), max_length=120, blank=True, help_text=_("Patients see it beside the number.")
    )
    licence_number = models.CharField(_("licence number"), max_length=60, blank=True)
    licence_expires_on = models.DateField(
        _("licence valid until"),
        null=True,
        blank=True,
        help_text=_(
            "From the day after, this person is not on the site and cannot be booked. We warn you 60 days before."
        ),
    )
    photo = models.ForeignKey(
        ClinicPicture,
        verbose_name=_("photo"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"kind": ClinicPicture.Kind.PERSON},
    )
    portrait = models.CharField(
        _("drawing"),
        max_length=9,
        choices=Portrait,
        blank=True,
        help_text=_("Shown while there is no photo. Leave it empty for a plain drawing of a woman or a man."),
    )
    biography = Text(_("biography"), blank=True, validators=[promises_nothing])
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
    def short_name(self) -> str:
        """Without what stands in brackets, for a row of times whose page has the whole name."""
        return self.name.partition(" (")[0]

    @property
    def is_licence_expired(self) -> bool:
        return validity.has_ended(self.licence_expires_on)

    @property
    def is_licence_to_renew(self) -> bool:
        """The same question as PractitionerQuerySet.to_renew(), of one row."""
        return validity.is_to_renew(self.licence_expires_on)

    @property
    def takes_bookings(self) -> bool:
        """The same question as PractitionerQuerySet.active(), of one row."""
        return self.is_active and not self.is_licence_expired

    @property
    def drawing(self) -> str:
        """Path of this person's drawing in the static files."""
        return f"img/portraits/{self.portrait or self.gender}-{self.profession or self.Profession.DOCTOR}.svg"

    @property
    def training_lines(self) -> list[str]:
        return _lines(self.credentials)

    @property
    def privilege_lines(self) -> list[str]:
        return _lines(self.privileges)

    @property
    def language_names(self) -> list[str]:
        """Names of the languages. Unknown codes are skipped."""
        return [str(Language(code).label) for code in self.languages if code in Language.values]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


# One day in total with both buffers: a search for held times need not look further back (HeldTime).
LONGEST_VISIT = timedelta(hours=12)
LONGEST_BUFFER = timedelta(hours=6)


class ServiceQuerySet(models.QuerySet):
    def bookable(self):
        """Active services with at least one practitioner who takes bookings."""
        return self.filter(is_active=True, practitioners__in=Practitioner.objects.active()).distinct()


class Service(InTwoLanguages):
    """A treatment that patients can request (FHIR HealthcareService)."""

    class Colour(models.TextChoices):
        """Each has an edge and a tint in static/css/tokens.css, whose contrasts are tested."""

        TEAL = "teal", _("Teal")
        ORANGE = "orange", _("Orange")
        BLUE = "blue", _("Blue")
        VIOLET = "violet", _("Violet")
        OLIVE = "olive", _("Olive")
        ROSE = "rose", _("Rose")

    slug = models.SlugField(_("address"), unique=True)
    name = Line(_("name"), max_length=120, validators=[promises_nothing])
    summary = Line(_("summary"), max_length=240, validators=[promises_nothing])
    description = Text(_("description"), blank=True, validators=[promises_nothing])
    what_to_bring = Text(
        _("what to bring"),
        blank=True,
        help_text=_("Shown on the site, never in a message."),
        validators=[promises_nothing],
    )
    preparation = Text(
        _("how to prepare"),
        blank=True,
        help_text=_("Shown on the page of the service, never in a message."),
        validators=[promises_nothing],
    )
    price_text = Line(_("price"), max_length=80, blank=True, help_text=_('For example, "AED 350".'))
    price_note = Line(
        _("note on the price"),
        max_length=80,
        blank=True,
        help_text=_('For example, "VAT included".'),
        validators=[promises_nothing],
    )
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
    colour = models.CharField(
        _("colour at the desk"),
        max_length=8,
        choices=Colour,
        default=Colour.TEAL,
        help_text=_("Of its appointments on the day's board. The name of the service always stands beside it."),
    )
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
