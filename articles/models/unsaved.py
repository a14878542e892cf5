"""What an editor has typed and not saved."""

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _


class UnsavedWork(models.Model):
    """An article's form as it was typed, from the first change until it is saved. For its writer alone.

    It is not part of the draft: no edition, review, preview or search knows it. Each open form has its own row, so two
    windows do not overwrite each other. Without an article it is one that was never saved, or was deleted since then.
    """

    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey("Article", on_delete=models.SET_NULL, null=True, related_name="unsaved_work")
    window = models.CharField(max_length=16, blank=True, help_text=_("Made up for each form that is opened."))
    form = models.TextField(help_text=_("The fields as they are sent, URL-encoded, with the version that was open."))
    kept_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-kept_at", "-pk"]
        verbose_name = _("unsaved work")
        verbose_name_plural = _("unsaved work")
        default_permissions = ()

    def __str__(self):
        return f"{self.pk}"

    @property
    def typed(self) -> QueryDict:
        return QueryDict(self.form)

    @property
    def title(self) -> str:
        return self.typed.get("title", "").strip()
