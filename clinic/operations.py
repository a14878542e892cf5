"""Endpoints for machines: liveness, readiness, robots.txt and the web app manifest."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse

from clinic import languages
from clinic.models import ClinicProfile

KEPT_FROM_CRAWLERS = ("/admin/", "/accounts/", "/visit/", "/book/*/", "/review/", "/preview/", "/readers/")
PAGE_COLOUR = "#fbf9f4"  # of the light scheme, as in tokens.css


def live(request):
    """The process answers. It does not ask the database, so that a slow database does not cause a restart."""
    return _plain("ok")


def ready(request):
    """The process can serve pages: its database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return _plain("database does not answer", status=503)
    return _plain("ok")


def robots(request):
    prefixes = [page["path"].rstrip("/") for page in languages.in_all(reverse("home"))]
    kept = [prefix + path for prefix in prefixes for path in KEPT_FROM_CRAWLERS]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in kept), ""]
    lines += [f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def web_manifest(request):
    """What a phone needs to put the site on its home screen: https://www.w3.org/TR/appmanifest/"""
    facts = {
        "name": ClinicProfile.objects.current().name,
        "start_url": reverse("home"),
        "display": "browser",
        "background_color": PAGE_COLOUR,
        "theme_color": PAGE_COLOUR,
        "icons": [
            {"src": static("img/mark.svg"), "sizes": "any", "type": "image/svg+xml"},
            {"src": static("img/touch-icon.png"), "sizes": "180x180", "type": "image/png"},
        ],
    }
    return JsonResponse(facts, content_type="application/manifest+json")


def _plain(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain", headers={"Cache-Control": "no-store"})
