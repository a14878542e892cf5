"""Endpoints for machines: liveness, readiness and robots.txt."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.urls import reverse

KEPT_FROM_CRAWLERS = ("/admin/", "/accounts/", "/visit/", "/book/*/", "/review/", "/preview/", "/readers/")


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
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in KEPT_FROM_CRAWLERS), ""]
    lines += [f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _plain(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain", headers={"Cache-Control": "no-store"})
