"""Command that becomes litestream, until it is stopped."""

import os

from django.core.management.base import BaseCommand, CommandError

from clinic.backups import continuous
from clinic.backups.refusal import Refused


class Command(BaseCommand):
    help = "Copy the SQLite database to LITESTREAM_URL while the site runs, until Ctrl-C."

    def handle(self, **options):
        try:
            command = continuous.command()
        except Refused as refused:
            raise CommandError(str(refused)) from None
        os.execv(command[0], command)  # noqa: S606 - our own words and settings
