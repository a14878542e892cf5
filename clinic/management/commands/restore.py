"""Command that restores a backup into an empty place, or tries it elsewhere (`--drill`)."""

import json
import sys
from datetime import datetime
from getpass import getpass
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from clinic.backups import restoring, sealing
from clinic.backups.drill import drill
from clinic.backups.refusal import Refused


class Command(BaseCommand):
    help = "Restore a backup into an empty database and an empty media folder, then count and compare."
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path, help="A backup, or a folder: then its latest backup.")
        parser.add_argument("--drill", action="store_true", help="Restore elsewhere, compare, and throw it away.")
        parser.add_argument(
            "--key-file", metavar="FILE", help="Holds the secret key or the passphrase; - reads it from standard input."
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, path, format, **options):
        try:
            told = self._done(path, **options)
        except OSError as problem:
            words = _("Nothing was restored: %(why)s. The place is as empty as before.")
            raise CommandError(words % {"why": problem.strerror}) from None
        except Refused as refused:
            if format == "json":
                self.stdout.write(json.dumps({"outcome": refused.code, "words": str(refused)}))
                sys.exit(1)
            raise CommandError(str(refused)) from None
        if format == "json":
            self.stdout.write(json.dumps(told))
        else:
            self._say(told, is_drill=options["drill"])

    def _done(self, path: Path, *, key_file: str | None, **options) -> dict:
        path = restoring.chosen(path)
        key = self._key(path, key_file)
        if options["drill"]:
            return drill(path, key, timezone.now())
        restored = restoring.restore(path, key)
        return {"outcome": "done"} | restored._asdict() | {"made_at": restored.made_at.isoformat()}

    def _key(self, path: Path, key_file: str | None) -> str:
        """Never from the command line, which other users of the machine can read."""
        if key_file == "-":
            return sys.stdin.readline().strip()
        if key_file:
            try:
                return _key_in(Path(key_file).read_text())
            except OSError as problem:
                words = _("The key file cannot be read: %(why)s") % {"why": problem.strerror}
                raise Refused("wrong_key", words) from None
        key = settings.BACKUP_KEY
        if sealing.kind(path) != sealing.OPEN and (not key or sealing.is_public(key)) and sys.stdin.isatty():
            return getpass(_("Secret key or passphrase of this backup: ")).strip()
        return key

    def _say(self, told: dict, *, is_drill: bool) -> None:
        when = f"{datetime.fromisoformat(told['made_at']).astimezone(settings.CLINIC_TIME_ZONE):%Y-%m-%d %H:%M}"
        words = _(
            "Restored from %(when)s: %(rows)s rows in %(tables)s tables, pictures: %(media)s, as the backup lists them."
        )
        if is_drill:
            words = _(
                "Restore test of %(when)s passed: %(rows)s rows in %(tables)s tables, pictures: %(media)s, as listed."
            )
        facts = {key: told[key] for key in ("rows", "tables", "media")}
        self.stdout.write(self.style.SUCCESS(words % (facts | {"when": when})))
        if not told["links_work"]:
            words = _(
                "SECRET_KEY is not the one of the backup: links that patients and reviewers have "
                "will not work until it is."
            )
            self.stdout.write(self.style.WARNING(words))
        if is_drill:
            return
        if told["missing"]:
            self.stdout.write(
                _("These were set there and are not here: %(names)s.") % {"names": ", ".join(told["missing"])}
            )
        words = _("Erase again what was erased after %(when)s: the backup still has it.")
        self.stdout.write(words % {"when": when})


def _key_in(text: str) -> str:
    """The first line that is no comment: files of age-keygen begin with comments."""
    lines = [line.strip() for line in text.splitlines()]
    return next((line for line in lines if line and not line.startswith("#")), "")
