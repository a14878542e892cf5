"""Pages of the door beyond allauth's, and the managers' pages about staff accounts."""

from allauth.account import views as account
from allauth.account.internal.stagekit import clear_login
from allauth.account.stages import LoginStageController
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required, permission_required
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from clinic.limits import TooMany, client_key, count_or_refuse
from clinic.models import StaffMail
from clinic.staff import attempts, forms, kept_forms, mail, people, second_factor, sessions
from clinic.staff.records import Action, record
from clinic.staff.second_factor import Stage as SecondFactorStage

EVENTS_SHOWN = 30


class SignIn(account.LoginView):
    """A refusal for too many attempts is a 429, so that scripts notice."""

    def form_invalid(self, form):
        response = super().form_invalid(form)
        codes = {error.code for error in form.non_field_errors().as_data()}
        response.status_code = 429 if codes & {"too_many", "wait"} else response.status_code
        return response

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"left": "left" in self.request.GET}


class AskSecondFactor(mfa.AuthenticateView):
    """The device is known for the hours of the profile from then on."""

    def dispatch(self, request, *args, **kwargs):
        stage = LoginStageController.enter(request, SecondFactorStage.key)
        if stage and not second_factor.is_still_valid(stage):
            clear_login(request)  # else the two pages would lead to each other for ever
            return redirect("account_login")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        response = super().form_valid(form)
        second_factor.remember_device(self.request, self.stage.login.user, response)
        return response

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"has_passkey": second_factor.has_passkey(self.stage.login.user)}


class AddApp(totp.ActivateTOTPView):
    """Two at once: the second finds the first there."""

    def post(self, request, *args, **kwargs):
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except IntegrityError:
            return redirect("mfa_index")


class RemovePasskey(passkeys.RemoveWebAuthnView):
    success_url = reverse_lazy("mfa_index")


class NewPassword(account.PasswordResetFromKeyView):
    """Signs nobody in: the second factor is asked as ever. All sessions of the account end."""

    success_url = reverse_lazy("account_reset_password_from_key_done")

    def form_valid(self, form):
        response = super().form_valid(form)
        sessions.end_all(self.reset_user)
        record(Action.PASSWORD_FORGOTTEN, at=timezone.now(), about=self.reset_user, request=self.request)
        return response


class ChangePassword(account.PasswordChangeView):
    """Other sessions of the account end; this one goes on."""

    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form):
        response = super().form_valid(form)
        record(Action.PASSWORD_CHANGED, at=timezone.now(), about=self.request.user, request=self.request)
        return response


@require_http_methods(["GET", "POST"])
def forgotten(request):
    """Answers alike whether or not the account exists; the worker sends the mail."""
    form = forms.ForgottenForm(request.POST or None)
    if not form.is_valid():
        return render(request, "account/forgotten.html", {"form": form})
    now = timezone.now()
    who = form.cleaned_data["who"].strip()
    found = (
        get_user_model()
        .objects.filter(Q(username__iexact=who) | Q(email__iexact=who), is_active=True)
        .exclude(email="")
    )
    try:
        count_or_refuse(attempts.FORGOTTEN_FROM_ADDRESS, client_key(request), now)
    except TooMany:
        found = found.none()  # the answer must not tell
    for person in found[:5]:
        try:
            count_or_refuse(attempts.FORGOTTEN, str(person.pk), now)
        except TooMany:
            continue
        mail.queue(StaffMail.Kind.FORGOTTEN, person, now)
    return redirect("account_reset_password_done")


@login_required
@require_GET
def go_on(request):
    """Where one was when the site signed one out: the form that was sent then, to be sent now or dropped."""
    kept = kept_forms.open_for(request, timezone.now())
    if kept is None:
        return redirect("staff_start")
    path, fields = kept
    typed = [(name, value) for name, value in fields if name != kept_forms.WITHOUT_FILES]
    words = {"path": path, "fields": typed, "without_files": len(typed) < len(fields)}
    return render(request, "account/go_on.html", words)


def for_managers(view):
    return login_required(permission_required(people.MAY, raise_exception=True)(view))


@for_managers
@require_GET
def staff(request):
    """Who works here."""
    shown = people.accounts()
    with_factor = set(Authenticator.objects.values_list("user", flat=True))
    rows = [
        {"account": each, "has_factor": each.pk in with_factor, "roles": [group.name for group in each.groups.all()]}
        for each in shown
    ]
    return render(request, "clinic/staff/list.html", _page(request, _("Staff")) | {"rows": rows})


@for_managers
@require_http_methods(["GET", "POST"])
def invite(request):
    form = forms.InvitationForm(request.POST or None)
    if form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("username", "first_name", "last_name", "email")}
        try:
            made = people.invite(**facts, groups=form.groups(), by=request.user, now=timezone.now())
        except IntegrityError:  # pressed twice: the first press has invited
            made = get_user_model().objects.get(username=facts["username"])
            return redirect("staff_person", made.pk)
        messages.success(
            request, _("%(name)s gets an email with a link to choose a password.") % {"name": made.get_full_name()}
        )
        return redirect("staff_person", made.pk)
    return render(request, "clinic/staff/invite.html", _page(request, _("Invite somebody")) | {"form": form})


@for_managers
@require_GET
def person(request, pk):
    return _person(request, _found(request, pk))


@for_managers
@require_POST
def change_roles(request, pk):
    account = _found(request, pk)
    form = forms.RolesForm(request.POST)
    if not form.is_valid():
        return _person(request, account, roles_form=form)
    return _act(
        request,
        pk,
        lambda: people.set_roles(account, form.groups(), by=request.user, now=timezone.now()),
        _("The roles were changed."),
    )


@for_managers
@require_POST
def reset_factor(request, pk):
    account = _found(request, pk)
    form = forms.FactorResetForm(request.POST)
    if not form.is_valid():
        return _person(request, account, reset_form=form)
    return _act(
        request,
        pk,
        lambda: people.reset_factor(account, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now()),
        _("The second factor was reset. At the next sign-in a new one is added."),
    )


ACTS = {
    "off": (people.switch_off, _("The account is switched off. Nobody can sign in with it.")),
    "on": (people.switch_on, _("The account is switched on.")),
    "unlock": (people.unlock, _("Failed sign-ins were cleared.")),
    "sessions": (people.end_sessions, _("The person was signed out everywhere.")),
    "again": (people.invite_again, _("The invitation is sent again.")),
}


@for_managers
@require_POST
def act(request, pk, what):
    account = _found(request, pk)
    do, done = ACTS[what]
    return _act(request, pk, lambda: do(account, by=request.user, now=timezone.now()), done)


def _act(request, pk, do, done: str):
    try:
        do()
    except people.NotYourOwn:
        messages.error(request, _("Another manager has to do this for you."))
    except people.LastManager:
        messages.error(request, _("Nobody would be left to manage staff. Make somebody else a manager first."))
    else:
        messages.success(request, done)
    return redirect("staff_person", pk)


def _found(request, pk):
    try:
        return people.find(request.user, pk)
    except get_user_model().DoesNotExist:
        raise Http404 from None


def _person(request, account, roles_form=None, reset_form=None):
    now = timezone.now()
    held = [group.name for group in account.groups.all()]
    context = _page(request, account.get_full_name() or account.get_username()) | {
        "account": account,
        "roles_form": roles_form or forms.RolesForm(initial={"roles": held}),
        "reset_form": reset_form or forms.FactorResetForm(),
        "has_factor": second_factor.has_factor(account),
        "is_slowed": attempts.is_slowed(account, now),
        "is_own": account.pk == request.user.pk,
        "is_invited": not account.has_usable_password(),
        "state": _state(account),
        "mail": StaffMail.objects.filter(to=account).last(),
        "events": people.events(account)[:EVENTS_SHOWN],
    }
    return render(request, "clinic/staff/person.html", context)


def _state(account) -> str:
    if not account.is_active:
        return _("Switched off")
    return _("Active") if account.has_usable_password() else _("Invited, no password yet")


def _page(request, title: str) -> dict:
    return admin.site.each_context(request) | {"title": title}
