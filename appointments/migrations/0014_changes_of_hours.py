"""Changes that affected appointments. Closures that are already entered keep a page of their progress."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone


def remember_closures(apps, schema_editor):
    """One change for each coming closure, with the appointments that still stand in it."""
    change_of = apps.get_model("appointments", "ScheduleChange").objects
    affected = apps.get_model("appointments", "AffectedAppointment").objects
    appointments = apps.get_model("appointments", "Appointment").objects
    now = timezone.now()
    for label, kind in (("appointments.TimetableException", "time_off"), ("clinic.ClosingDay", "clinic_closed")):
        closures = apps.get_model(label).objects.filter(made_at__isnull=False, made_by__isnull=False, ends_at__gt=now)
        for closure in (closures.filter(kind="closed") if kind == "time_off" else closures).order_by("pk"):
            there = appointments.filter(
                status__in=["requested", "offered", "confirmed"], starts_at__gt=now, starts_at__lt=closure.ends_at
            ).filter(ends_at__gt=closure.starts_at)
            if kind == "time_off":
                there = there.filter(practitioner=closure.practitioner_id)
            if not there.exists():
                continue
            change = change_of.create(
                kind=kind,
                words=closure.practitioner.name if kind == "time_off" else closure.public_note,
                subject=closure.pk,
                made_at=closure.made_at,
                made_by_id=closure.made_by_id,
            )
            affected.bulk_create(
                affected.model(change=change, appointment_id=pk, practitioner_id=person, starts_at=starts_at)
                for pk, person, starts_at in there.values_list("pk", "practitioner", "starts_at")
            )


class Migration(migrations.Migration):
    dependencies = [
        ("appointments", "0013_timetables_over_midnight"),
        ("clinic", "0013_hours_in_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ScheduleChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("clinic_closed", "Clinic closed"),
                            ("time_off", "Time off"),
                            ("hours", "Hours changed"),
                            ("practitioner", "Practitioner changed"),
                            ("service", "Service changed"),
                            ("earlier", "Appointments that did not fit"),
                        ],
                        max_length=13,
                        verbose_name="kind",
                    ),
                ),
                (
                    "words",
                    models.CharField(
                        blank=True, help_text="Never names a patient.", max_length=200, verbose_name="what was changed"
                    ),
                ),
                (
                    "subject",
                    models.PositiveBigIntegerField(
                        help_text="Key of the changed row, which may be gone by now.", null=True
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="entered")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "change that affected appointments",
                "verbose_name_plural": "changes that affected appointments",
                "ordering": ["-made_at", "-pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="AffectedAppointment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_at", models.DateTimeField(verbose_name="starts")),
                (
                    "offer_due_by",
                    models.ForeignKey(
                        help_text="Who decided on an offer that is still to be made, by the page or by the worker.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="affected_by",
                        to="appointments.appointment",
                    ),
                ),
                (
                    "practitioner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="clinic.practitioner"
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="appointments.schedulechange",
                    ),
                ),
            ],
            options={
                "verbose_name": "affected appointment",
                "verbose_name_plural": "affected appointments",
                "ordering": ["starts_at", "pk"],
                "default_permissions": (),
            },
        ),
        migrations.AddConstraint(
            model_name="schedulechange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["clinic_closed", "time_off", "hours", "practitioner", "service", "earlier"])
                ),
                name="a_schedule_change_has_a_known_kind",
            ),
        ),
        migrations.AddIndex(
            model_name="affectedappointment",
            index=models.Index(
                condition=models.Q(("offer_due_by__isnull", False)), fields=["change"], name="offers_that_are_due"
            ),
        ),
        migrations.AddConstraint(
            model_name="affectedappointment",
            constraint=models.UniqueConstraint(
                fields=("change", "appointment"), name="a_change_affects_an_appointment_once"
            ),
        ),
        # Last, since PostgreSQL alters no table whose new rows are still to be checked.
        migrations.RunPython(remember_closures, migrations.RunPython.noop),
    ]
