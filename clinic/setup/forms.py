"""The forms of the guided pages. Each is made with `profile`, and saves what it asks."""

from datetime import time

from django import forms
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic import calendar, countries, pictures, weekly_hours
from clinic.forms import PlainLine, overlap_in_words
from clinic.models import ClinicPicture, ClinicProfile, Language, Practitioner, Service, Weekday
from clinic.setup import ready_made
from clinic.two_languages import ENGLISH

USUAL_DAY = (time(9), time(18))


class ProfileForm(forms.ModelForm):
    """Some fields of the profile. Saving makes a sample profile the clinic's own."""

    use_required_attribute = False
    essential: tuple[str, ...] = ()

    class Meta:
        model = ClinicProfile
        fields: list[str] = []

    def __init__(self, *args, profile: ClinicProfile, **kwargs):
        super().__init__(*args, instance=profile, **kwargs)
        for name in self.essential:
            self.fields[name].required = True

    def save(self, commit=True):
        self.instance.is_sample = False
        return super().save(commit)


class PlaceForm(ProfileForm):
    essential = ("country", "ambulance_number")
    country = forms.ChoiceField(label=gettext_lazy("Country"))

    class Meta(ProfileForm.Meta):
        fields = ["country", "ambulance_number", "police_number"]
        widgets = {name: forms.TextInput(attrs={"dir": "ltr", "inputmode": "tel"}) for name in fields[1:]}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", "–"), *countries.choices()]

    @staticmethod
    def facts_of(code: str) -> dict[str, str]:
        """What the country's choice fills in."""
        known = countries.COUNTRIES.get(code)
        facts = {"ambulance_number": known.ambulance, "police_number": known.police} if known else {}
        return {"country": code} | facts

    @property
    def has_other_zone(self) -> bool:
        """Whether the server's zone is none of the country's."""
        known = countries.COUNTRIES.get(str(self["country"].value()))
        return known is not None and str(settings.CLINIC_TIME_ZONE) not in known.zones


class NameForm(ProfileForm):
    essential = ("name", "licence_number")

    class Meta(ProfileForm.Meta):
        fields = [
            "name", "name_ar", "tagline", "tagline_ar", "legal_name", "legal_name_ar", "licence_authority",
            "licence_authority_ar", "licence_number", "advert_permit_number", "advert_permit_expires_on",
        ]  # fmt: skip
        widgets = {"advert_permit_expires_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


class ContactForm(ProfileForm):
    essential = ("phone", "address")
    map_url = forms.URLField(label=gettext_lazy("Map link"), required=False, assume_scheme="https")

    class Meta(ProfileForm.Meta):
        fields = [
            "phone", "whatsapp", "email", "address", "address_ar", "city", "city_ar", "how_to_find_us",
            "how_to_find_us_ar", "map_url",
        ]  # fmt: skip
        widgets = {
            name: forms.Textarea(attrs={"rows": 3})
            for name in ("address", "address_ar", "how_to_find_us", "how_to_find_us_ar")
        }


class LookForm(ProfileForm):
    """`encoded` is the uploaded logo in all its copies, or the error: it was encoded before the transaction."""

    upload = forms.FileField(
        label=gettext_lazy("Logo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
        help_text=gettext_lazy(
            "A picture on a white ground, at least 200 pixels high. Without one we show our drawing."
        ),
    )
    without_logo = forms.BooleanField(label=gettext_lazy("Take the logo away"), required=False)

    class Meta(ProfileForm.Meta):
        fields = ["first_colour", "second_colour"]
        widgets = {
            name: forms.TextInput(attrs={"dir": "ltr", "placeholder": colour, "class": "setup__colour"})
            for name, colour in (("first_colour", "#0b6660"), ("second_colour", "#f2b488"))
        }

    def __init__(self, *args, encoded=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.encoded = encoded
        if not self.instance.logo_id:
            del self.fields["without_logo"]

    def clean_first_colour(self):
        return self.cleaned_data["first_colour"].lower()

    def clean_second_colour(self):
        return self.cleaned_data["second_colour"].lower()

    def clean_upload(self):
        if isinstance(self.encoded, forms.ValidationError):
            raise self.encoded
        return self.cleaned_data["upload"]

    @transaction.atomic
    def save(self, commit=True):
        if self.cleaned_data.get("without_logo"):
            self.instance.logo = None
        if isinstance(self.encoded, pictures.Encoded):
            name = self.instance.words_in(ENGLISH, "name")
            logo = ClinicPicture(kind=ClinicPicture.Kind.LOGO, alt=name)
            self.encoded.give_to(logo)
            logo.save()
            self.instance.logo = logo
        return super().save(commit)


class HoursForm(forms.Form):
    """The usual week: each day closed, open once, or twice with a break."""

    use_required_attribute = False
    TIMES = ("opens", "closes", "opens_again", "closes_again")

    def __init__(self, *args, profile: ClinicProfile, **kwargs):
        super().__init__(*args, **kwargs)
        self.profile = profile
        rows = calendar.usual_week()
        labels = (_("opens"), _("closes"), _("opens again"), _("closes again"))
        known = countries.COUNTRIES.get(profile.country)
        for weekday in Weekday:
            spans = [(opens, closes) for day, opens, closes in rows if day == weekday]
            if not rows and known and weekday not in known.weekend:
                spans = [USUAL_DAY]  # a proposal
            given = [wall for span in spans[:2] for wall in span]
            for number, (name, label) in enumerate(zip(self.TIMES, labels, strict=True)):
                self.fields[f"{name}_{weekday.value}"] = forms.TimeField(
                    label=f"{weekday.label}: {label}",
                    required=False,
                    initial=given[number] if number < len(given) else None,
                    widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
                )

    def days(self) -> list[tuple[str, list]]:
        """Each weekday with its four fields."""
        return [(weekday.label, [self[f"{name}_{weekday.value}"] for name in self.TIMES]) for weekday in Weekday]

    def clean(self):
        given = super().clean()
        self.rows: list[weekly_hours.Row] = []
        for weekday in Weekday:
            for opens, closes in (self.TIMES[:2], self.TIMES[2:]):
                self._add(weekday, f"{opens}_{weekday.value}", f"{closes}_{weekday.value}")
        if not self.errors and not self.rows:
            raise forms.ValidationError(_("Enter the hours of at least one day."))
        return given

    def _add(self, weekday: Weekday, opens: str, closes: str) -> None:
        start, end = self.cleaned_data.get(opens), self.cleaned_data.get(closes)
        if start is None and end is None:
            return
        if start is None or end is None:
            if opens not in self.errors and closes not in self.errors:
                self.add_error(opens if start is None else closes, _("Enter both times, or none."))
            return
        row = (weekday.value, start, end)
        if start == end:
            self.add_error(closes, _("The time to close is the time to open."))
        elif other := weekly_hours.overlapping(row, self.rows):
            self.add_error(opens, overlap_in_words(other))
        self.rows.append(row)

    @transaction.atomic
    def save(self):
        if self.profile.pk is None:
            self.profile.save()
        calendar.enter_usual_week(self.profile, self.rows)


class ServicesForm(forms.Form):
    """Which ready-made services the clinic takes over."""

    use_required_attribute = False
    chosen = forms.MultipleChoiceField(
        label=gettext_lazy("Ready-made services"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, profile: ClinicProfile, **kwargs):
        super().__init__(*args, **kwargs)
        left = [(label, [(facts["slug"], _in_words(facts)) for facts in services])
                for label, services in ready_made.services_left()]  # fmt: skip
        self.fields["chosen"].choices = left
        if not left:
            del self.fields["chosen"]

    def save(self):
        ready_made.add_services(self.cleaned_data.get("chosen", []))


def _in_words(facts: ready_made.Facts) -> str:
    """In the language of the page, as the service itself will be."""
    made = Service(**{name: value for name, value in facts.items() if name != "regions"})
    minutes = int(made.duration_new.total_seconds() // 60)
    return _("%(name)s, %(minutes)s minutes") % {"name": made.name, "minutes": minutes}


class PersonForm(forms.ModelForm):
    """One doctor or therapist, with what they offer. The other facts have their page."""

    use_required_attribute = False
    name = PlainLine(label=gettext_lazy("Name"), max_length=120)
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"), choices=Language, widget=forms.CheckboxSelectMultiple, required=False
    )
    services = forms.ModelMultipleChoiceField(
        Service.objects.filter(is_active=True),
        label=gettext_lazy("Services"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose what this person offers.")},
    )
    is_always_here = forms.BooleanField(
        label=gettext_lazy("Works during all opening hours of the clinic (you can change this later)"),
        required=False,
        initial=True,
    )

    class Meta:
        model = Practitioner
        fields = [
            "name", "name_ar", "profession", "role", "role_ar", "gender", "languages", "licence_number",
            "licence_expires_on",
        ]  # fmt: skip
        widgets = {"licence_expires_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, profile: ClinicProfile, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["licence_number"].required = self.fields["licence_expires_on"].required = True

    @transaction.atomic
    def save(self, commit=True):
        self.instance.slug = _free_slug(self.cleaned_data["name"])
        self.instance.position = Practitioner.objects.count() + 1
        person = super().save(commit)
        person.services.set(self.cleaned_data["services"])
        return person


def _free_slug(name: str) -> str:
    """Of the name; Arabic letters have none in an address of a person, so such a one is numbered."""
    wanted = slugify(name)[:40] or "practitioner"
    taken = set(Practitioner.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)


class SignsForm(forms.Form):
    """Takes over the ready-made signs. It approves nothing."""

    def __init__(self, *args, profile: ClinicProfile, **kwargs):
        super().__init__(*args, **kwargs)

    def save(self):
        ready_made.add_signs()


class PrivacyForm(ProfileForm):
    """The periods, read and confirmed."""

    has_read = forms.BooleanField(
        label=gettext_lazy("We have read the privacy page, and these periods are ours."),
        error_messages={"required": gettext_lazy("Read the privacy page, then tick this box.")},
    )

    class Meta(ProfileForm.Meta):
        fields = ["keep_visits_years", "keep_unvisited_months"]

    def save(self, commit=True):
        self.instance.privacy_read_at = timezone.now()
        return super().save(commit)


class TestMessageForm(forms.Form):
    use_required_attribute = False
    address = forms.EmailField(label=gettext_lazy("Your email address"), widget=forms.EmailInput(attrs={"dir": "ltr"}))

    def __init__(self, *args, profile: ClinicProfile, **kwargs):
        super().__init__(*args, **kwargs)
