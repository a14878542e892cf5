"""Delete old feedback, comments, and what editors left unsaved or not imported. Run it daily; twice does no harm."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.importing import uploads
from articles.publishing import unsaved
from articles.readers import comments, votes


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options):
        now = timezone.now()
        words, gone, left = votes.forget(now), comments.forget(now), unsaved.forget(now)
        uploads.forget(now)
        self.stdout.write(f"{words} words of feedback and {gone} comments forgotten, {left} unsaved forms deleted")
