"""The one page for a request that is not taken online now. It is the same for every cause, so it tells none."""

import math
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from clinic.limits import until_the_next_hour

# A field that no person sees: only a machine fills it in.
TRAP = "website"


def is_trapped(request) -> bool:
    return bool(request.POST.get(TRAP))


def trapped(request, again: str = "") -> HttpResponse:
    """Nothing is stored, and the answer looks like every other refusal."""
    return refused(request, until_the_next_hour(timezone.now()), again)


def refused(request, retry_after: timedelta, again: str = "") -> HttpResponse:
    """429: call us, or try later at `again`, where everything that was typed still is."""
    response = render(
        request, "appointments/refused.html", {"again": again or reverse("appointments:book")}, status=429
    )
    response.headers["Retry-After"] = str(max(1, math.ceil(retry_after.total_seconds())))
    return response
