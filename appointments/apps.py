"""App configuration of appointments."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AppointmentsConfig(AppConfig):
    name = "appointments"
    verbose_name = _("Appointments")
    kept_as_history = (
        "AccessRecord",
        "AppointmentEvent",
    )  # rows that the database refuses to change (clinic/history.py)
