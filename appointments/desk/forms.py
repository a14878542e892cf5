"""Forms of the desk."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django import forms
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from appointments.booking import courses, triage
from appointments.booking.by_phone import SQUEEZE_REASONS
from appointments.booking.waitlist import Window
from appointments.figures.reports import AT_MOST_DAYS, Range
from appointments.models import Appointment, ForWhom, Patient, PatientNote
from appointments.models.contact import CONTACT
from appointments.models.draft import NOT_FOR_US
from appointments.times import people
from clinic import calendar, warning_signs, weekly_hours
from clinic.calendar import local_day
from clinic.forms import PlainLine, PlainLines, overlap_in_words
from clinic.models import BodyRegion, Practitioner, Service, Urgency, Weekday


def as_choices(codes) -> list[tuple[str, str]]:
    return [(code.value, code.label) for code in codes]


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


IN_ARABIC = {"lang": "ar", "dir": "rtl"}


class DayField(forms.DateField):
    """A day that a clinic can mean: a slip of the year would else be outside of what a calendar can count."""

    widget = DayInput
    default_validators = [
        MinValueValidator(date(2000, 1, 1), _("Enter a day from the year 2000 on.")),
        MaxValueValidator(date(2100, 1, 1), _("Enter a day before the year 2100.")),
    ]


class CloseForm(forms.Form):
    """Whole days of one practitioner or of the clinic."""

    practitioner = forms.ModelChoiceField(
        Practitioner.objects.all(), label=_("Who"), required=False, empty_label=_("The whole clinic")
    )
    first = DayField(label=_("First day"))
    last = DayField(label=_("Last day"), required=False, help_text=_("Leave empty for one day only."))
    public_note = PlainLine(
        label=_("What patients read"),
        required=False,
        max_length=100,
        help_text=_("For the whole clinic, on the contact page: “Closed for Eid al-Fitr”."),
    )
    public_note_ar = PlainLine(
        label=_("What patients read (Arabic)"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs=IN_ARABIC),
        help_text=_("Without it, Arabic pages show the English words."),
    )
    note = PlainLine(
        label=_("Note"), required=False, max_length=100, help_text=_("For staff only. Never name a patient.")
    )

    def clean(self):
        super().clean()
        answers = self.cleaned_data
        first = answers.get("first")
        answers["last"] = answers.get("last") or first
        if first and answers["last"] < first:
            self.add_error("last", _("The last day is before the first."))
        elif first and (answers["last"] - first).days > 366:
            self.add_error("last", _("That is more than a year. End the timetable instead."))
        elif first and answers["last"] < local_day(timezone.now()):
            self.add_error("last" if self.data.get("last") else "first", _("These days are over."))
        return answers


class SeasonForm(forms.Form):
    """A season with its hours, the same on each of its weekdays, and who follows it."""

    use_required_attribute = False

    name = PlainLine(label=_("Name"), max_length=60, help_text=_("Patients read it on the contact page: “Ramadan”."))
    name_ar = PlainLine(
        label=_("Name (Arabic)"), required=False, max_length=60, widget=forms.TextInput(attrs=IN_ARABIC)
    )
    first_day = DayField(label=_("First day"))
    last_day = DayField(label=_("Last day"))
    opens_at = forms.TimeField(label=_("From"), widget=TimeInput)
    closes_at = forms.TimeField(label=_("To"), widget=TimeInput, help_text=_("After midnight too: 20:00 to 01:00."))
    opens_again_at = forms.TimeField(label=_("And from (optional)"), widget=TimeInput, required=False)
    closes_again_at = forms.TimeField(label=_("To (optional)"), widget=TimeInput, required=False)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("The clinic is open on"), choices=Weekday, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    people = forms.ModelMultipleChoiceField(
        Practitioner.objects.none(),  # those of today: set below
        label=_("Who works these hours?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("On the weekdays on which they usually work. All others keep their timetables."),
    )

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["people"].queryset = self.fields["people"].initial = Practitioner.objects.active()
        self.fields["weekdays"].initial = calendar.current().weekdays

    def clean(self):
        answers = super().clean() or self.cleaned_data
        first, last = answers.get("first_day"), answers.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day is before the first."))
        elif first and last and (last - first).days > 366:
            self.add_error("last_day", _("That is more than a year. Change the opening hours instead."))
        elif last and last < self.today:
            self.add_error("last_day", _("These days are over."))
        if bool(answers.get("opens_again_at")) != bool(answers.get("closes_again_at")):
            self.add_error("closes_again_at", _("Enter both times, or neither."))
        elif not self.errors:
            self._refuse_hours_that_cannot_be()
        return answers

    def _refuse_hours_that_cannot_be(self) -> None:
        seen: list[weekly_hours.Row] = []
        for field, (opens, closes) in zip(("closes_at", "closes_again_at"), self._spans(), strict=False):
            if opens == closes:
                self.add_error(field, _("The time to close is the time to open."))
                return
            for weekday in self.cleaned_data["weekdays"]:
                if other := weekly_hours.overlapping((weekday, opens, closes), seen):
                    self.add_error(field, overlap_in_words(other))
                    return
                seen.append((weekday, opens, closes))

    def _spans(self) -> list[weekly_hours.Span]:
        asked = self.cleaned_data
        again = [(asked["opens_again_at"], asked["closes_again_at"])] if asked["opens_again_at"] else []
        return [(asked["opens_at"], asked["closes_at"]), *again]

    @property
    def facts(self) -> dict:
        """What seasons.begin() asks for."""
        asked = self.cleaned_data
        hours = [(weekday, *span) for weekday in asked["weekdays"] for span in self._spans()]
        return {name: asked[name] for name in ("name", "name_ar", "first_day", "last_day", "people")} | {"hours": hours}


class WhyForm(forms.Form):
    """The time that a caller asks about."""

    practitioner = forms.ModelChoiceField(Practitioner.objects.all(), label=_("Practitioner"), to_field_name="slug")
    day = DayField(label=_("Day"))
    time = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    service = forms.ModelChoiceField(
        Service.objects.all(),
        label=_("Service"),
        to_field_name="slug",
        required=False,
        empty_label=_("any appointment"),
        help_text=_(
            "If you choose a service, its length, buffers and possible start times count too (for a new patient)."
        ),
    )


class PatientForm(forms.ModelForm):
    """The facts of a file. Changes do not affect appointments: messages go to the contact of each appointment."""

    class Meta:
        model = Patient
        fields = ["name", "born_on", "carer", "phone", "email", "language", "record_number"]
        field_classes = {"name": PlainLine, "carer": PlainLine}
        widgets = {
            "born_on": DayInput,
            "name": forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
            "carer": forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        }


class NoteForm(forms.ModelForm):
    class Meta:
        model = PatientNote
        fields = ["words"]
        labels = {"words": _("Add a note")}
        help_texts = {
            "words": _(
                "For colleagues only; patients never see it. Allergies and illnesses belong in the medical record."
            )
        }
        widgets = {"words": forms.Textarea(attrs={"rows": 3, "dir": "auto"})}


class RangeForm(forms.Form):
    """The days of the figures."""

    first = DayField(label=_("From"))
    last = DayField(label=_("Until"))

    def clean(self):
        super().clean()
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day is before the first."))
        elif first and last and (last - first).days >= AT_MOST_DAYS:
            self.add_error("last", _("Choose one year at most."))
        return self.cleaned_data

    @property
    def span(self) -> Range:
        return Range(self.cleaned_data["first"], self.cleaned_data["last"])


class ServiceForm(forms.Form):
    """A service, and anyone who offers it or one of them."""

    use_required_attribute = False

    service = forms.ModelChoiceField(Service.objects.bookable(), label=_("Service"), to_field_name="slug")
    practitioner = forms.ModelChoiceField(
        Practitioner.objects.none(),  # those of today: set below
        label=_("Practitioner"),
        to_field_name="slug",
        required=False,
        empty_label=_("Anyone"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["practitioner"].queryset = Practitioner.objects.active()  # type: ignore[attr-defined]

    def clean(self):
        answers = super().clean() or self.cleaned_data
        service, person = answers.get("service"), answers.get("practitioner")
        if service and person and not service.practitioners.filter(pk=person.pk).exists():
            self.add_error("practitioner", _("This practitioner does not offer the service."))
        return answers


class CallerForm(forms.Form):
    """Who the patient is, who calls, and how to reach them."""

    use_required_attribute = False
    field_order: Sequence[str] = ("patient_name", "phone", "email")
    shown_apart: Sequence[str] = ("contact_name", "is_child")  # folded: most callers are the patients

    patient_name = PlainLine(
        label=_("Name"),
        max_length=100,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", "autofocus": True}),
        error_messages={"required": _("Enter the patient's name.")},
    )
    phone = PhoneNumberField(
        label=_("Phone"),
        region="AE",
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "dir": "ltr", "autocomplete": "off"}),
        error_messages={
            "required": _("Enter a phone number."),
            "invalid": _(
                "Enter a phone number such as 050 123 4567. For a number from another country, start with + and "
                "the country code."
            ),
        },
    )
    email = forms.EmailField(
        label=_("Email (optional)"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        help_text=_("For the confirmation. Without an email address, tell the patient now."),
        error_messages={"invalid": _("Enter an email address such as name@example.com, or leave it empty.")},
    )
    contact_name = PlainLine(
        label=_("Caller, if not the patient (optional)"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        help_text=_("The name of a parent or carer. Messages greet this person."),
    )
    is_child = forms.BooleanField(label=_("The patient is under 18"), required=False)

    def clean(self):
        answers = super().clean() or self.cleaned_data
        if answers.get("is_child") and not answers.get("contact_name") and "contact_name" not in self.errors:
            self.add_error("contact_name", _("Enter the name of the parent or guardian."))
        speaks_for = ForWhom.CHILD if answers.get("is_child") else ForWhom.CARED_FOR
        answers["for_whom"] = speaks_for if answers.get("contact_name") else ForWhom.MYSELF
        return answers


class BookForm(CallerForm):
    """What the desk asks a caller, in the order of a conversation. The page already shows practitioner and time."""

    field_order = ("patient_name", "phone", "returning", "service", "email")
    shown_apart = (*CallerForm.shown_apart, "has_no_sign")  # beside the signs that it is about

    returning = forms.TypedChoiceField(
        label=_("Has the patient been here before?"),
        choices=[("no", _("No, new patient")), ("yes", _("Yes"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether the patient has been here before. It decides the length.")},
    )
    service = forms.ModelChoiceField(
        Service.objects.none(),
        label=_("Service"),
        to_field_name="slug",
        empty_label=_("Choose"),
        error_messages={"required": _("Choose a service.")},
    )
    region = forms.ModelChoiceField(
        BodyRegion.objects.all(),
        label=_("Where does it hurt? (optional)"),
        required=False,
        to_field_name="slug",
        empty_label=_("Not asked, or several places"),
    )
    reason = PlainLines(
        label=_("Reason (optional)"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Only permitted staff can read this. It is never sent."),
    )
    has_no_sign = forms.BooleanField(label=_("Asked: none"), required=False)

    def __init__(self, *args, practitioner: Practitioner, known: dict | None = None, **kwargs):
        """`known`: what the desk knows of the caller (known_of)."""
        super().__init__(*args, initial=known, **kwargs)
        services = practitioner.services.filter(is_active=True)
        self.fields["service"].queryset = services  # type: ignore[attr-defined]
        self.only_service = services.get() if services.count() == 1 else None
        if self.only_service:
            del self.fields["service"]

    @property
    def emergency_signs(self) -> list[dict[str, str]]:
        """What reception can read out. The style sheet shows those of the chosen place."""
        signs = [sign for sign in warning_signs.all_asked() if sign.urgency in NOT_FOR_US]
        return [
            {
                "words": triage.words_for(sign, ForWhom.MYSELF) or str(sign),  # English, if the desk works in Arabic
                "places": " ".join(place.slug for place in sign.regions.all()),
                "asked_of": sign.get_asked_of_display() if sign.asked_of != sign.AskedOf.EVERYBODY else "",
                "note": sign.get_urgency_display() if sign.urgency == Urgency.HOSPITAL else "",
            }
            for sign in signs
        ]

    @property
    def chosen_service(self) -> Service:
        return self.only_service or self.cleaned_data["service"]


class SqueezeForm(BookForm):
    """As BookForm, for a time that is typed, with the reason why it is squeezed in."""

    day = DayField(label=_("Day"))
    time = forms.TimeField(label=_("Time"), widget=TimeInput, error_messages={"required": _("Enter a time.")})
    why = forms.ChoiceField(
        label=_("Why is it squeezed in?"),
        choices=as_choices(SQUEEZE_REASONS),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why.")},
    )
    field_order = ("day", "time", "why", *BookForm.field_order)

    @property
    def starts_at(self) -> datetime:
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"], settings.CLINIC_TIME_ZONE)


class WaitForm(CallerForm, ServiceForm):
    """A caller for whom no time suits: who, what for, and the days on which they can come."""

    field_order = (*CallerForm.field_order, "returning", "service", "practitioner")

    returning = BookForm.base_fields["returning"]
    service = forms.ModelChoiceField(
        Service.objects.bookable(), label=_("Service"), to_field_name="slug", empty_label=_("Choose")
    )
    first = DayField(label=_("Can come from"))
    last = DayField(label=_("Until"))
    parts = forms.MultipleChoiceField(
        label=_("Times of day"),
        choices=[("morning", _("Morning")), ("afternoon", _("Afternoon")), ("evening", _("Evening"))],
        initial=["morning", "afternoon", "evening"],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one time of day.")},
    )

    def __init__(self, *args, today: date, known: dict, **kwargs):
        usual = {"first": today, "last": today + timedelta(days=14)}
        super().__init__(*args, initial=usual | known, **kwargs)
        self.today = today

    def clean(self):
        answers = super().clean() or self.cleaned_data
        first, last = answers.get("first"), answers.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day is before the first."))
        elif last and last < self.today:
            self.add_error("last", _("These days are over."))
        return answers

    @property
    def window(self) -> Window:
        answers = self.cleaned_data
        parts = {name: name in answers["parts"] for name in ("morning", "afternoon", "evening")}
        return Window(answers["first"], answers["last"], **parts)


class CourseWishForm(ServiceForm):
    """How a course should lie in the weeks."""

    practitioner = forms.ModelChoiceField(
        Practitioner.objects.none(),  # those of today: set by ServiceForm
        label=_("Practitioner"),
        to_field_name="slug",
    )
    number = forms.IntegerField(label=_("How many"), min_value=courses.AT_LEAST, max_value=courses.AT_MOST)
    first = DayField(label=_("From"))
    part = forms.ChoiceField(
        label=_("Part of the day"),
        choices=[
            ("any", _("Any")),
            ("morning", _("Morning")),
            ("afternoon", _("Afternoon")),
            ("evening", _("Evening")),
        ],
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On"),
        choices=Weekday,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one day of the week.")},
    )

    @property
    def wish(self) -> courses.Wish:
        asked = self.cleaned_data
        return courses.Wish(asked["number"], frozenset(asked["weekdays"]), asked["first"], asked["part"])


class FindTimeForm(ServiceForm):
    """Whose free times to show, from which day on. For a caller whom the desk books."""

    returning = forms.BooleanField(label=_("Has been here before"), required=False)
    day = DayField(label=_("From"))


class ContactForm(forms.ModelForm):
    """How to reach the patient of one appointment, as reception corrects it."""

    use_required_attribute = False

    class Meta:
        model = Appointment
        fields = [name for name in CONTACT if name not in {"is_guardian", "payment", "insurer"}]
        field_classes = {"patient_name": PlainLine, "contact_name": PlainLine}
        widgets = {
            "patient_name": forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
            "contact_name": forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
            "phone": forms.TextInput(attrs={"type": "tel", "dir": "ltr", "autocomplete": "off"}),
            "email": forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        }
        labels = {
            "patient_name": _("Patient's name"),
            "contact_name": _("Requested by (if it is for someone else)"),
            "whatsapp": _("The patient agrees to messages on WhatsApp"),
        }
        help_texts = {"whatsapp": "", "email": _("Without an email address we call the patient.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("for_whom", "patient_name", "phone", "language"):
            self.fields[name].required = True
        for name in ("for_whom", "language"):
            self.fields[name].choices = [choice for choice in self.fields[name].choices if choice[0]]  # type: ignore[attr-defined]

    def clean(self):
        answers = super().clean() or self.cleaned_data
        if answers.get("for_whom") == ForWhom.MYSELF:
            answers["contact_name"] = ""
        elif answers.get("for_whom") and not answers.get("contact_name") and "contact_name" not in self.errors:
            self.add_error("contact_name", _("Enter the name of the person who made the request."))
        return answers


class AwayForm(forms.Form):
    """Who is absent, and when. Without times it is whole days."""

    use_required_attribute = False

    practitioner = forms.ModelChoiceField(
        Practitioner.objects.none(), label=_("Who has time off?"), to_field_name="slug"
    )
    first = DayField(label=_("First day"))
    last = DayField(label=_("Last day"), required=False, help_text=_("Leave empty for one day only."))
    since = forms.TimeField(
        label=_("From (optional)"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("On the first day. Leave empty for the whole day."),
    )
    until = forms.TimeField(
        label=_("To (optional)"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("On the last day. Leave empty for the whole day."),
    )
    note = forms.CharField(
        label=_("Note"), required=False, max_length=100, help_text=_("For staff only. Never name a patient.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["practitioner"].queryset = people.at_work(timezone.now())  # type: ignore[attr-defined]

    def clean(self):
        """Adds `starts_at` and `ends_at`, aware and half-open."""
        answers = super().clean() or self.cleaned_data
        first = answers.get("first")
        if not first or self.errors:
            return answers
        last = answers["last"] = answers.get("last") or first
        starts_at = datetime.combine(first, answers.get("since") or time.min, settings.CLINIC_TIME_ZONE)
        until, end_day = answers.get("until"), last if answers.get("until") else last + timedelta(days=1)
        ends_at = datetime.combine(end_day, until or time.min, settings.CLINIC_TIME_ZONE)
        if ends_at <= starts_at:
            self.add_error("last" if last < first else "until", _("It ends before it begins."))
        elif (last - first).days > 366:
            self.add_error("last", _("That is more than a year. End the timetable instead."))
        return answers | {"starts_at": starts_at, "ends_at": ends_at}
