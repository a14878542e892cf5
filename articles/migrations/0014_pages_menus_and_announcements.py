"""Pages about the clinic, what stands in menu, footer and on the home page, and announcements."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


MENU = ["services", "articles", "team", "contact", "my_appointment"]
FOOTER = ["hours", "prices", "conditions", "my_appointment", "privacy"]
HOME = ["how_it_works", "services", "articles", "team", "visit"]


def as_it_was(apps, schema_editor):
    """Every site keeps the menu, footer and home page that it had until now."""
    entries, sections = (
        apps.get_model("articles", "MenuEntry").objects,
        apps.get_model("articles", "HomeSection").objects,
    )
    for place, pages in [("menu", MENU), ("footer", FOOTER)]:
        for number, page in enumerate(pages, start=1):
            entries.create(place=place, built_in=page, order=number * 10)
    for number, kind in enumerate(HOME, start=1):
        sections.create(kind=kind, order=number * 10)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0013_unsaved_work_and_approving_changes"),
        ("clinic", "0016_colours_of_services"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Announcement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=200, verbose_name="text")),
                (
                    "where",
                    models.CharField(
                        choices=[("everywhere", "All pages"), ("home", "The home page")],
                        default="everywhere",
                        max_length=10,
                        verbose_name="where",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="from")),
                (
                    "ends_at",
                    models.DateTimeField(
                        blank=True, help_text="Leave empty until you take it away.", null=True, verbose_name="to"
                    ),
                ),
            ],
            options={
                "verbose_name": "announcement",
                "verbose_name_plural": "announcements",
                "ordering": ["starts_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HomeSection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("how_it_works", "How it works"),
                            ("services", "Services"),
                            ("articles", "Latest articles"),
                            ("team", "Team"),
                            ("visit", "Address and opening hours"),
                            ("page", "A page about the clinic"),
                        ],
                        default="page",
                        max_length=20,
                        verbose_name="what it shows",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
                (
                    "title",
                    models.CharField(
                        blank=True, help_text="Leave empty for the usual one.", max_length=80, verbose_name="title"
                    ),
                ),
                ("is_shown", models.BooleanField(default=True, verbose_name="shown")),
            ],
            options={
                "verbose_name": "section of the home page",
                "verbose_name_plural": "sections of the home page",
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="MenuEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "place",
                    models.CharField(
                        choices=[("menu", "Menu at the top"), ("footer", "Footer")],
                        default="menu",
                        max_length=6,
                        verbose_name="where",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
                (
                    "built_in",
                    models.CharField(
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
                (
                    "address",
                    models.URLField(
                        blank=True, help_text="Of another site, such as a patient portal.", verbose_name="other address"
                    ),
                ),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="Leave empty to use the name of the page.",
                        max_length=40,
                        verbose_name="words",
                    ),
                ),
                ("is_shown", models.BooleanField(default=True, verbose_name="shown")),
            ],
            options={
                "verbose_name": "menu entry",
                "verbose_name_plural": "menu entries",
                "ordering": ["place", "order", "pk"],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                help_text="For a page about the clinic: the page that leads to it. Applies as soon as you save.",
                limit_choices_to={"article_type": "page"},
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sub_pages",
                to="articles.article",
                verbose_name="stands below",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="article_type",
            field=models.CharField(
                choices=[
                    ("condition_guide", "Condition guide"),
                    ("treatment_guide", "Treatment guide"),
                    ("recovery_advice", "Recovery advice"),
                    ("explainer", "Explainer"),
                    ("news", "News"),
                    ("page", "Page about the clinic"),
                ],
                default="condition_guide",
                help_text="News and pages about the clinic need no condition, body region, author or source.",
                max_length=20,
                verbose_name="type of article",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent__isnull", True),
                    models.Q(("article_type", "page"), models.Q(("parent", models.F("pk")), _negated=True)),
                    _connector="OR",
                ),
                name="only_a_page_stands_below_another",
                violation_error_message="Only a page about the clinic can stand below a page, and not below itself.",
            ),
        ),
        migrations.AddField(
            model_name="announcement",
            name="page",
            field=models.ForeignKey(
                blank=True,
                limit_choices_to={"article_type": "page"},
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="articles.article",
                verbose_name="page with more",
            ),
        ),
        migrations.AddField(
            model_name="homesection",
            name="page",
            field=models.ForeignKey(
                blank=True,
                help_text="Its summary is shown, with a link, while the page is live.",
                limit_choices_to={"article_type": "page"},
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="articles.article",
                verbose_name="page",
            ),
        ),
        migrations.AddField(
            model_name="menuentry",
            name="page",
            field=models.ForeignKey(
                blank=True,
                help_text="It is shown while the page is live.",
                limit_choices_to={"article_type": "page"},
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="articles.article",
                verbose_name="page about the clinic",
            ),
        ),
        migrations.AddConstraint(
            model_name="announcement",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__isnull", True), ("ends_at__gt", models.F("starts_at")), _connector="OR"),
                name="an_announcement_ends_after_it_starts",
                violation_error_message="The end is not after the start.",
            ),
        ),
        migrations.AddConstraint(
            model_name="homesection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "page"), ("page__isnull", False)),
                    models.Q(models.Q(("kind", "page"), _negated=True), ("page__isnull", True)),
                    _connector="OR",
                ),
                name="only_a_section_about_a_page_has_a_page",
                violation_error_message="Choose a page if the section shows one, and none otherwise.",
            ),
        ),
        migrations.AddConstraint(
            model_name="homesection",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "page"), _negated=True),
                fields=("kind",),
                name="the_home_page_shows_each_section_once",
                violation_error_message="The home page shows this section already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="menuentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(models.Q(("built_in", ""), _negated=True), ("address", ""), ("page__isnull", True)),
                    models.Q(("address", ""), ("built_in", ""), ("page__isnull", False)),
                    models.Q(
                        ("built_in", ""),
                        ("page__isnull", True),
                        models.Q(("address", ""), _negated=True),
                        models.Q(("label", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_menu_entry_leads_to_one_place",
                violation_error_message="Choose one: a page of the site, a page about the clinic, or an address with words.",
            ),
        ),
        migrations.RunPython(as_it_was, migrations.RunPython.noop),
    ]
