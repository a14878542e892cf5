"""URL converters."""

from django.urls.converters import StringConverter


class VisitToken(StringConverter):
    """The token of a link.

    The pattern is wider than a real token, so that a damaged one gets our page for wrong links.
    """

    regex = r"[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_.-]+"
