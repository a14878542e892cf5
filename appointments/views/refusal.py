"""The page for refused online requests. It is the same for every cause, so that it does not reveal the cause."""

import math
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from clinic.limits import until_the_next_hour

# A hidden field that only a script fills in.
TRAP = "website"


def is_trapped(request) -> bool:
    return bool(request.POST.get(TRAP))


def trapped(request, again: str = "") -> HttpResponse:
    """Store nothing and answer like every other refusal."""
    return refused(request, until_the_next_hour(timezone.now()), again)


def refused(request, retry_after: timedelta, again: str = "") -> HttpResponse:
    """A 429 page: call us, or try later at `again`, where the answers are kept."""
    response = render(
        request, "appointments/refused.html", {"again": again or reverse("appointments:book")}, status=429
    )
    response.headers["Retry-After"] = str(max(1, math.ceil(retry_after.total_seconds())))
    return response
