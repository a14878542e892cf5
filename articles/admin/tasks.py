"""Tasks on the board of reviews: who does it, until when, done."""

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.models import ContentTask
from articles.publishing import tasks

may_edit = permission_required("articles.change_article", raise_exception=True)


class GiveForm(forms.Form):
    owner = forms.ModelChoiceField(get_user_model().objects.none(), label=_("Who does it"), required=False)
    due_on = forms.DateField(label=_("Until"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        editors = get_user_model().objects.with_perm("articles.change_article", include_superusers=True)
        self.fields["owner"].queryset = editors.filter(is_active=True).order_by("username")


def waiting(request) -> list[tuple[ContentTask, GiveForm]]:
    """Each open task with the form to give it to somebody; only one's own if the address asks so."""
    found = list(tasks.waiting(request.user if "mine" in request.GET else None))
    pairs = [(task, _form_of(task)) for task in found]
    choices = list(pairs[0][1].fields["owner"].choices) if pairs else []
    for _task, form in pairs:
        form.fields["owner"].choices = choices  # read once for all of them
    return pairs


def _form_of(task: ContentTask) -> GiveForm:
    return GiveForm(initial={"owner": task.owner_id, "due_on": task.due_on}, auto_id=f"task-{task.pk}-%s")


@require_POST
@may_edit
def give(request, number):
    task = get_object_or_404(ContentTask, pk=number)
    form = GiveForm(request.POST)
    if form.is_valid():
        tasks.give(task, **form.cleaned_data)
        messages.success(request, _("The task is changed."))
    else:
        messages.error(request, _("Choose an editor and a day."))
    return redirect("admin:articles_article_reviews")


@require_POST
@may_edit
def done(request, number):
    if tasks.finish(get_object_or_404(ContentTask, pk=number), by=request.user, now=timezone.now()):
        messages.success(request, _("Done."))
    return redirect("admin:articles_article_reviews")


URLS = [
    ("tasks/<int:number>/give/", give, "task_give"),
    ("tasks/<int:number>/done/", done, "task_done"),
]
