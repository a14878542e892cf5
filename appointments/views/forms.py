"""Forms for patients. They read and validate input; the rules of booking are in booking/ and times/."""

from datetime import timedelta

from django import forms
from django.core.signing import BadSignature, TimestampSigner
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from appointments.booking import consent, triage
from appointments.models import BookingDraft, ForWhom
from appointments.models.contact import CONTACT
from clinic.forms import PageForm, PlainLine, PlainLines
from clinic.models import Language, Practitioner, Service

ANYBODY = "anybody"
FORM_KEPT_FOR = timedelta(hours=24)

_started = TimestampSigner(salt="appointments.forms.start")


class StepForm(PageForm):
    """Base of every page of the booking."""


class StartForm(StepForm):
    """The service, and whether the patient has been here before."""

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
    returning = forms.TypedChoiceField(
        label=_("Have you been here before?"),
        choices=[("no", _("No, this is my first visit")), ("yes", _("Yes, I have been here before"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Tell us whether you have been here before. It decides how long your appointment is.")
        },
    )

    def __init__(self, *args, service=None, **kwargs):
        super().__init__(*args, **kwargs)
        if service is not None:
            del self.fields["service"]
        else:
            self.fields["service"].queryset = Service.objects.bookable()

    @staticmethod
    def begun() -> str:
        """A signed timestamp of the page, so that a script has to load it before it posts."""
        return _started.sign("book")

    def clean(self):
        try:
            _started.unsign(self.data.get("begun", ""), max_age=FORM_KEPT_FOR)
        except BadSignature:
            raise forms.ValidationError(
                _("This page was open too long. Your answers are still here. Please send them again.")
            ) from None
        return super().clean()


class SignsForm(StepForm):
    """One page of the warning-sign check. An answer is required: "None of these" is one."""

    NONE = "(none)"  # cannot be a slug, because of the brackets

    signs = forms.MultipleChoiceField(
        label=_("Tick all that apply"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("The questions have changed. Please answer them again.")},
    )

    def __init__(self, *args, page: triage.Page, **kwargs):
        super().__init__(*args, **kwargs)
        self.version = page.version
        self.fields["signs"].choices = [*page.questions, (self.NONE, _("None of these"))]
        self.fields["signs"].error_messages["required"] = _(
            "Tick all that apply, or “None of these”. We ask everyone, so that no one waits who needs help now."
        )

    def clean_signs(self) -> list[str]:
        """The slugs of the ticked signs; empty for "None of these"."""
        ticked = self.cleaned_data["signs"]
        if self.NONE in ticked and len(ticked) > 1:
            raise forms.ValidationError(
                _("You ticked “None of these” and something else. Please leave only what applies.")
            )
        if ticked == [self.NONE] and self.data.get("version") != self.version:
            raise forms.ValidationError(_("The questions have changed. Please answer them again."))
        return [slug for slug in ticked if slug != self.NONE]


class WhoForm(StepForm):
    """Preferences: the first available practitioner, one by name, or any with a language or gender."""

    who = forms.ChoiceField(
        label=_("Who would you like to see?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a doctor or therapist, or “First available”.")},
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    gender = forms.ChoiceField(
        label=_("Female or male doctor"),
        required=False,
        choices=[("", _("No preference")), *Practitioner.Gender.choices],
    )

    def __init__(self, *args, practitioners, **kwargs):
        super().__init__(*args, **kwargs)
        self.practitioners = {person.slug: person for person in practitioners}
        named = [(slug, _describe(person)) for slug, person in self.practitioners.items()]
        self.fields["who"].choices = [(ANYBODY, _("First available")), *named]
        spoken = {code for person in practitioners for code in person.languages}
        self.fields["language"].choices = [
            ("", _("No preference")),
            *[choice for choice in Language.choices if choice[0] in spoken],
        ]

    def clean(self):
        answers = super().clean()
        if answers.get("who") == ANYBODY and not self.errors and not any(map(self._suits, self.practitioners.values())):
            self.add_error(
                "language",
                _("No one who offers this service matches both preferences. Change one of them, or choose by name."),
            )
        return answers

    def _suits(self, person: Practitioner) -> bool:
        language, gender = self.cleaned_data.get("language"), self.cleaned_data.get("gender")
        return (not language or language in person.languages) and (not gender or person.gender == gender)

    def save(self, draft: BookingDraft) -> None:
        """Store the preferences in the draft. If they have changed, the chosen time is cleared."""
        by_name = self.practitioners.get(self.cleaned_data["who"])
        before = draft.wanted_practitioner_id, draft.wanted_language, draft.wanted_gender
        draft.who_is_chosen = True
        draft.wanted_practitioner = by_name
        draft.wanted_language = "" if by_name else self.cleaned_data["language"]
        draft.wanted_gender = "" if by_name else self.cleaned_data["gender"]
        if (draft.wanted_practitioner_id, draft.wanted_language, draft.wanted_gender) != before:
            draft.practitioner, draft.starts_at = None, None


class DetailsForm(StepForm):
    """The patient and the contact: only data that the appointment needs (goals-trust, minimisation)."""

    for_whom = forms.ChoiceField(
        label=_("Who is the appointment for?"),
        choices=ForWhom.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Tell us who the appointment is for.")},
    )
    patient_name = PlainLine(
        label=_("Patient's name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
        error_messages={"required": _("Enter the patient's name.")},
    )
    contact_name = PlainLine(
        label=_("Your own name (only if you book for someone else)"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    phone = PhoneNumberField(
        label=_("Phone"),
        region="AE",
        max_length=40,
        help_text=_("We call this number if something changes. For example, 050 123 4567 or +971 50 123 4567."),
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
        help_text=_("We will send our answer here. Without an email address, we will call you."),
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
        initial=Language.ENGLISH,
        help_text=_("We will use it when we speak with you."),
    )
    reason = PlainLines(
        label=_("Reason for your appointment (optional)"),
        required=False,
        max_length=500,
        help_text=_(
            "A few words help us prepare. Only the staff who answer you and your doctor or therapist can read "
            "them. We never put them in a message."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={
            "max_length": _("Please use no more than 500 characters. You can tell us the rest at your appointment.")
        },
    )
    consent = forms.BooleanField(
        label=consent.TEXT,
        error_messages={"required": _("Tick the box to let us store your details and answer you.")},
    )

    def __init__(self, *args, with_reason=True, with_whatsapp=True, **kwargs):
        super().__init__(*args, **kwargs)
        if not with_whatsapp:
            del self.fields["whatsapp"]
        if not with_reason:  # the waiting list stores no health information; the reason is asked for with a time
            del self.fields["reason"]

    def clean(self):
        answers = super().clean()
        if answers.get("for_whom") in {ForWhom.CHILD, ForWhom.CARED_FOR} and not answers.get("contact_name"):
            if "contact_name" not in self.errors:
                self.add_error("contact_name", _("Enter your own name too, so that we know who to ask for."))
        elif answers.get("for_whom") == ForWhom.MYSELF:
            answers["contact_name"] = ""
        return answers

    def save(self, draft: BookingDraft, *, shown_in: str, now) -> None:
        """Store the answers in the draft, with the version and language of the consent text."""
        for field in (*CONTACT, "reason"):
            setattr(draft, field, self.cleaned_data.get(field, draft._meta.get_field(field).get_default()))
        draft.consent_version, draft.consent_language, draft.consented_at = consent.VERSION, shown_in, now


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


def _describe(person: Practitioner) -> str:
    words = [person.name, person.role]
    if person.languages:
        words.append(_("speaks %(languages)s") % {"languages": ", ".join(person.language_names)})
    return " · ".join(map(str, words))
