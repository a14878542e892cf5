"""What somebody should look after: a search without results, a reader's question, a source that is gone or replaced."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ContentTask(models.Model):
    """It holds no words of readers but those of a search, which tell nobody who asked."""

    class Kind(models.TextChoices):
        SEARCH = "search", _("Search without results")
        QUESTION = "question", _("A reader's question has no answer")
        DEAD_SOURCE = "dead", _("A source is not there any more")
        REPLACED_SOURCE = "replaced", _("A source was replaced by another")

    kind = models.CharField(max_length=8, choices=Kind)
    about = models.CharField(max_length=120, help_text=_("One open task for each: words, or the number of a row."))
    article = models.ForeignKey("Article", on_delete=models.CASCADE, null=True, related_name="tasks")
    reference = models.ForeignKey("Reference", on_delete=models.CASCADE, null=True, related_name="tasks")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who does it"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    due_on = models.DateField(_("until"))
    opened_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "about"], condition=Q(done_at__isnull=True), name="a_task_is_open_once"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.about}"
