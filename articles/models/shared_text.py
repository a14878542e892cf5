"""Texts used by several articles, such as an advertising permit or a standard caution."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SharedText(models.Model):
    """A change does not affect live pages until each article is published again, as with warning signs."""

    title = models.CharField(_("title"), max_length=120, help_text=_("For editors. Readers do not see it."))
    heading = models.CharField(_("heading"), max_length=100, blank=True, help_text=_("Readers see it."))
    text = models.TextField(
        _("text"),
        help_text=_("An empty line starts a new paragraph. Lines below each other in a paragraph make a list."),
    )
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)

    class Meta:
        ordering = ["title"]
        verbose_name = _("shared text")
        verbose_name_plural = _("shared texts")

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        """Browsers send CRLF: a save without changes must not end the approvals of the articles that show it."""
        self.text = self.text.replace("\r\n", "\n")
        super().save(*args, **kwargs)
