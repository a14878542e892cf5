"""What every page may name: the clinic itself, and whether this is a demo."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from clinic import public_facts


def clinic(request):
    """`clinic` is fetched on first use, so a page that does not name it costs no statement."""
    return {
        "clinic": SimpleLazyObject(lambda: public_facts.profile(request)),
        "demo": settings.DEMO,
        "site_url": settings.SITE_URL,
    }
