"""Old addresses by host, path and query, to more than articles; exports that are uploaded in the admin."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0015_updates_at_a_set_time"),
        ("clinic", "0016_colours_of_services"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportUpload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="file")),
                ("uploaded_at", models.DateTimeField(verbose_name="uploaded on")),
                (
                    "authors",
                    models.JSONField(default=dict, help_text="Name on the old site → address of the contributor."),
                ),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("trying", "Trial run under way"),
                            ("tried", "Tried, not imported"),
                            ("importing", "Import under way"),
                            ("imported", "Imported"),
                            ("refused", "Refused"),
                        ],
                        default="trying",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("total", models.PositiveIntegerField(default=0, help_text="Items in the file.")),
                ("trial", models.JSONField(default=dict, help_text="The report of the trial run.")),
                ("result", models.JSONField(default=dict, help_text="The report of the import.")),
                ("problem", models.TextField(blank=True)),
                (
                    "worked_on_until",
                    models.DateTimeField(blank=True, help_text="A request works on it until then.", null=True),
                ),
            ],
            options={
                "verbose_name": "move from an old site",
                "verbose_name_plural": "moving in",
                "ordering": ["-uploaded_at", "-pk"],
                "default_permissions": (),
            },
        ),
        migrations.AlterModelOptions(
            name="redirect",
            options={
                "ordering": ["old_path", "host"],
                "verbose_name": "old address",
                "verbose_name_plural": "old addresses",
            },
        ),
        migrations.AddField(
            model_name="redirect",
            name="host",
            field=models.CharField(
                blank=True,
                help_text="Such as “old-clinic.example”. Leave empty if the address is the same on every host.",
                max_length=250,
                verbose_name="old host",
            ),
        ),
        migrations.AddField(
            model_name="redirect",
            name="page",
            field=models.CharField(
                blank=True,
                choices=[
                    ("services", "Services"),
                    ("articles", "Articles"),
                    ("team", "Team"),
                    ("contact", "Contact"),
                    ("my_appointment", "My appointment"),
                    ("hours", "Opening hours"),
                    ("prices", "Services and prices"),
                    ("conditions", "Conditions A–Z"),
                    ("privacy", "Privacy"),
                ],
                max_length=20,
                verbose_name="page of the site",
            ),
        ),
        migrations.AddField(
            model_name="redirect",
            name="practitioner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="clinic.practitioner",
                verbose_name="person",
            ),
        ),
        migrations.AddField(
            model_name="redirect",
            name="service",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="clinic.service",
                verbose_name="service",
            ),
        ),
        migrations.AlterField(
            model_name="importbatch",
            name="site",
            field=models.CharField(help_text="Host and path.", max_length=250, verbose_name="old site"),
        ),
        migrations.AlterField(
            model_name="importeditem",
            name="key",
            field=models.CharField(
                help_text="“post:7” for a post by its number, the address of a picture.", max_length=500
            ),
        ),
        migrations.AlterField(
            model_name="importeditem",
            name="site",
            field=models.CharField(help_text="Host and path.", max_length=250, verbose_name="old site"),
        ),
        migrations.AlterField(
            model_name="importeditem",
            name="warnings",
            field=models.JSONField(
                default=list,
                help_text="The loss ledger; articles/importing/report.py has the words.",
                verbose_name="warnings",
            ),
        ),
        migrations.AlterField(
            model_name="redirect",
            name="article",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="redirects",
                to="articles.article",
                verbose_name="article",
            ),
        ),
        migrations.AlterField(
            model_name="redirect",
            name="old_path",
            field=models.CharField(max_length=250, verbose_name="old address"),
        ),
        migrations.AddConstraint(
            model_name="redirect",
            constraint=models.UniqueConstraint(
                fields=("host", "old_path"),
                name="an_old_address_leads_to_one_page",
                violation_error_message="This old address already leads to a page.",
            ),
        ),
        migrations.AddConstraint(
            model_name="redirect",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("article__isnull", False), ("page", ""), ("practitioner", None), ("service", None)),
                    models.Q(("article", None), ("page", ""), ("practitioner", None), ("service__isnull", False)),
                    models.Q(("article", None), ("page", ""), ("practitioner__isnull", False), ("service", None)),
                    models.Q(
                        ("article", None),
                        ("practitioner", None),
                        ("service", None),
                        models.Q(("page", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="an_old_address_has_one_aim",
                violation_error_message="Choose one: an article, a service, a person or a page.",
            ),
        ),
        migrations.AddField(
            model_name="importupload",
            name="batch",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="articles.importbatch",
            ),
        ),
        migrations.AddField(
            model_name="importupload",
            name="uploaded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
