"""When backups were made and tried."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BackupRun(models.Model):
    """One backup or one restore test, failed ones too. Written after it; codes and numbers only."""

    class Kind(models.TextChoices):
        BACKUP = "backup", _("backup")
        DRILL = "drill", _("restore test")

    class Outcome(models.TextChoices):
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    kind = models.CharField(max_length=6, choices=Kind)
    at = models.DateTimeField()
    outcome = models.CharField(max_length=6, choices=Outcome)
    file_name = models.CharField(max_length=120, blank=True)
    bytes = models.PositiveBigIntegerField(default=0)
    rows = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("backup run")
        verbose_name_plural = _("backup runs")
        default_permissions = ("view",)
        indexes = [models.Index(fields=["kind", "-at"], name="backup_runs_by_kind")]

    def __str__(self):
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}: {self.outcome}"
