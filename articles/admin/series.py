"""Series: a title, and articles in the order in which they are read."""

from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from articles.admin.choice import Choice
from articles.models import Series, SeriesPart


class SeriesPartInline(admin.StackedInline):
    model = SeriesPart
    extra = 2
    fields = [("order", "article")]

    def formfield_for_dbfield(self, db_field, *args, **kwargs):
        if db_field.name == "article":
            kwargs["widget"] = Choice(db_field)
        return super().formfield_for_dbfield(db_field, *args, **kwargs)


@admin.register(Series)
class SeriesAdmin(admin.ModelAdmin):
    inlines = [SeriesPartInline]
    list_display = ["title", "number_of_parts"]
    search_fields = ["title"]
    fieldsets = [
        (
            None,
            {
                "fields": ["title"],
                "description": _(
                    "Readers see “Part 2 of 4” and the way to the next part. Only articles that are live are shown and "
                    "counted. A change applies as soon as you save."
                ),
            },
        )
    ]

    class Media:
        js = ["js/admin-labels.js"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(part_count=Count("parts"))

    @admin.display(description=_("parts"), ordering="part_count")
    def number_of_parts(self, series):
        return series.part_count
