"""What staff type at the desk."""

from django import forms
from django.utils.translation import gettext_lazy as _

from appointments.models import Patient, PatientNote
from appointments.reports import AT_MOST_DAYS, Range
from clinic.models import Practitioner, Service


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class CloseForm(forms.Form):
    """Whole days, of one practitioner or of the clinic."""

    practitioner = forms.ModelChoiceField(
        Practitioner.objects.all(), label=_("Who"), required=False, empty_label=_("The whole clinic")
    )
    first = forms.DateField(label=_("First day"), widget=DayInput)
    last = forms.DateField(label=_("Last day"), required=False, widget=DayInput, help_text=_("Empty: one day only."))
    note = forms.CharField(
        label=_("Note"), required=False, max_length=100, help_text=_("For staff only; never name a patient.")
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
        return answers


class WhyForm(forms.Form):
    """Which time a caller asks about."""

    practitioner = forms.ModelChoiceField(Practitioner.objects.all(), label=_("Practitioner"), to_field_name="slug")
    day = forms.DateField(label=_("Day"), widget=DayInput)
    time = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    service = forms.ModelChoiceField(
        Service.objects.all(),
        label=_("For"),
        to_field_name="slug",
        required=False,
        empty_label=_("any visit"),
        help_text=_("With a service, also its length, buffers and possible starts are looked at (first visit)."),
    )


class PatientForm(forms.ModelForm):
    """The facts of a file. They change nothing about its visits: messages go to what each visit was asked for with."""

    class Meta:
        model = Patient
        fields = ["name", "born_on", "phone", "email", "language"]
        widgets = {"born_on": DayInput, "name": forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})}


class NoteForm(forms.ModelForm):
    class Meta:
        model = PatientNote
        fields = ["words"]
        labels = {"words": _("Add a note")}
        help_texts = {"words": _("For colleagues only: no patient and no message ever shows it.")}
        widgets = {"words": forms.Textarea(attrs={"rows": 3, "dir": "auto"})}


class RangeForm(forms.Form):
    """Of which days the figures are."""

    first = forms.DateField(label=_("From"), widget=DayInput)
    last = forms.DateField(label=_("Until"), widget=DayInput)

    def clean(self):
        super().clean()
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day is before the first."))
        elif first and last and (last - first).days >= AT_MOST_DAYS:
            self.add_error("last", _("A year at most."))
        return self.cleaned_data

    @property
    def span(self) -> Range:
        return Range(self.cleaned_data["first"], self.cleaned_data["last"])
