"""Create the clinic's roles. Run it after `migrate`."""

from django.core.management.base import BaseCommand

from clinic import roles


class Command(BaseCommand):
    help = "Make the groups of clinic/roles.py, or bring their rights back to the table."

    def handle(self, **options):
        roles.establish()
        self.stdout.write(f"Roles: {', '.join(roles.ROLES)}.")
