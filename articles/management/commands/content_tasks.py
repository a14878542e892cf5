"""Ask whether our sources are still there, and open tasks for editors. Run it daily; twice does no harm."""

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.publishing import source_links, tasks


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--offline", action="store_true", help="Ask no other site.")

    def handle(self, *args, **options):
        now = timezone.now()
        today = timezone.localdate(now, settings.CLINIC_TIME_ZONE)
        asked, gone = (0, 0) if options["offline"] else source_links.check(now, today)
        opened = tasks.open_due(now, today)
        self.stdout.write(f"{asked} sources asked, {gone} not there; {opened} tasks opened")
