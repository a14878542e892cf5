"""Texts about the clinic promise nothing; series of articles."""

import clinic.promises
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0017_unsaved_work_of_each_window"),
    ]

    operations = [
        migrations.CreateModel(
            name="Series",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "title",
                    models.CharField(
                        max_length=120, unique=True, validators=[clinic.promises.promises_nothing], verbose_name="title"
                    ),
                ),
                ("is_sample", models.BooleanField(default=False, editable=False, verbose_name="sample")),
            ],
            options={
                "verbose_name": "series",
                "verbose_name_plural": "series",
                "ordering": ["title"],
            },
        ),
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
        migrations.CreateModel(
            name="SeriesPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=10, verbose_name="order")),
                (
                    "article",
                    models.OneToOneField(
                        help_text="An article is a part of one series at most.",
                        limit_choices_to=models.Q(("article_type", "page"), _negated=True),
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="part",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="articles.series"
                    ),
                ),
            ],
            options={
                "verbose_name": "part",
                "verbose_name_plural": "parts, in the order in which they are read",
                "ordering": ["order", "pk"],
            },
        ),
    ]
