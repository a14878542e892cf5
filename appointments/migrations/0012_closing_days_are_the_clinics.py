"""Closures of the whole clinic become closing days of the clinic's calendar; extra hours become those of each person."""

import django.db.models.deletion
from django.db import migrations, models


def move(apps, schema_editor):
    exceptions = apps.get_model("appointments", "TimetableException")
    closing_days = apps.get_model("clinic", "ClosingDay")
    people = list(apps.get_model("clinic", "Practitioner").objects.order_by("pk"))
    of_all = exceptions.objects.filter(practitioner=None).order_by("pk")
    for row in of_all:
        made = {"starts_at": row.starts_at, "ends_at": row.ends_at, "made_at": row.made_at, "made_by": row.made_by}
        if row.kind == "closed":
            closing_days.objects.create(note=row.note, **made)  # a note for staff: patients read nothing of it
        else:
            exceptions.objects.bulk_create(
                exceptions(practitioner=person, kind="open", note=row.note, **made) for person in people
            )
    of_all.delete()
    _check_now(schema_editor)


def _check_now(schema_editor):
    """PostgreSQL changes no table while checks of its rows wait for the end of the transaction."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def move_back(apps, schema_editor):
    exceptions = apps.get_model("appointments", "TimetableException")
    closing_days = apps.get_model("clinic", "ClosingDay")
    for row in closing_days.objects.order_by("pk"):
        exceptions.objects.create(
            practitioner=None, kind="closed", starts_at=row.starts_at, ends_at=row.ends_at,
            note=row.note, made_at=row.made_at, made_by=row.made_by,
        )  # fmt: skip
    closing_days.objects.all().delete()
    _check_now(schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("appointments", "0011_searches_are_recorded"),
        ("clinic", "0012_the_clinics_calendar"),
    ]

    operations = [
        migrations.RunPython(move, move_back),
        migrations.AlterField(
            model_name="timetableexception",
            name="practitioner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="timetable_exceptions",
                to="clinic.practitioner",
                verbose_name="practitioner",
            ),
        ),
    ]
