"""Delete old feedback and comments. Run it daily; running it twice does no harm."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.readers import comments, votes


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options):
        now = timezone.now()
        words, gone = votes.forget(now), comments.forget(now)
        self.stdout.write(f"{words} words of feedback and {gone} comments forgotten")
