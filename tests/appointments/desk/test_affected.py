"""The page that shows who is affected before a change, from every form of the admin, and the page of its progress."""

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.urls import reverse

from appointments.booking import offers
from appointments.models import Appointment, ScheduleChange, Status, Timetable, TimetableException
from appointments.times import closures
from clinic.models import ClosingDay, Practitioner, Service
from tests import invariants, make, make_visits
from tests.make_visits import MONDAY, SUNDAY_NOON
from tests.make_waiting import at

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sunday_noon():
    make.profile()
    with time_machine.travel(SUNDAY_NOON, tick=False):
        yield


@pytest.fixture
def service():
    return make_visits.bookable_service("09:00", "17:00")


@pytest.fixture
def visit(service, manager):
    return make_visits.confirmed(manager, service=service, patient_name="Mona Sample", reason="my back")


@pytest.fixture
def desk(signed_in, manager):
    return signed_in(manager)


@pytest.fixture
def superuser(client):
    client.force_login(make.user("owner", is_superuser=True))
    return client


def fields_of(form) -> dict:
    """What a browser would send of this admin form and its inline rows, unchanged."""
    sent = {}
    for each in form:
        value = each.value()
        if hasattr(each.field, "fields") and each.field.widget.widgets:  # a moment in two fields
            parts = each.field.widget.decompress(value) if not isinstance(value, list) else value
            sent |= {f"{each.html_name}_{number}": part for number, part in enumerate(parts) if part is not None}
        elif isinstance(value, (list, tuple, set)):
            sent[each.html_name] = [str(getattr(one, "pk", one)) for one in value]
        elif value is not None and value is not False:
            sent[each.html_name] = each.field.prepare_value(value) if hasattr(each.field, "prepare_value") else value
    return {name: value for name, value in sent.items() if value is not None}


def form_of(client, thing, **changes) -> tuple[str, dict]:
    address = reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])
    page = client.get(address)
    sent = fields_of(page.context["adminform"].form)
    for formset in page.context["inline_admin_formsets"]:
        sent |= fields_of(formset.formset.management_form)
        for form in formset.formset.initial_forms:
            sent |= fields_of(form)
    return address, {name: value for name, value in (sent | changes).items() if value is not None}


def agreed(page, then="offer") -> dict:
    """The hidden fields of the page, as lists, and the button that is pressed."""
    sent: dict[str, list[str]] = {}
    for name, value in page.context["carried"]:
        sent.setdefault(name, []).append(value)
    return sent | {"_affected_seen": str(page.context["affected"]), "_affected_then": then}


def words_of(page) -> list[str]:
    return [str(message) for message in get_messages(page.wsgi_request)]


def test_a_doctor_who_takes_no_more_bookings_is_switched_off_after_a_look_at_the_patients(desk, visit):
    address, form = form_of(desk, visit.practitioner, is_active=None)

    page = desk.post(address, form)

    assert page.context["affected"].visits == [visit]
    assert (visit.reference in page.text, "my back" in page.text) == (True, False)
    assert (words_of(page), Practitioner.objects.get().is_active) == ([], True)

    page = desk.post(address, agreed(page), follow=True)

    assert Practitioner.objects.get().is_active is False
    change = ScheduleChange.objects.get()
    assert page.redirect_chain[-1][0] == reverse("desk:change", args=[change.pk])
    assert str(change) == f"Practitioner changed: practitioner: {visit.practitioner.name}"
    assert "was changed successfully" in page.text
    visit.refresh_from_db()
    assert visit.call_wanted_at == SUNDAY_NOON  # nobody else offers it
    assert invariants.broken(SUNDAY_NOON) == []


def test_a_licence_that_has_expired_shows_whom_it_affects(desk, visit):
    address, form = form_of(desk, visit.practitioner, licence_expires_on="2026-01-31")

    page = desk.post(address, form)
    assert page.context["affected"].visits == [visit]
    assert Practitioner.objects.get().licence_expires_on is None

    desk.post(address, agreed(page), follow=True)
    assert str(Practitioner.objects.get().licence_expires_on) == "2026-01-31"


def test_a_service_that_is_withdrawn_or_loses_its_doctor(desk, visit, service):
    other = make.practitioner()
    for changes in ({"is_active": None}, {"practitioners": [other.pk]}):
        address, form = form_of(desk, service, **changes)

        assert desk.post(address, form).context["affected"].visits == [visit]
        service.refresh_from_db()
        assert (service.is_active, service.practitioners.get()) == (True, visit.practitioner)

    desk.post(address, agreed(desk.post(address, form)))

    assert service.practitioners.get() == other
    assert ScheduleChange.objects.get().kind == "service"


def test_a_timetable_that_ends_or_is_deleted(desk, visit):
    timetable = Timetable.objects.get()
    address, form = form_of(desk, timetable, valid_until="2026-11-22")
    assert desk.post(address, form).context["affected"].visits == [visit]

    delete = reverse("admin:appointments_timetable_delete", args=[timetable.pk])
    assert desk.post(delete, {"post": "yes"}).context["affected"].visits == [visit]
    many = {"action": "delete_selected", "_selected_action": [timetable.pk], "post": "yes"}
    page = desk.post(reverse("admin:appointments_timetable_changelist"), many)
    assert (page.context["affected"].visits, Timetable.objects.count()) == ([visit], 1)

    desk.post(reverse("admin:appointments_timetable_changelist"), agreed(page, then="call"))

    visit.refresh_from_db()
    assert (Timetable.objects.count(), visit.call_wanted_at) == (0, SUNDAY_NOON)
    assert ScheduleChange.objects.get().words.startswith("timetable: ")


def test_extra_hours_that_become_shorter_and_a_closing_day_of_the_form(desk, service):
    extra = TimetableException.objects.create(
        practitioner=service.practitioners.get(), kind="open", starts_at=at(18), ends_at=at(20)
    )
    visit = make_visits.request(service, at(19))
    hours = {"starts_at_0": "2026-11-23", "starts_at_1": "18:00", "ends_at_0": "2026-11-23", "ends_at_1": "19:00"}
    address, form = form_of(desk, extra, **hours)
    assert desk.post(address, form).context["affected"].visits == [visit]

    extra.delete()
    morning = make_visits.request(service, cookie="2")
    hours |= {"starts_at_1": "00:00", "ends_at_1": "12:00", "public_note": "Eid", "note": ""}
    page = desk.post(reverse("admin:clinic_closingday_add"), hours)
    assert (page.context["affected"].visits, ClosingDay.objects.count()) == ([morning], 0)


def test_a_form_with_a_mistake_is_shown_again_as_ever(desk, visit, service):
    address, form = form_of(desk, service, name="")

    page = desk.post(address, form)

    assert "This field is required" in page.text
    assert "affected" not in page.context


def test_a_change_that_affects_nobody_is_saved_as_ever(desk, visit, service):
    address, form = form_of(desk, service, price_text="AED 400")

    page = desk.post(address, form, follow=True)

    assert page.redirect_chain[-1][0] == reverse("admin:clinic_service_changelist")
    assert "was changed successfully" in page.text
    assert Service.objects.get().price_text == "AED 400"


def test_nothing_of_a_save_that_was_taken_back_stands_in_the_log(desk, visit, service):
    from django.contrib.admin.models import LogEntry

    address, form = form_of(desk, service, is_active=None)
    desk.post(address, form)

    assert LogEntry.objects.count() == 0


def test_whoever_books_in_between_is_shown_before_the_change_is_made(desk, visit, service):
    address, form = form_of(desk, service, is_active=None)
    first = desk.post(address, form)
    later = make_visits.request(service, at(10), cookie="2")

    page = desk.post(address, agreed(first))

    assert page.context["affected"].visits == [visit, later]
    assert "More patients are affected than a moment ago" in page.text
    assert Service.objects.get().is_active


def test_a_doctor_with_a_history_cannot_be_deleted_and_the_page_says_why(superuser, visit):
    address = reverse("admin:clinic_practitioner_delete", args=[visit.practitioner_id])

    page = superuser.post(address, {"post": "yes"})

    assert page.status_code == 200
    assert "Cannot delete practitioner" in page.text
    assert Practitioner.objects.count() == 1


def test_who_may_not_read_appointments_sees_a_number_and_no_names(client, visit, service):
    from django.contrib.auth.models import Permission

    keeper = make.user("keeper")
    keeper.user_permissions.set(Permission.objects.filter(codename__in=["change_service", "view_service"]))
    client.force_login(keeper)
    address, form = form_of(client, service, is_active=None)

    page = client.post(address, form)

    assert "<strong>1 appointment</strong>" in page.text
    assert ("Mona" in page.text, visit.reference in page.text, "offer them" in page.text) == (False, False, False)
    client.post(address, agreed(page))  # forged: they may not offer
    visit.refresh_from_db()
    assert (visit.call_wanted_at, visit.replacements.count()) == (SUNDAY_NOON, 0)


# What became of each


@pytest.fixture
def eid(desk, visit, service):
    """Monday is closed and two patients are offered other times; the second one has no address."""
    make_visits.confirmed(
        visit.events.latest("pk").by,
        service=service,
        starts_at=at(10),
        cookie="2",
        patient_name="Omar Sample",
        email="",
    )
    form = {"first": "2026-11-23", "last": "", "public_note": "Eid", "note": ""}
    page = desk.post(reverse("desk:closures"), form)
    desk.post(reverse("desk:closures"), agreed(page))
    return ScheduleChange.objects.get()


def test_the_progress_says_what_became_of_each_and_what_is_left_to_do(desk, eid, visit):
    address = reverse("desk:change", args=[eid.pk])
    page = desk.get(address)
    assert "0 of 2 settled" in page.text
    assert "Clinic closed: Eid · Mon 23 Nov" in page.text
    assert "No email address: call" in page.text

    offered = visit.replacements.get()
    offers.accept(offered, offered.offers.first().pk, now=SUNDAY_NOON)
    omar = Appointment.objects.get(starts_at=at(10))
    offers.none_suits(omar.replacements.get(), now=SUNDAY_NOON)
    page = desk.get(address)

    assert "1 of 2 settled" in page.text
    assert [row.visit for row in page.context["progress"].rows] == [omar, visit]  # what is left comes first
    assert reverse("desk:move", args=[omar.pk]) in page.text

    page = desk.post(reverse("desk:offer_to_affected", args=[eid.pk]), {"visit": omar.pk}, follow=True)
    assert "Looked for other times for 1 patient." in page.text
    assert omar.replacements.filter(status=Status.OFFERED).count() == 1
    page = desk.post(reverse("desk:offer_to_affected", args=[eid.pk]), follow=True)
    assert "Nothing to do" in page.text
    desk.post(reverse("desk:cancel", args=[omar.pk]), {"reason": "no_time", "next": address})
    assert "2 of 2 settled" in desk.get(address).text


def test_what_does_not_fit_is_one_list_with_a_reason_and_buttons_for_each(desk, manager, visit, service):
    asked = make_visits.request(service, at(10), cookie="2")
    gone = make.practitioner()
    make_visits.timetable(gone)
    service.practitioners.add(gone)
    left = make_visits.confirmed(manager, service=service, practitioner=gone, starts_at=at(11, days=1), cookie="3")
    Practitioner.objects.filter(pk=gone.pk).update(is_active=False)
    closures.close_days(None, MONDAY, MONDAY)

    page = desk.get(reverse("desk:misfits"))

    assert [(row.visit, row.why) for row in page.context["progress"].rows] == [
        (visit, "closed"), (asked, "closed"), (left, "left"),
    ]  # fmt: skip
    assert "Offer other times to all 3 patients" in page.text
    page = desk.post(reverse("desk:offer_to_misfits"), follow=True)
    assert "0 of 3 settled" in page.text
    asked.refresh_from_db()
    assert {asked.status, visit.replacements.get().status, left.replacements.get().status} == {Status.OFFERED}
    assert invariants.broken(SUNDAY_NOON) == []


def test_a_key_that_no_button_sends_changes_nothing(desk, eid):
    before = Appointment.objects.count()

    for key in ("x", "9" * 30, "٣", "-1"):
        assert desk.post(reverse("desk:offer_to_affected", args=[eid.pk]), {"visit": key}).status_code == 302
    assert Appointment.objects.count() == before
