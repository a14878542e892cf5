"""What an editor has typed and not saved is kept for them; a clinician who approved before approves what has changed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q


def whole_was_read(apps, schema_editor):
    """Until now every approval was of the whole text."""
    apps.get_model("articles", "ClinicalReview").objects.filter(state="approved").update(whole_read_at=F("decided_at"))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0012_unfinished_drafts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="UnsavedWork",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "form",
                    models.TextField(
                        help_text="The fields as they are sent, URL-encoded, with the version that was open."
                    ),
                ),
                ("kept_at", models.DateTimeField(db_index=True)),
                (
                    "article",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="unsaved_work",
                        to="articles.article",
                    ),
                ),
                (
                    "editor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "unsaved work",
                "verbose_name_plural": "unsaved work",
                "ordering": ["-kept_at", "-pk"],
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="clinicalreview",
            name="since",
            field=models.ForeignKey(
                blank=True,
                help_text="The reviewer's own approval of which they are shown only what has changed since then.",
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="+",
                to="articles.clinicalreview",
            ),
        ),
        migrations.AddField(
            model_name="clinicalreview",
            name="whole_read_at",
            field=models.DateTimeField(
                blank=True, help_text="When the reviewer last read the whole text. Readers see this date.", null=True
            ),
        ),
        migrations.RunPython(whole_was_read, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="clinicalreview",
            constraint=models.CheckConstraint(
                condition=Q(state="approved", whole_read_at__isnull=False)
                | (~Q(state="approved") & Q(whole_read_at__isnull=True)),
                name="only_an_approval_says_when_the_whole_was_read",
            ),
        ),
    ]
