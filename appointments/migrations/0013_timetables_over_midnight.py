"""Weekly hours may end after midnight, and a timetable may belong to a season of the clinic.

No row that the release before allows breaks the new rule. On the way back the hours after midnight are named.
"""

import django.db.models.deletion
from django.db import migrations, models


def refuse_nights(apps, schema_editor):
    """The release before knows no hours after midnight."""
    nights = apps.get_model("appointments", "TimetableHours").objects.filter(closes_at__lt=models.F("opens_at"))
    rows = nights.values_list("timetable__practitioner__name", "weekday", "opens_at", "closes_at")
    if names := [f"{name}, weekday {day}, {opens:%H:%M} to {closes:%H:%M}" for name, day, opens, closes in rows]:
        raise ValueError(f"End these hours at midnight first: {'; '.join(names)}.")


class Migration(migrations.Migration):
    dependencies = [
        ("appointments", "0012_closing_days_are_the_clinics"),
        ("clinic", "0013_hours_in_words"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="timetablehours",
            name="hours_end_after_they_start",
        ),
        migrations.RunPython(migrations.RunPython.noop, refuse_nights),
        migrations.AddField(
            model_name="timetable",
            name="season",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="timetables",
                to="clinic.season",
            ),
        ),
        migrations.AlterField(
            model_name="timetable",
            name="practitioner",
            field=models.ForeignKey(
                help_text="To copy a timetable, choose another person and press “Save as new”.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="timetables",
                to="clinic.practitioner",
                verbose_name="practitioner",
            ),
        ),
        migrations.AlterField(
            model_name="timetablehours",
            name="closes_at",
            field=models.TimeField(help_text="After midnight too: 20:00 to 01:00.", verbose_name="to"),
        ),
        migrations.AddConstraint(
            model_name="timetablehours",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_at", models.F("opens_at")), _negated=True),
                name="timetable_hours_are_not_empty",
                violation_error_message="The time to close is the time to open.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="timetable",
            name="one_timetable_begins_on_a_day",
            constraint=models.UniqueConstraint(
                models.F("practitioner"),
                models.F("valid_from"),
                name="one_timetable_begins_on_a_day",
                violation_error_message="This person has another timetable that begins on this day.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="timetable",
            name="a_timetable_ends_after_it_begins",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                ),
                name="a_timetable_ends_after_it_begins",
                violation_error_message="The last day is before the first.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="timetableexception",
            name="an_exception_ends_after_it_starts",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                name="an_exception_ends_after_it_starts",
                violation_error_message="The end is not after the start.",
            ),
        ),
    ]
