"""Command that lists the free times of a service as JSON."""

import json
from datetime import date, timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from appointments.times.availability import free_slots
from clinic.models import Service


class Command(BaseCommand):
    help = "List the free times of a service."

    def add_arguments(self, parser):
        parser.add_argument("service", help="The service's slug.")
        parser.add_argument("--from", dest="first_day", type=date.fromisoformat, required=True, metavar="DATE")
        parser.add_argument("--days", type=int, default=7)
        parser.add_argument("--practitioner", metavar="SLUG")
        parser.add_argument("--returning", action="store_true", help="For a patient who has been here before.")
        parser.add_argument("--format", choices=["json"], default="json")

    def handle(self, *, service, first_day, days, practitioner, returning, **options):
        found = Service.objects.bookable().filter(slug=service).first()
        if found is None:
            raise CommandError(f"No bookable service has the slug {service!r}.")
        if days < 1:
            raise CommandError("--days must be at least 1.")
        people = {person.pk: person for person in found.practitioners.active()}
        if practitioner is not None:
            people = {pk: person for pk, person in people.items() if person.slug == practitioner}
            if not people:
                raise CommandError(f"No practitioner of this service has the slug {practitioner!r}.")
        slots = free_slots(found, people.values(), first_day, first_day + timedelta(days=days - 1), returning=returning)
        rows = [
            {
                "practitioner": people[slot.practitioner_id].slug,
                "starts_at": _local(slot.starts_at),
                "ends_at": _local(slot.ends_at),
            }
            for slot in slots
        ]
        self.stdout.write(json.dumps(rows, indent=1))


def _local(moment) -> str:
    return moment.astimezone(settings.CLINIC_TIME_ZONE).isoformat()
