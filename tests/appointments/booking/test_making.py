"""An appointment is made in one place: by every route each fact of its source arrives, and the patient's file."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import translation

from appointments.booking import by_phone, offers, requests, reschedule, waitlist
from appointments.booking.caller import Caller
from appointments.models import Appointment, Status, WaitlistEntry
from appointments.models.contact import CARRIED_ALONG, CONTACT
from appointments.patients import files, retention
from tests import make, make_changes, make_patients, make_visits, make_waiting
from tests.make_visits import SUNDAY_NOON
from tests.make_waiting import at, moved, slot
from tests.parallel import together

TOLD = {
    "for_whom": "child",
    "patient_name": "Lina Sample",
    "contact_name": "Mona Sample",
    "phone": "+971501112233",
    "email": "mona@example.com",
    "language": "ar",
    "whatsapp": True,
    "is_guardian": True,
    "payment": "insurance",
    "insurer": "Sample Insurance",
    "article_slug": "tennis-elbow",
    "returning": True,
    "urgency": "urgent",
}
ALONG = (*CARRIED_ALONG, "urgency", "client")


@pytest.fixture
def service():
    make.profile()
    return make_visits.bookable_service("09:00", "17:00")


@pytest.fixture
def visit(service, receptionist):
    """Confirmed, with every fact filled in, and in a patient's file."""
    made = make_visits.confirmed(
        receptionist,
        service=service,
        client="the-connection",
        wanted_practitioner=service.practitioners.first(),
        reason="her knee",
        **TOLD,
    )
    files.open_file(made, by=receptionist)
    made.refresh_from_db()
    return made


def facts(source) -> dict:
    return {name: getattr(source, name) for name in ALONG}


def contact(made) -> dict:
    return {name: getattr(getattr(made, name), "as_e164", getattr(made, name)) for name in CONTACT}


def offered_from_the_list(entry: WaitlistEntry, by) -> Appointment:
    return waitlist.offer_to(entry, [slot(entry.service, at(9, 15))], by=by, now=SUNDAY_NOON)


def rescheduled_by_the_patient(visit, by):
    return moved(visit, at(14))


def rescheduled_at_the_desk(visit, by):
    return by_phone.reschedule(visit, slot(visit.service, at(14)), by=by, now=SUNDAY_NOON)


def earlier_from_the_waiting_list(visit, by):
    entry = waitlist.join_for_earlier_time(visit, [make_waiting.window()], now=SUNDAY_NOON)
    return waitlist.offer_to(entry, [slot(visit.service, at(9))], by=by, now=SUNDAY_NOON)


def offered_because_of_absence(visit, by):
    with time_machine.travel(SUNDAY_NOON, tick=False):
        make_changes.time_off(visit.practitioner, at(9), at(12), by=by)
    return visit.replacements.get()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "route",
    [
        rescheduled_by_the_patient,
        rescheduled_at_the_desk,
        earlier_from_the_waiting_list,
        offered_because_of_absence,
    ],
)
def test_what_replaces_an_appointment_has_its_facts_and_its_file(service, receptionist, route):
    starts_at = at(9, 30) if route is earlier_from_the_waiting_list else at(10)
    visit = make_visits.confirmed(
        receptionist, service=service, starts_at=starts_at, client="the-connection",
        wanted_practitioner=service.practitioners.first(), **TOLD,
    )  # fmt: skip
    linked = files.open_file(visit, by=receptionist)
    visit.refresh_from_db()

    made = route(visit, receptionist)

    made = Appointment.objects.get(pk=made.pk)
    assert facts(made) == facts(visit)
    assert contact(made) == {name: TOLD[name] for name in CONTACT}
    assert (made.replaces, made.patient) == (visit, linked)


@pytest.mark.django_db
def test_a_request_has_the_facts_of_its_draft(service):
    draft = make_visits.draft(service, wanted_practitioner=service.practitioners.first(), **TOLD)

    made = requests.request(draft=draft, client="the-connection", now=SUNDAY_NOON)

    made = Appointment.objects.get(pk=made.pk)
    assert facts(made) == {name: getattr(draft, name) for name in (*CARRIED_ALONG, "urgency")} | {
        "client": "the-connection"
    }
    assert (made.draft_key, made.patient, made.requested_at) == (draft.pk, None, SUNDAY_NOON)


@pytest.mark.django_db
def test_a_caller_has_their_contact_and_their_file(service, receptionist):
    known = make_patients.patient("Mona Sample")
    caller = Caller("Mona Sample", "+971501112233", True, email="mona@example.com", language="ar", patient=known)

    with translation.override("en-gb"):
        made = by_phone.book(service, slot(service, at(10)), caller, by=receptionist, now=SUNDAY_NOON)

    made = Appointment.objects.get(pk=made.pk)
    assert contact(made) == {
        "for_whom": "myself",
        "patient_name": "Mona Sample",
        "contact_name": "",
        "phone": "+971501112233",
        "email": "mona@example.com",
        "language": "ar",
        "whatsapp": False,
        "is_guardian": False,
        "payment": "",
        "insurer": "",
    }
    assert (made.service, made.returning, made.urgency, made.patient) == (service, True, "routine", known)
    assert (made.consent_version, made.consent_language, made.consented_at) == ("phone", "en-gb", SUNDAY_NOON)


@pytest.mark.django_db
def test_an_offer_from_the_waiting_list_has_the_facts_of_the_place_on_it(service, receptionist):
    entry = make_waiting.entry(service, wanted_practitioner=service.practitioners.first(), **TOLD)

    made = Appointment.objects.get(pk=offered_from_the_list(entry, receptionist).pk)

    assert facts(made) == facts(entry)
    assert (made.waitlist_entry, made.requested_at, made.patient) == (entry, entry.joined_at, None)


@pytest.mark.django_db
def test_a_second_offer_from_the_waiting_list_is_in_the_file_of_the_first(service, receptionist):
    entry = make_waiting.entry(service, **TOLD)
    first = offered_from_the_list(entry, receptionist)
    linked = files.open_file(first, by=receptionist)
    offers.none_suits(first, now=SUNDAY_NOON)

    second = waitlist.offer_to(entry, [slot(service, at(11))], by=receptionist, now=SUNDAY_NOON)

    assert Appointment.objects.get(pk=second.pk).patient == linked


@pytest.mark.django_db
def test_other_times_offered_for_a_request_leave_it_in_its_file(service, receptionist):
    request = make_visits.request(service)
    linked = files.open_file(request, by=receptionist)
    offers.offer(request, [slot(service, at(11))], by=receptionist, now=SUNDAY_NOON)
    offers.accept(request, request.offers.get().pk, now=SUNDAY_NOON)

    assert Appointment.objects.get(pk=request.pk).patient == linked


@pytest.mark.django_db
@pytest.mark.parametrize("months", [13, 10 * 12])
def test_a_patient_who_was_here_keeps_name_and_note_for_the_years_of_the_policy(visit, receptionist, manager, months):
    """Linked, then rescheduled by the patient, then seen: retention once erased name and note after a year."""
    change = rescheduled_by_the_patient(visit, receptionist)
    requests.confirm(change, by=receptionist, now=SUNDAY_NOON)
    Appointment.objects.filter(pk=change.pk).update(status="fulfilled")
    patient = change.patient
    make_patients.note(patient, receptionist, "Allergic to penicillin (sample).")

    retention.run(at(14) + timedelta(days=31 * months))

    patient.refresh_from_db()
    change.refresh_from_db()
    assert (patient.name, patient.erased_at) == ("Lina Sample", None)
    assert [note.words for note in patient.notes.all()] == ["Allergic to penicillin (sample)."]
    assert (change.patient_name, change.erased_at) == ("Lina Sample", None)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_file_opened_while_the_patient_reschedules_is_that_of_both(receptionist):
    make.profile()
    service = make_visits.bookable_service("09:00", "17:00")
    for hour in (9, 10, 11, 12):
        visit = make_visits.confirmed(
            receptionist, service=service, starts_at=at(hour), phone=f"+97150111220{hour % 10}"
        )
        seen = [Appointment.objects.get(pk=visit.pk) for _side in range(2)]

        results = together(
            lambda seen=seen: files.open_file(seen[0], by=receptionist),
            lambda seen=seen, hour=hour: reschedule.request_reschedule(
                seen[1], slot(service, at(hour + 4)), now=SUNDAY_NOON
            ),
        )

        assert [result for result in results if isinstance(result, Exception)] == []
        assert Appointment.objects.get(replaces=visit).patient == results[0]


def test_an_exchanged_request_in_between_does_not_keep_the_confirmation_from_ending_the_old_time(receptionist):
    """Rows of earlier versions: the second request replaced the first, not the confirmed appointment."""
    make.profile()
    visit = make_visits.confirmed(receptionist)
    first = moved(visit, at(14))
    second = moved(first, at(15))
    Appointment.objects.filter(pk=second.pk).update(replaces=first)
    second.refresh_from_db()

    requests.confirm(second, by=receptionist, now=SUNDAY_NOON)

    assert dict(Appointment.objects.values_list("pk", "status")) == {
        visit.pk: Status.CANCELLED,
        first.pk: Status.CANCELLED,
        second.pk: Status.CONFIRMED,
    }
