"""Contributors, sources and shared texts."""

from django.contrib import admin
from django.db import models

from articles.models import Contributor, Reference, SharedText
from clinic.admin_languages import BothLanguages


@admin.register(Contributor)
class ContributorAdmin(BothLanguages):
    list_display = ["name", "role", "practitioner", "user"]
    list_select_related = ["practitioner", "user"]
    search_fields = ["name", "role"]
    prepopulated_fields = {"slug": ["name"]}
    fields = [
        *["name", "slug", "role", "credentials", "licence_authority", "licence_number", "biography"],
        *["practitioner", "user", "review_email"],
    ]

    def get_readonly_fields(self, request, obj=None):
        """These fields decide who can approve in this person's name, so editors cannot change them."""
        of_approval = [] if request.user.is_superuser else ["user", "review_email"]
        return [*super().get_readonly_fields(request, obj), *of_approval]


@admin.register(Reference)
class ReferenceAdmin(BothLanguages):
    list_display = ["title", "key", "kind", "publisher", "year", "accessed_on"]
    list_filter = ["kind"]
    search_fields = ["title", "key", "publisher"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fields = [
        "title",
        "key",
        "kind",
        "publisher",
        "year",
        "url",
        "doi",
        "page_date",
        "accessed_on",
        "says",
        "replaced_by",
    ]
    autocomplete_fields = ["replaced_by"]


@admin.register(SharedText)
class SharedTextAdmin(admin.ModelAdmin):
    search_fields = ["title", "text"]
    fields = ["title", "heading", "text"]
