"""What is recorded: each act has its row; codes and keys only; rows go at the end of their storage period alone."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from appointments.models import AccessRecord, AppointmentEvent
from appointments.patients import retention
from clinic.models import HistoryOpening, StaffEvent
from clinic.staff import records
from tests import make, make_patients, make_visits
from tests.clinic.staff.door import FACTOR, browser, code, recovery_codes, sign_in, with_app
from tests.make_visits import SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]
CANARY = "Zebra knee 4711"


@pytest.fixture(autouse=True)
def noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


def sign_in_and_out(client, **people):
    sign_in(client, "manager")
    client.post(reverse("account_logout"))


def wrong_password(client, **people):
    sign_in(client, "manager", "wrong")


def six_wrong_passwords(client, **people):
    for _ in range(6):
        sign_in(client, "manager", "wrong")


def wrong_code(client, manager, **people):
    with_app(manager)
    sign_in(client, "manager")
    client.post(FACTOR, {"code": "000000"})


def search(client, **people):
    sign_in(client, "manager")
    client.get(reverse("desk:find"), {"q": CANARY})


def search_files(client, **people):
    sign_in(client, "manager")
    client.get(reverse("desk:patients"), {"who": CANARY})


def search_in_the_admin(client, **people):
    sign_in(client, "manager")
    client.get(reverse("admin:appointments_appointment_changelist"), {"q": CANARY})


def read_a_reason(client, appointment, **people):
    sign_in(client, "manager")
    client.get(reverse("desk:request", args=[appointment.pk]))


def read_a_file(client, file, **people):
    sign_in(client, "manager")
    client.get(reverse("desk:patient", args=[file.pk]))


def export_a_patient(client, file, **people):
    sign_in(client, "manager")
    client.post(reverse("desk:export", args=[file.pk]))


def export_figures(client, **people):
    sign_in(client, "manager")
    answer = client.get(reverse("desk:figures_csv"), {"first": "2026-11-22", "last": "2026-11-23"})
    b"".join(answer.streaming_content)


def change_the_profile(client, **people):
    sign_in(client, "root")
    data = {"name": "Another name", "slug": "x", "introduction": "", "position": "1"}
    region = make.region()
    client.post(reverse("admin:clinic_bodyregion_change", args=[region.pk]), data)


def ask_without_the_right(client, **people):
    sign_in(client, "editor")
    client.get(reverse("desk:request", args=[41]))


def confirm(client, appointment, **people):
    sign_in(client, "manager")
    client.post(reverse("desk:confirm", args=[appointment.pk]), {"version": appointment.status})


ACTS = {
    sign_in_and_out: (StaffEvent, ["signed_in", "signed_out"]),
    wrong_password: (StaffEvent, ["sign_in_refused"]),
    six_wrong_passwords: (StaffEvent, ["sign_in_refused"] * 5 + ["sign_in_slowed"]),
    wrong_code: (StaffEvent, ["factor_refused"]),
    search: (AccessRecord, ["searched"]),
    search_files: (AccessRecord, ["searched"]),
    search_in_the_admin: (AccessRecord, ["searched"]),
    read_a_reason: (AppointmentEvent, ["requested", "reason_read"]),
    read_a_file: (AccessRecord, ["file_read"]),
    export_a_patient: (AccessRecord, ["exported"]),
    export_figures: (AccessRecord, ["figures_exported"]),
    change_the_profile: (LogEntry, None),
    ask_without_the_right: (StaffEvent, ["signed_in", "attempt_refused"]),
    confirm: (AppointmentEvent, ["requested", "confirmed"]),
}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_each_act_has_its_row_and_no_words(act):
    manager = make.user("manager", roles=["manager"])
    make.user("editor", roles=["editor"])
    make.user("root", is_superuser=True)
    appointment = make_visits.request(reason=CANARY, patient_name=CANARY)
    file = make_patients.patient(name=CANARY)
    act(browser(), manager=manager, appointment=appointment, file=file)

    model, actions = ACTS[act]
    if actions is None:
        assert LogEntry.objects.count() == 1
    else:
        assert list(model.objects.order_by("pk").values_list("action", flat=True)) == actions
    stored = [list(each.objects.values()) for each in (StaffEvent, AccessRecord, AppointmentEvent, LogEntry)]
    assert CANARY not in json.dumps(stored, default=str)


def test_a_refused_page_is_recorded_by_its_name_and_number(editor):
    ask_without_the_right(browser())
    refused = StaffEvent.objects.get(action="attempt_refused")
    assert (refused.about, refused.page, refused.key) == (editor, "desk:request", 41)


def test_records_go_after_two_years_through_the_door_and_not_before(manager, noon):
    sign_in(browser(), "manager")
    noon.shift(timedelta(days=2 * 365))
    assert records.forget_old(timezone.now()) == 0
    noon.shift(timedelta(seconds=1))
    retention.run(timezone.now())
    assert StaffEvent.objects.count() == 0
    assert [opening.why for opening in HistoryOpening.objects.all()] == ["retention"]


def test_the_operator_takes_a_factor_away_on_the_server(manager, capsys):
    with_app(manager)
    call_command("reset_second_factor", "manager")
    assert manager.authenticator_set.count() == 0
    assert list(StaffEvent.objects.values_list("action", "about__username", "by", "reason")) == [
        ("factor_reset", "manager", None, "lost")
    ]
    with pytest.raises(CommandError, match="There is no account 'nobody'"):
        call_command("reset_second_factor", "nobody")


def test_a_recovery_code_and_an_app_code_are_recorded_alike_as_a_sign_in(manager):
    secret = with_app(manager)
    for given in (code(secret), recovery_codes(manager)[0]):
        client = browser(f"198.51.100.{len(given)}")
        sign_in(client, "manager")
        client.post(FACTOR, {"code": given})
    assert list(StaffEvent.objects.values_list("action", flat=True)) == ["signed_in"] * 2
