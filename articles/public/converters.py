"""URL converters."""

from django.urls.converters import StringConverter


class Address(StringConverter):
    """The last part of an article's address: letters of any script, digits, hyphens and underscores."""

    regex = r"[-\w]{1,50}"
