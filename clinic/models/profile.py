"""The clinic's profile and booking policy."""

from datetime import time, timedelta
from urllib.parse import quote, urlencode

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from clinic import colours
from clinic.fields import HoursField, MinutesField
from clinic.models import validity
from clinic.models.pictures import ClinicPicture
from clinic.promises import promises_nothing
from clinic.two_languages import InTwoLanguages, Line, Text


class ClinicProfileManager(models.Manager["ClinicProfile"]):
    def current(self) -> "ClinicProfile":
        """The clinic's profile, or an empty unsaved one if nobody has filled it in."""
        return self.filter(pk=ClinicProfile.ONLY).select_related("logo").first() or ClinicProfile()


class ClinicProfile(InTwoLanguages):
    """Identity and booking policy of the clinic. There is one row; every page and message reads it live."""

    ONLY = 1

    name = Line(_("name"), max_length=120, default=_("Our clinic"))
    legal_name = Line(_("legal name"), max_length=160, blank=True)
    tagline = Line(_("one line about the clinic"), max_length=160, blank=True, validators=[promises_nothing])
    about = Text(_("about the clinic"), blank=True, validators=[promises_nothing])

    address = Text(_("address"), blank=True, help_text=_("As on a letter, one part on each line."))
    city = Line(_("city"), max_length=60, blank=True, default="Dubai")
    country = models.CharField(_("country code"), max_length=2, default="AE")
    how_to_find_us = Text(
        _("how to find us"),
        blank=True,
        help_text=_("Included in the confirmation email: metro, parking, floor, entrance."),
    )
    map_url = models.URLField(_("map link"), blank=True)
    map_picture = models.ForeignKey(
        ClinicPicture,
        verbose_name=_("map"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"kind": ClinicPicture.Kind.MAP},
        help_text=_("A drawing of the streets around the clinic. You need the right to show it."),
    )
    phone = PhoneNumberField(_("phone"), blank=True, help_text=_("Shown on every page, including error pages."))
    whatsapp = PhoneNumberField(_("WhatsApp"), blank=True)
    email = models.EmailField(_("public email"), blank=True)
    ambulance_number = models.CharField(_("ambulance number"), max_length=8, default="998")
    police_number = models.CharField(_("police number"), max_length=8, default="999")

    licence_authority = Line(_("licensing authority"), max_length=120, blank=True)
    licence_number = models.CharField(
        _("facility licence number"),
        max_length=60,
        blank=True,
        help_text=_("Clinics in Dubai show it on their site."),
    )
    advert_permit_number = models.CharField(
        _("advertising permit number"),
        max_length=60,
        blank=True,
        help_text=_("As on the permit of the health authority."),
    )
    advert_permit_expires_on = models.DateField(
        _("advertising permit valid until"),
        null=True,
        blank=True,
        help_text=_("From the day after, the site does not show the permit. We warn you 60 days before."),
    )
    social_links = models.TextField(_("social links"), blank=True, help_text=_("One address on each line."))
    opening_note = Line(_("note on opening hours"), max_length=200, blank=True)
    disclaimer = Text(
        _("disclaimer under articles"),
        default=_(
            "This article gives general information. It does not replace the advice of a clinician who examined you."
        ),
    )

    logo = models.ForeignKey(
        ClinicPicture,
        verbose_name=_("logo"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"kind": ClinicPicture.Kind.LOGO},
        help_text=_("Beside the name of the clinic, instead of our drawing."),
    )
    first_colour = models.CharField(
        _("first colour"),
        max_length=7,
        blank=True,
        validators=[colours.refuse_unreadable],
        help_text=_("Of buttons, also in emails. White letters must be readable on it."),
    )
    second_colour = models.CharField(
        _("second colour"),
        max_length=7,
        blank=True,
        validators=[colours.refuse_too_dark],
        help_text=_("Of what drawings are filled with. The lines of the drawings must be seen on it."),
    )

    # Booking policy
    notice = HoursField(
        _("shortest notice (hours)"),
        default=timedelta(hours=3),
        help_text=_("Patients cannot request an appointment online that starts sooner than this."),
    )
    horizon_days = models.PositiveSmallIntegerField(
        _("how far ahead patients can book (days)"),
        default=60,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("How far ahead patients see free times."),
    )
    answer_within = HoursField(
        _("answer within (opening hours)"),
        default=timedelta(hours=4),
        help_text=_(
            "We tell patients this deadline. A request that is not answered by then expires and its time becomes free."
        ),
    )
    answer_at_least = MinutesField(
        _("shortest time to answer (opening minutes)"),
        default=timedelta(minutes=60),
        validators=[MinValueValidator(timedelta(minutes=30))],
        help_text=_(
            "A time is offered online only if the clinic is open for so long before the deadline of the answer. "
            "At least 30."
        ),
    )
    cancel_cutoff = HoursField(
        _("cut-off for rescheduling online (hours)"),
        default=timedelta(hours=4),
        help_text=_(
            "Closer to the appointment than this, patients have to call to reschedule. They can always cancel online."
        ),
    )
    urgent_answer_within = HoursField(
        _("answer urgent requests within (opening hours)"),
        default=timedelta(hours=1),
        help_text=_("For requests with an urgent warning sign. They come first in the list of requests to answer."),
    )
    change_limit = models.PositiveSmallIntegerField(
        _("online changes"),
        default=2,
        help_text=_("How often patients can reschedule one appointment online. After that, they have to call."),
    )
    offer_hold = HoursField(
        _("offered times are held for (hours)"),
        default=timedelta(hours=24),
        help_text=_("When reception offers other times, we hold them for the patient this long."),
    )
    waitlist_hold = HoursField(
        _("a freed time is held for (daytime hours)"),
        default=timedelta(hours=2),
        help_text=_("How long a person on the waiting list has to answer before we ask the next person."),
    )
    remind_before = HoursField(
        _("reminder (hours before)"), default=timedelta(hours=48), help_text=_("Enter 0 for no reminder.")
    )
    remind_shortly_before = HoursField(
        _("second reminder (hours before)"), default=timedelta(hours=3), help_text=_("Enter 0 for no second reminder.")
    )
    quiet_from = models.TimeField(
        _("night begins"), default=time(20), help_text=_("We do not contact anyone on the waiting list at night.")
    )
    quiet_until = models.TimeField(_("night ends"), default=time(8))
    digest_at = models.TimeField(
        _("morning email to reception"),
        null=True,
        blank=True,
        default=time(8),
        help_text=_("On days with appointments or open requests, one email lists them. Leave empty for no email."),
    )
    staff_idle_minutes = models.PositiveSmallIntegerField(
        _("sign staff out after (minutes without use)"),
        default=20,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
        help_text=_("A page that refreshes itself is not use. What was typed is kept until the same person signs in."),
    )
    staff_session_hours = models.PositiveSmallIntegerField(
        _("sign staff out at the latest after (hours)"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(24)],
    )
    second_factor_hours = models.PositiveSmallIntegerField(
        _("ask for the second factor once on each device every (hours)"),
        default=12,
        validators=[MaxValueValidator(720)],
        help_text=_("Once a shift is usual. 0: at each sign-in."),
    )
    keep_unvisited_months = models.PositiveSmallIntegerField(
        _("keep appointments that did not take place for (months)"),
        default=12,
        validators=[MinValueValidator(1)],
        help_text=_(
            "Requests that were declined, cancelled or not answered. After that, patient details are erased. "
            "Figures stay."
        ),
    )
    keep_visits_years = models.PositiveSmallIntegerField(
        _("keep appointments that took place for (years)"),
        default=25,
        validators=[MinValueValidator(1)],
        help_text=_(
            "UAE Federal Law No. 2 of 2019 requires 25 years after the last procedure. After that, patient "
            "details are erased."
        ),
    )
    what_to_bring = Text(
        _("what to bring"),
        blank=True,
        help_text=_("Included in the confirmation email. Never name a treatment or a specialty here."),
    )
    privacy_read_at = models.DateTimeField(_("privacy read"), null=True, editable=False)
    opened_at = models.DateTimeField(
        _("open for requests since"), null=True, editable=False, help_text=_("A live clinic takes none before.")
    )
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ClinicProfileManager()

    class Meta:
        verbose_name = verbose_name_plural = _("clinic profile")
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="there_is_one_clinic_profile"),
            models.CheckConstraint(
                condition=Q(horizon_days__gte=1),
                name="the_horizon_is_at_least_a_day",
                violation_error_message=_("Patients book at least one day ahead: the number of days is 1 or more."),
            ),
            models.CheckConstraint(
                condition=Q(advert_permit_number="", advert_permit_expires_on__isnull=True)
                | (~Q(advert_permit_number="") & Q(advert_permit_expires_on__isnull=False)),
                name="an_advertising_permit_has_its_last_day",
                violation_error_message=_(
                    "Enter both, the number of the advertising permit and its last day, or neither."
                ),
            ),
            models.CheckConstraint(
                condition=Q(quiet_until__lt=F("quiet_from")),
                name="the_day_begins_before_the_night",
                violation_error_message=_("The night begins in the evening and ends in the morning: 20:00 and 08:00."),
            ),
        ]

    def __str__(self):
        return str(self.name)

    def save(self, *args, **kwargs):
        self.pk = self.ONLY
        super().save(*args, **kwargs)

    @property
    def colours_version(self) -> str:
        """For the address of the style sheet of the clinic's own colours. Empty if it has none."""
        return colours.version(self.first_colour, self.second_colour)

    @property
    def advert_permit(self) -> str:
        """The number of the advertising permit while it is valid."""
        return "" if validity.has_ended(self.advert_permit_expires_on) else self.advert_permit_number

    @property
    def is_advert_permit_to_renew(self) -> bool:
        return validity.is_to_renew(self.advert_permit_expires_on)

    @property
    def whatsapp_url(self) -> str:
        return f"https://wa.me/{self.whatsapp.as_e164.removeprefix('+')}" if self.whatsapp else ""

    @property
    def map_links(self) -> list[tuple[str, str]]:
        """(name, address) of map programs that look for the clinic's address. Nothing of theirs is loaded here."""
        if not self.address:
            return []
        place = ", ".join([str(self.name), *self.address.splitlines(), self.city])
        return [
            ("Google Maps", f"https://www.google.com/maps/search/?{urlencode({'api': 1, 'query': place})}"),
            ("Apple Maps", f"https://maps.apple.com/?{urlencode({'q': place})}"),
            (str(_("Map app on this phone")), f"geo:0,0?q={quote(place)}"),
        ]


class InsurerQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)


class Insurer(InTwoLanguages):
    """An insurer that the clinic accepts. Whether a plan covers the appointment is checked before the patient comes."""

    name = Line(_("name"), max_length=100, unique=True)
    note = Line(_("note for patients"), max_length=160, blank=True, help_text=_("For example, networks or plans."))
    is_active = models.BooleanField(_("accepted"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)

    objects = InsurerQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("insurer")
        verbose_name_plural = _("insurers")

    def __str__(self):
        return self.name
