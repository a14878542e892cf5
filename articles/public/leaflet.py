"""A leaflet to take away, made of an article: chosen sections on one or two sheets, printed by the browser."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.public import qr_code
from articles.public.views import of_live_article
from articles.publishing import leaflet
from articles.publishing.reading import Reading
from clinic.models import ClinicProfile


@require_safe
@of_live_article
def page(request, found):
    """Of health articles only: others have no warning signs and no review."""
    edition = found.live_edition
    if not edition.rules.is_health:
        raise Http404
    address = settings.SITE_URL + found.get_absolute_url()
    context = {
        "page": Reading(found, edition),
        "edition": edition,
        "facts": edition.facts,
        "clinic": ClinicProfile.objects.current(),
        "leaflet": leaflet.make(edition, request.GET.getlist("section")),
        "address": address,
        "code": qr_code.of(address),
    }
    return render(request, "articles/leaflet.html", context)
