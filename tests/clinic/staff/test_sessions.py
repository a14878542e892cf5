"""When a session ends: no human, too long, somebody who left. And what was typed meanwhile."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as live
from django.urls import reverse
from django.utils.http import urlencode

from clinic.models import ClinicProfile, KeptForm, StaffEvent
from clinic.staff import kept_forms
from tests import make, make_visits
from tests.clinic.staff.door import LOGIN, browser, is_in, sign_in
from tests.make_visits import SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]
QUEUE, NEWS = reverse("desk:queue"), reverse("desk:news")
GO_ON = reverse("go_on")
CANARY = "My hip hurts at night"


@pytest.fixture(autouse=True)
def noon():
    make.profile(staff_idle_minutes=20, staff_session_hours=12)
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def desk(receptionist):
    client = browser()
    sign_in(client)
    return client


def test_an_open_queue_that_asks_by_itself_is_no_human(desk, noon):
    for _ in range(60):
        noon.shift(timedelta(seconds=20))
        assert desk.get(f"{NEWS}?since=0", headers={"HX-Request": "true"}).status_code == 200
    noon.shift(timedelta(seconds=20))

    told = desk.get(f"{NEWS}?since=0", headers={"HX-Request": "true"})
    assert (told.status_code, "You were signed out" in told.content.decode()) == (286, True)
    assert desk.get(f"{NEWS}?since=0", headers={"HX-Request": "true"}).status_code == 286
    assert not is_in(desk)
    assert StaffEvent.objects.filter(action="left_idle").count() == 1


def test_who_works_stays_signed_in_until_the_absolute_limit(desk, noon):
    for _ in range(12 * 4):
        noon.shift(timedelta(minutes=15))
        assert is_in(desk)
    noon.shift(timedelta(minutes=1))
    assert not is_in(desk)


def test_after_the_limit_the_page_is_where_one_was(desk, noon):
    noon.shift(timedelta(minutes=21))
    response = desk.get(f"{QUEUE}?page=2")
    assert response.url == f"{LOGIN}?{urlencode({'left': 1, 'next': f'{QUEUE}?page=2'})}"
    assert sign_in(desk, next=f"{QUEUE}?page=2").url == f"{QUEUE}?page=2"


def test_the_policy_of_the_profile_counts_at_once(desk, noon):
    ClinicProfile.objects.update(staff_idle_minutes=5)
    noon.shift(timedelta(minutes=6))
    assert not is_in(desk)


def test_who_left_is_out_at_the_next_request(desk, receptionist):
    receptionist.is_active = False
    receptionist.save()
    assert not is_in(desk)


def send_late(client, noon):
    noon.shift(timedelta(minutes=25))
    return client.post(reverse("desk:closures"), {"reason": CANARY, "patient_name": "Mariam", "days": ["1", "2"]})


def test_a_form_sent_too_late_is_kept_for_the_same_person(desk, noon):
    late = send_late(desk, noon)
    assert "next=%2Faccounts%2Fgo-on%2F" in late.url

    assert sign_in(desk, next=GO_ON).url == GO_ON
    page = desk.get(GO_ON)

    assert page.context["path"] == reverse("desk:closures")
    assert sorted(page.context["fields"]) == [
        ("days", "1"),
        ("days", "2"),
        ("patient_name", "Mariam"),
        ("reason", CANARY),
    ]
    assert desk.post(page.context["path"], dict(page.context["fields"])).status_code == 200


def test_nobody_else_and_no_other_browser_gets_a_kept_form(desk, noon, manager):
    send_late(desk, noon)
    cookie = desk.cookies[live.KEPT_FORM_COOKIE_NAME].value

    sign_in(desk, "manager")
    assert desk.get(GO_ON).url == reverse("staff_start")

    for forged in (cookie[:-2] + "AA", cookie.split(".")[0], "", "x.y", f"{'9' * 30}.x"):
        other = browser("198.51.100.7")
        other.cookies[live.KEPT_FORM_COOKIE_NAME] = forged
        sign_in(other)
        assert other.get(GO_ON).url == reverse("staff_start"), forged


def test_a_kept_form_is_sealed_and_gone_within_the_hour(desk, noon, caplog):
    send_late(desk, noon)
    assert CANARY not in str(list(KeptForm.objects.values())) + caplog.text
    assert "Mariam" not in str(list(KeptForm.objects.values()))

    noon.shift(timedelta(minutes=59))
    sign_in(desk)
    assert desk.get(GO_ON).status_code == 200
    noon.shift(timedelta(minutes=1))
    assert desk.get(GO_ON).url == reverse("staff_start")
    from django.utils import timezone

    kept_forms.forget(timezone.now())
    assert KeptForm.objects.count() == 0


def test_a_forged_late_form_is_not_kept(desk, noon):
    noon.shift(timedelta(minutes=25))
    strict = browser()
    strict.handler.enforce_csrf_checks = True
    strict.cookies = desk.cookies
    assert strict.post(reverse("desk:closures"), {"reason": CANARY}).status_code == 403
    assert KeptForm.objects.count() == 0


def test_reading_the_desk_writes_the_session_once_a_minute_at_most(desk, noon, django_assert_num_queries):
    from django.contrib.sessions.models import Session

    def stored():
        return list(Session.objects.values_list("session_data", flat=True))

    before = stored()
    noon.shift(timedelta(seconds=59))
    desk.get(QUEUE)
    assert stored() == before
    noon.shift(timedelta(seconds=1))
    desk.get(QUEUE)
    assert stored() != before


def test_a_request_of_a_visit_is_not_touched_by_staff_sessions(db):
    """A patient's pages have no session at all."""
    make_visits.bookable_service()
    response = browser().get("/book/")
    assert live.SESSION_COOKIE_NAME not in response.cookies


def test_a_form_is_kept_although_a_poll_or_another_tab_came_first(desk, noon):
    noon.shift(timedelta(minutes=25))
    assert desk.get(NEWS, headers={"HX-Request": "true"}).status_code == 286
    desk.get(QUEUE)

    late = desk.post(reverse("desk:closures"), {"reason": CANARY})

    assert "next=%2Faccounts%2Fgo-on%2F" in late.url
    sign_in(desk, next=GO_ON)
    assert dict(desk.get(GO_ON).context["fields"]) == {"reason": CANARY}
    desk.post(reverse("account_logout"))
    assert desk.post(reverse("desk:closures"), {"reason": CANARY}).url.startswith(LOGIN)
    assert KeptForm.objects.count() == 1  # who signed out meant it


@pytest.mark.parametrize("path", ["/admin/logout/", "/admin/login/", "/accounts/password/"])
def test_forms_of_the_door_are_not_kept(desk, noon, path):
    noon.shift(timedelta(minutes=25))
    desk.post(path, {"password": "secret words"})
    assert KeptForm.objects.count() == 0


def test_an_empty_form_is_not_kept_and_files_are_named(desk, noon):
    from django.core.files.uploadedfile import SimpleUploadedFile

    noon.shift(timedelta(minutes=25))
    desk.post(f"{reverse('desk:closures')}?who=Mariam", {"note": "x", "picture": SimpleUploadedFile("a.txt", b"words")})
    kept = KeptForm.objects.get()
    assert (kept.path, "Mariam" in str(KeptForm.objects.values())) == (reverse("desk:closures"), False)
    sign_in(desk, next=GO_ON)
    page = desk.get(GO_ON)
    assert (dict(page.context["fields"]), "choose them again" in page.content.decode()) == ({"note": "x"}, True)
    noon.shift(timedelta(minutes=25))
    assert desk.post(reverse("desk:closures")).url == f"{LOGIN}?left=1"
    assert KeptForm.objects.count() == 1
