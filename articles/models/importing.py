"""Records of imports from the clinic's old site, so that a second import creates no duplicates."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportBatch(models.Model):
    """One imported file. A dry run creates none."""

    file_hash = models.CharField(max_length=64)
    site = models.CharField(_("old site"), max_length=250, help_text=_("Host and path."))
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
    site = models.CharField(_("old site"), max_length=250, help_text=_("Host and path."))
    key = models.CharField(max_length=500, help_text=_("“post:7” for a post by its number, the address of a picture."))
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
        _("warnings"), default=list, help_text=_("The loss ledger; articles/importing/report.py has the words.")
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


class ImportUpload(models.Model):
    """An export that was uploaded in the admin. Its files are kept until it is imported, a week at most.

    The work is done in pieces, so that each request ends soon: the report says how far it came.
    """

    class Phase(models.TextChoices):
        TRYING = "trying", _("Trial run under way")
        TRIED = "tried", _("Tried, not imported")
        IMPORTING = "importing", _("Import under way")
        IMPORTED = "imported", _("Imported")
        REFUSED = "refused", _("Refused")

    name = models.CharField(_("file"), max_length=200)
    uploaded_at = models.DateTimeField(_("uploaded on"))
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    authors = models.JSONField(default=dict, help_text=_("Name on the old site → address of the contributor."))
    phase = models.CharField(_("status"), max_length=10, choices=Phase, default=Phase.TRYING)
    total = models.PositiveIntegerField(default=0, help_text=_("Items in the file."))
    trial = models.JSONField(default=dict, help_text=_("The report of the trial run."))
    result = models.JSONField(default=dict, help_text=_("The report of the import."))
    problem = models.TextField(blank=True)
    batch = models.OneToOneField(ImportBatch, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    worked_on_until = models.DateTimeField(null=True, blank=True, help_text=_("A request works on it until then."))

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = _("move from an old site")
        verbose_name_plural = _("moving in")
        default_permissions = ()

    def __str__(self):
        return self.name
