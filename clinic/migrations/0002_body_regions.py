"""The ten regions of the body map. The drawing has a shape for each, so the rows come with the tables."""

from django.db import migrations

REGIONS = [
    ("neck", "Neck", "From the base of the skull to the top of the shoulders, front and back."),
    ("shoulder", "Shoulder", "The joint that moves in every direction, and the muscles around it."),
    ("elbow", "Elbow", "The hinge of the arm, with the tendons that lead to the hand."),
    ("wrist-and-hand", "Wrist and hand", "The wrist, the palm, the fingers and the thumb."),
    ("upper-back", "Upper back", "Between the shoulder blades, from the neck to the last rib."),
    ("lower-back", "Lower back", "Below the ribs and down to the pelvis: where most back pain is felt."),
    ("hip", "Hip", "The groin, the side of the hip and the buttock."),
    ("knee", "Knee", "The kneecap, both sides of the joint and the hollow behind it."),
    ("ankle-and-foot", "Ankle and foot", "From the ankle and the heel to the toes."),
    ("muscles", "Muscles in general", "Cramps, spasms and sore muscles can come up anywhere in the body."),
]


def add(apps, schema_editor):
    region = apps.get_model("clinic", "BodyRegion")
    for position, (slug, name, introduction) in enumerate(REGIONS, start=1):
        region.objects.using(schema_editor.connection.alias).update_or_create(
            slug=slug, defaults={"name": name, "introduction": introduction, "position": position}
        )


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(add, migrations.RunPython.noop),
    ]
