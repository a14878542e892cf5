"""The stock Django admin, signed in through allauth."""

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _


class ClinicAdminSite(AdminSite):
    site_header = _("Clinic desk")
    site_title = _("Clinic desk")
    index_title = _("Everything the desk keeps")

    login = method_decorator(secure_admin_login)(AdminSite.login)
