"""What an import did, in words for the people who move: each draft with what it still lacks."""

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import Article, ImportedItem


class Outcome(Enum):
    NEW = gettext_lazy("new draft")
    TAKEN_OVER = gettext_lazy("changed there, taken over")
    KEPT = gettext_lazy("changed there, kept as edited or published here")
    UNCHANGED = gettext_lazy("unchanged")
    DELETED = gettext_lazy("deleted here, left out")
    FAILED = gettext_lazy("failed")


WORDS = {
    "picture": gettext_lazy(
        "The picture %(detail)s is missing, or no picture that we can read: publishing waits for it."
    ),
    "words": gettext_lazy("The picture %(detail)s has no description. Write one before publishing."),
    "author": gettext_lazy("No contributor matches the author: name one."),
    "category": gettext_lazy("The category “%(detail)s” is neither a condition nor a body region here."),
    "shortcode": gettext_lazy("The shortcode [%(detail)s] was left out."),
    "markup": gettext_lazy("<%(detail)s> was left out."),
    "table": gettext_lazy("A table became a list of points."),
    "blockquote": gettext_lazy("A quotation became plain text."),
    "own_link": gettext_lazy("A link leads to the old site: link to the article or service here."),
    "link": gettext_lazy("A link without a whole address became text."),
    "answer_link": gettext_lazy("An answer had a link, and answers are plain text: name what it led to."),
    "title_cut": gettext_lazy("The title was too long and was cut."),
    "summary_cut": gettext_lazy("The summary was too long and was cut."),
    "too_long": gettext_lazy("The text is larger than any article and was left out."),
    "password": gettext_lazy("It had a password on the old site."),
    "status": gettext_lazy("It was not public on the old site (%(detail)s)."),
    "comments": gettext_lazy("Comments held back, in the export file only: %(detail)s."),
    "address": gettext_lazy("The old address %(detail)s leads to another article already."),
    "failed": gettext_lazy("It could not be written: %(detail)s"),
}


def in_words(code: str) -> str:
    name, _colon, detail = code.partition(":")
    return str(WORDS[name]) % {"detail": detail}


def moved_in(article: Article) -> dict | None:
    """What its editors should know about where an article comes from; None for one that was written here."""
    item = ImportedItem.objects.filter(article=article).first()
    if item is None:
        return None
    words = [in_words(code) for code in item.warnings]
    return {"source": item.source_url, "published_at": item.published_at, "words": words}


@dataclass
class Line:
    outcome: Outcome
    title: str
    source: str
    warnings: list[str] = field(default_factory=list)
    article: Article | None = None
    comments: int = 0


@dataclass
class Report:
    site: str
    dry_run: bool
    lines: list[Line] = field(default_factory=list)
    left_out: Counter = field(default_factory=Counter)
    pictures_that_came: list[str] = field(default_factory=list)

    def leave_out(self, kind: str, status: str) -> None:
        self.left_out[f"{kind or '?'} ({status})" if status == "trash" else kind or "?"] += 1

    @property
    def counts(self) -> dict[Outcome, int]:
        found = Counter(line.outcome for line in self.lines)
        return {outcome: found[outcome] for outcome in Outcome if found[outcome]}

    @property
    def comments(self) -> int:
        return sum(line.comments for line in self.lines)

    def text(self) -> str:
        """Drafts that nothing happened to and that lack nothing are only counted."""
        paragraphs = [self._head(), *self._details()]
        if self.left_out:
            kinds = ", ".join(f"{kind}: {count}" for kind, count in sorted(self.left_out.items()))
            paragraphs.append(_("Left out: %(kinds)s.") % {"kinds": kinds})
        for name in self.pictures_that_came:
            paragraphs.append(_("The file of the picture %(name)s has come.") % {"name": name})
        if self.comments:
            words = ngettext(
                "%(count)s comment is held back: it stays in the export file and is stored nowhere else.",
                "%(count)s comments are held back: they stay in the export file and are stored nowhere else.",
                self.comments,
            )
            paragraphs.append(words % {"count": self.comments})
        if self.dry_run:
            paragraphs.append(_("This was a try: nothing was written."))
        return "\n".join(paragraphs)

    def _head(self) -> str:
        counts = ", ".join(f"{count} {outcome.value}" for outcome, count in self.counts.items())
        return _("From %(site)s: %(counts)s.") % {"site": self.site, "counts": counts or _("nothing to take over")}

    def _details(self):
        for line in self.lines:
            if line.outcome != Outcome.UNCHANGED or line.warnings:
                here = f" → {line.article.get_absolute_url()}" if line.article else ""
                yield f"\n{line.title or line.source} ({line.outcome.value})\n  {line.source}{here}"
                yield from (f"  - {in_words(code)}" for code in line.warnings)
