"""The day list, practitioner by practitioner, with attendance. It can be printed."""

from collections import Counter
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from appointments.desk.access import for_staff
from appointments.desk.buttons import Button, buttons
from appointments.desk.detail import admin_context
from appointments.models import Appointment, Status
from appointments.times import misfits
from appointments.times.day_plan import midnight
from clinic.calendar import local_day
from clinic.models import Practitioner

OFF_THE_DAY_LIST = [Status.OFFERED, Status.DECLINED, Status.EXPIRED, Status.ENTERED_IN_ERROR]


@require_GET
@for_staff()
def day(request):
    """A practitioner sees their own appointments, the desk all. Others get PermissionDenied."""
    is_practitioner = Practitioner.objects.filter(user=request.user).exists()
    if not (is_practitioner or request.user.has_perm("appointments.view_appointment")):
        raise PermissionDenied
    now = timezone.now()
    wanted = day_of(request.GET.get("day", ""))
    visits = list(
        Appointment.objects.visible_to(request.user)
        .on_day(midnight(wanted), midnight(wanted + timedelta(days=1)))
        .exclude(status__in=OFF_THE_DAY_LIST)
        .select_related("service", "practitioner")
        .order_by("practitioner__position", "practitioner__name", "starts_at")
    )
    possible = buttons(visits, request.user, now)
    cannot_be = misfits.misfits_among(Appointment.objects.upcoming(now).filter(pk__in=possible), now)
    by_practitioner: dict[Practitioner, list[tuple[Appointment, list[Button], misfits.Why | None]]] = {}
    for visit in visits:
        row = visit, possible[visit.pk], cannot_be.get(visit.pk)
        by_practitioner.setdefault(visit.practitioner, []).append(row)
    context = admin_context(request, _("Day list")) | {
        "day": wanted,
        "before": wanted - timedelta(days=1),
        "after": wanted + timedelta(days=1),
        "is_today": wanted == local_day(now),
        "by_practitioner": by_practitioner,
        "counts": _counted(visits),
    }
    return render(request, "appointments/desk/day.html", context)


def day_of(text: str) -> date:
    """The requested day (ISO), or today if the text is not a valid day."""
    try:
        wanted = date.fromisoformat(text)
    except ValueError:
        return local_day(timezone.now())
    return wanted if 2000 < wanted.year < 2100 else local_day(timezone.now())


def _counted(visits: list[Appointment]) -> list[str]:
    """For example "5 to come", "2 arrived", "3 completed"."""
    count = Counter(visit.status for visit in visits)
    words = [
        (
            ngettext("%(n)d not yet confirmed", "%(n)d not yet confirmed", count[Status.REQUESTED]),
            count[Status.REQUESTED],
        ),
        (ngettext("%(n)d to come", "%(n)d to come", count[Status.CONFIRMED]), count[Status.CONFIRMED]),
        (ngettext("%(n)d arrived", "%(n)d arrived", count[Status.ARRIVED]), count[Status.ARRIVED]),
        (ngettext("%(n)d completed", "%(n)d completed", count[Status.FULFILLED]), count[Status.FULFILLED]),
        (ngettext("%(n)d no-show", "%(n)d no-shows", count[Status.NO_SHOW]), count[Status.NO_SHOW]),
    ]
    return [sentence % {"n": number} for sentence, number in words if number]
