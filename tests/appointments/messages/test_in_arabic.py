"""Every message to a patient who reads Arabic: no Latin word but addresses, and its links lead to Arabic pages."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings

from appointments.booking import requests
from appointments.messages import compose
from appointments.messages.kinds import KINDS, Audience
from appointments.models import Appointment, Notification, Reason, WaitlistEntry
from tests import make, make_visits, make_waiting
from tests.make_visits import SUNDAY_NOON
from tests.make_waiting import at

pytestmark = [pytest.mark.django_db, pytest.mark.once]

Kind = Notification.Kind
OF_PATIENTS = {name for name, kind in KINDS.items() if kind.audience == Audience.PATIENT}
LINK = re.compile(r"https?://\S+")
LATIN_COMMA = re.compile(r"[\u0600-\u06ff)][,;?]")
# An address, of a page or a mailbox, or a reference.
KEPT = re.compile(r"https?://\S+|\S+@\S+|\b[A-Z0-9]{4}-[A-Z0-9]{4}\b")
LATIN = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture(autouse=True)
def sunday_noon():
    english = {"name": "Al Shifa", "address": "Street 1", "city": "Dubai", "how_to_find_us": "Metro"}
    arabic = {"name_ar": "الشفاء", "address_ar": "شارع 1", "city_ar": "دبي", "how_to_find_us_ar": "المترو"}
    make.profile(what_to_bring="Scans", what_to_bring_ar="الصور", **english, **arabic)
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield


@pytest.fixture
def service():
    made = make_visits.bookable_service(name="Consultation", name_ar="استشارة")
    made.practitioners.update(name="Dr Layla", name_ar="د. ليلى", role_ar="طبيبة")
    return made


def everything_happens(service, by) -> None:
    """Each answer and each change once; what no person does, such as reminders, is queued as the worker would."""
    facts = {"service": service, "patient_name": "منى"}
    asked = [make_visits.request(starts_at=at(9 + n // 2, 30 * (n % 2)), cookie=str(n), **facts) for n in range(5)]
    requests.confirm(asked[0], by=by)
    requests.decline(asked[1], by=by, reason=Reason.NO_TIME)
    requests.cancel(asked[2])
    requests.expire(asked[3], now=asked[3].answer_by)
    make_waiting.moved(Appointment.objects.get(pk=asked[0].pk), at(14))
    make_waiting.offered(by, at(13), service=service, starts_at=at(12), cookie="offered", patient_name="منى")
    entry = make_waiting.entry(service, cookie="waits", patient_name="منى")
    assert entry.notifications.filter(kind=Kind.WAITING).exists()
    left = OF_PATIENTS - set(Notification.objects.values_list("kind", flat=True))
    for kind in left:
        about = {"entry": entry} if kind == Kind.WAITLIST_CLOSED else {"appointment": asked[0]}
        now = {"queued_at": SUNDAY_NOON, "run_at": SUNDAY_NOON}
        Notification.objects.create(kind=kind, dedupe_key=f"made {kind}", **about, **now)
    Appointment.objects.update(language="ar")
    WaitlistEntry.objects.update(language="ar")


def test_no_message_to_a_patient_has_a_latin_word_and_each_leads_to_arabic_pages(service, receptionist):
    everything_happens(service, receptionist)
    found, kinds = {}, set()
    with time_machine.travel(SUNDAY_NOON + timedelta(minutes=2), tick=False):  # no answer can be taken back any more
        for row in Notification.objects.filter(kind__in=OF_PATIENTS):
            message = compose.compose(row)
            kinds.add(row.kind)
            latin = LATIN.findall(KEPT.sub("", f"{message.subject} {message.body}"))
            english = [link for link in LINK.findall(message.body) if not link.startswith(f"{settings.SITE_URL}/ar/")]
            if latin or english or LATIN_COMMA.search(message.body):
                found[row.kind] = (latin, english, message.body)
    assert found == {}
    assert kinds == OF_PATIENTS
