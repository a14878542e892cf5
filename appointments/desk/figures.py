"""The clinic's figures for any range of days, as a page and as a CSV file."""

import csv
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.http import StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from appointments.desk.access import for_staff
from appointments.desk.detail import admin_context
from appointments.desk.forms import RangeForm
from appointments.figures import charts, reports
from clinic.calendar import local_day
from clinic.spreadsheets import harmless

FOUR_WEEKS = 28
SHADES = 5  # shades of the heat map, from hardly used to full


@require_GET
@for_staff("appointments.view_figures")
def figures(request):
    """The last four weeks by default."""
    now = timezone.now()
    form = RangeForm(request.GET or None, initial={"first": _four_weeks(now).first, "last": _four_weeks(now).last})
    span = form.span if form.is_valid() else _four_weeks(now)
    context = admin_context(request, _("Figures")) | {
        "form": form,
        "span": span,
        "chart": charts.bars(reports.requests_by_day(span)),
        "answering": reports.answering(span),
        "outcomes": reports.outcomes(span),
        "beside": reports.beside(span),
        "attendance": reports.attendance(span, now),
        "weekdays": WEEKDAYS_ABBR.values(),
        "use": [(use.practitioner, _shaded(use)) for use in reports.use_of_hours(span, now)],
        "reasons": reports.cancelling_reasons(span),
        "articles": reports.articles(span),
        "messages_by_channel": reports.messages(span),
    }
    return render(request, "appointments/desk/figures.html", context)


@require_GET
@for_staff("appointments.view_figures")
def export(request):
    """Streamed row by row, so that a year needs no more memory than a day. The export is recorded."""
    form = RangeForm(request.GET)
    if not form.is_valid():
        return redirect("desk:figures")
    span = form.span
    reports.record_export(span, by=request.user, now=timezone.now())
    name = f"appointments-{span.first}-{span.last}.csv"
    return StreamingHttpResponse(
        _lines(span),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


class _Echo:
    """A file object for csv.writer that returns each line."""

    def write(self, line: str) -> str:
        return line


def _lines(span: reports.Range) -> Iterator[str]:
    yield "\ufeff"  # by which spreadsheets know that it is UTF-8: else they spoil Arabic names
    writer = csv.writer(_Echo())
    for row in reports.rows(span):
        yield writer.writerow([harmless(cell.strip()) if isinstance(cell, str) else cell for cell in row])


def _four_weeks(now: datetime) -> reports.Range:
    today = local_day(now)
    return reports.Range(today - timedelta(days=FOUR_WEEKS - 1), today)


def _shaded(use: reports.Use) -> list[tuple[float | None, int]]:
    """Each share with the number of its shade; 0 for none."""
    return [(share, 0 if share is None else min(int(share * SHADES), SHADES - 1) + 1) for share in use.shares]
