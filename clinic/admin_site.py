"""The stock Django admin, signed in through allauth."""

import logging
from collections.abc import Iterable
from functools import wraps

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import FieldError, ValidationError
from django.db import DataError, OperationalError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clinic import errors
from clinic.backups import state

log = logging.getLogger(__name__)
UNREADABLE = (ValueError, TypeError, OverflowError, DataError, FieldError, ValidationError, OperationalError)
SQLITE_CANNOT_COMPUTE = "user-defined function raised exception"  # such as a regular expression that is none


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

    def admin_view(self, view, cacheable=False):
        if getattr(view, "__name__", "") == "changelist_view":
            view = _with_filters_that_can_be_read(view)
        return super().admin_view(view, cacheable)

    def login(self, request, extra_context=None):
        if request.GET.get("next", "") in {"", reverse("admin:index")}:
            return redirect_to_login(reverse("staff_start"), "account_login")
        return secure_admin_login(super().login)(request, extra_context)


def _with_filters_that_can_be_read(changelist_view):
    """Django checks the names of filters in the address, but the database the values: a year 99999999 ends in a 500."""

    @wraps(changelist_view)
    def listed(request, *args, **kwargs):
        try:
            response = changelist_view(request, *args, **kwargs)
            return response.render() if hasattr(response, "render") else response
        except UNREADABLE as problem:
            is_busy = isinstance(problem, OperationalError) and SQLITE_CANNOT_COMPUTE not in str(problem)
            if is_busy or not request.GET:
                raise
            log.warning("A list was asked for with a filter that cannot be read: %s", type(problem).__name__)
            return errors.bad_request(request)

    return listed
