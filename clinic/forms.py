"""Building blocks of public forms: plain text fields, and error messages from the server only."""

from crispy_forms.helper import FormHelper
from django import forms

from clinic.plain_text import refuse_controls, refuse_controls_but_lines, refuse_invisible, without_marks


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


class PageForm(forms.Form):
    """A crispy form without its own <form> tag: the page's template has one."""

    use_required_attribute = False

    @property
    def helper(self):
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        return helper
