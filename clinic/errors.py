"""Error pages with the clinic's phone and a link onwards. They work without the database."""

import math
import sys
from datetime import timedelta

from django.db import OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from clinic.models import ClinicProfile
from clinic.staff import records

RETRY_AFTER_SECONDS = 10


def page(request, status: int, title: str, advice: str, *, again: str = "") -> HttpResponse:
    """An error page in the site's design, with a way to the address `again`. It reads the phone from the database, and
    leaves it out if that fails.
    """
    try:
        profile = ClinicProfile.objects.current()
    except Exception:  # this page must work whatever else fails
        profile = ClinicProfile()
    words = {"title": title, "advice": advice, "clinic": profile, "status": status, "request": None, "again": again}
    return HttpResponse(render_to_string("errors/page.html", words), status=status)


def bad_request(request, exception=None):
    return page(
        request,
        400,
        _("We could not read your request"),
        _("Something was too long or in the wrong format. Nothing was stored. Please go back and try again."),
    )


def permission_denied(request, exception=None):
    """403. An account that asked for a page beyond its rights is recorded."""
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        records.record_refused_page(request, timezone.now())
    return page(request, 403, _("This page is not for your account"), _("Ask a manager at the clinic if you need it."))


def csrf_failure(request, reason=""):
    return page(
        request,
        403,
        _("This form is too old to send"),
        _(
            "Forms need cookies and work for a limited time. Nothing was stored. Open the page again and send the "
            "form from there. If that does not help, allow cookies for this site, or call us."
        ),
        again=request.get_full_path(),
    )


def not_found(request, exception=None):
    return page(
        request,
        404,
        _("We cannot find this page"),
        _("The address may be wrong, or the page has moved. Start from the home page, or call us."),
    )


def gone(request):
    return page(
        request,
        410,
        _("This page has been taken down"),
        _("We removed it because it is no longer right for patients. Our other articles are kept up to date."),
    )


def too_many(request, retry_after: timedelta):
    """429 with Retry-After. It never says which limit was reached."""
    response = page(
        request,
        429,
        _("Please wait a few minutes"),
        _(
            "We have received too many requests from your connection. Try again later, or call us and we will "
            "help by phone."
        ),
    )
    response.headers["Retry-After"] = str(max(1, math.ceil(retry_after.total_seconds())))
    return response


def server_error(request):
    """500, or 503 if the database did not answer in time."""
    if isinstance(sys.exc_info()[1], OperationalError):
        return busy(request)
    return page(
        request,
        500,
        _("Something went wrong on our side"),
        _("We have recorded the problem. Please try again in a few minutes, or call us and we will help by phone."),
    )


def busy(request):
    response = page(
        request,
        503,
        _("We are very busy at the moment"),
        _("Nothing was stored. Please wait a few seconds and send it again, or call us."),
    )
    response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response
