"""What stands around the pages: menu, footer, sections of the home page, announcements.

Nobody approves these words, so they may not advise: what names a medicine belongs on a page.
"""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Announcement, HomeSection, MenuEntry
from articles.publishing import medicines
from clinic.admin_languages import BothLanguages


def names_no_medicine(text: str) -> None:
    if word := medicines.first_named_in(text):
        told = _("“%(word)s”: a clinician must approve words about medicines. Write a page, and lead to it from here.")
        raise ValidationError(told % {"word": word}, code="medicine")


class FrameAdmin(BothLanguages):
    words = ""  # the field that visitors read

    def formfield_for_dbfield(self, db_field, *args, **kwargs):
        field = super().formfield_for_dbfield(db_field, *args, **kwargs)
        if db_field.name in (self.words, f"{self.words}_ar"):
            field.validators.append(names_no_medicine)
        if isinstance(db_field, models.DateTimeField):
            for part, name in zip(field.widget.widgets, (_("date"), _("time")), strict=True):
                part.attrs["aria-label"] = f"{field.label}: {name}"
        return field


class OrderedAdmin(FrameAdmin):
    """Rows that are ordered and switched in the list."""

    list_editable = ["order", "is_shown"]

    def formfield_for_dbfield(self, db_field, *args, **kwargs):
        """In the list the heading of the column is no label of the field."""
        field = super().formfield_for_dbfield(db_field, *args, **kwargs)
        if db_field.name in self.list_editable:
            field.widget.attrs["aria-label"] = field.label
        return field


@admin.register(MenuEntry)
class MenuEntryAdmin(OrderedAdmin):
    words = "label"
    list_display = ["__str__", "place", "order", "is_shown"]
    list_filter = ["place"]
    list_select_related = ["page"]
    fields = ["place", "built_in", "page", "address", "label", "order", "is_shown"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}


@admin.register(HomeSection)
class HomeSectionAdmin(OrderedAdmin):
    words = "title"
    list_display = ["__str__", "kind", "order", "is_shown"]
    list_select_related = ["page"]
    fields = ["kind", "page", "title", "order", "is_shown"]


@admin.register(Announcement)
class AnnouncementAdmin(FrameAdmin):
    words = "text"
    list_display = ["text", "where", "starts_at", "ends_at"]
    list_filter = ["where"]
    fields = ["text", "page", "where", "starts_at", "ends_at"]

    def get_changeform_initial_data(self, request):
        return {"starts_at": timezone.now().replace(second=0, microsecond=0)} | super().get_changeform_initial_data(
            request
        )
