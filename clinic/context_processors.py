"""Template variables of every page: the clinic, and whether this is a demo."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from clinic.models import ClinicProfile


def clinic(request):
    """`clinic` is fetched on first use, so a page that does not name it costs no statement."""
    return {
        "clinic": SimpleLazyObject(ClinicProfile.objects.current),
        "demo": settings.DEMO,
        "site_url": settings.SITE_URL,
    }
