"""Building blocks of forms: plain text fields, error messages from the server only, hours of a week."""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from clinic import weekly_hours
from clinic.models import Weekday
from clinic.plain_text import refuse_controls, refuse_controls_but_lines, refuse_invisible, without_marks

# Sentences of Django's that patients may read. In our catalogue they have the tone of all others.
gettext_noop("Enter a valid date.")
gettext_noop("Select a valid choice. That choice is not one of the available choices.")
gettext_noop("Select a valid choice. %(value)s is not one of the available choices.")
gettext_noop(":?.!")  # it puts no colon after a label that ends so; Arabic has a question mark of its own


class PlainLine(forms.CharField):
    """A single-line text field without control characters, and not of invisible ones alone."""

    default_validators = [refuse_controls, refuse_invisible]

    def to_python(self, value):
        return without_marks(super().to_python(value))


class PlainLines(forms.CharField):
    """A multi-line text field, likewise."""

    widget = forms.Textarea
    default_validators = [refuse_controls_but_lines, refuse_invisible]

    def to_python(self, value):
        return without_marks(super().to_python(value))


class WeeklyHours(forms.BaseInlineFormSet):
    """Rows of hours in the admin, none of which overlap. The later one of two has the error, at its start."""

    def clean(self):
        super().clean()
        seen: list[weekly_hours.Row] = []
        for form in self.forms:
            row = tuple(form.cleaned_data.get(name) for name in ("weekday", "opens_at", "closes_at"))
            if None in row or self._should_delete_form(form):
                continue
            if other := weekly_hours.overlapping(row, seen):
                form.add_error("opens_at", overlap_in_words(other))
            seen.append(row)


def overlap_in_words(other: weekly_hours.Row) -> str:
    weekday, opens, closes = other
    return _("It overlaps with %(day)s, %(opens)s to %(closes)s.") % {
        "day": Weekday(weekday).label, "opens": f"{opens:%H:%M}", "closes": f"{closes:%H:%M}"
    }  # fmt: skip


class PageForm(forms.Form):
    """A crispy form without its own <form> tag: the page's template has one."""

    use_required_attribute = False

    @property
    def helper(self):
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        return helper
