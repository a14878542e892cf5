"""Runs an import, each post in its own transaction, so that one failure does not affect the others."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.importing import drafts, wxr
from articles.importing.media import Media, name_of
from articles.importing.report import Line, Outcome, Report
from articles.models import Article, Contributor, ImageAsset, ImportBatch, ImportedItem, Redirect

KINDS = {"post", "page"}
STATUSES = {"publish", "draft", "pending", "future", "private"}


class UnknownContributor(Exception):
    """The mapping of authors names an unknown contributor."""


@dataclass
class Move:
    """One import run. With `dry_run` it checks everything and writes nothing, neither rows nor pictures."""

    path: Path
    now: datetime
    folder: Path | None = None
    authors: dict[str, str] = field(default_factory=dict)
    owner: Any = None
    dry_run: bool = False

    def run(self, tell=lambda done, total: None) -> Report:
        """Raises wxr.Refused, before anything is written, if the file is not a valid export."""
        self._know_authors()
        self.site = wxr.survey(self.path)
        self.media = Media(self.site, self.folder)
        self.report = Report(site=self.site.host, dry_run=self.dry_run)
        self.batch = self._batch()
        if not self.dry_run:
            self.report.pictures_that_came = self.media.complete()
        for done, post in enumerate(wxr.posts(self.path), start=1):
            if post.kind in KINDS and post.status in STATUSES:
                self.report.lines.append(self._take(post))
            elif post.kind != "attachment":
                self.report.leave_out(post.kind, post.status)
            tell(done, self.site.items)
        return self.report

    def _know_authors(self) -> None:
        known = set(Contributor.objects.values_list("slug", flat=True))
        for slug in self.authors.values():
            if slug not in known:
                raise UnknownContributor(slug)

    def _batch(self) -> ImportBatch:
        facts = {"file_hash": self.site.file_hash, "site": self.site.host, "taken_at": self.now, "taken_by": self.owner}
        return ImportBatch(**facts) if self.dry_run else ImportBatch.objects.create(**facts)

    def _take(self, post: wxr.Post) -> Line:
        item = ImportedItem.objects.filter(site=self.site.host, key=post.key).select_related("article").first()
        plan = drafts.plan(post, self.site, self.media, self.authors)
        outcome = _outcome(item, plan)
        article = item.article if item else None
        line = Line(outcome, post.title, post["link"], comments=post.comments)
        is_written = outcome in {Outcome.NEW, Outcome.TAKEN_OVER}
        if is_written:
            line.warnings += plan.warnings
        if is_written and not self.dry_run:
            assets = self._pictures(plan)
            try:
                article = self._write(item, plan, post, assets)
            except ValidationError as problem:
                return Line(Outcome.FAILED, post.title, post["link"], [f"failed:{' '.join(problem.messages)}"])
        if article is not None:
            line.article = article
            line.warnings += drafts.missing(article)
            line.warnings += [] if self.dry_run else self._redirects(post, article)
        elif is_written:
            line.warnings += self._missing_files(plan)
        return line

    def _pictures(self, plan: drafts.Plan) -> dict[str, ImageAsset | None]:
        return {
            address: self.media.asset(address, words, batch=self.batch) for address, words in plan.sources().items()
        }

    def _missing_files(self, plan: drafts.Plan) -> list[str]:
        sources = plan.sources()
        files = [f"picture:{name_of(address)}" for address in sources if self.media.file(address) is None]
        words = [
            f"words:{name_of(address)}"
            for address, given in sources.items()
            if not (given.get("alt") or self.media.attachment(address).alt)
        ]
        return files + words

    @transaction.atomic
    def _write(self, item: ImportedItem | None, plan: drafts.Plan, post: wxr.Post, assets) -> Article:
        article = drafts.write(item.article if item else None, plan, post, assets, owner=self.owner)
        ImportedItem.objects.update_or_create(
            site=self.site.host,
            key=post.key,
            defaults={
                "batch": self.batch,
                "source_url": post["link"][:500],
                "published_at": post.published_at,
                "content_hash": plan.hash,
                "draft_hash": drafts.fingerprint(Article.objects.get(pk=article.pk)),
                "article": article,
                "warnings": plan.warnings,
            },
        )
        return article

    def _redirects(self, post: wxr.Post, article: Article) -> list[str]:
        paths = drafts.old_addresses(post, self.site)
        return [f"address:{path}" for path in paths if not Redirect.objects.keep(path, article)]


def _outcome(item: ImportedItem | None, plan: drafts.Plan) -> Outcome:
    """The outcome code for a post. Drafts that were edited or published here are not overwritten."""
    if item is None:
        return Outcome.NEW
    if item.article is None:
        return Outcome.DELETED
    if item.content_hash == plan.hash:
        return Outcome.UNCHANGED
    is_ours = item.article.first_published_at is None and drafts.fingerprint(item.article) == item.draft_hash
    return Outcome.TAKEN_OVER if is_ours else Outcome.KEPT
