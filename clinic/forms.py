"""Parts of every form that the public sends: plain text, and errors that are worded by the server alone."""

from crispy_forms.helper import FormHelper
from django import forms

from clinic.plain_text import refuse_controls, refuse_controls_but_lines, without_marks


class PlainLine(forms.CharField):
    """One line of a person's own words."""

    default_validators = [refuse_controls]

    def to_python(self, value):
        return without_marks(super().to_python(value))


class PlainLines(forms.CharField):
    """A few lines of a person's own words."""

    widget = forms.Textarea
    default_validators = [refuse_controls_but_lines]

    def to_python(self, value):
        return without_marks(super().to_python(value))


class PageForm(forms.Form):
    """With a form tag of the page's own."""

    use_required_attribute = False

    @property
    def helper(self):
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        return helper
