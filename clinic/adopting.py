"""Samples that become the clinic's own, in the admin: `remove_demo` keeps them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


@admin.action(description=_("Mark as the clinic's own, no longer a sample"), permissions=["change"])
def adopt(modeladmin, request, queryset):
    """Mark samples as the clinic's own, so that `remove_demo` keeps them."""
    count = queryset.filter(is_sample=True).update(is_sample=False)
    modeladmin.message_user(
        request, ngettext("%d entry is now the clinic's own.", "%d entries are now the clinic's own.", count) % count
    )
