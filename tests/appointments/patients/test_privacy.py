"""Everything about a patient as one file, and its erasure: a word typed anywhere is nowhere afterwards."""

import json
from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse

from appointments import links
from appointments.booking import (
    attendance,
    offers,
    requests,
    waitlist,
)
from appointments.models import (
    AccessRecord,
    Action,
    Appointment,
    BookingDraft,
    Course,
    HeldTime,
    LinkWish,
    Notification,
    ScheduleChange,
    Status,
    VisitReason,
)
from appointments.patients import files, privacy
from tests import invariants, make_patients, make_visits, make_waiting
from tests.make_patients import BORN
from tests.make_visits import MONDAY_NINE, SUNDAY_NOON
from tests.parallel import together

CANARY = "Xylophonectomy"
PHONE = "+971509876543"
TOLD = {
    "patient_name": CANARY, "contact_name": CANARY, "for_whom": "child", "phone": PHONE, "client": CANARY,
    "email": f"{CANARY}@example.com".lower(), "article_slug": CANARY.lower(),
}  # fmt: skip
WEEK_LATER = MONDAY_NINE + timedelta(days=7)


def columns_with(*words) -> set[str]:
    """Table and column of every text of the database in which one of these words stands, whoever wrote it."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                name = connection.ops.quote_name(column.name)
                for word in words:
                    cursor.execute(
                        f"SELECT 1 FROM {connection.ops.quote_name(table)} WHERE lower(CAST({name} AS text)) LIKE %s",
                        [f"%{word.lower()}%"],
                    )
                    if cursor.fetchone():
                        found.add(f"{table}.{column.name}")
    return found


@pytest.fixture
def file(manager):
    """A past visit that was moved, wished earlier and offered other times; notes, drafts, a wish for a link."""
    service = make_visits.bookable_service()
    signs = [make_visits.checked(CANARY, page="urgent")]
    client = TOLD["client"]
    told = {key: value for key, value in TOLD.items() if key != "client"}
    visit = make_waiting.offered(
        manager, service=service, reason=CANARY, signs=signs, urgency="urgent", client=client, **told
    )
    offers.accept(visit, visit.offers.get().pk, now=SUNDAY_NOON)
    visit.refresh_from_db()
    waitlist.join_for_earlier_time(visit, [make_waiting.window()], now=SUNDAY_NOON)
    change = make_waiting.moved(visit, make_waiting.at(15))
    requests.confirm(change, by=manager, now=SUNDAY_NOON)
    attendance.arrive(change, by=manager, now=make_waiting.at(15))
    kept = make_patients.patient(
        CANARY, phone=PHONE, email=TOLD["email"], born_on=BORN, record_number="K-17", carer=CANARY
    )
    merged = make_patients.patient(f"{CANARY} again", phone=PHONE, email="")
    make_patients.note(merged, manager, f"={CANARY}")
    files.merge(kept, merged, by=manager)
    files.link(change, kept, by=manager)
    make_visits.draft(service, cookie="unsent", now=SUNDAY_NOON, reason=CANARY, **told)
    LinkWish.objects.create(contact=TOLD["email"], asked_at=SUNDAY_NOON)
    closing = ScheduleChange.objects.create(kind="earlier", made_at=SUNDAY_NOON, made_by=manager)
    closing.rows.create(appointment=change, practitioner=change.practitioner, starts_at=change.starts_at)
    change.course = Course.objects.create(made_at=SUNDAY_NOON, made_by=manager)
    change.save(update_fields=["course"])
    return kept


@pytest.mark.django_db
def test_nothing_of_an_erased_patient_is_left_and_the_visits_keep_their_facts(file, manager):
    visits = list(file.visits.order_by("pk"))
    old_links = [links.token(visit) for visit in visits]
    entry = visits[-1].wishes.get()
    assert len(columns_with(CANARY, PHONE)) >= 15

    erased = privacy.erase_patient(file, by=manager, now=WEEK_LATER)

    assert erased == len(visits) == 2
    assert columns_with(CANARY, PHONE, str(BORN)) == set()
    for visit in visits:
        before = visit.reference, visit.starts_at, visit.status, visit.service, visit.practitioner, visit.urgency
        visit.refresh_from_db()
        assert before == (
            visit.reference, visit.starts_at, visit.status, visit.service, visit.practitioner, visit.urgency
        )  # fmt: skip
        assert (visit.patient, visit.erased_at) == (file, WEEK_LATER)
        assert visit.events.last().action == Action.ERASED
        assert visit.events.last().by == manager
    assert [links.find_appointment(each, WEEK_LATER) for each in old_links] == [None, None]
    assert not Notification.objects.filter(state="waiting").exists()
    entry.refresh_from_db()
    assert (entry.patient_name, str(entry.phone or ""), entry.windows.count()) == ("", "", 0)
    record = AccessRecord.objects.first()
    assert (record.action, record.patient, record.by, record.count) == ("erased", file, manager, 2)
    assert privacy.erase_patient(file, by=manager) == 0
    assert AccessRecord.objects.first() == record
    with pytest.raises(files.Gone):
        files.correct(file, {"name": CANARY}, by=manager)
    with pytest.raises(files.Gone):
        files.add_note(file, CANARY, by=manager)
    assert invariants.broken(WEEK_LATER) == []


@pytest.mark.django_db
def test_somebody_elses_data_stay(file, manager):
    """Of one family: the same phone, another name, a file and a draft of their own."""
    sister = make_patients.patient("Sister Sample", phone=PHONE)
    visit = make_patients.visit(sister)
    VisitReason.objects.create(appointment=visit, words="Her own")
    draft = make_visits.draft(visit.service, cookie="sister", phone=PHONE, patient_name="Sister Sample")

    # Somebody linked the visit that it was moved from to her by mistake: it is hers until that is put right.
    mistaken = file.visits.first()
    Appointment.objects.filter(pk=mistaken.pk).update(patient=sister)

    privacy.erase_patient(file, by=manager, now=WEEK_LATER)

    mistaken.refresh_from_db()
    assert (mistaken.patient_name, mistaken.erased_at) == (CANARY, None)
    visit.refresh_from_db()
    assert (visit.patient_name, visit.phone, visit.reason.words) == ("Sister Sample", PHONE, "Her own")
    assert BookingDraft.objects.get() == draft


@pytest.fixture
def sara(manager):
    """Erased at her own wish; she had requested an appointment from her family's tablet."""
    visit = make_visits.request(patient_name="Sara Haddad", phone=PHONE, email="haddads@example.com", cookie="tablet")
    requests.decline(visit, by=manager, reason="no_time", now=SUNDAY_NOON)
    return visit


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed",
    [
        {"patient_name": "Sara Haddad", "phone": "+971501110000", "email": "", "cookie": "another"},
        {"patient_name": "sara  HADDAD", "phone": "", "email": "new@example.com", "cookie": "another"},
        {"patient_name": "Sarah Haddad", "phone": "+971501110000", "email": "Haddads@example.com", "cookie": "another"},
        {"patient_name": "Sara Hadad", "phone": PHONE, "email": "", "cookie": "another"},
        {"patient_name": "Sara", "phone": "+971501110000", "email": "", "cookie": "tablet"},
        {"patient_name": "", "phone": "", "email": "", "cookie": "tablet"},
    ],
)
def test_drafts_of_an_erased_person_go_whatever_phone_they_carry(sara, manager, typed):
    make_visits.draft(sara.service, **typed)

    privacy.erase_visit(sara, by=manager, now=SUNDAY_NOON)

    assert list(BookingDraft.objects.all()) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed",
    [
        {"patient_name": "Omar Haddad", "phone": PHONE, "email": "haddads@example.com", "cookie": "tablet"},
        {"patient_name": "Lina Haddad", "for_whom": "child", "contact_name": "Sara Haddad", "cookie": "tablet"},
        {"patient_name": "Sara Khan", "phone": "+971501110000", "email": "khan@example.com", "cookie": "another"},
        {"patient_name": "", "phone": "", "email": "", "cookie": "another"},
    ],
)
def test_drafts_of_her_family_and_of_strangers_stay(sara, manager, typed):
    draft = make_visits.draft(sara.service, **typed)

    privacy.erase_visit(sara, by=manager, now=SUNDAY_NOON)

    assert list(BookingDraft.objects.all()) == [draft]


@pytest.mark.django_db
def test_at_the_end_of_a_storage_period_a_draft_of_today_goes_only_with_the_same_phone(sara):
    other = {"phone": "+971501110000", "email": "", "cookie": "another"}
    stays = make_visits.draft(sara.service, patient_name="Sara Haddad", **other)
    make_visits.draft(sara.service, patient_name="Sara Haddad", phone=PHONE, cookie="a third")

    privacy.erase_rows([sara.pk], [], WEEK_LATER)

    assert list(BookingDraft.objects.all()) == [stays]


@pytest.mark.django_db
def test_upcoming_visits_are_called_off_first_and_only_a_manager_erases(manager, receptionist):
    visit = make_visits.confirmed(manager)
    file = files.open_file(visit, by=manager)
    alone = make_visits.request(cookie="alone", starts_at=make_waiting.at(15), service=visit.service)

    for erase in (partial(privacy.erase_patient, file), partial(privacy.erase_visit, alone)):
        with pytest.raises(privacy.StillToCome):
            erase(by=manager, now=SUNDAY_NOON)
        with pytest.raises(PermissionDenied):
            erase(by=receptionist, now=SUNDAY_NOON)
    with pytest.raises(ValueError, match="file"):
        privacy.erase_visit(visit, by=manager, now=WEEK_LATER)
    requests.decline(alone, by=manager, reason="no_time", now=SUNDAY_NOON)
    assert privacy.erase_visit(alone, by=manager, now=SUNDAY_NOON) == 1
    alone.refresh_from_db()
    visit.refresh_from_db()
    assert (alone.patient_name, alone.phone, alone.status) == ("", "", Status.DECLINED)
    assert visit.patient_name == "Patient Sample"
    assert AccessRecord.objects.get(action="erased").patient is None


@pytest.mark.django_db
def test_who_waits_and_let_a_time_pass_is_taken_off_the_list_with_the_visit(manager):
    entry = make_waiting.entry(make_visits.bookable_service(), patient_name=CANARY)
    visit = waitlist.offer_to(entry, [make_waiting.slot(entry.service, MONDAY_NINE)], by=manager, now=SUNDAY_NOON)
    offers.none_suits(visit, now=SUNDAY_NOON)

    privacy.erase_visit(visit, by=manager, now=SUNDAY_NOON)

    entry.refresh_from_db()
    assert (entry.state, entry.ended_by, entry.patient_name) == ("closed", manager, "")
    assert columns_with(CANARY) == set()


@pytest.mark.django_db
@time_machine.travel(SUNDAY_NOON, tick=False)
def test_the_export_holds_everything_and_no_formula(file, manager, receptionist, signed_in):
    client = signed_in(manager)

    answer = client.post(reverse("desk:export", args=[file.pk]))

    told = json.loads(answer.content)
    assert answer["Content-Disposition"] == f'attachment; filename="patient-P{file.pk}.json"'
    assert {subject: len(rows) for subject, rows in told.items() if isinstance(rows, list)} == {
        "file": 2, "notes": 1, "visits": 2, "reasons": 1, "offers": 1, "waiting_list": 1, "wanted_days": 1,
        "history": told["history"] and len(told["history"]), "messages": Notification.objects.count(),
        "access_records": 2,
    }  # fmt: skip
    assert told["notes"][0]["words"] == f"'={CANARY}"
    assert told["reasons"][0]["words"] == CANARY
    assert told["reasons"][0]["signs"][0]["ticked"][0]["words"] == CANARY
    assert {visit["reference"] for visit in told["visits"]} == set(file.visits.values_list("reference", flat=True))
    assert told["file"][0]["phone"] == f"'{PHONE}"
    assert told["access_records"][-1]["action"] == "exported"
    assert [text for text in _texts(told) if text.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    nonces = Appointment.objects.values_list("link_nonce", flat=True)
    assert [nonce for nonce in nonces if nonce in answer.content.decode()] == []
    with pytest.raises(PermissionDenied):
        privacy.export_patient(file, by=receptionist)


def _texts(told):
    if isinstance(told, dict):
        for key, value in told.items():
            yield from (key, *_texts(value))
    elif isinstance(told, list):
        for each in told:
            yield from _texts(each)
    elif isinstance(told, str):
        yield told


@pytest.mark.django_db
@time_machine.travel(SUNDAY_NOON, tick=False)
def test_erasing_takes_the_reference_typed_again(signed_in, manager):
    client = signed_in(manager)
    file = make_patients.patient(CANARY)
    visit = make_patients.visit(file, status=Status.DECLINED)
    alone = make_patients.visit(status=Status.EXPIRED, patient_name=CANARY)
    address, other = reverse("desk:erase", args=[file.pk]), reverse("desk:erase_visit", args=[alone.pk])

    assert "1 appointment, with its reference, time, status and codes" in client.get(address).text
    assert client.post(address, {"word": "P0"}).status_code == 409
    assert CANARY in Appointment.objects.get(pk=visit.pk).patient_name
    assert client.post(address, {"word": f" p{file.pk} "}).url == reverse("desk:patients")
    assert client.get(reverse("desk:erase_visit", args=[visit.pk])).url == address
    assert client.post(other, {"word": alone.reference.replace("-", "").lower()}).url == reverse("desk:patients")
    assert columns_with(CANARY) == set()
    for page in (reverse("desk:patient", args=[file.pk]), reverse("desk:request", args=[visit.pk])):
        assert "erased on" in client.get(page).text
    file = files.open_file(make_visits.request(), by=manager)
    refused = client.get(reverse("desk:erase", args=[file.pk])).text
    assert f'dir="ltr">{file.visits.get().reference}</a>' in refused
    assert f'href="{reverse("desk:patient", args=[file.pk])}">Go back</a>' in refused
    assert "Erase for ever" not in refused


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_an_erasure_and_a_link_or_a_confirmation_at_once_leave_no_half_of_a_patient(manager):
    for number in range(3):
        file = make_patients.patient(CANARY, phone=PHONE)
        visit = make_visits.request(patient_name=CANARY, phone=PHONE, email="", cookie=str(number))
        linking, answering = (Appointment.objects.get(pk=visit.pk) for _either in range(2))

        together(
            partial(privacy.erase_patient, file, by=manager, now=SUNDAY_NOON),
            partial(files.link, linking, file, by=manager, now=SUNDAY_NOON),
            partial(requests.confirm, answering, by=manager, now=SUNDAY_NOON),
        )

        file.refresh_from_db()
        visit.refresh_from_db()
        # The link came first and the visit stands, so nothing was erased; or there was nothing to link it to.
        assert (visit.patient, bool(file.erased_at)) in [(file, False), (None, True)]
        assert (visit.status, visit.patient_name) == (Status.CONFIRMED, CANARY)
        assert HeldTime.objects.filter(appointment=visit).count() == 1
