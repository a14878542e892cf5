"""Forms and lists of texts in two languages: both side by side, and what has no Arabic words is named."""

from collections.abc import Sequence

from django.contrib import admin
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.languages import listed
from clinic.two_languages import fields_of, lacks_arabic

SHORT = 120  # letters of a text that has room beside another


class ArabicFilter(admin.SimpleListFilter):
    title = gettext_lazy("Arabic")
    parameter_name = "arabic"

    def lookups(self, request, model_admin):
        return [("missing", _("missing")), ("complete", _("complete"))]

    def queryset(self, request, queryset):
        if self.value() == "missing":
            return queryset.filter(lacks_arabic(queryset.model))
        if self.value() == "complete":
            return queryset.exclude(lacks_arabic(queryset.model))
        return queryset


class BothLanguages(admin.ModelAdmin):
    """For a model InTwoLanguages. `fieldsets` and `fields` name the English fields: the Arabic ones join them."""

    def get_fieldsets(self, request, obj=None):
        fieldsets = [(title, options | {"fields": self._in_pairs(options["fields"])}) for title, options in
                     super().get_fieldsets(request, obj)]  # fmt: skip
        if obj and obj.without_arabic:
            title, options = fieldsets[0]
            fieldsets[0] = (title, options | {"fields": ["arabic", *options["fields"]]})
        return fieldsets

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "arabic"]

    def get_list_display(self, request):
        return [*super().get_list_display(request), "arabic"]

    def get_list_filter(self, request):
        return [*super().get_list_filter(request), ArabicFilter]

    @admin.display(description=gettext_lazy("Arabic"))
    def arabic(self, row) -> str:
        names = [str(row._meta.get_field(name).verbose_name) for name in row.without_arabic]
        return capfirst(_("missing: %(fields)s") % {"fields": listed(names)}) if names else _("complete")

    def _in_pairs(self, names: Sequence) -> list:
        """Short texts side by side, longer ones one below the other."""
        fields = {field.name: field for field in fields_of(self.model)}
        arabic = {field.arabic for field in fields.values()}
        found: list = []
        for name in names:
            if (field := fields.get(name)) is not None:
                pair = (name, field.arabic)
                found += [pair] if field.max_length and field.max_length <= SHORT else pair
            elif name not in arabic and name != "arabic":
                found.append(name)
        return found
