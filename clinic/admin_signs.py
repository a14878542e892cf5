"""Warning signs in the admin: their form, and the page that records a clinician's approval of the whole list."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clinic import warning_signs
from clinic.admin_history import HistoryWithValues
from clinic.admin_languages import BothLanguages
from clinic.adopting import adopt
from clinic.models import Practitioner, SignsApproval, WarningSign
from clinic.two_languages import ENGLISH

APPROVE = "clinic.approve_warning_signs"


class ApprovalForm(forms.Form):
    """`version` is that of the list on the page, so that nobody signs what they have not read."""

    version = forms.CharField(widget=forms.HiddenInput)
    clinician = forms.ModelChoiceField(
        Practitioner.objects.active().filter(is_sample=False),
        label=_("Clinician who approves the list"),
        error_messages={"required": _("Choose the clinician who has read the list.")},
    )
    has_read = forms.BooleanField(
        label=_("This clinician has read every line and approves the list as it stands."),
        error_messages={"required": _("Tick the box once the clinician has read the list.")},
    )


class WarningSignAdmin(HistoryWithValues, BothLanguages):
    actions = [adopt]
    change_list_template = "clinic/signs/list.html"
    list_display = ["wording", "urgency", "asked_of", "is_active", "source", "is_sample"]
    list_filter = ["urgency", "asked_of", "is_active", "is_sample"]
    search_fields = ["wording", "wording_ar", "question", "question_ar"]
    prepopulated_fields = {"slug": ["wording"]}
    filter_horizontal = ["regions", "conditions"]
    fieldsets = [
        (
            None,
            {
                "fields": ["wording", "slug", "urgency", "source"],
                "description": _(
                    "It changes on region pages at once. Articles that use it must be published again. After a change "
                    "of the list patients can book online again once a clinician has approved it."
                ),
            },
        ),
        (_("Asked before a booking"), {"fields": ["question", "carer_question", "note", "asked_of", "regions"]}),
        (_("Shown on"), {"fields": ["conditions", "is_active", "position"]}),
    ]

    def get_urls(self):
        approve = path("approve/", self.admin_site.admin_view(self.approve_view), name="clinic_warningsign_approve")
        return [approve, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        signs = warning_signs.all_asked()
        more = {"approvals": _approvals(signs), "may_approve": request.user.has_perm(APPROVE)}
        return super().changelist_view(request, (extra_context or {}) | more)

    def approve_view(self, request):
        """The whole list as patients are asked in one language (`?language=`), to be read and signed."""
        if not request.user.has_perm(APPROVE):
            raise PermissionDenied
        signs = warning_signs.all_asked()
        language = _language(request)
        version = warning_signs.version(signs, language)
        own = getattr(request.user, "practitioner", None)
        form = ApprovalForm(request.POST or None, initial={"version": version, "clinician": own})
        if request.method == "POST" and form.is_valid():
            facts = form.cleaned_data
            signature = {"language": language, "by": request.user, "now": timezone.now()}
            if warning_signs.approve(facts["version"], facts["clinician"], **signature):
                self.message_user(request, _("The list is approved. Patients can book online."), messages.SUCCESS)
                return redirect("admin:clinic_warningsign_changelist")
            form.add_error(None, _("The list has changed since this page was opened. Please read it again."))
        unsaid = [sign for sign in signs if not warning_signs.are_worded_in(language, [sign])]
        read = [sign for sign in signs if sign not in unsaid]
        groups = [
            (group.label, [_as_read(sign, language) for sign in read if sign.urgency in urgencies])
            for group, urgencies in warning_signs.GROUPS.items()
        ]
        context = self.admin_site.each_context(request) | {
            "title": _("Approve the warning signs"),
            "form": form,
            "list_version": version,
            "language": SignsApproval.Language(language),
            "unsaid": unsaid,
            "groups": groups,
            "approvals": _approvals(signs),
            "has_samples": any(sign.is_sample for sign in signs),
        }
        return render(request, "clinic/signs/approve.html", context, status=400 if form.errors else 200)


def _language(request) -> str:
    asked = request.POST.get("language") or request.GET.get("language", "")
    return asked if asked in SignsApproval.Language.values else ENGLISH


def _approvals(signs: list[WarningSign]) -> list[tuple[SignsApproval.Language, SignsApproval | None]]:
    return [(language, warning_signs.approval(signs, language)) for language in SignsApproval.Language]


def _as_read(sign: WarningSign, language: str) -> dict:
    """A sign with its words in the language to be signed; below them the English words that they say."""
    names = ("question", "carer_question", "note")
    spoken = [language, ENGLISH] if language != ENGLISH else [ENGLISH]
    wordings = [
        (code, [sign.words_in(code, name) or (name == "question" and sign.words_in(code, "wording")) for name in names])
        for code in spoken
    ]
    return {"sign": sign, "wordings": wordings}


admin.site.register(WarningSign, WarningSignAdmin)
