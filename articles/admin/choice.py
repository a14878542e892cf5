"""The list in which something is found by its words."""

from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect

NOTHING = "–"


class Choice(AutocompleteSelect):
    """As Django's own. Its line for "nothing" has no words, which HTML does not allow; with scripts nobody sees it."""

    def __init__(self, field, **options):
        super().__init__(field, admin.site, **options)

    def create_option(self, name, value, label, *args, **kwargs):
        return super().create_option(name, value, label or NOTHING, *args, **kwargs)
