"""The clinic's app and its admin site."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ClinicConfig(AppConfig):
    name = "clinic"
    verbose_name = _("The clinic")
    # A change to any of these invalidates the kept public pages (clinic/public_facts.py).
    shown_on_public_pages = (
        "BodyRegion",
        "ClinicPicture",
        "ClinicProfile",
        "ClosingDay",
        "Condition",
        "Insurer",
        "OpeningHours",
        "Practitioner",
        "Season",
        "SeasonHours",
        "Service",
        "SignsApproval",
        "WarningSign",
    )
    kept_as_history = ("SignsApproval", "StaffEvent")  # rows that the database refuses to change (clinic/history.py)

    def ready(self):
        from clinic import (
            checks,  # noqa: F401 - registers the system checks
            history,
            public_facts,
        )

        post_migrate.connect(public_facts.watch, sender=self)
        post_migrate.connect(history.protect, sender=self)


class ClinicAdminConfig(AdminConfig):
    default_site = "clinic.admin_site.ClinicAdminSite"
