"""Data of the search: words of live editions, answer cards, synonyms, and searches without results."""

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


class AnswerCard(models.Model):
    """The words that ask for a fact of the clinic. What the card says is read live (articles/search/card_facts.py)."""

    class Kind(models.TextChoices):
        """In the order in which they are shown if a search asks for several."""

        CHANGE = "change", _("Cancel or reschedule")
        FIND = "find", _("My appointment")
        BRING = "bring", _("What to bring")
        RAMADAN = "ramadan", _("Ramadan hours")
        HOURS = "hours", _("Opening hours")
        ADDRESS = "address", _("Address and parking")
        WHATSAPP = "whatsapp", _("WhatsApp")
        CONTACT = "contact", _("Phone and email")
        PRICES = "prices", _("Prices")
        INSURERS = "insurers", _("Insurance")
        WOMEN = "women", _("Female doctors and therapists")
        MEN = "men", _("Male doctors and therapists")
        LANGUAGES = "languages", _("Languages")
        BOOK = "book", _("Request an appointment")

    kind = models.CharField(_("answer"), max_length=10, choices=Kind, unique=True, editable=False)
    words = models.TextField(
        _("words that ask for it"),
        help_text=_("One word or phrase on each line. A phrase counts if the search has all its words, in any order."),
    )
    is_shown = models.BooleanField(_("shown"), default=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("answer card")
        verbose_name_plural = _("answer cards")

    def __str__(self):
        return str(self.get_kind_display())

    @property
    def phrases(self) -> list[str]:
        return [line.strip() for line in self.words.splitlines() if line.strip()]


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
