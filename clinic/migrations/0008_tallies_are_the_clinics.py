"""Tallies are counted for articles, too: their model moves here, their table stays where it is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0007_public_facts"),
        ("appointments", "0006_visits_by_status_and_day"),  # which has made the table
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Tally",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("surface", models.CharField(max_length=20)),
                        ("caller", models.CharField(max_length=64)),
                        ("begins_at", models.DateTimeField(db_index=True)),
                        ("count", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "tally",
                        "verbose_name_plural": "tallies",
                        "db_table": "appointments_tally",
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("surface", "caller", "begins_at"), name="a_caller_is_tallied_once_in_a_stretch"
                            )
                        ],
                    },
                )
            ]
        )
    ]
