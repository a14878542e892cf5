"""A draft is saved as it is: a block may wait for its picture, service, text or day."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_articles_that_are_right"), ("clinic", "0016_colours_of_services")]

    operations = [
        migrations.AlterField(
            model_name="article",
            name="slug",
            field=models.SlugField(
                help_text=(
                    "The last part of the article's web address. If you leave it empty, it is made from the title. "
                    "If you change it, the old address still leads here."
                ),
                unique=True,
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="figure",
            name="picture",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.imageasset",
                verbose_name="picture",
            ),
        ),
        migrations.AlterField(
            model_name="reusabletext",
            name="shared",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.sharedtext",
                verbose_name="text",
            ),
        ),
        migrations.AlterField(
            model_name="servicepanel",
            name="service",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="clinic.service",
                verbose_name="service",
            ),
        ),
        migrations.AlterField(
            model_name="videoembed",
            name="reviewed_on",
            field=models.DateField(help_text="Readers see this date.", null=True, verbose_name="video last checked on"),
        ),
    ]
