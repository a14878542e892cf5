"""The form for days that suit: up to three ranges of days, each with its times of day."""

from datetime import date, timedelta

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from appointments.booking.waitlist import AT_MOST_WINDOWS, Window
from appointments.views.forms import StepForm

PARTS = [
    ("morning", _("Morning, before 12")),
    ("afternoon", _("Afternoon, 12 to 17")),
    ("evening", _("Evening, from 17")),
]
FURTHEST = timedelta(days=180)
LEGENDS = (_("When can you come?"), _("Other days (optional)"), _("More days (optional)"))


class WindowsForm(StepForm):
    """The first range is required, the others may stay empty. `until` is the last day that may be chosen."""

    def __init__(self, *args, today: date, until: date | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.today, self.until = today, until or today + FURTHEST
        for number in range(1, AT_MOST_WINDOWS + 1):
            self._add(number, is_required=number == 1)

    def _add(self, number: int, *, is_required: bool) -> None:
        limits = {"type": "date", "min": self.today.isoformat(), "max": self.until.isoformat()}
        missing = {"required": _("Enter the first day you can come.")}
        self.fields[f"first_{number}"] = forms.DateField(
            label=_("From"), required=is_required, widget=forms.DateInput(attrs=limits), error_messages=missing
        )
        self.fields[f"last_{number}"] = forms.DateField(
            label=_("Until"),
            required=is_required,
            widget=forms.DateInput(attrs=limits),
            error_messages={"required": _("Enter the last day you can come.")},
        )
        self.fields[f"parts_{number}"] = forms.MultipleChoiceField(
            label=_("Times of day"),
            required=is_required,
            choices=PARTS,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Tick at least one time of day.")},
        )

    @property
    def helper(self):
        helper = super().helper
        helper.layout = Layout(
            *(
                Fieldset(
                    LEGENDS[number - 1],
                    Div(f"first_{number}", f"last_{number}", css_class="field-pair"),
                    f"parts_{number}",
                    css_class="wanted-days",
                )
                for number in range(1, AT_MOST_WINDOWS + 1)
            )
        )
        return helper

    def clean(self):
        answers: dict = super().clean() or {}
        for number in range(1, AT_MOST_WINDOWS + 1):
            self._clean_stretch(number, *(answers.get(f"{name}_{number}") for name in ("first", "last", "parts")))
        return answers

    def _clean_stretch(self, number: int, first: date | None, last: date | None, parts: list[str] | None) -> None:
        is_begun = number > 1 and any((first, last, parts)) and not all((first, last, parts))
        if is_begun and not any(f"{name}_{number}" in self.errors for name in ("first", "last", "parts")):
            self.add_error(f"first_{number}", _("Enter both days and tick a time of day, or leave everything empty."))
        if first and first < self.today:
            self.add_error(f"first_{number}", _("This day has passed. Enter today or a later day."))
        elif first and last and last < first:
            self.add_error(f"last_{number}", _("The last day is before the first."))
        elif last and last > self.until:
            self.add_error(f"last_{number}", _("That is too far ahead. Enter an earlier day."))

    def windows(self) -> list[Window]:
        """The answers as windows for booking/waitlist.py."""
        answers = self.cleaned_data
        stretches = [[answers.get(f"{name}_{number}") for name in ("first", "last", "parts")] for number in (1, 2, 3)]
        return [
            Window(first, last, *(part in parts for part, _label in PARTS))
            for first, last, parts in stretches
            if first and last and parts
        ]

    def as_json(self) -> list[dict]:
        """The answers in the JSON form of a draft."""
        return [
            vars(each) | {"first_day": str(each.first_day), "last_day": str(each.last_day)} for each in self.windows()
        ]
