"""Fill the site with a sample clinic. Idempotent: it creates what is missing and changes nothing else."""

from importlib import import_module

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from clinic import demo_staff

# In order of dependence. By name, because clinic imports neither of the other apps.
SAMPLES = ("clinic.demo", "articles.demo", "appointments.demo.basics")


def demo_modules() -> list:
    return [import_module(name) for name in SAMPLES]


class Command(BaseCommand):
    help = "Loads the sample clinic, its articles, timetables, visits and staff accounts. Needs DEMO=true."

    def add_arguments(self, parser):
        parser.add_argument("--busy", action="store_true", help="Weeks full of visits, too: about a minute.")

    def handle(self, *args, busy=False, **options):
        if not settings.DEMO:
            raise CommandError("This would put sample people on a live site. Set DEMO=true if this is a demo.")
        clinic, *others = demo_modules()
        clinic.load()
        password = demo_staff.load()  # before the articles and appointments, which refer to staff
        for module in others:
            module.load()
        if busy:
            import_module("appointments.demo.weeks").load(self.stdout.write)
        self.stdout.write(f"Demo loaded. Staff sign in at {settings.SITE_URL}/admin/")
        self.stdout.write(f"  names:    {', '.join(demo_staff.ACCOUNTS)}")
        self.stdout.write(f"  password: {password}")
