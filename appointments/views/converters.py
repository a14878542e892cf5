"""Parts of addresses."""

from django.urls.converters import StringConverter


class VisitToken(StringConverter):
    """A visit's link. Wider than a real token: a mangled one gets the page for mangled links."""

    regex = r"[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_.-]+"
