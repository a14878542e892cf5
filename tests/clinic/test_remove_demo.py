"""Out of the demo: every sample goes, whatever was done with it, and nothing of the clinic's own."""

import io
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import get_user_model
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import transaction

from appointments import worker
from appointments.booking import (
    attendance,
    by_phone,
    callbacks,
    limits,
    link_requests,
    offers,
    requests,
    reschedule,
    undo,
    waitlist,
)
from appointments.booking.caller import Caller
from appointments.messages import calendar_feed
from appointments.models import AccessRecord, Appointment, Patient
from appointments.patients import files, privacy
from appointments.times import availability
from articles import demo as articles_demo
from articles.models import Article, Comment, Contributor, ImageAsset, Reference
from articles.publishing import publish
from articles.readers import comments, votes
from articles.review import requests as reviews
from clinic.calendar import local_day
from clinic.models import ClosingDay, Practitioner, Season, Service, StaffEvent, WarningSign
from clinic.models.staff import StaffMail
from tests import make, make_articles, make_changes, make_patients, make_visits, make_waiting
from tests.make_visits import SUNDAY_NOON

pytestmark = pytest.mark.django_db

NOW = SUNDAY_NOON + timedelta(minutes=15)
# Marks of what changed, and the record that history was opened.
COUNTERS = {"clinic.HistoryOpening", "clinic.PublicFacts", "clinic.Tally", "articles.SearchStamp"}


def stored() -> dict:
    """Every row of every table: model → key → columns."""
    return {
        model._meta.label: {row["pk"]: row for row in model._base_manager.values("pk", *_columns(model))}
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label not in COUNTERS
    }


def _columns(model) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def changes(before: dict, after: dict) -> dict:
    """What differs: model → key → columns before and after."""
    found = {
        label: {
            key: (rows.get(key), after[label].get(key))
            for key in rows.keys() | after[label].keys()
            if rows.get(key) != after[label].get(key)
        }
        for label, rows in before.items()
    }
    return {label: rows for label, rows in found.items() if rows}


def remove() -> str:
    """What the command lists as kept."""
    said = io.StringIO()
    call_command("remove_demo", stdout=said)
    return "\n".join(line for line in said.getvalue().split("\n") if "kept, because" in line)


@pytest.fixture(autouse=True)
def places(settings, tmp_path, monkeypatch):
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    monkeypatch.setattr(articles_demo, "ARTICLES", articles_demo.ARTICLES[-2:])
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield


@pytest.fixture
def own():
    """A clinic that had begun to work before the samples were loaded."""
    staff = make.user("rana", roles=["receptionist", "manager"])
    make.profile()
    service = make_visits.bookable_service("06:00", "20:00", name="Our own")
    visit = make_visits.confirmed(staff, service=service, patient_name="Huda Own", phone="+971501112233", reason="Knee")
    file = files.open_file(visit, by=staff)
    files.add_note(file, "Comes by taxi.", by=staff)
    waitlist.join_for_earlier_time(visit, [make_waiting.window()])
    make_waiting.entry(service, phone="+971501112244", patient_name="Layla Own")
    article = make_articles.published(owner=staff, comment_policy="open")
    comments.receive(article, client="c", suspicion="", now=SUNDAY_NOON, name="R", email="r@example.com",
                     text="It helped.", consent_version="1", language="en-gb")  # fmt: skip
    LogEntry.objects.create(user=staff, action_flag=CHANGE, object_id=str(service.pk), object_repr="Our own",
                            content_type=_type_of(service))  # fmt: skip
    StaffEvent.objects.create(at=SUNDAY_NOON, action="signed_in", about=staff, by=staff)
    privacy.read_reason(visit, by=staff, now=SUNDAY_NOON)
    worker.work(NOW)  # so that nothing of its own is due while it tries the samples
    return type("Own", (), vars() | {"__init__": lambda self: None})


def _type_of(row):
    from django.contrib.contenttypes.models import ContentType

    return ContentType.objects.get_for_model(row)


def load() -> None:
    call_command("load_demo", stdout=io.StringIO())


def person(name: str):
    return get_user_model().objects.get(username=name)


def sample(status="confirmed", email="mariam.sample@example.com") -> Appointment:
    return Appointment.objects.get(practitioner__is_sample=True, status=status, email=email)


def times(visit: Appointment, number=3) -> list:
    """Free times of anybody, days later."""
    first = local_day(visit.starts_at) + timedelta(days=8)
    people = list(visit.service.practitioners.active())
    free = availability.fair_slots(visit.service, people, first, first + timedelta(days=4), returning=visit.returning,
                                   now=NOW)  # fmt: skip
    return free[10 : 10 + number]


def moved_by_the_patient():
    change = reschedule.request_reschedule(sample(), times(sample())[0], now=NOW)
    requests.confirm(change, by=person("receptionist"), now=NOW)
    again = reschedule.request_reschedule(Appointment.objects.get(pk=change.pk), times(change)[1], now=NOW)
    assert Appointment.objects.get(pk=again.pk).replaces.replaces is not None


def moved_by_the_desk():
    by_phone.reschedule(sample(), times(sample())[0], by=person("receptionist"), now=NOW)


def moved_to_a_practitioner_of_the_clinics_own():
    """The clinic's own practitioner takes part in the demo: the sample person goes with their rows there, too."""
    visit, mine = sample(), Practitioner.objects.get(is_sample=False)
    visit.service.practitioners.add(mine)
    [free, *_more] = availability.fair_slots(
        visit.service, [mine], local_day(NOW), local_day(NOW) + timedelta(3), returning=visit.returning, now=NOW
    )
    change = by_phone.reschedule(visit, free, by=person("receptionist"), now=NOW)
    requests.cancel(change, by=person("receptionist"), now=NOW)
    privacy.erase_patient(Patient.objects.get(pk=change.patient_id), by=person("manager"), now=NOW)


def offered():
    waiting = sample("requested", "priya.sample@example.com")
    offers.offer(waiting, times(waiting), by=person("receptionist"), now=NOW)
    other = sample("requested", "yusuf.sample@example.com")
    offers.offer(other, times(other), by=person("receptionist"), now=NOW)
    offers.accept(other, other.offers.first().pk, now=NOW)


def absent():
    visit = Appointment.objects.filter(practitioner__is_sample=True, status="confirmed").first()
    with time_machine.travel(NOW, tick=False):
        change = make_changes.time_off(visit.practitioner, visit.starts_at, visit.ends_at, by=person("receptionist"))
    assert change.made_by.username == "receptionist"


def waited():
    service = Service.objects.filter(is_sample=True, is_main=True).get()
    entry = make_waiting.entry(service, now=NOW, patient_name="A visitor of the demo", phone="+971501119999")
    waitlist.offer_to(entry, times(sample())[:1], by=person("receptionist"), now=NOW)
    waitlist.join_for_earlier_time(sample(), [make_waiting.window()], now=NOW)
    waitlist.leave(make_waiting.entry(service, now=NOW, phone="+971501118888"), by=person("manager"), now=NOW)


def merged():
    other = files.open_file(sample(email="huda.sample@example.com"), by=person("receptionist"))
    files.merge(Patient.objects.get(visits=sample()), other, by=person("manager"), now=NOW)
    files.read(Patient.objects.get(visits=sample()), by=person("receptionist"), now=NOW)


def erased():
    later = NOW + timedelta(days=60)
    for visit in Appointment.objects.filter(practitioner__is_sample=True, status="confirmed"):
        requests.cancel(visit, by=person("receptionist"), reason="patient_asked", now=NOW)
    privacy.erase_patient(Patient.objects.get(is_sample=True, merged_into=None), by=person("manager"), now=later)
    without_a_file = Appointment.objects.filter(practitioner__is_sample=True, status="cancelled", patient=None)
    privacy.erase_visit(without_a_file.first(), by=person("manager"), now=later)


def called():
    visit = Appointment.objects.filter(practitioner__is_sample=True, email="", status="confirmed").get()
    callbacks.record_attempt(visit, by=person("receptionist"), reason="no_answer", now=NOW)
    requests.told_by_phone(visit, by=person("receptionist"), now=NOW)
    by_phone.book(visit.service, times(visit)[0], Caller("Somebody", "+971501110000", False), by=person("receptionist"),
                  now=NOW)  # fmt: skip


def answered():
    by = person("receptionist")
    waiting = list(Appointment.objects.filter(practitioner__is_sample=True, status="requested"))
    requests.decline(waiting[0], by=by, reason="no_time", now=NOW)
    undo.take_back(waiting[0], by=by, now=NOW)
    requests.overbook(waiting[1], by=person("manager"), reason="urgent", now=NOW)
    requests.expire(waiting[2], now=waiting[2].answer_by)


def came():
    first, second, *_more = Appointment.objects.filter(practitioner__is_sample=True, status="confirmed")
    for visit, steps in ((first, [attendance.arrive, attendance.fulfil]), (second, [attendance.no_show])):
        for step in steps:
            step(visit, by=person("receptionist"), now=visit.starts_at + timedelta(hours=1))


def told():
    link_requests.request_links("mariam.sample@example.com", "", NOW)
    worker.work(NOW)
    link_requests.request_links("huda.sample@example.com", "", NOW)
    limits.block_contacts(
        Appointment.objects.filter(pk=sample().pk), ["phone", "email"], by=person("receptionist"), now=NOW
    )


def read():
    by = person("manager")
    privacy.read_reason(sample("requested", "yusuf.sample@example.com"), by=person("receptionist"), now=NOW)
    privacy.export_patient(Patient.objects.get(is_sample=True), by=by, now=NOW)


def commented():
    article = Article.objects.filter(is_sample=True).first()
    Article.objects.filter(pk=article.pk).update(comment_policy="open")
    article.refresh_from_db()
    comments.receive(article, client="c", suspicion="", now=NOW, name="R", email="r@example.com",
                     text="It helped me, too.", consent_version="1", language="en-gb")  # fmt: skip
    comments.decide(Comment.objects.filter(article=article), "shown", by=person("editor"), now=NOW)
    votes.record(article, is_helpful=False, client="c", now=NOW)


def reviewed():
    one, other = Article.objects.filter(is_sample=True, translation_of=None).exclude(article_type="page")
    reviewer, editor = Contributor.objects.get(slug="medical-reviewer"), person("editor")
    asked = reviews.request(one.live_edition, reviewer=reviewer, by=editor, due_on=None, now=NOW)
    reviews.comment(asked, "top", "A word.", user=person("reviewer"), now=NOW)
    reviews.give_back(asked, by=person("reviewer"), now=NOW)
    asked = reviews.request(other.live_edition, reviewer=reviewer, by=editor, due_on=None, now=NOW)
    reviews.approve(asked, by=person("reviewer"), now=NOW)
    publish.publish(other, by=editor, now=NOW)


def written():
    article = Article.objects.filter(is_sample=True).first()
    Article.objects.filter(pk=article.pk).update(title="Another title", slug="another-address")
    first = article.editions.get()
    publish.publish(Article.objects.get(pk=article.pk), by=person("editor"), now=NOW)
    publish.restore(first, by=person("editor"))
    publish.unpublish(article, by=person("editor"))


def managed():
    """At the staff's door and in the admin, also by people of the clinic's own."""
    for name in ("manager", "receptionist"):
        for about in (sample(), Service.objects.filter(is_sample=True).first(), person("doctor")):
            LogEntry.objects.create(user=person(name), action_flag=CHANGE, object_id=str(about.pk), object_repr="x",
                                    content_type=_type_of(about))  # fmt: skip
    LogEntry.objects.create(user=person("rana"), action_flag=CHANGE, object_id=str(sample().service_id),
                            object_repr="x", content_type=_type_of(sample().service))  # fmt: skip
    Authenticator.objects.create(user=person("manager"), type=Authenticator.Type.TOTP, data={"secret": "x"})
    StaffMail.objects.create(kind="changed", to=person("editor"), queued_at=NOW, run_at=NOW)
    StaffEvent.objects.create(at=NOW, action="signed_in", about=person("editor"), by=person("editor"))
    StaffEvent.objects.create(at=NOW, action="roles_changed", about=person("editor"), by=person("manager"))
    StaffEvent.objects.create(at=NOW, action="switched_off", about=person("doctor"), by=person("rana"))


def visited():
    """A passer-by tries the demo, and leaves half a booking behind."""
    service = Service.objects.filter(is_sample=True, is_main=True).get()
    [free, *_more] = times(sample())
    make_visits.draft(service, free.starts_at, now=NOW, practitioner_id=free.practitioner_id, practitioner=None)
    made = make_visits.draft(
        service, free.starts_at, now=NOW, practitioner=Practitioner.objects.get(pk=free.practitioner_id), cookie="2"
    )
    requests.request(draft=made, client="passer-by", now=NOW)


ACTS = [
    moved_by_the_patient, moved_by_the_desk, moved_to_a_practitioner_of_the_clinics_own, offered, absent, waited,
    merged, erased, called, answered, came, told, read, commented, reviewed, written, managed, visited,
]  # fmt: skip


@pytest.mark.once  # all of them in a row run on both
@pytest.mark.parametrize(
    "acts", [[moved_by_the_patient, written, called], pytest.param(ACTS, marks=pytest.mark.sweep)], ids=["three", "all"]
)
def test_after_every_kind_of_act_nothing_of_the_demo_is_left_and_nothing_else_is_missing(own, acts):
    before = stored()
    load()
    assert len(changes(before, stored())) >= 25
    for act in acts:
        with transaction.atomic(), time_machine.travel(NOW, tick=False):
            loaded = stored()
            act()
            assert changes(loaded, stored()) != {}, act.__name__
            kept = remove()
            assert changes(before, stored()) == {}, act.__name__
            assert kept == "", act.__name__
            transaction.set_rollback(True)


def test_after_all_of_them_one_after_the_other_too(own):
    before = stored()
    load()
    with time_machine.travel(NOW, tick=False):
        for act in [
            reviewed, commented, managed, read, told, waited, visited, merged, offered, moved_by_the_patient, absent,
            erased,
        ]:  # fmt: skip
            act()

    assert remove() == ""
    assert changes(before, stored()) == {}


@pytest.mark.once
def test_records_that_name_nobody_stay_only_if_the_clinic_has_patients_whom_they_may_be_about():
    load()
    calendar_feed.make_feed(Practitioner.objects.first(), by=person("manager"), now=NOW)
    files.record_search(person("receptionist"), 3, NOW)
    with transaction.atomic():
        remove()
        assert (AccessRecord.objects.count(), get_user_model().objects.count()) == (0, 0)
        transaction.set_rollback(True)
    make_patients.patient("Huda Own")

    assert remove() == shut("Manager", "Receptionist")
    assert [record.by.get_full_name() for record in AccessRecord.objects.all()] == [
        "Receptionist (sample)", "Manager (sample)",
    ]  # fmt: skip


def shut(*names: str) -> str:
    return "\n".join(f"  kept, because something of yours needs it: {name} (sample), switched off" for name in names)


@pytest.fixture
def adopted(own):
    """The samples are there, and one practitioner and one service of them have become the clinic's own."""
    load()
    service = Service.objects.get(is_main=True)
    practitioner = sample().practitioner
    for row in (service, practitioner):
        type(row).objects.filter(pk=row.pk).update(is_sample=False, name="Our own by now")
        row.refresh_from_db()
    return service, practitioner


@pytest.mark.once
def test_what_the_clinic_has_adopted_keeps_its_hours_and_its_own_patients(adopted, client, settings):
    """The demo's receptionist confirmed a real patient: the account stays in the history and opens nothing."""
    service, practitioner = adopted
    of_samples = set(Appointment.objects.filter(patient_name__contains="(sample)").values_list("pk", flat=True))
    [free, *_more] = availability.fair_slots(
        service, [practitioner], local_day(NOW), local_day(NOW) + timedelta(7), returning=False, now=NOW
    )
    draft = make_visits.draft(service, free.starts_at, practitioner=practitioner, patient_name="Mona Own",
                              phone="+971501115555", reason="Shoulder")  # fmt: skip
    visit = requests.request(draft=draft, client="c", now=NOW)
    requests.confirm(visit, by=person("receptionist"), now=NOW)
    client.force_login(person("receptionist"))
    password = (settings.DATA_DIR / "demo_password").read_text()
    before = stored()

    assert remove() == shut("Doctor", "Receptionist")

    after = stored()
    gone = {
        label: {key for key, (_was, now) in rows.items() if now is None}
        for label, rows in changes(before, after).items()
    }
    assert gone["appointments.Appointment"] == of_samples
    for label in ("Appointment", "AppointmentEvent", "HeldTime", "Notification", "VisitReason"):
        key = "id" if label == "Appointment" else "appointment_id"
        rows = before[f"appointments.{label}"].items()
        mine = {pk: row for pk, row in rows if row[key] == visit.pk}
        assert mine != {}
        assert {pk: after[f"appointments.{label}"].get(pk) for pk in mine} == mine
    for label in ("clinic.Practitioner", "clinic.Service", "appointments.Timetable"):
        key = {"clinic.Service": service.pk}.get(label, practitioner.pk)
        column = "practitioner_id" if label == "appointments.Timetable" else "id"
        assert [row for row in after[label].values() if row[column] == key] == [
            row for row in before[label].values() if row[column] == key
        ] != []  # fmt: skip
    account = person("receptionist")
    assert (account.get_full_name(), account.is_active, account.is_staff, list(account.groups.all())) == (
        "Receptionist (sample)", False, False, [],
    )  # fmt: skip
    assert client.get("/admin/").status_code == 302
    assert not account.check_password(password)


@pytest.mark.once
def test_sample_people_of_an_adopted_practitioner_go_also_when_nothing_is_left_of_their_names(adopted):
    _service, practitioner = adopted
    later = NOW + timedelta(days=60)
    mariam = Patient.objects.get(is_sample=True)
    for visit in practitioner.appointments.filter(status="confirmed"):
        requests.cancel(visit, now=NOW)
    privacy.erase_patient(mariam, by=person("manager"), now=later)
    assert practitioner.appointments.filter(patient_name="").count() >= 1

    remove()

    assert practitioner.appointments.count() == 0
    assert [file.name for file in Patient.objects.all()] == ["Huda Own"]


@pytest.mark.once
def test_an_own_article_keeps_the_samples_that_it_uses_and_their_files(own, django_capture_on_commit_callbacks):
    load()
    picture, other = ImageAsset.objects.filter(is_sample=True)[:2]
    source = Reference.objects.filter(is_sample=True).first()
    author = Contributor.objects.get(slug="editorial-team")
    service, sign = Service.objects.get(is_main=True), WarningSign.objects.filter(urgency="emergency").first()
    article = make_articles.article(author=author, hero=picture)
    make_articles.block(article, "prose", html=f"<p>Rest is not needed [{source.key}].</p>")
    make_articles.block(article, "service_panel", service=service)
    make_articles.block(article, "care_notice", urgency="emergency", signs=[sign])
    first = publish.publish(article, now=NOW)
    Article.objects.filter(pk=article.pk).update(hero=other)  # the first is in the earlier edition alone
    before = stored()
    gone = [name for asset in ImageAsset.objects.all() for name in asset.file_names() if asset not in (picture, other)]
    stay = picture.file_names() | other.file_names()
    gone = [name for name in gone if name not in stay]

    with django_capture_on_commit_callbacks(execute=True):
        remove()

    after = stored()
    assert set(ImageAsset.objects.filter(is_sample=True)) == {picture, other}
    assert list(Reference.objects.filter(is_sample=True)) == [source]
    assert list(Contributor.objects.filter(is_sample=True)) == [author]
    assert list(WarningSign.objects.filter(is_sample=True)) == [sign]
    assert [(row, row.is_active) for row in Service.objects.filter(is_sample=True)] == [(service, False)]
    for label, rows in before.items():
        mine = {key: row for key, row in rows.items() if row.get("parent_id", row.get("article_id")) == article.pk}
        assert {key: after[label].get(key) for key in mine} == mine
    assert after["articles.Edition"][first.pk] == before["articles.Edition"][first.pk]
    assert [default_storage.exists(name) for name in stay] == [True] * len(stay)


@pytest.mark.once
def test_the_files_of_sample_pictures_go_when_the_rows_are_gone(django_capture_on_commit_callbacks, settings):
    load()
    client_made = [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    assert len(client_made) >= 2

    with django_capture_on_commit_callbacks(execute=True):
        remove()

    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []
    assert not (settings.DATA_DIR / "demo_password").exists()


def test_a_patient_who_came_from_a_sample_practitioner_to_one_of_the_clinics_own_stays(adopted):
    """Also on the waiting list, with a wish for a sample: the sample is kept for it, where nobody sees it."""
    service, practitioner = adopted
    wanted = service.practitioners.filter(is_sample=True).first()
    visit = make_visits.request(service, times_of(service, wanted), patient_name="Mona Own", phone="+971501115555",
                                practitioner=wanted, wanted_practitioner=wanted)  # fmt: skip
    requests.confirm(visit, by=person("receptionist"), now=SUNDAY_NOON)
    free = times_of(service, practitioner)
    moved = by_phone.reschedule(Appointment.objects.get(pk=visit.pk), make_waiting.slot(service, free, practitioner),
                                by=person("receptionist"), now=SUNDAY_NOON)  # fmt: skip

    remove()

    left = Appointment.objects.get(pk=moved.pk)
    assert (left.patient_name, left.practitioner, left.replaces) == ("Mona Own", practitioner, None)
    assert left.wanted_practitioner == wanted
    assert [(person, person.is_active) for person in Practitioner.objects.filter(is_sample=True)] == [(wanted, False)]


def times_of(service, practitioner):
    days = local_day(SUNDAY_NOON), local_day(SUNDAY_NOON) + timedelta(7)
    return availability.fair_slots(service, [practitioner], *days, returning=False, now=SUNDAY_NOON)[3].starts_at


@pytest.mark.once
def test_what_an_account_of_the_demo_did_to_one_of_the_clinics_own_keeps_it(own):
    load()
    owns = person("rana")
    done = StaffEvent.objects.create(at=NOW, action="roles_changed", about=owns, by=person("manager"))
    logged = LogEntry.objects.create(user=person("editor"), action_flag=CHANGE, object_id=str(owns.pk), object_repr="x",
                                     content_type=_type_of(owns))  # fmt: skip

    assert remove() == shut("Editor", "Manager")

    assert StaffEvent.objects.get(pk=done.pk).by == person("manager")
    assert LogEntry.objects.get(pk=logged.pk).user == person("editor")


@pytest.mark.parametrize(
    "step",
    [
        "clinic.demo_staff.remove",
        *(pytest.param(step, marks=pytest.mark.once) for step in ["clinic.demo.remove", "articles.demo.remove"]),
    ],
)
def test_if_anything_fails_nothing_has_changed(own, monkeypatch, settings, step):
    load()
    before, made = stored(), sorted(settings.DATA_DIR.rglob("*"))

    def fail(*_args):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(step, fail)

    with pytest.raises(RuntimeError):
        remove()

    assert changes(before, stored()) == {}
    assert sorted(settings.DATA_DIR.rglob("*")) == made


@pytest.mark.once
def test_what_the_sample_staff_entered_into_the_calendar_goes_and_the_clinics_own_stays():
    call_command("load_demo", verbosity=0, stdout=io.StringIO())
    moments = {"starts_at": NOW + timedelta(days=1), "ends_at": NOW + timedelta(days=2)}
    days = {"first_day": NOW.date(), "last_day": NOW.date()}
    own = make.user("own")
    for by in (get_user_model().objects.get(username="manager"), own):
        ClosingDay.objects.create(made_by=by, **moments)
        season = Season.objects.create(name="Ramadan", made_by=by, **days)
        person = make.practitioner() if by == own else Practitioner.objects.first()
        person.timetables.create(season=season, valid_from=NOW.date())

    call_command("remove_demo", stdout=io.StringIO())

    assert [row.made_by for model in (ClosingDay, Season) for row in model.objects.all()] == [own, own]
    assert Season.objects.get().timetables.count() == 1
