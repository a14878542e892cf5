"""The stock Django admin, signed in through allauth."""

from collections.abc import Iterable

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clinic.backups import state


class ClinicAdminSite(AdminSite):
    """Its front page redirects staff to the page of their role (`staff_start`)."""

    site_header = _("Clinic desk")
    site_title = _("Clinic desk")
    index_title = _("All records")
    enable_nav_sidebar = False  # the desk's pages have their own few links; the index lists the rest

    def register(self, model_or_iterable, admin_class=None, **options):
        """Leaves out allauth's tables: secrets and second ways past the door's own pages."""
        models = model_or_iterable if isinstance(model_or_iterable, Iterable) else [model_or_iterable]
        ours = [model for model in models if model._meta.app_label not in {"account", "mfa"}]
        super().register(ours, admin_class, **options)

    def each_context(self, request):
        return super().each_context(request) | {"version": settings.VERSION, "backup_state": state.current}

    def logout(self, request, extra_context=None):
        return redirect("account_logout")

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")

    def password_change_done(self, request, extra_context=None):
        return redirect("mfa_index")

    def login(self, request, extra_context=None):
        if request.GET.get("next", "") in {"", reverse("admin:index")}:
            return redirect_to_login(reverse("staff_start"), "account_login")
        return secure_admin_login(super().login)(request, extra_context)
