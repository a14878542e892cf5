"""Rebuild the search index from the live editions."""

from django.core.management.base import BaseCommand

from articles.search import index


class Command(BaseCommand):
    help = "Write the words of the search again from the live editions."

    def add_arguments(self, parser):
        parser.add_argument("--missing", action="store_true", help="Only those of articles that have none.")

    def handle(self, *, missing, **options):
        count = index.write_missing() if missing else index.write_all()
        self.stdout.write(f"{count} articles can be found again.")
