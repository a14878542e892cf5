"""Model and form fields for a duration that people type as a number of minutes or hours."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class AmountOfTime(forms.IntegerField):
    """A whole number of `unit`s in the form, a timedelta in Python."""

    def __init__(self, *, unit, **kwargs):
        self.unit = unit
        kwargs.pop("encoder", None)
        super().__init__(min_value=0, **kwargs)

    def prepare_value(self, value):
        return value // self.unit if isinstance(value, timedelta) else value

    def to_python(self, value):
        count = super().to_python(value)
        return None if count is None else count * self.unit

    def validate(self, value):
        if value in self.empty_values and self.required:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value):
        if value is not None and value < timedelta(0):
            raise ValidationError(_("This cannot be less than zero."), code="min_value")


class MinutesField(models.DurationField):
    """A timedelta, edited as whole minutes."""

    unit = timedelta(minutes=1)

    def formfield(self, **kwargs):
        kwargs.pop("form_class", None)
        return super().formfield(form_class=AmountOfTime, unit=self.unit, **kwargs)


class HoursField(MinutesField):
    """A timedelta, edited as whole hours."""

    unit = timedelta(hours=1)
