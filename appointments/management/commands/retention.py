"""Command that erases data past the retention period. The worker does this once a day; `--dry-run` only counts."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from appointments.patients import retention


class Command(BaseCommand):
    help = "Erase who asked for visits that were kept as long as the clinic's profile says."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Say what would be erased, and change nothing.")

    def handle(self, *, dry_run, **options):
        now = timezone.now()
        limits = retention.cutoffs(now)
        self.stdout.write(
            f"Never took place: before {limits.unvisited:%Y-%m-%d}. Took place: before {limits.visits:%Y-%m-%d}."
        )
        if dry_run:
            for what, count in retention.due(now).items():
                self.stdout.write(f"{count} {what} would be erased.")
            return
        done = retention.run(now, say=self.stdout.write)
        self.stdout.write("Done." if done else "Nothing was due.")
