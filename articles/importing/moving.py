"""Runs an import, each post in its own transaction, so that one failure does not affect the others."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from articles.importing import drafts, wxr
from articles.importing.ledger import Entry
from articles.importing.media import Media, name_of
from articles.importing.report import Line, Outcome, Report
from articles.models import Article, Contributor, ImportBatch, ImportedItem, Redirect

KINDS = {"post", "page"}
STATUSES = {"publish", "draft", "pending", "future", "private"}
WRITTEN = {Outcome.NEW, Outcome.TAKEN_OVER}


class UnknownContributor(Exception):
    """The mapping of authors names an unknown contributor."""


@dataclass
class Move:
    """One import run. With `dry_run` it checks everything and writes nothing, neither rows nor pictures.

    What it says is decided before it writes, so that a dry run says the same.
    """

    path: Path
    now: datetime
    folder: Path | None = None
    authors: dict[str, str] = field(default_factory=dict)
    owner: Any = None
    dry_run: bool = False
    batch: Any = None

    def run(self, tell: Callable[[int, int], None] = lambda done, total: None) -> Report:
        """Raises wxr.Refused, before anything is written, if the file is not a valid export."""
        report = self.begin()
        for done in self.steps(report):
            tell(done, self.site.items)
        return report

    def begin(self) -> Report:
        """An empty report. Reads the whole file once; raises wxr.Refused and UnknownContributor."""
        self.survey()
        if not self.dry_run:
            facts = {"file_hash": self.site.file_hash, "site": self.site.name, "taken_at": self.now}
            self.batch = ImportBatch.objects.create(**facts, taken_by=self.owner)
        report = Report(site=self.site.name, dry_run=self.dry_run)
        report.pictures_that_came = self.media.complete(dry_run=self.dry_run)
        report.repairs = [each.line for each in self.site.repairs]
        return report

    def survey(self) -> None:
        self._know_authors()
        self.site = wxr.survey(self.path)
        self.media = Media(self.site, self.folder)

    def steps(self, report: Report) -> Generator[int, None, None]:
        """Adds to the report what becomes of each item after `report.done`, and gives how many are done."""
        self._remember(report)
        try:
            for post in islice(wxr.posts(self.path), report.done, None):
                if post.kind in KINDS and post.status in STATUSES:
                    report.lines.append(self._take(post, report))
                elif post.kind != "attachment":
                    report.leave_out(post.kind, post.status)
                report.done += 1
                yield report.done
            report.unused = self.media.unused()
        finally:
            self._note(report)

    def _remember(self, report: Report) -> None:
        """What earlier steps of this run said."""
        self.seen = dict(report.seen)
        self.claimed = {tuple(pair): key for pair, key in report.claimed}
        self.media.told = dict(report.told)
        self.media.used = set(report.used)

    def _note(self, report: Report) -> None:
        report.seen = list(self.seen.items())
        report.claimed = list(self.claimed.items())
        report.told = list(self.media.told.items())
        report.used = sorted(self.media.used)

    def _know_authors(self) -> None:
        known = set(Contributor.objects.values_list("slug", flat=True))
        for slug in self.authors.values():
            if slug not in known:
                raise UnknownContributor(slug)

    def _take(self, post: wxr.Post, report: Report) -> Line:
        item, key = self._known(post)
        plan = drafts.plan(post, self.site, self.media, self.authors)
        content_hash = plan.hash
        report.technical += plan.technical
        outcome = self._outcome(item, key, content_hash)
        article = item.article if item else None
        line = Line(outcome, post.title, post["link"], comments=post.comments)
        if outcome == Outcome.REPEATED and self.seen[key][0] != content_hash:
            line.entries.append(Entry("repeated", words=" ".join([*plan.source.words, *plan.source.numbers])))
        if outcome in {Outcome.TAKEN_OVER, Outcome.KEPT} and article is not None:
            line.changes = drafts.changes(article, plan)
        if outcome in WRITTEN:
            drafts.fill_pictures(plan, self.media)
            if key != post.key:
                plan.ledger.add("number_again", post.number)
            line.balance = plan.balance()
            line.entries += [*plan.ledger.entries, *self._lacking(plan)]
        elif article is not None:
            line.entries += drafts.missing(article)
        self.seen.setdefault(key, (content_hash, sorted(post.slugs)))
        line.entries += self._conflicts(post, key, article, outcome)
        if not self.dry_run:
            self._store(line, item, key, content_hash, plan, post)
        return line

    def _store(self, line: Line, item, key: str, content_hash: str, plan: drafts.Plan, post: wxr.Post) -> None:
        article = item.article if item else None
        if line.outcome in WRITTEN:
            assets = {address: self.media.asset(address, batch=self.batch) for address in plan.sources()}
            try:
                article = self._write(item, key, content_hash, plan, post, assets)
            except ValidationError as problem:
                line.outcome = Outcome.FAILED
                line.entries = [Entry("failed", " ".join(problem.messages))]
                return
        if article is not None and line.outcome != Outcome.REPEATED:
            line.article = article.get_absolute_url()
            line.article_pk = article.pk
            for path in drafts.old_addresses(post, self.site):
                Redirect.objects.keep(path, article, host=self.site.host)

    def _known(self, post: wxr.Post) -> tuple[ImportedItem | None, str]:
        """The item of this post, and the key it has or gets.

        A number is not enough: in a file that was put together from several sites two posts may have the same one.
        """
        rows = ImportedItem.objects.select_related("article").filter(picture=None)
        mine = Q(site=self.site.name) & (Q(key=post.key) | Q(key__startswith=f"{post.key} "))
        before = Q(site=self.site.host, key=post.number or post.key)  # of imports that knew a site by its host alone
        found = list(rows.filter(mine | before))
        for item in found:
            if _is_same(wxr.last_part(item.source_url), post):
                return item, item.key if item.key.startswith("post:") or not post.number else post.key
        taken = {item.key for item in found} | {key for key in self.seen if key.partition(" ")[0] == post.key}
        for key in sorted(taken & self.seen.keys()):
            if not post.slugs or not self.seen[key][1] or post.slugs & set(self.seen[key][1]):
                return None, key
        if not taken:
            return None, post.key
        return None, f"{post.key} {next(iter(sorted(post.slugs)), post.title)}"[:500]

    def _outcome(self, item: ImportedItem | None, key: str, content_hash: str) -> Outcome:
        """Drafts that were edited or published here are not overwritten; what a file says twice is taken once."""
        if key in self.seen:
            return Outcome.REPEATED
        if item is None:
            return Outcome.NEW
        if item.article is None:
            return Outcome.DELETED
        if item.content_hash == content_hash:
            return Outcome.UNCHANGED
        is_ours = item.article.first_published_at is None and drafts.fingerprint(item.article) == item.draft_hash
        return Outcome.TAKEN_OVER if is_ours else Outcome.KEPT

    def _lacking(self, plan: drafts.Plan) -> list[Entry]:
        """Picture problems that prevent publishing."""
        addresses = list(plan.sources())
        files = [Entry("picture", name_of(address)) for address in addresses if self.media.lacks_file(address)]
        lacking = [address for address in addresses if not (self.media.words(address, {}) or {"alt": "x"})["alt"]]
        return files + [Entry("words", name_of(address)) for address in lacking]

    def _conflicts(self, post: wxr.Post, key: str, article: Article | None, outcome: Outcome) -> list[Entry]:
        """Old addresses that lead to another article already, in the database or in this file."""
        if outcome in {Outcome.DELETED, Outcome.REPEATED}:
            return []
        found = []
        for path in drafts.old_addresses(post, self.site):
            claim = (self.site.host, path)
            is_other = self.claimed.setdefault(claim, key) != key
            if is_other or Redirect.objects.is_taken(path, article, host=self.site.host):
                found.append(Entry("address", path))
        return found

    @transaction.atomic
    def _write(self, item, key: str, content_hash: str, plan: drafts.Plan, post: wxr.Post, assets) -> Article:
        article = drafts.write(item.article if item else None, plan, post, assets, owner=self.owner)
        item = item or ImportedItem()
        item.batch, item.site, item.key = self.batch, self.site.name, key
        item.source_url, item.published_at = post["link"][:500], post.published_at
        item.content_hash, item.draft_hash = content_hash, drafts.fingerprint(Article.objects.get(pk=article.pk))
        item.article, item.warnings = article, [entry.as_data() for entry in plan.ledger.entries]
        item.save()
        return article


def _is_same(slug: str, post: wxr.Post) -> bool:
    """Whether an item that had this slug is the post. One with a number for its address had none yet."""
    return not slug or not post.slugs or slug in post.slugs
