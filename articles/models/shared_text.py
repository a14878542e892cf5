"""Words that stand in several articles: an advertising permit's line, a caution that is always the same."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SharedText(models.Model):
    """Changing it changes no live page: each article is saved and published again, as with a warning sign."""

    title = models.CharField(_("title"), max_length=120, help_text=_("For editors. Readers do not see it."))
    text = models.TextField(_("text"), help_text=_("An empty line starts a new paragraph."))

    class Meta:
        ordering = ["title"]
        verbose_name = _("shared text")
        verbose_name_plural = _("shared texts")

    def __str__(self):
        return self.title
