"""Command that makes a backup. A cron job or a timer runs it at night."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from clinic.backups import keeping, making, sealing
from clinic.backups.refusal import OF_THE_DATABASE, Refused


class Command(BaseCommand):
    help = "Back up database and media into one file, while the site runs. Encrypted if BACKUP_KEY is set."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, help="Or set BACKUP_URL.")

    def handle(self, *, folder, **options):
        folder = folder or settings.BACKUP_FOLDER
        if folder is None:
            raise CommandError(_("Say where the backup goes: manage.py backup FOLDER, or set BACKUP_URL."))
        try:
            made = making.backup(folder, settings.BACKUP_KEY, timezone.now())
        except Refused as refused:
            raise CommandError(str(refused)) from None
        except OSError as problem:
            raise CommandError(_("The backup failed: %(why)s") % {"why": problem.strerror or problem}) from problem
        except OF_THE_DATABASE as problem:
            words = _("The backup failed: the database did not answer (%(kind)s).")
            raise CommandError(words % {"kind": type(problem).__name__}) from None
        self.stdout.write(self.style.SUCCESS(str(made.path)))
        words = _("%(rows)s rows in %(tables)s tables, pictures: %(media)s, %(size)s.")
        facts = {"rows": made.rows, "tables": made.tables, "media": made.media, "size": filesizeformat(made.size)}
        self.stdout.write(words % facts)
        self._say_who_can_read_it()
        words = _("%(count)s older backups deleted. What is erased on the site is in no backup after %(days)s days.")
        self.stdout.write(words % {"count": made.deleted, "days": keeping.KEEP_DAILY.days})

    def _say_who_can_read_it(self) -> None:
        if not settings.BACKUP_KEY:
            words = _(
                "Not encrypted: whoever has this file reads patients' names and reasons for visits. Set BACKUP_KEY."
            )
            self.stderr.write(self.style.WARNING(words))
        elif sealing.is_public(settings.BACKUP_KEY):
            self.stdout.write(_("Encrypted for a public key. Only its secret key opens the file."))
        else:
            self.stdout.write(_("Encrypted with BACKUP_KEY. Keep a copy of it elsewhere: nothing else opens the file."))
