"""Remind reviewers and owners, and send failed emails again. Run it daily; running it twice does no harm."""

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.models import ClinicalReview
from articles.review import board, mail, requests


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options):
        now = timezone.now()
        with timezone.override(settings.CLINIC_TIME_ZONE):
            reminded = board.queue_reminders(now, requests.clinic_day(now))
            unsent = ClinicalReview.objects.filter(mails__sent_at__isnull=True, mails__isnull=False).distinct()
            failed = mail.deliver(list(unsent), now=now)
        self.stdout.write(f"{len(reminded)} reminded, {failed} mails not taken by the mail server")
