"""Forms for patients. They read and validate input; the rules of booking are in booking/ and times/."""

from datetime import timedelta
from typing import NamedTuple

from crispy_forms.layout import Div, Layout
from django import forms
from django.core.signing import BadSignature, TimestampSigner
from django.core.validators import validate_email
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from appointments.booking import consent, triage
from appointments.models import BookingDraft, ForWhom
from appointments.models.contact import CONTACT, Payment
from clinic import warning_signs
from clinic.forms import PageForm, PlainLine, PlainLines
from clinic.models import (
    ClinicProfile,
    Insurer,
    Language,
    Practitioner,
    Service,
    Urgency,
    WarningSign,
)
from clinic.two_languages import ENGLISH, language_of_page

ANYBODY = "anybody"
FORM_KEPT_FOR = timedelta(hours=24)

_started = TimestampSigner(salt="appointments.forms.start")


class StepForm(PageForm):
    """Base of every page of the booking."""


ELSEWHERE = "elsewhere"  # somewhere else, or several places


class SignRow(NamedTuple):
    """A sign as the page shows it. `places` and `asked_of` decide, with the style sheet, when it is shown."""

    id: str
    slug: str
    words: str
    carer_words: str
    note: str
    places: str
    asked_of: str
    is_ticked: bool


class NoneRow(NamedTuple):
    """ "None of these" of the questions that one person is asked about these places."""

    value: str
    person: str
    places: str
    is_ticked: bool


class Ticks(forms.MultipleChoiceField):
    """Any values: those that this person is not asked are not counted."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value) -> bool:
        return True


NONE = "(none"  # cannot be a slug, because of the bracket


def none_of(group: triage.Group, for_whom: str) -> str:
    """The value of "None of these". Other questions, or another person, have another one and are asked again."""
    return f"{NONE} {for_whom} {group.version})"


class BeforeForm(StepForm):
    """Before you book: the service if it is not known, for whom, where it hurts, and the warning signs that fit both.

    The page holds every sign and shows those of the chosen place and person. Only these count here.
    """

    service = forms.ModelChoiceField(
        Service.objects.none(),
        label=_("Which service do you need?"),
        to_field_name="slug",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("Choose a service."),
            "invalid_choice": _("This service is not available at the moment. Choose another one."),
        },
    )
    for_whom = forms.ChoiceField(
        label=_("Who is the appointment for?"),
        choices=ForWhom.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Tell us who the appointment is for.")},
    )
    region = forms.ChoiceField(
        label=_("Where does it hurt?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Tell us where it hurts.")},
    )
    emergency = Ticks(required=False)
    urgent = Ticks(required=False)

    def __init__(self, *args, signs, services=None, is_first=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.signs = [sign for sign in signs if warning_signs.are_worded_in(language_of_page(), [sign])]
        self.is_first, self.is_everywhere = is_first, len(self.signs) == len(signs)
        self.regions = warning_signs.ready_places(signs)
        elsewhere = [(ELSEWHERE, _("Somewhere else, or several places"))] if self.is_everywhere else []
        self.fields["region"].choices = [*((region.slug, region.name) for region in self.regions), *elsewhere]
        if self.initial.get("region") not in dict(self.fields["region"].choices):
            self.initial.pop("region", None)
        if services is None:
            del self.fields["service"]
        else:
            self.fields["service"].queryset = services
        for group in warning_signs.GROUPS:
            if not self._of(group):
                del self.fields[group]

    @staticmethod
    def begun() -> str:
        """A signed timestamp of the page, so that a script has to load it before it posts."""
        return _started.sign("book")

    @property
    def has_samples(self) -> bool:
        return any(sign.is_sample for sign in self.signs)

    def _of(self, group: str) -> list[WarningSign]:
        return [sign for sign in self.signs if sign.urgency in warning_signs.GROUPS[Urgency(group)]]

    def sign_groups(self) -> list[dict]:
        """What the template shows: each group with its rows, its rows of "None of these" and the errors."""
        nones = self._nones()
        found = []
        for group in (name for name in warning_signs.GROUPS if name in self.fields):
            ticked = set(self[group].value() or ())
            rows = [self._row(group, number, sign, ticked) for number, sign in enumerate(self._of(group))]
            none = [
                NoneRow(value, person, " ".join(places), value in ticked)
                for (value, person), places in nones[group].items()
            ]
            found.append({"name": group, "rows": rows, "none": none, "errors": self[group].errors})
        return found

    def _nones(self) -> dict[str, dict[tuple[str, str], list[str]]]:
        """By group: the places of each "None of these" and person. Places with the same questions share one."""
        found: dict[str, dict[tuple[str, str], list[str]]] = {group: {} for group in warning_signs.GROUPS}
        for person in ForWhom.values:
            for place in (*self.regions, None):
                for group in triage.groups(self.signs, place, person):
                    places = found[group.urgency].setdefault((none_of(group, person), person), [])
                    places.append(place.slug if place else ELSEWHERE)
        return found

    def _row(self, group: str, number: int, sign: WarningSign, ticked: set[str]) -> SignRow:
        return SignRow(
            f"id_{group}_{number}",
            sign.slug,
            triage.words_for(sign, ForWhom.MYSELF),
            sign.carer_question,
            sign.note,
            " ".join(place.slug for place in sign.regions.all()),
            sign.asked_of,
            sign.slug in ticked,
        )

    def clean(self):
        if self.is_first:
            try:
                _started.unsign(self.data.get("begun", ""), max_age=FORM_KEPT_FOR)
            except BadSignature:
                raise forms.ValidationError(
                    _("This page was open too long. Your answers are still here. Please send them again.")
                ) from None
        answers = super().clean()
        if "for_whom" in answers and "region" in answers:
            answers["region"] = next((one for one in self.regions if one.slug == answers["region"]), None)
            groups = triage.groups(self.signs, answers["region"], answers["for_whom"])
            self.ticked = {group.urgency: self._ticked(group) for group in groups}
            # An emergency is answered at once: nobody has to complete the form first.
            is_emergency = triage.outcome_of(groups, self.ticked) == Urgency.EMERGENCY
            self.groups = [group for group in groups if not is_emergency or self._is_answered(group)]
            for group in self.groups:
                if not self._is_answered(group):
                    self.add_error(group.urgency, self._asks_for(group))
        return answers

    def _ticked(self, group: triage.Group) -> list[str]:
        """The signs of this person and place that are ticked. What was ticked for another one is not counted."""
        posted = self.cleaned_data.get(group.urgency, [])
        return [slug for slug, _words in group.questions if slug in posted]

    def _is_answered(self, group: triage.Group) -> bool:
        """A ticked sign counts, also beside "None of these"."""
        none = none_of(group, self.cleaned_data["for_whom"])
        return bool(self.ticked[group.urgency]) or none in self.cleaned_data.get(group.urgency, [])

    def _asks_for(self, group: triage.Group) -> str:
        if any(value.startswith(NONE) for value in self.cleaned_data.get(group.urgency, [])):
            return _("The questions have changed. Please answer them again.")
        return _("Tick all that apply, or “None of these”. We ask everyone, so that no one waits who needs help now.")


class WishesForm(StepForm):
    """The filters above the times. A practitioner by name goes before language and gender."""

    returning = forms.TypedChoiceField(
        label=_("First visit?"),
        choices=[("no", _("New patient")), ("yes", _("I have been here"))],
        coerce=lambda answer: answer == "yes",
    )
    who = forms.ChoiceField(label=_("With"))
    language = forms.ChoiceField(label=_("Language"), required=False)
    gender = forms.ChoiceField(
        label=_("Woman or man"), required=False, choices=[("", _("Any")), *Practitioner.Gender.choices]
    )

    def __init__(self, *args, draft: BookingDraft, **kwargs):
        initial = {
            "returning": "yes" if draft.returning else "no",
            "who": draft.wanted_practitioner.slug if draft.wanted_practitioner else ANYBODY,
            "language": draft.wanted_language,
            "gender": draft.wanted_gender,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.practitioners = {person.slug: person for person in draft.offering()}
        named = [(slug, person.name) for slug, person in self.practitioners.items()]
        self.fields["who"].choices = [(ANYBODY, _("Anybody")), *named]
        spoken = {code for person in self.practitioners.values() for code in person.languages}
        self.fields["language"].choices = [
            ("", _("Any")),
            *[choice for choice in Language.choices if choice[0] in spoken],
        ]

    def save(self, draft: BookingDraft) -> None:
        """Store the preferences in the draft. If they have changed, the chosen time is cleared."""
        by_name = self.practitioners.get(self.cleaned_data["who"])
        before = _wishes(draft)
        draft.returning = self.cleaned_data["returning"]
        draft.wanted_practitioner = by_name
        draft.wanted_language = "" if by_name else self.cleaned_data["language"]
        draft.wanted_gender = "" if by_name else self.cleaned_data["gender"]
        if _wishes(draft) != before:
            draft.practitioner, draft.starts_at = None, None


def _wishes(draft: BookingDraft) -> tuple:
    return draft.returning, draft.wanted_practitioner_id, draft.wanted_language, draft.wanted_gender


class DetailsForm(StepForm):
    """The patient and the contact: only data that the appointment needs (goals-trust, minimisation)."""

    patient_name = PlainLine(
        label=_("Patient's name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
        error_messages={"required": _("Enter the patient's name.")},
    )
    contact_name = PlainLine(
        label=_("Your own name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
        error_messages={"required": _("Enter your own name too, so that we know who to ask for.")},
    )
    is_guardian = forms.BooleanField(
        label=_("I am the parent or legal guardian"),
        help_text=_("A parent or guardian must come to the appointment."),
        error_messages={"required": _("For somebody under 18 a parent or legal guardian has to book.")},
    )
    phone = PhoneNumberField(
        label=_("Phone"),
        region="AE",
        max_length=40,
        help_text=_("We call this number if something changes."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "dir": "ltr"}),
        error_messages={
            "required": _("Enter a phone number so that we can contact you."),
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
        help_text=_("Our answer goes here. Without it, we call you."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={"invalid": _("Enter an email address such as name@example.com, or leave it empty.")},
    )
    whatsapp = forms.BooleanField(
        label=_("You may write to me on WhatsApp about this appointment (optional)"),
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Preferred language"),
        choices=Language.choices,
    )
    payment = forms.ChoiceField(
        label=_("How will you pay? (optional)"), required=False, choices=[("", _("Choose")), *Payment.choices]
    )
    insurer = forms.ChoiceField(label=_("Insurer (optional)"), required=False)
    reason = PlainLines(
        label=_("What brings you to us? (optional)"),
        required=False,
        max_length=500,
        help_text=_("Only the staff who answer you and your doctor or therapist read this."),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={
            "max_length": _("Please use no more than 500 characters. You can tell us the rest at your appointment.")
        },
    )
    consent = forms.BooleanField(
        label=consent.TEXT,
        error_messages={"required": _("Tick the box to let us store your details and answer you.")},
    )

    def __init__(self, *args, draft: BookingDraft, clinic: ClinicProfile, **kwargs):
        super().__init__(*args, initial=_typed_before(draft), **kwargs)
        self.draft = draft
        insurers = list(Insurer.objects.active())
        self.fields["insurer"].choices = [
            ("", _("Choose")),
            *((one.words_in(ENGLISH, "name"), one.name) for one in insurers),
        ]
        self.fields["patient_name"].widget.attrs["autocomplete"] = "name" if draft.for_whom == ForWhom.MYSELF else "off"
        unneeded = {
            "insurer": not insurers,
            "whatsapp": not clinic.whatsapp,
            "contact_name": draft.for_whom == ForWhom.MYSELF,
            "is_guardian": draft.for_whom != ForWhom.CHILD,
            # The waiting list stores no health information; the reason is asked for with a time.
            "reason": bool(draft.windows),
        }
        for name in (name for name, is_unneeded in unneeded.items() if is_unneeded):
            del self.fields[name]

    @property
    def helper(self):
        helper = super().helper
        pairs = {"phone": "email", "payment": "insurer"}
        left_out = {second for first, second in pairs.items() if first in self.fields and second in self.fields}
        helper.layout = Layout(
            *(
                Div(name, pairs[name], css_class="field-pair") if pairs.get(name) in left_out else name
                for name in self.fields
                if name not in left_out
            )
        )
        return helper

    def clean(self):
        answers = super().clean()
        if answers.get("payment") != Payment.INSURANCE:
            answers["insurer"] = ""
        return answers

    def save(self, draft: BookingDraft, *, shown_in: str, now) -> None:
        """Store the answers in the draft, with the version and language of the consent text."""
        self._store(draft)
        draft.typed = {}
        draft.consent_version, draft.consent_language, draft.consented_at = consent.VERSION, shown_in, now

    def save_unfinished(self, draft: BookingDraft) -> None:
        """Store what is typed before something else is changed. What cannot be stored yet is kept as it was typed."""
        self.full_clean()
        self._store(draft)
        draft.typed = {
            name: self.data[name]
            for name in self.fields
            if name in self.errors and self.data.get(name) and name not in {"reason", "consent"}
        }
        draft.consented_at = None if "consent" in self.errors else draft.consented_at

    def _store(self, draft: BookingDraft) -> None:
        for field in (*CONTACT, "reason"):
            if field in self.cleaned_data:
                setattr(draft, field, self.cleaned_data[field])
            elif field not in self.fields and field != "for_whom":
                setattr(draft, field, draft._meta.get_field(field).get_default())


def _typed_before(draft: BookingDraft) -> dict:
    """What the page of details shows at first: what was typed before."""
    known = {name: getattr(draft, name) for name in DetailsForm.base_fields if name != "consent"}
    known["language"] = draft.language or get_language()[:2]  # what somebody reads is what they prefer
    return known | {"consent": draft.consented_at is not None} | draft.typed


class FindForm(StepForm):
    """The email address or phone that the patient gave with a request."""

    contact = PlainLine(
        label=_("Your email address or phone number"),
        max_length=254,
        help_text=_("The one you gave when you requested the appointment."),
        widget=forms.TextInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={"required": _("Enter your email address or phone number.")},
    )

    def clean_contact(self) -> str:
        """In the form in which it is compared: lower case or E.164."""
        given = self.cleaned_data["contact"]
        try:
            if "@" in given:
                validate_email(given)
                return given.lower()
            return PhoneNumberField(region="AE").clean(given).as_e164
        except forms.ValidationError:
            raise forms.ValidationError(
                _("Enter an email address such as name@example.com, or a phone number such as 050 123 4567.")
            ) from None
