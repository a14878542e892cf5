"""In place of Django's command, which needs GNU gettext."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from clinic import catalogue


class Command(BaseCommand):
    help = "Compile the translations that have changed."
    requires_system_checks = []

    def handle(self, **options):
        for folder in map(Path, settings.LOCALE_PATHS):
            for source in catalogue.compile_changed(folder):
                if options["verbosity"]:
                    self.stdout.write(f"Compiled {source.relative_to(folder)}.")
