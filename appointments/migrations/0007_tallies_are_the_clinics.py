"""The other half of clinic's 0008: booking lets go of the model, and nothing happens to the rows."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("appointments", "0006_visits_by_status_and_day"),
        ("clinic", "0008_tallies_are_the_clinics"),
    ]

    operations = [migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("Tally")])]
