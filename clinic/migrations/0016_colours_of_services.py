"""A colour for each service on the desk's board. Those that exist get different ones, in the order of the site."""

from django.db import migrations, models

COLOURS = ["teal", "orange", "blue", "violet", "olive", "rose"]


def give_each_its_own(apps, _schema_editor):
    services = apps.get_model("clinic", "Service").objects.order_by("position", "name", "pk")
    for number, key in enumerate(services.values_list("pk", flat=True)):
        services.filter(pk=key).update(colour=COLOURS[number % len(COLOURS)])


class Migration(migrations.Migration):
    dependencies = [("clinic", "0015_people_prices_and_pictures")]

    operations = [
        migrations.AddField(
            model_name="service",
            name="colour",
            field=models.CharField(
                choices=[
                    ("teal", "Teal"),
                    ("orange", "Orange"),
                    ("blue", "Blue"),
                    ("violet", "Violet"),
                    ("olive", "Olive"),
                    ("rose", "Rose"),
                ],
                default="teal",
                help_text="Of its appointments on the day's board. The name of the service always stands beside it.",
                max_length=8,
                verbose_name="colour at the desk",
            ),
        ),
        migrations.RunPython(give_each_its_own, migrations.RunPython.noop),
    ]
