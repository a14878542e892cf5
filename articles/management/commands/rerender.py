"""Render every edition and rebuild the search index from the snapshots, after a change of templates."""

from django.core.management.base import BaseCommand

from articles.models import Edition
from articles.publishing import rendering
from articles.search import index


class Command(BaseCommand):
    help = "Make the HTML of every edition again from its snapshot, and the words of the search."

    def handle(self, *args, **options):
        count = 0
        for edition in Edition.objects.iterator():
            Edition.objects.filter(pk=edition.pk).update(**rendering.render(edition.snapshot))
            count += 1
        index.write_all()
        self.stdout.write(f"{count} editions were made again from their snapshots.")
