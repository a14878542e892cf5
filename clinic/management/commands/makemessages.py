"""Django's command, so that a second run over the same texts changes nothing in the catalogue."""

import re
from pathlib import Path

from django.core.management.commands import makemessages

NOT_OURS = ["tests", "var", "docs", "node_modules", "locale"]


class Command(makemessages.Command):
    # A guess at a translation is worse than none: it would look translated.
    msgmerge_options = ["-q", "--backup=none", "--no-fuzzy-matching", "--update"]

    def handle(self, *args, **options):
        options["ignore_patterns"] = [*options["ignore_patterns"], *NOT_OURS]
        options |= {"no_wrap": True, "add_location": "file", "no_obsolete": True}
        super().handle(*args, **options)

    def write_po_file(self, potfile, locale):
        super().write_po_file(potfile, locale)
        catalogue = Path(potfile).parent / locale / "LC_MESSAGES" / f"{self.domain}.po"
        text = catalogue.read_text(encoding="utf-8")
        catalogue.write_text(re.sub(r'"POT-Creation-Date: .*\n', "", text), encoding="utf-8")
