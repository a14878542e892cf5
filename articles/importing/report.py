"""The report of an import: each post with its ledger. The command prints it, the admin shows it."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import Enum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.importing.ledger import Entry
from articles.models import Article, ImportedItem

MOST_WORDS = 300  # letters of an entry's words, where it is printed


class Outcome(Enum):
    NEW = gettext_lazy("new draft")
    TAKEN_OVER = gettext_lazy("changed there, imported")
    KEPT = gettext_lazy("changed there, not imported: edited or published here")
    UNCHANGED = gettext_lazy("unchanged")
    DELETED = gettext_lazy("deleted here, skipped")
    REPEATED = gettext_lazy("stands in the file twice, taken once")
    FAILED = gettext_lazy("failed")


WORDS = {
    "picture": gettext_lazy("The picture %(detail)s is missing or cannot be read. You cannot publish without it."),
    "words": gettext_lazy("The picture %(detail)s has no description. Write one before publishing."),
    "author": gettext_lazy("No contributor matches the author. Choose one."),
    "category": gettext_lazy("The category “%(detail)s” is not a condition or a body region here."),
    "second_condition": gettext_lazy("The category “%(detail)s” is a condition, too. An article has one."),
    "tags": gettext_lazy("The tag “%(detail)s” was left out. There are no tags here."),
    "term": gettext_lazy("It belonged to a group that does not exist here (%(detail)s)."),
    "field": gettext_lazy("The field %(detail)s was left out."),
    "seo": gettext_lazy("The text for search engines in %(detail)s was left out: too long, or not the first."),
    "shortcode": gettext_lazy("The shortcode %(detail)s was left out. Text between its ends was kept."),
    "layout_code": gettext_lazy("The shortcode %(detail)s only arranged the page. The text in it was kept."),
    "dynamic": gettext_lazy("The block %(detail)s, which WordPress fills when it shows the page, was left out."),
    "code": gettext_lazy("Program code in the shortcode %(detail)s was left out."),
    "caption_code": gettext_lazy("The shortcode [caption] became a figure with its caption."),
    "gallery": gettext_lazy("A gallery became figures (%(detail)s)."),
    "gallery_missing": gettext_lazy("Pictures of a gallery are not in the export: number %(detail)s."),
    "film": gettext_lazy("The film %(detail)s became a video. Write what it says and shows."),
    "film_code": gettext_lazy("The shortcode %(detail)s became a video, if it named a film."),
    "toggle": gettext_lazy("The title of %(detail)s became a question or a heading."),
    "markup": gettext_lazy("<%(detail)s> was left out."),
    "tag": gettext_lazy("<%(detail)s> has no meaning here. The text in it was kept."),
    "format": gettext_lazy("<%(detail)s> is not used here. The text in it was kept as plain text."),
    "plain_type": gettext_lazy("Bold or italic type became plain type (%(detail)s)."),
    "plain_link": gettext_lazy("A link became plain text (%(detail)s)."),
    "tooltip": gettext_lazy("Words that stood only in an attribute of <%(detail)s> were left out."),
    "struck": gettext_lazy("Struck out on the old site, so left out."),
    "hidden": gettext_lazy("Hidden on the old site, so left out."),
    "typed_signs": gettext_lazy("Typed numbers or signs became numbered lists, headings or questions."),
    "list_value": gettext_lazy("A list counts in another way (%(detail)s). Check its numbers."),
    "layout_table": gettext_lazy("A table with a single row or column became text."),
    "merged_cells": gettext_lazy("A table has cells that go over several columns or rows. Check each row."),
    "nested_table": gettext_lazy("A table inside a table or a list became text."),
    "page_link": gettext_lazy("Links within the page, such as those of footnotes, became plain text."),
    "footnote_field": gettext_lazy("%(detail)s footnotes stand at the end of the draft. Cite them as sources."),
    "picture_link": gettext_lazy("A picture linked to %(detail)s. It no longer does."),
    "empty_link": gettext_lazy("A link without words was left out: %(detail)s"),
    "own_link": gettext_lazy("A link leads to the old site: %(detail)s. Link to the article or service here instead."),
    "own_file": gettext_lazy("A link leads to a file on the old site: %(detail)s. The file was not imported."),
    "link": gettext_lazy("A link that our pages do not allow became text: %(detail)s"),
    "known_words": gettext_lazy("The picture %(detail)s has other words here. Those of this post were left out."),
    "picture_deleted": gettext_lazy("The picture %(detail)s was deleted here, so it was not imported again."),
    "cut": gettext_lazy("Too long, so shortened (%(detail)s). The rest:"),
    "block_failed": gettext_lazy("A part could not become a block: %(detail)s"),
    "too_long": gettext_lazy("The text is too large for an article and was left out."),
    "unaccounted": gettext_lazy("Not in the draft, and nothing else here says why. Compare with the old page."),
    "unexpected": gettext_lazy("In the draft, but not on the old page: %(detail)s. Compare with the old page."),
    "added": gettext_lazy("The import added these words:"),
    "password": gettext_lazy("It was password-protected on the old site."),
    "status": gettext_lazy("It was not public on the old site (%(detail)s)."),
    "comments": gettext_lazy("Comments not imported, in the export file only: %(detail)s."),
    "address": gettext_lazy("The old address %(detail)s already leads to another page."),
    "number_again": gettext_lazy("Another post has the same number (%(detail)s). Both were imported."),
    "repeated": gettext_lazy("The second text in the file is another one. It was not imported."),
    "bad_byte": gettext_lazy("A byte that cannot be read was replaced: %(detail)s"),
    "control": gettext_lazy("A character that no text may have was left out: %(detail)s"),
    "ampersand": gettext_lazy("A bare & was read as text: %(detail)s"),
    "before_start": gettext_lazy("Text before the beginning of the export was left out: %(detail)s"),
    "failed": gettext_lazy("It could not be imported: %(detail)s"),
    # Stored by imports before there was a ledger.
    "table": gettext_lazy("A table was changed to a list of points."),
    "blockquote": gettext_lazy("A quotation was changed to plain text."),
    "answer_link": gettext_lazy("An answer had a link, but answers are plain text. Write where the link led."),
    "title_cut": gettext_lazy("The title was too long and was shortened."),
    "summary_cut": gettext_lazy("The summary was too long and was shortened."),
}


def in_words(entry: Entry) -> str:
    """The entry as one line: what happened, where, and with which words."""
    text = str(WORDS[entry.code]) % {"detail": entry.detail}
    place = _(" In “%(place)s”.") % {"place": entry.place} if entry.place else ""
    said = entry.words if len(entry.words) <= MOST_WORDS else f"{entry.words[:MOST_WORDS]}…"
    words = f" “{said}”" if said else ""
    shown = [link for link in entry.links if link not in text]
    links = f" {', '.join(shown)}" if shown else ""
    return f"{text}{place}{words}{links}"


def moved_in(article: Article) -> dict | None:
    """The origin of an imported article and what the import left to do. None if the article was written here."""
    item = ImportedItem.objects.filter(article=article).first()
    if item is None:
        return None
    entries = [Entry.of(data) for data in item.warnings]
    return {
        "source": item.source_url,
        "published_at": item.published_at,
        "words": [in_words(entry) for entry in entries if entry.is_loss],
        "turned": [in_words(entry) for entry in entries if not entry.is_loss],
    }


@dataclass
class Line:
    """`balance` holds the totals of source, draft and ledger; `changes` says how the draft here differs."""

    outcome: Outcome
    title: str
    source: str
    entries: list[Entry] = field(default_factory=list)
    article: str = ""
    article_pk: int | None = None
    comments: int = 0
    changes: list[str] = field(default_factory=list)
    balance: dict = field(default_factory=dict)

    @property
    def losses(self) -> list[str]:
        return [in_words(entry) for entry in self.entries if entry.is_loss]

    @property
    def turned(self) -> list[str]:
        return [in_words(entry) for entry in self.entries if not entry.is_loss]

    @property
    def differences(self) -> list[tuple[bool, str]]:
        """Whether the old site says it (else the draft here), and the line."""
        return [(change.startswith("+"), change.lstrip("+-")) for change in self.changes]

    @property
    def counted(self) -> str:
        """The balance in words; "" for a post that was not written."""
        if not self.balance:
            return ""
        words = _("Old page: %(source)s. Draft: %(draft)s. Listed here: %(listed)s. %(verdict)s")
        told = {name: _counts(self.balance[name]) for name in ("source", "draft", "listed")}
        agrees = _("All is accounted for.") if self.balance["agrees"] else _("This does not agree.")
        return words % (told | {"verdict": agrees})

    def as_data(self) -> dict:
        entries = [entry.as_data() for entry in self.entries]
        return asdict(self) | {"outcome": self.outcome.name, "entries": entries}

    @classmethod
    def of(cls, data: dict) -> "Line":
        entries = [Entry.of(entry) for entry in data["entries"]]
        return cls(**data | {"outcome": Outcome[data["outcome"]], "entries": entries})


def _counts(totals: dict[str, int]) -> str:
    told = _("words %(words)s, numbers %(numbers)s, links %(links)s, pictures %(pictures)s")
    return told % totals


@dataclass
class Report:
    """`seen`, `claimed`, `told` and `used` let a run go on where it stopped (moving.py)."""

    site: str
    dry_run: bool
    lines: list[Line] = field(default_factory=list)
    left_out: Counter = field(default_factory=Counter)
    technical: Counter = field(default_factory=Counter)
    pictures_that_came: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    repairs: list[int] = field(default_factory=list)  # lines of the file
    done: int = 0
    seen: list = field(default_factory=list)
    claimed: list = field(default_factory=list)
    told: list = field(default_factory=list)
    used: list = field(default_factory=list)

    def as_data(self) -> dict:
        lines = [line.as_data() for line in self.lines]
        return {name: getattr(self, name) for name in self.__dataclass_fields__} | {"lines": lines}

    @classmethod
    def of(cls, data: dict) -> "Report":
        counters = {name: Counter(data[name]) for name in ("left_out", "technical")}
        return cls(**data | counters | {"lines": [Line.of(line) for line in data["lines"]]})

    def leave_out(self, kind: str, status: str) -> None:
        self.left_out[f"{kind or '?'} ({status})" if status == "trash" else kind or "?"] += 1

    @property
    def counts(self) -> dict[Outcome, int]:
        found = Counter(line.outcome for line in self.lines)
        return {outcome: found[outcome] for outcome in Outcome if found[outcome]}

    @property
    def comments(self) -> int:
        return sum(line.comments for line in self.lines)

    @property
    def disagreeing(self) -> list[Line]:
        return [line for line in self.lines if line.balance and not line.balance["agrees"]]

    def text(self) -> str:
        """The report as text. Unchanged drafts without warnings are only counted."""
        return "\n".join([self.head, *self._details(), *self.remarks])

    @property
    def head(self) -> str:
        counts = ", ".join(f"{count} {outcome.value}" for outcome, count in self.counts.items())
        return _("From %(site)s: %(counts)s.") % {"site": self.site, "counts": counts or _("nothing to import")}

    @property
    def remarks(self) -> list[str]:
        """What concerns the whole file."""
        found = []
        if self.left_out:
            found.append(_("Left out: %(kinds)s.") % {"kinds": _listed(self.left_out)})
        if self.technical:
            found.append(_("Technical fields, left out: %(names)s.") % {"names": _listed(self.technical)})
        if self.unused:
            words = _("Attachments that no imported post shows, left out: %(names)s.")
            found.append(words % {"names": ", ".join(self.unused)})
        if self.repairs:
            words = _("The file was damaged and repaired in line %(lines)s.")
            found.append(words % {"lines": ", ".join(map(str, dict.fromkeys(self.repairs)))})
        for name in self.pictures_that_came:
            found.append(_("The file of the picture %(name)s has arrived.") % {"name": name})
        if self.comments:
            words = ngettext(
                "%(count)s comment was not imported. It stays in the export file and is stored nowhere else.",
                "%(count)s comments were not imported. They stay in the export file and are stored nowhere else.",
                self.comments,
            )
            found.append(words % {"count": self.comments})
        if self.disagreeing:
            words = ngettext(
                "The count of %(count)s draft does not agree with the old page.",
                "The counts of %(count)s drafts do not agree with the old pages.",
                len(self.disagreeing),
            )
            found.append(words % {"count": len(self.disagreeing)})
        if self.dry_run:
            found.append(_("This was a trial run. Nothing was saved."))
        return found

    def _details(self):
        for line in self.lines:
            if line.outcome == Outcome.UNCHANGED and not line.entries:
                continue
            here = f" → {line.article}" if line.article else ""
            yield f"\n{line.title or line.source} ({line.outcome.value})\n  {line.source}{here}"
            if line.counted:
                yield f"  {line.counted}"
            yield from (f"  - {words}" for words in line.losses)
            yield from (f"  · {words}" for words in line.turned)
            yield from (f"    {change}" for change in line.changes)


def _listed(counted: Counter) -> str:
    return ", ".join(f"{name}: {count}" for name, count in sorted(counted.items()))
