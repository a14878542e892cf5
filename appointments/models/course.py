"""A course: several appointments that were booked together, such as six physiotherapy sessions."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Course(models.Model):
    """Appointments booked together, all or none (FHIR CarePlan). Each is then rescheduled or cancelled on its own.

    `key` comes with the form: the button pressed twice makes one course.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    made_at = models.DateTimeField(_("booked"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        default_permissions = ()

    def __str__(self):
        return f"C{self.pk}"
