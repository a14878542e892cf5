"""Answers that came after the request was sent. The same button pressed twice is nothing; other answers are not taken,
and the page that follows says so.
"""

from collections.abc import Iterable

from appointments.booking import triage
from appointments.models import Appointment, BookingDraft, VisitReason, WaitlistEntry
from appointments.models.contact import CONTACT
from appointments.times import slot
from appointments.views import drafts
from appointments.views.forms import DetailsForm
from clinic.models import ClinicProfile

MARK = "?not-taken=1"  # read by templates/appointments/visit_page.html


def marked(request, address: str, draft: BookingDraft) -> str:
    """The address, marked if this POST says something else than what was sent."""
    made = drafts.became(draft) if request.method == "POST" else None
    return address + MARK if made and _says_otherwise(request.POST, made, draft) else address


def passed_on(request, address: str) -> str:
    """Of a page that only leads on: the next one says it."""
    return address + MARK if "not-taken" in request.GET else address


def has_other_signs(draft: BookingDraft, asked: Iterable[triage.Group], ticked: triage.Ticked) -> bool:
    """Whether the signs were answered otherwise before the draft was sent."""
    made = drafts.became(draft)
    if not isinstance(made, Appointment):  # the waiting list keeps no signs: say it rather than not
        return any(ticked.values())
    as_sent = _as_sent(draft, made)
    return any(set(triage.ticked_before(as_sent, group.urgency)) != set(ticked[group.urgency]) for group in asked)


def _says_otherwise(posted, made: Appointment | WaitlistEntry, draft: BookingDraft) -> bool:
    if "slot" in posted:
        taken = (made.practitioner_id, made.starts_at) if isinstance(made, Appointment) else None
        return slot.parse_slot(posted["slot"]) != taken
    if "patient_name" in posted:
        form = DetailsForm(posted, draft=draft, clinic=ClinicProfile.objects.current())
        told = form.cleaned_data if form.is_valid() else {}
        sent = {name: getattr(made, name) for name in CONTACT} | {"reason": _reason(made).words}
        says_otherwise = any(told.get(name, "") != value for name, value in sent.items() if name in form.fields)
        # The waiting list keeps no signs, so the seal cannot be made again.
        was_changed = isinstance(made, Appointment) and posted.get("seal") != _as_sent(draft, made).seal
        return says_otherwise or was_changed
    return False


def _reason(made: Appointment | WaitlistEntry) -> VisitReason:
    stored = VisitReason.objects.filter(appointment=made).first() if isinstance(made, Appointment) else None
    return stored or VisitReason()


def _as_sent(draft: BookingDraft, made: Appointment) -> BookingDraft:
    """The draft as it was when it was sent: reason and signs have been moved to the appointment since. Never saved."""
    stored = _reason(made)
    draft.reason, draft.signs, draft.region, draft.urgency = stored.words, stored.signs, stored.region, made.urgency
    return draft
