"""The door's addresses. Only these: allauth's own list also has sign-up and email pages."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.contrib.auth.decorators import login_required
from django.urls import path, re_path
from django.views.generic import TemplateView
from django.views.i18n import set_language

from clinic.staff import views

# The names are those that allauth looks up.
door = [
    path("login/", views.SignIn.as_view(), name="account_login"),
    path("language/", set_language, name="staff_language"),
    path("logout/", account.logout, name="account_logout"),
    path("second-factor/", views.AskSecondFactor.as_view(), name="mfa_authenticate"),
    path("go-on/", views.go_on, name="go_on"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("confirm/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("confirm/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("password/", login_required(views.ChangePassword.as_view()), name="account_change_password"),
    path("password/forgotten/", views.forgotten, name="account_reset_password"),
    path(
        "password/forgotten/sent/",
        TemplateView.as_view(template_name="account/forgotten_sent.html"),
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.NewPassword.as_view(),
        name="account_reset_password_from_key",
    ),
    path(
        "password/new/done/",
        TemplateView.as_view(template_name="account/new_password_done.html"),
        name="account_reset_password_from_key_done",
    ),
    path("security/", mfa.index, name="mfa_index"),
    path("security/app/", login_required(views.AddApp.as_view()), name="mfa_activate_totp"),
    path("security/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("security/passkey/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("security/passkey/<int:pk>/remove/", views.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("security/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("security/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]

# Managers' pages, under /admin/staff/.
people = [
    path("", views.staff, name="staff"),
    path("invite/", views.invite, name="staff_invite"),
    path("<int:pk>/", views.person, name="staff_person"),
    path("<int:pk>/roles/", views.change_roles, name="staff_roles"),
    path("<int:pk>/second-factor/", views.reset_factor, name="staff_reset_factor"),
    *[path(f"<int:pk>/{what}/", views.act, {"what": what}, name=f"staff_{what}") for what in views.ACTS],
]
