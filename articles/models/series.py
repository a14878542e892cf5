"""Articles that are read one after the other."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clinic.promises import promises_nothing


class Series(models.Model):
    """What readers see of it is read live: its title, and those of its parts that are live (publishing/series.py)."""

    title = models.CharField(_("title"), max_length=120, unique=True, validators=[promises_nothing])
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)

    class Meta:
        ordering = ["title"]
        verbose_name = _("series")
        verbose_name_plural = _("series")

    def __str__(self):
        return self.title


class SeriesPart(models.Model):
    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="parts")
    article = models.OneToOneField(
        "Article",
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        related_name="part",
        limit_choices_to=~Q(article_type="page"),
        help_text=_("An article is a part of one series at most."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=10)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("part")
        verbose_name_plural = _("parts, in the order in which they are read")

    def __str__(self):
        return f"{self.series}: {self.article}"
