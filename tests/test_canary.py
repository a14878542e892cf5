"""Words told of a patient's health, typed or ticked, are nowhere but on the page of that visit (docs/privacy.md)."""

import logging
import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.test import Client
from django.urls import reverse

from appointments import links, worker
from appointments.booking import records, requests
from appointments.messages import (
    calendar_feed,
    calendar_file,
    compose,
    reminders,
)
from appointments.models import Appointment, BookingDraft, Notification, Reason, VisitReason
from appointments.patients import files
from clinic.calendar import local_day
from clinic.models import ClinicProfile, WarningSign
from tests import make, make_visits

pytestmark = pytest.mark.django_db

CANARY = "xylophonectomy"
SIGN = "quokkafever"  # a ticked warning sign, by its words
PLACE = "Patella-of-the-canary"


def everything_stored() -> dict[str, str]:
    """Every row of every table, as text, by the table's name."""
    return {
        model._meta.label: "\n".join(str(row) for row in model.objects.values())
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy
    }


def _books_with_an_error_on_the_way(client):
    """An emergency ticked by mistake, an urgent sign, a wrong phone. Returns the answer, advice and last page."""
    response = client.post("/book/consultation/", make_visits.first_step(region="knee", emergency=[f"slug-{SIGN}"]))
    advice = client.get(response.url)
    response = client.post(response.url)
    told = make_visits.first_step(service="consultation", region="knee", urgent=[f"urgent-{SIGN}"])
    response = client.post(response.url, told)
    slot = client.get(response.url).context["first"]
    response = client.post(response.url, {"slot": f"{slot.practitioner_id}-{int(slot.starts_at.timestamp())}"})
    typed = {"patient_name": "Mona", "language": "en", "email": "m@example.com", "consent": "on", "reason": CANARY}
    client.post(response.url, typed | {"phone": "wrong"})
    last = client.get(response.url)
    seal = last.context["draft"].seal
    return client.post(response.url, typed | {"phone": "0501234567", "seal": seal}), advice, last


def test_the_reason_is_read_in_one_place_only(client, signed_in, receptionist, caplog):
    caplog.set_level(logging.DEBUG)
    make.profile()
    make_visits.bookable_service(slug="consultation")
    make.region("knee", name=PLACE)
    make.warning_sign(slug=f"slug-{SIGN}", wording=SIGN, urgency="emergency")
    make.warning_sign(slug=f"urgent-{SIGN}", wording=SIGN, urgency="urgent")

    received, advice, last = _books_with_an_error_on_the_way(client)
    appointment = Appointment.objects.get()
    pages = [client.get(received.url), client.get(links.manage(appointment))]
    # The page that ends a booking lists what was ticked, to the browser that ticked it and to no other.
    elsewhere = Client().get(advice.request["PATH_INFO"])
    assert [SIGN in page.content.decode() for page in (advice, elsewhere, last)] == [True, False, False]
    worker.work()

    # The desk's day.
    client = signed_in(receptionist)
    pages += [client.get(reverse("desk:queue"))]
    client.post(reverse("desk:confirm", args=[appointment.pk]))
    pages += [client.get(reverse("desk:queue")), client.get(reverse("desk:news"))]
    make_visits.told(appointment)
    worker.work()
    appointment.refresh_from_db()
    calendar = calendar_file.visit(appointment, ClinicProfile.objects.current()).decode()
    detail = client.get(reverse("desk:request", args=[appointment.pk]))
    pages += [
        client.get(reverse("desk:day")),
        client.get(reverse("admin:appointments_appointment_changelist")),
        client.get(reverse("admin:appointments_appointment_changelist"), {"q": CANARY}),
        client.get(reverse("admin:appointments_notification_changelist")),
    ]
    for kind in reminders.LONG_BEFORE:  # whether this visit is far enough ahead for them or not
        reminder = Notification(appointment=appointment, kind=kind)
        compose.compose(appointment.notifications.filter(kind=kind).first() or reminder).send()
    requests.cancel(appointment, by=receptionist, reason=Reason.PATIENT_ASKED)
    worker.work()

    assert CANARY in detail.text
    assert PLACE in detail.text
    assert detail.text.count(SIGN) == 2  # the mistake and the urgent sign
    search_box = re.compile(rf'(value="|q=){CANARY}')
    for page in pages:
        assert CANARY not in search_box.sub("", page.text)
        assert SIGN not in page.text
        assert PLACE not in page.text
    assert len(mail.outbox) >= 6
    texts = str(appointment) + repr(appointment) + str(appointment.reason) + repr(appointment.reason)
    for word in (CANARY, SIGN, PLACE):
        assert word not in calendar + caplog.text + texts
        assert all(word not in message.message().as_string() for message in mail.outbox)
        assert LogEntry.objects.filter(change_message__contains=word).count() == 0
    stored = everything_stored()
    assert [table for table, text in stored.items() if CANARY in text] == [VisitReason._meta.label]
    assert [table for table, text in stored.items() if SIGN in text] == [
        WarningSign._meta.label, VisitReason._meta.label
    ]  # fmt: skip
    assert BookingDraft.objects.filter(reason=CANARY).count() == 0


def test_an_error_in_the_middle_of_a_booking_logs_no_words(client, caplog, monkeypatch):
    """A database's refusal can quote the whole row; our log names the kind of error and the place only."""
    from clinic.logs import Discreet

    make.profile()
    client.raise_request_exception = False
    client.cookies[settings.DRAFT_COOKIE_NAME] = make_visits.COOKIE
    starts_at = make_visits.in_two_days()
    told = {"reason": CANARY, "signs": [make_visits.checked(CANARY, page="urgent")], "urgency": "routine"}
    draft = make_visits.draft(make_visits.bookable_service(), starts_at, now=make_visits.now(), **told)

    def refuse(*_arguments, **_words):
        raise ValueError(f"DETAIL: Failing row contains ({CANARY})")

    monkeypatch.setattr(records, "record", refuse)
    response = client.post(reverse("appointments:details", args=[draft.pk]), make_visits.last_page(draft))

    assert response.status_code == 500
    assert CANARY not in response.text
    lines = []
    for record in caplog.records:
        Discreet().filter(record)
        lines.append(logging.Formatter().format(record))
    assert "builtins.ValueError" in "\n".join(lines)
    assert CANARY not in "\n".join(lines)
    assert str(draft.pk) not in "\n".join(lines)


def test_boards_files_figures_and_calendars_know_no_reason(signed_in, receptionist, manager, caplog, settings):
    """What a manager can open beside the visit's own page, what calendars fetch, and what phones and mailboxes get."""
    caplog.set_level(logging.DEBUG)
    settings.SMS_URL = "json://127.0.0.1:9/{phone}"
    make.profile()
    now = make_visits.now()
    told = {"reason": CANARY, "signs": [make_visits.checked(SIGN, page="urgent")]}
    service = make_visits.bookable_service()
    visit = make_visits.request(service, make_visits.in_two_days(), now=now, **told)
    make_visits.request(
        service, make_visits.in_two_days() + timedelta(hours=2), now=now, cookie="other", phone="+971501112233", **told
    )
    requests.confirm(visit, by=receptionist)
    file = files.open_file(visit, by=receptionist)
    day = local_day(visit.starts_at)
    span = {"first": day - timedelta(days=9), "last": day}
    feed = calendar_feed.make_feed(visit.practitioner, by=manager, now=now)
    slug = visit.practitioner.slug
    client = signed_in(manager)

    texts = [
        client.get(address, query).text
        for address, query in [
            (reverse("desk:board"), {"day": day}),
            (reverse("desk:board"), {}),
            (reverse("desk:calls"), {}),
            (reverse("desk:find_time"), {"visit": visit.pk}),
            (reverse("desk:find_time"), {"patient": file.pk}),
            (
                reverse("desk:book"),
                {"time": f"{visit.practitioner_id}-{int(visit.ends_at.timestamp())}", "patient": file.pk},
            ),
            (reverse("desk:squeeze_in"), {"practitioner": slug, "visit": visit.pk}),
            (reverse("desk:week"), {"practitioner": slug, "week": day}),
            (reverse("desk:away"), {"practitioner": slug, "first": day}),
            (reverse("desk:move", args=[visit.pk]), {}),
            (reverse("desk:patients"), {"who": "sample"}),
            (reverse("desk:patient", args=[file.pk]), {}),
            (reverse("desk:erase", args=[file.pk]), {}),
            (reverse("desk:figures"), span),
            (reverse("desk:feeds"), {}),
            (reverse("desk:news"), {}),
            (reverse("desk:misfits"), {}),
            (reverse("desk:waitlist"), {}),
            (calendar_feed.address(feed), {}),
            (reverse("admin:appointments_accessrecord_changelist"), {}),
        ]
    ]
    texts.append(b"".join(client.get(reverse("desk:figures_csv"), span).streaming_content).decode())
    texts += [compose.text(message) for message in visit.notifications.all()]
    texts.append(compose.compose(Notification(kind=Notification.Kind.DIGEST)).body)
    texts.append(caplog.text)

    assert len(texts) >= 18
    for word in (CANARY, SIGN):
        assert [text[:80] for text in texts if word in text] == []
        assert word in client.get(reverse("desk:request", args=[visit.pk])).text
