"""For the operator of the server: a lone manager or superuser who lost the device and the recovery codes."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from clinic.models import StaffEvent
from clinic.staff import second_factor


class Command(BaseCommand):
    help = "Takes the second factor of an account away. The person adds a new one at the next sign-in and is told."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--reason", choices=StaffEvent.Reason.values, default=StaffEvent.Reason.LOST.value)

    def handle(self, *, username, reason, **options):
        account = get_user_model().objects.filter(username=username).first()
        if account is None:
            raise CommandError(f"There is no account {username!r}.")
        second_factor.reset(account, reason=StaffEvent.Reason(reason), now=timezone.now())
        self.stdout.write("Done. All sessions of the account have ended.")
