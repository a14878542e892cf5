"""The history of a row in the admin, with values: "phone: 04 200 0000 → 04 300 0000"."""

from collections.abc import Iterator
from datetime import time

from django import forms
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from clinic.languages import listed

LONGEST = 80  # letters of a value


class HistoryWithValues:
    """A ModelAdmin whose history names each changed value, from and to, in the language of who changed it."""

    def construct_change_message(self, request, form, formsets, add=False):
        if add:
            return super().construct_change_message(request, form, formsets, add)  # type: ignore[misc]
        lines = [*changes(form), *(line for rows in formsets for line in _changed_rows(rows))]
        return "; ".join(lines) or super().construct_change_message(request, form, formsets)  # type: ignore[misc]


def _changed_rows(formset: forms.BaseInlineFormSet) -> Iterator[str]:
    name = capfirst(formset.model._meta.verbose_name)  # type: ignore[union-attr]
    for row in formset.new_objects:
        yield _("%(name)s added: %(row)s") % {"name": name, "row": row}
    for row, _fields in formset.changed_objects:
        form = next(form for form in formset.forms if form.instance == row)
        yield f"{name} ({row}): {', '.join(changes(form))}"
    for row in formset.deleted_objects:
        yield _("%(name)s deleted: %(row)s") % {"name": name, "row": row}


def changes(form: forms.BaseForm) -> Iterator[str]:
    """Each changed value of a form, from and to."""
    for name in form.changed_data:
        field = form.fields[name]
        before, after = _in_words(field, form.initial.get(name)), _in_words(field, form.cleaned_data.get(name))
        yield f"{field.label or name}: {before} → {after}"


def _in_words(field: forms.Field, value) -> str:
    """As the form shows it. A list names its members."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        words = listed(sorted(map(str, value or ())))
    elif isinstance(field, forms.ModelChoiceField):
        words = str(_chosen(field, value) or "")
    elif isinstance(field, forms.ChoiceField):
        chosen = value if isinstance(value, list) else [value]
        names = dict(field.choices)  # type: ignore[arg-type]  # pairs, ours have no groups
        words = listed(names.get(each, each) for each in chosen)
    elif isinstance(field, forms.BooleanField):
        words = _("yes") if value else _("no")
    elif isinstance(value, time):
        words = f"{value:%H:%M}"
    else:
        words = "" if value is None else str(field.prepare_value(value))
    return f"“{Truncator(words).chars(LONGEST)}”" if words else _("empty")


def _chosen(field: forms.ModelChoiceField, value):
    """The row, or its key where it can no longer be chosen."""
    try:
        return field.to_python(value)
    except forms.ValidationError:
        return value
