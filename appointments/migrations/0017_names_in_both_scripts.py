"""Search keys of names (appointments/names.py), and the clinic's own file number."""

from django.db import migrations, models

import appointments.models.name_keys
from appointments import names

OF = {
    "Patient": ["name"],
    "Appointment": ["patient_name", "contact_name"],
    "WaitlistEntry": ["patient_name", "contact_name"],
}
AT_ONCE = 500


def fill(apps, schema_editor):
    for model, columns in OF.items():
        rows = apps.get_model("appointments", model).objects
        after = 0
        while batch := list(rows.filter(pk__gt=after).order_by("pk").only("pk", *columns)[:AT_ONCE]):
            for row in batch:
                row.name_keys = names.keys(*(getattr(row, column) for column in columns))
            rows.bulk_update([row for row in batch if row.name_keys], ["name_keys"])
            after = batch[-1].pk


class Migration(migrations.Migration):
    dependencies = [
        ("appointments", "0016_three_pages"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="patient", name="an_erased_patient_is_nobody"),
        migrations.AddField(
            model_name="appointment",
            name="name_keys",
            field=appointments.models.name_keys.NameKeys(
                blank=True, default="", editable=False, of=["patient_name", "contact_name"]
            ),
        ),
        migrations.AddField(
            model_name="patient",
            name="name_keys",
            field=appointments.models.name_keys.NameKeys(blank=True, default="", editable=False, of=["name"]),
        ),
        migrations.AddField(
            model_name="patient",
            name="record_number",
            field=models.CharField(
                blank=True,
                help_text="Optional.",
                max_length=30,
                verbose_name="file number of the clinic's medical record",
            ),
        ),
        migrations.AddField(
            model_name="waitlistentry",
            name="name_keys",
            field=appointments.models.name_keys.NameKeys(
                blank=True, default="", editable=False, of=["patient_name", "contact_name"]
            ),
        ),
        migrations.AddConstraint(
            model_name="patient",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("erased_at__isnull", True),
                    models.Q(
                        ("born_on__isnull", True),
                        ("email", ""),
                        ("name", ""),
                        ("name_keys", ""),
                        ("phone", ""),
                        ("record_number", ""),
                    ),
                    _connector="OR",
                ),
                name="an_erased_patient_is_nobody",
            ),
        ),
        migrations.AddConstraint(
            model_name="patient",
            constraint=models.UniqueConstraint(
                condition=models.Q(("record_number", ""), _negated=True),
                fields=("record_number",),
                name="a_record_number_is_of_one_patient",
                violation_error_message="Another patient file has this number.",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(
                condition=models.Q(
                    ("patient__isnull", True), models.Q(("contact_name", ""), _negated=True), _connector="OR"
                ),
                fields=["name_keys"],
                name="visits_of_a_name",
            ),
        ),
    ]
