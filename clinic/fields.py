"""Model and form fields for a duration that people type as a number of minutes or hours."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class AmountOfTime(forms.CharField):
    """A number of `unit`s, or hours and minutes such as 1:30; a timedelta in Python."""

    default_error_messages = {"invalid": _("Enter a number, or hours and minutes such as 1:30.")}

    def __init__(self, *, unit, **kwargs):
        self.unit = unit
        kwargs.pop("encoder", None)
        super().__init__(**kwargs)

    def prepare_value(self, value):
        if not isinstance(value, timedelta):
            return value
        if value % self.unit == timedelta(0):
            return str(value // self.unit)
        hours, minutes = divmod(int(value.total_seconds()) // 60, 60)
        return f"{hours}:{minutes:02}"

    def has_changed(self, initial, data):
        return self.prepare_value(initial) != data

    def to_python(self, value):
        text = (super().to_python(value) or "").strip()
        if text in self.empty_values:
            return None
        hours, colon, minutes = text.partition(":")
        if not (hours.isdecimal() and (minutes.isdecimal() if colon else True)) or len(hours) > 4 or len(minutes) > 2:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if not colon:
            return int(hours) * self.unit
        if int(minutes) > 59:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return timedelta(hours=int(hours), minutes=int(minutes))

    def validate(self, value):
        if value is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value):
        pass  # a length of time is never below zero here


class MinutesField(models.DurationField):
    """A timedelta, edited as minutes."""

    unit = timedelta(minutes=1)

    def formfield(self, **kwargs):
        kwargs.pop("form_class", None)
        return super().formfield(form_class=AmountOfTime, unit=self.unit, **kwargs)


class HoursField(MinutesField):
    """A timedelta, edited as hours, or hours and minutes."""

    unit = timedelta(hours=1)
