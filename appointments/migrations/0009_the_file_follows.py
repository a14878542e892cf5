"""Puts the patient's file into appointments that had lost it: two ways of making one forgot it until version 0.2.0.

Without it, retention erases name and note of somebody who has been at the clinic. Only where staff have not decided
about the appointment themselves since ("linked" in its history), and where the file has not been erased.
"""

from django.db import migrations
from django.db.models import Q
from django.utils import timezone


def give_files_back(apps, schema_editor):
    Appointment = apps.get_model("appointments", "Appointment")
    AppointmentEvent = apps.get_model("appointments", "AppointmentEvent")
    lost = (
        Appointment.objects.filter(patient=None, erased_at=None)
        .filter(Q(replaces__isnull=False) | Q(waitlist_entry__isnull=False))
        .exclude(events__action="linked")
        .order_by("pk")  # the one that it replaces was made before it, and has its file by now
    )
    for appointment in list(lost.select_related("waitlist_entry")):
        before = Q(pk=appointment.replaces_id)
        if appointment.waitlist_entry_id:
            before |= Q(waitlist_entry=appointment.waitlist_entry_id) | Q(pk=appointment.waitlist_entry.appointment_id)
        linked = Appointment.objects.filter(before, pk__lt=appointment.pk, patient__erased_at=None, erased_at=None)
        found = linked.exclude(patient=None).order_by("-pk").first()
        if found is None:
            continue
        Appointment.objects.filter(pk=appointment.pk).update(patient=found.patient_id)
        AppointmentEvent.objects.create(
            appointment_id=appointment.pk, at=timezone.now(), actor="system", action="linked"
        )


class Migration(migrations.Migration):
    dependencies = [("appointments", "0008_the_agenda_reads_an_index_alone")]
    operations = [migrations.RunPython(give_files_back, migrations.RunPython.noop)]
