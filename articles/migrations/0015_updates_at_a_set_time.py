"""An update of a live article appears at a set time."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0014_pages_menus_and_announcements"),
        ("clinic", "0016_colours_of_services"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="next_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="article",
            name="next_edition",
            field=models.OneToOneField(
                blank=True,
                editable=False,
                help_text="An update of a live article that appears at a set time.",
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="next_for",
                to="articles.edition",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("next_at__isnull", True), ("next_edition__isnull", True)),
                    models.Q(
                        ("live_edition__isnull", False), ("next_at__isnull", False), ("next_edition__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="an_update_has_its_time_and_a_live_edition",
            ),
        ),
    ]
