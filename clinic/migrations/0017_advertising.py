"""The advertising permit; texts about the clinic promise nothing."""

import clinic.promises
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0016_colours_of_services"),
    ]

    operations = [
        migrations.AddField(
            model_name="clinicprofile",
            name="advert_permit_expires_on",
            field=models.DateField(
                blank=True,
                help_text="From the day after, the site does not show the permit. We warn you 60 days before.",
                null=True,
                verbose_name="advertising permit valid until",
            ),
        ),
        migrations.AddField(
            model_name="clinicprofile",
            name="advert_permit_number",
            field=models.CharField(
                blank=True,
                help_text="As on the permit of the health authority.",
                max_length=60,
                verbose_name="advertising permit number",
            ),
        ),
        migrations.AlterField(
            model_name="clinicprofile",
            name="about",
            field=models.TextField(
                blank=True, validators=[clinic.promises.promises_nothing], verbose_name="about the clinic"
            ),
        ),
        migrations.AlterField(
            model_name="clinicprofile",
            name="tagline",
            field=models.CharField(
                blank=True,
                max_length=160,
                validators=[clinic.promises.promises_nothing],
                verbose_name="one line about the clinic",
            ),
        ),
        migrations.AlterField(
            model_name="practitioner",
            name="biography",
            field=models.TextField(blank=True, validators=[clinic.promises.promises_nothing], verbose_name="biography"),
        ),
        migrations.AlterField(
            model_name="practitioner",
            name="credentials",
            field=models.TextField(
                blank=True,
                help_text="Degrees and specialist training, one on each line.",
                validators=[clinic.promises.promises_nothing],
                verbose_name="training",
            ),
        ),
        migrations.AlterField(
            model_name="practitioner",
            name="privileges",
            field=models.TextField(
                blank=True,
                help_text="What this person is licensed to do, one on each line. Do not promise results.",
                validators=[clinic.promises.promises_nothing],
                verbose_name="privileges",
            ),
        ),
        migrations.AlterField(
            model_name="practitioner",
            name="role",
            field=models.CharField(
                help_text='As on the licence, for example, "Orthopaedic specialist".',
                max_length=120,
                validators=[clinic.promises.promises_nothing],
                verbose_name="licensed title",
            ),
        ),
        migrations.AlterField(
            model_name="service",
            name="description",
            field=models.TextField(
                blank=True, validators=[clinic.promises.promises_nothing], verbose_name="description"
            ),
        ),
        migrations.AlterField(
            model_name="service",
            name="name",
            field=models.CharField(max_length=120, validators=[clinic.promises.promises_nothing], verbose_name="name"),
        ),
        migrations.AlterField(
            model_name="service",
            name="preparation",
            field=models.TextField(
                blank=True,
                help_text="Shown on the page of the service, never in a message.",
                validators=[clinic.promises.promises_nothing],
                verbose_name="how to prepare",
            ),
        ),
        migrations.AlterField(
            model_name="service",
            name="price_note",
            field=models.CharField(
                blank=True,
                help_text='For example, "VAT included".',
                max_length=80,
                validators=[clinic.promises.promises_nothing],
                verbose_name="note on the price",
            ),
        ),
        migrations.AlterField(
            model_name="service",
            name="summary",
            field=models.CharField(
                max_length=240, validators=[clinic.promises.promises_nothing], verbose_name="summary"
            ),
        ),
        migrations.AlterField(
            model_name="service",
            name="what_to_bring",
            field=models.TextField(
                blank=True,
                help_text="Shown on the site, never in a message.",
                validators=[clinic.promises.promises_nothing],
                verbose_name="what to bring",
            ),
        ),
        migrations.AddConstraint(
            model_name="clinicprofile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("advert_permit_expires_on__isnull", True), ("advert_permit_number", "")),
                    models.Q(
                        models.Q(("advert_permit_number", ""), _negated=True),
                        ("advert_permit_expires_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="an_advertising_permit_has_its_last_day",
                violation_error_message="Enter both, the number of the advertising permit and its last day, or neither.",
            ),
        ),
    ]
