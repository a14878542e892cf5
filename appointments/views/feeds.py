"""A practitioner's calendar feed, for calendar programs that have the private address."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from appointments.messages import calendar_feed
from appointments.views.visit import no_such_link


@require_safe
def feed(request, token):
    now = timezone.now()
    found = calendar_feed.find_feed(token, now)
    if found is None:
        return no_such_link(request)
    return HttpResponse(calendar_feed.calendar(found, now), content_type="text/calendar; charset=utf-8")
