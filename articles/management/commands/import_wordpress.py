"""Import a WordPress export as drafts. Nothing is downloaded or published. See docs/moving-in.md."""

import sys
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.importing import moving, wxr


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("export", type=Path, help="the file that WordPress made (Tools → Export → All content)")
        parser.add_argument("--media", type=Path, metavar="DIR", help="a copy of wp-content/uploads")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
        parser.add_argument("--owner", metavar="USERNAME", help="who looks after the new drafts")
        parser.add_argument(
            "--author",
            action="append",
            default=[],
            metavar="NAME=SLUG",
            help="which contributor stands for an author of the old site; may be repeated",
        )

    def handle(self, *args, export, media, dry_run, owner, author, **options):
        for path in filter(None, (export, media)):
            if not path.exists():
                raise CommandError(f"{path} is not there.")
        move = moving.Move(
            path=export,
            now=timezone.now(),
            folder=media,
            authors=dict(self._pair(text) for text in author),
            owner=self._owner(owner),
            dry_run=dry_run,
        )
        try:
            report = move.run(self._progress if sys.stderr.isatty() else lambda done, total: None)
        except wxr.Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except moving.UnknownContributor as unknown:
            raise CommandError(f"There is no contributor with the address “{unknown}”.") from unknown
        self.stdout.write(report.text())

    def _pair(self, text: str) -> tuple[str, str]:
        name, equals, slug = text.rpartition("=")
        if not equals:
            raise CommandError("Say --author NAME=SLUG.")
        return name.strip().casefold(), slug.strip()

    def _owner(self, username: str | None):
        if not username:
            return None
        if (found := get_user_model().objects.filter(username=username).first()) is None:
            raise CommandError(f"There is no account “{username}”.")
        return found

    def _progress(self, done: int, total: int) -> None:
        self.stderr.write(f"\r{done}/{total}", ending="\n" if done == total else "")
