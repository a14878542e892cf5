"""Counters of rate limits (clinic/limits.py)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tally(models.Model):
    """How often one caller did one thing in one window. The caller is a keyed hash, never an address."""

    surface = models.CharField(max_length=20)
    caller = models.CharField(max_length=64)
    begins_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "appointments_tally"  # the table is older than the limits of articles
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["surface", "caller", "begins_at"], name="a_caller_is_tallied_once_in_a_stretch"
            ),
        ]

    def __str__(self):
        return f"{self.surface}: {self.count}"
