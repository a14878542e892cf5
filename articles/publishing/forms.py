"""Admin forms: request a review, publish, set the end."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Contributor

USUAL_TIME = timedelta(days=14)


class AskForm(forms.Form):
    reviewer = forms.ModelChoiceField(Contributor.objects.none(), label=_("Reviewer"))
    due_on = forms.DateField(
        label=_("Answer needed by"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )

    reads_whole = forms.BooleanField(
        label=_("Whoever has approved it before shall read the whole article again, not only what changed"),
        required=False,
    )

    def __init__(self, *args, besides: Contributor | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        people = Contributor.objects.reachable().select_related("user")
        self.fields["reviewer"].queryset = people.exclude(pk=besides.pk) if besides else people
        self.fields["due_on"].initial = timezone.localdate() + USUAL_TIME

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("This day has passed."))
        return day


def moment(label: str) -> forms.DateTimeField:
    """A form field for a date and time in the clinic's time zone."""
    shown = forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, required=False, widget=shown)


class EndForm(forms.Form):
    expire_at = moment(_("Take down automatically at"))


class PublishForm(EndForm):
    go_live_at = moment(_("Goes live at"))
    note = forms.CharField(label=_("What changed"), required=False, max_length=300)
    is_correction = forms.BooleanField(label=_("This corrects a mistake"), required=False)
