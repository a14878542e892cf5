"""The sources that articles cite."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clinic.two_languages import InTwoLanguages, Line


class Reference(InTwoLanguages):
    """A source. A text cites it by its key in square brackets: [nice-ng59]."""

    class Kind(models.TextChoices):
        GUIDELINE = "guideline", _("Guideline")
        SYSTEMATIC_REVIEW = "systematic_review", _("Systematic review")
        TRIAL = "trial", _("Study")
        COMMENTARY = "commentary", _("Expert commentary")
        PATIENT_PAGE = "patient_page", _("Patient information")
        BOOK = "book", _("Book")

    key = models.SlugField(_("key"), unique=True, help_text=_("Cite it in a text as [key]."))
    kind = models.CharField(_("type"), max_length=20, choices=Kind)
    title = models.CharField(_("title"), max_length=240)
    publisher = models.CharField(_("publisher or journal"), max_length=160)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    url = models.URLField(_("address"), blank=True)
    doi = models.CharField(_("DOI"), max_length=120, blank=True)
    page_date = models.CharField(
        _("date of the page"),
        max_length=40,
        blank=True,
        help_text=_("As its page says: “14 March 2024”."),
    )
    accessed_on = models.DateField(_("read on"), null=True, blank=True)
    says = Line(
        _("what it says"),
        falls_back=False,
        max_length=300,
        blank=True,
        help_text=_("One line in your own words: what the article relies on. Readers see it below the source."),
    )
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("replaced by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Such as a newer guideline. Articles that cite this one become tasks of their owners."),
    )
    checked_at = models.DateTimeField(null=True, editable=False)
    failing_since = models.DateField(
        null=True, editable=False, help_text=_("The first day on which its page was not there.")
    )
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)

    class Meta:
        ordering = ["title"]
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        constraints = [
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__gte=1800),
                name="a_reference_is_modern",
                violation_error_message=_("Enter a year from 1800 on."),
            ),
        ]

    def __str__(self):
        return f"[{self.key}] {self.title}"

    @property
    def link(self) -> str:
        return f"https://doi.org/{self.doi}" if self.doi else self.url
