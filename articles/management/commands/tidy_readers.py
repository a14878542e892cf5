"""Forget what readers left and nobody needs any more. Once a day is enough; twice does no harm."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.readers import comments, votes


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options):
        now = timezone.now()
        words, gone = votes.forget(now), comments.forget(now)
        self.stdout.write(f"{words} words of feedback and {gone} comments forgotten")
