"""The private calendar address of a practitioner."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from appointments.models.appointment import new_nonce
from clinic.models import Practitioner


class CalendarFeed(models.Model):
    """A practitioner's private calendar address. It shows times without patients. Replacing the nonce revokes it."""

    practitioner = models.OneToOneField(Practitioner, on_delete=models.CASCADE, related_name="calendar_feed")
    nonce = models.CharField(max_length=22, unique=True, default=new_nonce, editable=False)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("private calendar address")
        verbose_name_plural = _("private calendar addresses")
        default_permissions = ("change",)

    def __str__(self):
        return f"Feed {self.pk}"
