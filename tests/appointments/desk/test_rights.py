"""Who may do what, cell by cell: every role at every address of the desk and of booking's admin, reading and sending.

The tables are house.md §5. An address that stands in none of them fails the test.
"""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.contrib import admin
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from appointments.desk import urls as desk_urls
from appointments.models import (
    AccessRecord,
    Appointment,
    AppointmentEvent,
    BlockedContact,
    Course,
    Notification,
    PatientNote,
    ScheduleChange,
    Timetable,
    TimetableException,
    VisitReason,
)
from clinic.models import ClosingDay, Season
from tests import make, make_patients, make_visits, make_waiting
from tests.make_visits import MONDAY, MONDAY_NINE, SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]

GET, POST, BOTH = {"get"}, {"post"}, {"get", "post"}
DESK = {"receptionist", "manager"}
MANAGER = {"manager"}
OWN = DESK | {"doctor"}  # and a practitioner's own; to another practitioner it is not there

ADDRESSES = {
    "queue": (GET, DESK),
    "calls": (GET, DESK),
    "find_time": (GET, DESK),
    "squeeze_in": (BOTH, DESK),
    "course": (BOTH, DESK),
    "cancel_course": (POST, DESK),
    "ask_reject": (POST, DESK),
    "reject": (POST, DESK),
    "day": (GET, OWN | {"other doctor"}),
    "find": (GET, DESK),
    "closures": (BOTH, DESK),
    "accept_holiday": (POST, MANAGER),
    "reopen": (POST, DESK),  # what is ahead; what has begun: test_hours
    "reopen_clinic": (POST, DESK),
    "seasons": (BOTH, MANAGER),
    "move_season": (POST, MANAGER),
    "misfits": (GET, DESK),
    "offer_to_misfits": (POST, DESK),
    "change": (GET, DESK),
    "offer_to_affected": (POST, DESK),
    "why": (GET, DESK),
    "waitlist": (GET, DESK),
    "add_waiting": (BOTH, DESK),
    "steer_waiting": (POST, DESK),
    "offer_waiting": (BOTH, DESK),
    "request": (GET, OWN),
    "offer": (BOTH, DESK),
    "take": (POST, DESK),
    "none_suits": (POST, DESK),
    "withdraw": (POST, DESK),
    "confirm": (POST, DESK),
    "overbook": (POST, MANAGER),
    "decline": (POST, DESK),
    "cancel": (POST, DESK),
    "arrive": (POST, OWN),
    "fulfil": (POST, OWN),
    "no_show": (POST, DESK),
    "set_back": (POST, OWN),
    "replace_link": (POST, DESK),
    "try_again": (POST, DESK),
    "told_by_phone": (POST, DESK),
    "take_back": (POST, DESK),
    "news": (GET, DESK),
    "figures": (GET, MANAGER),
    "figures_csv": (GET, MANAGER),
    "feeds": (GET, MANAGER | {"doctor", "other doctor"}),
    "make_feed": (POST, MANAGER | {"doctor"}),
    "revoke_feed": (POST, MANAGER | {"doctor"}),
    "board": (GET, OWN | {"other doctor"}),
    "week": (GET, OWN | {"other doctor"}),
    "book": (BOTH, DESK),
    "move": (BOTH, DESK),
    "contact": (BOTH, DESK),
    "whatsapp": (POST, DESK),
    "away": (BOTH, DESK),
    "away_progress": (GET, DESK),
    "call_tried": (POST, DESK),
    "link": (POST, DESK),
    "open_file": (POST, DESK),
    "unlink": (POST, DESK),
    "patients": (GET, DESK),
    "patient": (GET, OWN),
    "correct_patient": (POST, DESK),
    "note": (POST, DESK),
    "merge": (BOTH, MANAGER),
    "export": (POST, MANAGER),
    "erase": (BOTH, MANAGER),
    "erase_visit": (BOTH, MANAGER),
}
# Booking in the stock admin: what reception may, and what a manager may. Nobody else may anything.
ADMIN = {
    Appointment: ("view", "view"),
    Notification: ("view", "view"),
    AccessRecord: ("", "view"),
    BlockedContact: ("view add", "view add delete"),
    Timetable: ("view", "view add change delete"),
    TimetableException: ("view add change", "view add change delete"),
}
NEEDS = {"changelist": {"view"}, "add": {"add"}, "change": {"view"}, "history": {"view"}, "delete": {"delete"}}
ROLES = ["receptionist", "manager", "doctor", "other doctor", "editor", "reviewer", "no role", "no staff", "superuser"]


@pytest.fixture
def scene(db):
    """Everybody signed in once; a visit with the first doctor, its file, somebody who waits, a message, a closure."""
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield Scene()


@pytest.fixture
def only_answers(monkeypatch, settings):
    """Who is let in depends on the session and the account: nothing is rendered, logged, or wrapped in more layers."""
    needed = ("SessionMiddleware", "AuthenticationMiddleware", "MessageMiddleware", "AccountMiddleware")
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name.endswith(needed)]
    monkeypatch.setattr("django.template.backends.django.Template.render", lambda *_asked, **_context: "")
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


class Scene:
    def __init__(self):
        self.users = {role: self._user(role) for role in ROLES}
        self.clients = {role: Client(raise_request_exception=False) for role in ROLES}
        for role, client in self.clients.items():
            client.force_login(self.users[role])
        self.clients["passer-by"] = Client(raise_request_exception=False)
        service = make_visits.bookable_service()
        person = service.practitioners.get()
        person.user = self.users["doctor"]
        person.save()
        make.practitioner(user=self.users["other doctor"])
        make.profile()
        self.visit = make_visits.request(service, reason="My back hurts")
        self.file = make_patients.patient()
        self.other_file = make_patients.patient("Mona Smaple")
        make_patients.visit(self.file, person, starts_at=MONDAY_NINE - timedelta(days=9), status="fulfilled")
        make_patients.note(self.file, self.users["manager"])
        self.entry = make_waiting.entry(service, cookie="waits")
        self.course = Course.objects.create(made_at=SUNDAY_NOON, made_by=self.users["manager"])
        course = {"course": self.course, "status": "confirmed"}
        make_patients.visit(self.file, person, starts_at=MONDAY_NINE + timedelta(days=3), **course)
        self.closure = TimetableException.objects.create(
            practitioner=person,
            made_at=SUNDAY_NOON,
            made_by=self.users["manager"],
            kind="closed",
            starts_at=MONDAY_NINE + timedelta(days=9),
            ends_at=MONDAY_NINE + timedelta(days=10),
        )
        facts = {"kind": "time_off", "made_at": SUNDAY_NOON, "made_by": self.users["manager"]}
        self.change = ScheduleChange.objects.create(subject=self.closure.pk, **facts)
        days = {"starts_at": MONDAY_NINE + timedelta(days=20), "ends_at": MONDAY_NINE + timedelta(days=21)}
        self.closing_day = ClosingDay.objects.create(**days)
        self.season = Season.objects.create(name="Ramadan", first_day=MONDAY, last_day=MONDAY)
        self.blocked = BlockedContact.objects.create(
            kind="phone", value="+971500000000", blocked_by=self.users["manager"], blocked_at=SUNDAY_NOON
        )
        self.record = AccessRecord.objects.create(at=SUNDAY_NOON, action="file_read", patient=self.file)
        self.message = self.visit.notifications.first()

    def _user(self, role):
        made = make.user(role.replace(" ", "_"), roles=[role.split()[-1]])
        made.is_staff, made.is_superuser = role != "no staff", role == "superuser"
        made.save()
        return made

    def thing(self, route: str):
        """What the address is about, by how it begins."""
        things = {
            "visits": self.visit, "patients": self.file, "waitlist": self.entry, "messages": self.message,
            "closures": self.closure, "closing-days": self.closing_day, "seasons": self.season,
            "calendars": self.visit.practitioner, "away": self.closure,
            "changes": self.change, "courses": self.course,
        }  # fmt: skip
        return things[route.split("/")[0]]

    def ask(self, role: str, method: str, address: str) -> str:
        """What this role is told, in one word; nothing of it stays."""
        fields = {
            "time": make_waiting.slot(self.visit.service, make_waiting.at(14)).name,
            "other": self.other_file.pk,
            "file": self.file.pk,
            "reason": "no_time",
            "words": "Hello",
            "practitioner": self.visit.practitioner.slug,
        }
        with transaction.atomic():
            answer = getattr(self.clients[role], method)(address, fields)
            transaction.set_rollback(True)
        if answer.status_code == 302 and "/login/" in answer.url:
            return "sign in"
        return {403: "no", 404: "not there", 405: "no such thing"}.get(
            answer.status_code, "yes" if answer.status_code < 500 and answer.status_code != 400 else "broken"
        )


def wanted_at_the_desk(name: str, role: str, method: str) -> str:
    methods, may = ADDRESSES[name]
    if method not in methods:
        return "no such thing"
    if role == "passer-by":
        return "sign in"
    if role in may or role == "superuser":
        return "yes"
    return "not there" if role == "other doctor" and "doctor" in may else "no"


def test_every_address_of_the_desk_lets_in_whom_it_should_and_nobody_else(scene, only_answers):
    told, wanted = {}, {}
    for pattern in get_resolver(desk_urls.__name__).url_patterns:
        route = str(pattern.pattern)
        address = reverse(f"desk:{pattern.name}", args=[scene.thing(route).pk] if "<int:pk>" in route else [])
        for role in scene.clients:
            for method in BOTH:
                told[pattern.name, role, method] = scene.ask(role, method, address)
                wanted[pattern.name, role, method] = wanted_at_the_desk(pattern.name, role, method)

    assert {cell: (said, wanted[cell]) for cell, said in told.items() if said != wanted[cell]} == {}
    assert {name for name, _role, _method in told} == set(ADDRESSES)


def wanted_in_the_admin(model, role: str, page: str, method: str) -> str:
    if role in {"passer-by", "no staff"}:
        return "sign in"
    reception, manager = (set(rights.split()) for rights in ADMIN[model])
    may = {"receptionist": reception, "manager": manager}.get(role, set())
    if role == "superuser":
        may = {"view", "add", "change", "delete"} if model not in READ_ONLY else {"view"}
        may -= {"change"} if model is BlockedContact else set()
    is_desk = model is Appointment and page in {"change", "history"}  # it leads to the desk's own page
    needed = {"change"} if (page, method) == ("change", "post") and not is_desk else NEEDS[page]
    return "yes" if needed <= may else "no"


READ_ONLY = {Appointment, Notification, AccessRecord}


def test_bookings_admin_lets_in_whom_it_should_and_nobody_else(scene, only_answers):
    things = {
        Appointment: scene.visit, Notification: scene.message, AccessRecord: scene.record,
        BlockedContact: scene.blocked, Timetable: Timetable.objects.first(), TimetableException: scene.closure,
    }  # fmt: skip
    told, wanted = {}, {}
    for model, model_admin in admin.site._registry.items():
        if model._meta.app_label != "appointments":
            continue
        pages = {pattern.name.rpartition("_")[2] for pattern in model_admin.get_urls() if pattern.name}
        for page in pages:
            pk = [things[model].pk] if page in {"change", "history", "delete"} else []
            address = reverse(f"admin:appointments_{model._meta.model_name}_{page}", args=pk)
            for role in scene.clients:
                for method in BOTH:
                    cell = (model.__name__, page, role, method)
                    told[cell] = scene.ask(role, method, address)
                    wanted[cell] = wanted_in_the_admin(model, role, page, method)

    assert {cell: (said, wanted[cell]) for cell, said in told.items() if said != wanted[cell]} == {}
    assert {cell[0] for cell in told} == {model.__name__ for model in ADMIN}


@pytest.mark.parametrize("role", ["receptionist", "manager"])
def test_what_no_form_asks_for_is_not_taken_from_it(scene, role):
    """Status, practitioner, file, time and the rest of a row, forged into forms that are allowed."""
    client = scene.clients[role]
    other = make.practitioner()
    forged = {
        "status": "confirmed", "practitioner": other.pk, "starts_at": "2026-12-24", "tell_at": "2026-12-24",
        "patient": scene.other_file.pk, "patient_name": "Forged", "is_sample": "on", "erased_at": "2026-12-24",
        "merged_into": scene.other_file.pk, "link_nonce": "forged", "written_by": scene.users["editor"].pk,
        "by": scene.users["editor"].pk, "actor": "system", "made_at": "2026-12-24", "pk": 99, "id": 99,
    }  # fmt: skip
    fixed = ["practitioner_id", "starts_at", "patient_name", "link_nonce", "erased_at", "patient_id"]
    before = [getattr(scene.visit, name) for name in fixed]

    client.post(reverse("desk:decline", args=[scene.visit.pk]), forged | {"reason": "no_time"})
    client.post(reverse("desk:call_tried", args=[scene.visit.pk]), forged | {"reason": "no_answer"})
    client.post(reverse("desk:note", args=[scene.file.pk]), forged | {"words": "Real"})
    client.post(
        reverse("desk:correct_patient", args=[scene.file.pk]),
        forged | {"name": "Mona Real", "phone": "0501234567", "language": "en"},
    )

    scene.visit.refresh_from_db()
    scene.file.refresh_from_db()
    assert scene.visit.status == "declined"
    assert [getattr(scene.visit, name) for name in fixed] == before
    assert scene.visit.tell_at == SUNDAY_NOON + timedelta(minutes=1)  # the domain's own
    assert [event.by for event in scene.visit.events.exclude(by=None)] == [scene.users[role]] * 2
    assert PatientNote.objects.get(words="Real").written_by == scene.users[role]
    assert (scene.file.name, scene.file.is_sample, scene.file.erased_at, scene.file.merged_into) == (
        "Mona Real", False, None, None,
    )  # fmt: skip


def test_no_filter_and_no_search_of_the_admin_reads_words(scene):
    """A guess that filters a list would tell by its length what is in the words."""
    lists = {
        "appointment": ["reason__words__contains", "reason__signs__contains", "patient__notes__words__contains"],
        "notification": ["appointment__reason__words__contains"],
        "accessrecord": ["patient__notes__words__contains", "patient__name__startswith"],
    }
    for model, names in lists.items():
        address = reverse(f"admin:appointments_{model}_changelist")
        for name in names:
            assert (name, scene.clients["manager"].get(address, {name: "back"}).status_code) == (name, 400)
    page = scene.clients["manager"].get(reverse("admin:appointments_appointment_changelist"), {"q": "hurts"})
    assert page.context["cl"].result_count == 0
    assert VisitReason.objects.get(appointment=scene.visit).words == "My back hurts"


def test_no_page_of_the_admin_shows_history_to_be_changed():
    assert AppointmentEvent not in admin.site._registry
