"""Blocks for videos, tables, exercises, quotes and shared texts. kinds.py lists all kinds."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.blocks.base import ArticleBlock, lines, shortened
from articles.models.pictures import ImageAsset
from articles.models.shared_text import SharedText


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


class VideoEmbed(ArticleBlock):
    """A link to a video with its transcript. Nothing is loaded from the other site."""

    icon = "movie"
    purpose = _("A link to a film, with everything that is said in it.")

    title = models.CharField(_("title"), max_length=120)
    url = models.URLField(_("address"), help_text=_("We tell readers that it leads to another site."))
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), null=True, blank=True)
    transcript = models.TextField(
        _("transcript"),
        help_text=_("What the video says and shows, for people who cannot see or hear it, and for printing."),
    )
    reviewed_on = models.DateField(_("video last checked on"), null=True, help_text=_("Readers see this date."))

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("videos")

    def __str__(self):
        return self.title


class DataTable(ArticleBlock):
    icon = "table_chart"
    purpose = _("Numbers or facts in rows and columns.")

    caption = models.CharField(_("caption"), max_length=160)
    rows = models.TextField(
        _("rows"), help_text=_("One row on each line, with “|” between the cells. The first line names the columns.")
    )

    class Meta:
        verbose_name = _("table")
        verbose_name_plural = _("tables")

    def __str__(self):
        return self.caption

    def frozen(self) -> dict:
        header, *body = [cells(line) for line in lines(self.rows)] or [[]]
        return {"header": header, "body": body}


class Exercise(ArticleBlock):
    icon = "fitness_center"
    purpose = _("The steps of an exercise, how often, and when to stop.")

    name = models.CharField(_("exercise"), max_length=100)
    steps = models.TextField(_("steps"), help_text=_("One step on each line, in order."))
    how_often = models.CharField(_("how often"), max_length=160, blank=True)
    stop_if = models.TextField(_("stop if"), help_text=_("One on each line. When the reader has to stop."))
    picture = models.ForeignKey(
        ImageAsset, verbose_name=_("picture"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("exercise")
        verbose_name_plural = _("exercises")

    def __str__(self):
        return self.name

    def frozen(self) -> dict:
        return {"facts": self.picture.facts() if self.picture else None}


class Quote(ArticleBlock):
    icon = "format_quote"
    purpose = _("The words of a patient or of a source, with who said them.")

    text = models.TextField(_("words"))
    said_by = models.CharField(
        _("said by"), max_length=120, help_text=_("A person who agreed to be named, or a source.")
    )

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")

    def __str__(self):
        return shortened(self.text)


class ReusableText(ArticleBlock):
    """A text shared by several articles. It is frozen and approved with each article."""

    icon = "content_copy"
    purpose = _("A text that several articles share, such as a caution.")

    shared = models.ForeignKey(
        SharedText, verbose_name=_("text"), on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("shared text")
        verbose_name_plural = _("shared texts")

    def __str__(self):
        return str(self.shared or _("no text yet"))

    def frozen(self) -> dict:
        """Editions from before there were headings have none: no hash and no approval has changed."""
        if self.shared is None:
            return {"text": ""}
        heading = {"heading": self.shared.heading} if self.shared.heading else {}
        return heading | {"text": self.shared.text}
