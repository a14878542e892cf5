"""Signs of life of the workers, which show whether messages are being sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkerBeat(models.Model):
    """The last sign of life of one worker process."""

    worker = models.CharField(max_length=80, unique=True, help_text="Host and process.")
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("worker status")
        verbose_name_plural = _("worker statuses")
        default_permissions = ()

    def __str__(self):
        return self.worker
