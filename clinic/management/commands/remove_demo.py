"""Delete every sample, in one transaction, and list what a clinic has to do before it goes live."""

from django.conf import settings
from django.core.management.base import BaseCommand

from clinic import demo_staff, history
from clinic.demo import InUse
from clinic.management.commands.load_demo import demo_modules
from clinic.models import HistoryOpening

GO_LIVE = (
    "Set DEMO=false and DEBUG=false.",
    "Set SITE_URL to the https address, and ALLOWED_HOSTS to its name.",
    "Make the first account: manage.py createsuperuser. Then set up the clinic at /admin/setup/.",
    "Set EMAIL_URL, DEFAULT_FROM_EMAIL and RECEPTION_EMAIL, and send a request to yourself.",
    "Run manage.py check --deploy --database default: it names what is still missing.",
)


class Command(BaseCommand):
    help = "Removes all sample content, visits and staff accounts; what the clinic made itself stays."

    def handle(self, *args, **options):
        in_use: InUse = set()
        with history.opened(HistoryOpening.Why.REMOVE_DEMO):
            logged = demo_staff.logged_rows()
            kept = [name for module in reversed(demo_modules()) for name in module.remove(in_use)]
            demo_staff.forget_log(logged)
            kept += demo_staff.remove()
        self.stdout.write("The samples are gone.")
        for name in kept:
            self.stdout.write(self.style.WARNING(f"  kept, because something of yours needs it: {name}"))
        self.stdout.write("Before you go live:")
        for step in GO_LIVE:
            self.stdout.write(f"  [ ] {step}")
        if settings.DEMO:
            self.stdout.write(self.style.WARNING("DEMO is still true: the banner stays until you set it to false."))
