"""The report of an import: each draft with what it still lacks."""

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import Article, ImportedItem


class Outcome(Enum):
    NEW = gettext_lazy("new draft")
    TAKEN_OVER = gettext_lazy("changed there, imported")
    KEPT = gettext_lazy("changed there, not imported: edited or published here")
    UNCHANGED = gettext_lazy("unchanged")
    DELETED = gettext_lazy("deleted here, skipped")
    FAILED = gettext_lazy("failed")


WORDS = {
    "picture": gettext_lazy("The picture %(detail)s is missing or cannot be read. You cannot publish without it."),
    "words": gettext_lazy("The picture %(detail)s has no description. Write one before publishing."),
    "author": gettext_lazy("No contributor matches the author. Choose one."),
    "category": gettext_lazy("The category “%(detail)s” is not a condition or a body region here."),
    "shortcode": gettext_lazy("The shortcode [%(detail)s] was left out."),
    "markup": gettext_lazy("<%(detail)s> was left out."),
    "table": gettext_lazy("A table was changed to a list of points."),
    "blockquote": gettext_lazy("A quotation was changed to plain text."),
    "own_link": gettext_lazy("A link leads to the old site. Link to the article or service here instead."),
    "link": gettext_lazy("A link without a full address was changed to text."),
    "answer_link": gettext_lazy("An answer had a link, but answers are plain text. Write where the link led."),
    "title_cut": gettext_lazy("The title was too long and was shortened."),
    "summary_cut": gettext_lazy("The summary was too long and was shortened."),
    "too_long": gettext_lazy("The text is too large for an article and was left out."),
    "password": gettext_lazy("It was password-protected on the old site."),
    "status": gettext_lazy("It was not public on the old site (%(detail)s)."),
    "comments": gettext_lazy("Comments not imported, in the export file only: %(detail)s."),
    "address": gettext_lazy("The old address %(detail)s already leads to another article."),
    "failed": gettext_lazy("It could not be imported: %(detail)s"),
}


def in_words(code: str) -> str:
    name, _colon, detail = code.partition(":")
    return str(WORDS[name]) % {"detail": detail}


def moved_in(article: Article) -> dict | None:
    """The origin of an imported article and its warnings, for editors. None if the article was written here."""
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
        """The report as text. Unchanged drafts without warnings are only counted."""
        paragraphs = [self._head(), *self._details()]
        if self.left_out:
            kinds = ", ".join(f"{kind}: {count}" for kind, count in sorted(self.left_out.items()))
            paragraphs.append(_("Left out: %(kinds)s.") % {"kinds": kinds})
        for name in self.pictures_that_came:
            paragraphs.append(_("The file of the picture %(name)s has arrived.") % {"name": name})
        if self.comments:
            words = ngettext(
                "%(count)s comment was not imported. It stays in the export file and is stored nowhere else.",
                "%(count)s comments were not imported. They stay in the export file and are stored nowhere else.",
                self.comments,
            )
            paragraphs.append(words % {"count": self.comments})
        if self.dry_run:
            paragraphs.append(_("This was a trial run. Nothing was saved."))
        return "\n".join(paragraphs)

    def _head(self) -> str:
        counts = ", ".join(f"{count} {outcome.value}" for outcome, count in self.counts.items())
        return _("From %(site)s: %(counts)s.") % {"site": self.site, "counts": counts or _("nothing to import")}

    def _details(self):
        for line in self.lines:
            if line.outcome != Outcome.UNCHANGED or line.warnings:
                here = f" → {line.article.get_absolute_url()}" if line.article else ""
                yield f"\n{line.title or line.source} ({line.outcome.value})\n  {line.source}{here}"
                yield from (f"  - {in_words(code)}" for code in line.warnings)
