"""Data of the search: words of live editions, synonyms, and searches without results."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_QUESTION = 80


class SearchWord(models.Model):
    """A word of a live edition and its weight (written by articles/search/index.py)."""

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="search_words")
    stem = models.CharField(max_length=64)
    forms = models.TextField(help_text=_("The ways in which the article writes it, between spaces."))
    weight = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "stem"], name="a_word_stands_once_for_an_article"),
        ]
        # A covering index: a search reads only the index, not the rows.
        indexes = [models.Index(fields=["stem", "article", "weight"], name="search_words_by_stem")]

    def __str__(self):
        return f"{self.stem} ({self.weight})"


class SearchStamp(models.Model):
    """One row that changes with the index: a process checks by it whether its vocabulary is up to date."""

    ONLY = 1

    value = models.UUIDField()

    def __str__(self):
        return str(self.value)


class SearchSynonym(models.Model):
    """A word that readers use, and the word in our articles."""

    phrase = models.CharField(
        _("readers search for"), max_length=80, unique=True, help_text=_('Such as "slipped disc".')
    )
    meaning = models.CharField(_("our articles say"), max_length=80, help_text=_('Such as "disc herniation".'))
    both_ways = models.BooleanField(
        _("both ways"), default=False, help_text=_("A search for the second also finds the first.")
    )
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)

    class Meta:
        ordering = ["phrase"]
        verbose_name = _("search synonym")
        verbose_name_plural = _("search synonyms")

    def __str__(self):
        return f"{self.phrase} → {self.meaning}"


class UnansweredSearch(models.Model):
    """A search without results; never who searched (articles/search/unanswered.py)."""

    words = models.CharField(_("words"), max_length=LONGEST_QUESTION, unique=True)
    count = models.PositiveIntegerField(_("times"), default=1)
    last_asked_at = models.DateTimeField(_("last searched"))

    class Meta:
        ordering = ["-count", "-last_asked_at", "words"]
        verbose_name = _("search without results")
        verbose_name_plural = _("searches without results")

    def __str__(self):
        return self.words
