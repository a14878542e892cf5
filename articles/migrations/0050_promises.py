"""Texts about the clinic promise nothing."""

import clinic.promises
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0016_moving_in_without_loss"),
    ]

    operations = [
        migrations.AlterField(
            model_name="announcement",
            name="text",
            field=models.CharField(max_length=200, validators=[clinic.promises.promises_nothing], verbose_name="text"),
        ),
        migrations.AlterField(
            model_name="contributor",
            name="biography",
            field=models.TextField(blank=True, validators=[clinic.promises.promises_nothing], verbose_name="biography"),
        ),
        migrations.AlterField(
            model_name="contributor",
            name="role",
            field=models.CharField(
                blank=True, max_length=120, validators=[clinic.promises.promises_nothing], verbose_name="role"
            ),
        ),
        migrations.AlterField(
            model_name="homesection",
            name="title",
            field=models.CharField(
                blank=True,
                help_text="Leave empty for the usual one.",
                max_length=80,
                validators=[clinic.promises.promises_nothing],
                verbose_name="title",
            ),
        ),
        migrations.AlterField(
            model_name="menuentry",
            name="label",
            field=models.CharField(
                blank=True,
                help_text="Leave empty to use the name of the page.",
                max_length=40,
                validators=[clinic.promises.promises_nothing],
                verbose_name="words",
            ),
        ),
    ]
