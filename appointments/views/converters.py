"""URL converters."""

from django.urls.converters import StringConverter


class VisitToken(StringConverter):
    """The token of a link. Anything at all, so that a damaged link gets the same page as a forged one."""
