"""Forms of the door and of the staff pages."""

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clinic import roles
from clinic.forms import PlainLine
from clinic.limits import TooMany
from clinic.models import StaffEvent
from clinic.staff import attempts
from clinic.staff.records import Action, record


class SignInForm(account.LoginForm):
    """`ticket` is filled in by the site when many wrong passwords came for a name (attempts.WaitFirst)."""

    ticket = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name, password = self.fields["login"], self.fields["password"]
        name.label, password.label, password.help_text = _("User name"), _("Password"), ""
        plain = {"autocapitalize": "none", "autocorrect": "off", "spellcheck": "false"}
        name.widget = forms.TextInput(attrs=plain | {"autocomplete": "username"})
        password.widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})

    def clean(self):
        try:
            return super().clean()
        except ValidationError as error:
            self.data = self.data.copy()
            self.data["ticket"] = (error.params or {}).get("ticket", "")
            raise


DIGITS = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code-input"}


class _CountedCode:
    """Wrong codes are counted for each account, and a right one works once."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code")
        self.fields["code"].widget.attrs = DIGITS

    def clean_code(self):
        now = timezone.now()
        try:
            counted = attempts.count_code(self.user, now)
        except TooMany as refusal:
            words = _("Too many wrong codes. Try again in %(minutes)d minutes, or ask a manager.")
            raise ValidationError(words, params={"minutes": refusal.minutes}, code="too_many") from refusal
        try:
            code = super().clean_code()
            if not attempts.is_first_use(self.user, code, now):
                raise ValidationError(_("This code was used before. Wait for the next one and try again."))
        except ValidationError:
            record(Action.FACTOR_REFUSED, at=now, about=self.user)
            raise
        counted.give_back()
        return code


class CodeForm(_CountedCode, AuthenticateForm):
    pass


class CodeAgainForm(_CountedCode, ReauthenticateForm):
    pass


class _PlainPasswords:
    """Labels of our own, and no words inside of the fields: they vanish when somebody types."""

    words = {
        "oldpassword": _("Your password now"),
        "password": _("Your password"),
        "password1": _("New password"),
        "password2": _("New password again"),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label, field.help_text = self.words[name], ""
            field.widget.attrs.pop("placeholder", None)


class ChangePasswordForm(_PlainPasswords, account.ChangePasswordForm):
    def clean_oldpassword(self):
        if not get_adapter().reauthenticate(self.user, self.cleaned_data["oldpassword"]):
            raise ValidationError(_("This is not your password."))
        return self.cleaned_data["oldpassword"]


class LinkForm(account.UserTokenForm):
    """The link of somebody whose account is switched off is no link."""

    def _get_user(self, uidb36):
        user = super()._get_user(uidb36)
        return user if user and user.is_active else None


class NewPasswordForm(_PlainPasswords, account.ResetPasswordKeyForm):
    pass


class PasswordAgainForm(_PlainPasswords, account.ReauthenticateForm):
    pass


class AddAppForm(ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Six digits from the app")
        self.fields["code"].widget.attrs = DIGITS

    def clean_code(self):
        code = super().clean_code()
        attempts.is_first_use(self.user, code, timezone.now())  # it opens nothing else
        return code


class ForgottenForm(forms.Form):
    who = forms.CharField(
        label=_("User name or email address"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )


def role_words() -> dict[str, str]:
    """What each role is for, in one line, by the name of its group."""
    return {
        "receptionist": _("Receptionist: requests, appointments, patients"),
        "doctor": _("Doctor: their own appointments"),
        "manager": _("Manager: reception, and hours, policy, figures, staff"),
        "editor": _("Editor: articles"),
        "reviewer": _("Reviewer: reads and approves articles"),
    }


def _roles() -> list[tuple[str, str]]:
    return [(role, role_words().get(role, role)) for role in roles.ROLES]


class RolesForm(forms.Form):
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        choices=_roles,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose a role.")},
    )

    def groups(self):
        return Group.objects.filter(name__in=self.cleaned_data["roles"])


class InvitationForm(RolesForm):
    username = PlainLine(
        label=_("User name"),
        max_length=150,
        help_text=_("For signing in. Letters, digits and . - _ only."),
        validators=get_user_model().username_validator and [get_user_model().username_validator],
    )
    first_name = PlainLine(label=_("First name"), max_length=150)
    last_name = PlainLine(label=_("Last name"), max_length=150)
    email = forms.EmailField(
        label=_("Email address"), max_length=254, help_text=_("The invitation goes there. Check it twice.")
    )

    field_order = ["first_name", "last_name", "username", "email", "roles"]

    def clean_username(self):
        name = get_user_model().normalize_username(self.cleaned_data["username"].strip())
        if get_user_model().objects.filter(username__iexact=name).exists():
            raise ValidationError(_("There is an account with this name."))
        return name


class FactorResetForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why"), choices=StaffEvent.Reason)
