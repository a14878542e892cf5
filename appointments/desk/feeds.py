"""Private calendar addresses: managers see those of all practitioners, a practitioner their own."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from appointments import links
from appointments.desk.access import for_staff
from appointments.desk.detail import admin_context
from appointments.messages import calendar_feed
from appointments.times import people

MANAGING = "appointments.change_calendarfeed"


@require_GET
@for_staff()
def addresses(request):
    rows = [
        (person, feed, links.absolute(calendar_feed.address(feed)) if feed and not feed.revoked_at else "")
        for person in _theirs(request).select_related("calendar_feed")
        for feed in [getattr(person, "calendar_feed", None)]
    ]
    context = admin_context(request, _("Calendar addresses")) | {"rows": rows}
    return render(request, "appointments/desk/feeds.html", context)


@require_POST
@for_staff()
def make(request, pk):
    calendar_feed.make_feed(get_object_or_404(_theirs(request), pk=pk), by=request.user, now=timezone.now())
    messages.success(request, _("New address created. Earlier addresses no longer work."))
    return redirect("desk:feeds")


@require_POST
@for_staff()
def revoke(request, pk):
    calendar_feed.revoke(get_object_or_404(_theirs(request), pk=pk), by=request.user, now=timezone.now())
    messages.success(request, _("The address no longer works."))
    return redirect("desk:feeds")


def _theirs(request):
    """Practitioners whose addresses the user may see. Raises PermissionDenied if there are none."""
    shown = people.at_work(timezone.now())
    if request.user.has_perm(MANAGING):
        return shown
    own = shown.filter(user=request.user)
    if not own.exists():
        raise PermissionDenied
    return own
