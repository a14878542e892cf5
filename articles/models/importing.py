"""Records of imports from the clinic's old site, so that a second import creates no duplicates."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportBatch(models.Model):
    """One imported file. A dry run creates none."""

    file_hash = models.CharField(max_length=64)
    site = models.CharField(_("old site"), max_length=120)
    taken_at = models.DateTimeField(_("imported on"))
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-taken_at", "-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self):
        return f"{self.site} {self.taken_at:%Y-%m-%d}"


class ImportedItem(models.Model):
    """An imported post, page or picture. With neither article nor picture it was deleted here, and stays deleted."""

    batch = models.ForeignKey(ImportBatch, verbose_name=_("import"), on_delete=models.PROTECT, related_name="items")
    site = models.CharField(_("old site"), max_length=120)
    key = models.CharField(max_length=500, help_text=_("The number of a post, the address of a picture."))
    source_url = models.CharField(_("old address"), max_length=500, blank=True)
    published_at = models.DateTimeField(_("published there on"), null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True, help_text=_("Hash of the content in the export."))
    draft_hash = models.CharField(
        max_length=64,
        blank=True,
        help_text=_("Hash of the draft after the import. If it differs, someone has edited the draft."),
    )
    article = models.OneToOneField(
        "Article", verbose_name=_("article"), on_delete=models.SET_NULL, null=True, related_name="imported_from"
    )
    picture = models.OneToOneField(
        "ImageAsset", verbose_name=_("picture"), on_delete=models.SET_NULL, null=True, related_name="imported_from"
    )
    warnings = models.JSONField(
        _("warnings"), default=list, help_text=_("Codes; articles/importing/report.py has the words.")
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("imported item")
        verbose_name_plural = _("imported items")
        constraints = [
            models.UniqueConstraint(fields=["site", "key"], name="an_old_item_is_imported_once"),
        ]

    def __str__(self):
        return self.source_url or self.key
