"""The steps of a booking, page by page, with what people get wrong and what attackers send."""

import uuid
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from appointments.booking import consent, requests
from appointments.models import Appointment, BookingDraft
from clinic.models import ClosingDay, Insurer
from tests import make, make_visits
from tests.make_visits import COOKIE, MONDAY_NINE, SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]

DETAILS = {
    "patient_name": "Mona Sample",
    "phone": "050 123 4567",
    "email": "mona@example.com",
    "language": "en",
    "reason": "My back hurts",
    "consent": "on",
}


AS_SENT = {
    "patient_name": "Patient Sample",
    "phone": "050 123 4567",
    "email": "patient@example.com",
    "reason": "My back hurts",
}


@pytest.fixture(autouse=True)
def sunday_noon():
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def service():
    make.profile()
    return make_visits.bookable_service(slug="consultation")


@pytest.fixture
def draft(client, service):
    """All answered; this browser's own."""
    client.cookies[settings.DRAFT_COOKIE_NAME] = COOKIE
    return make_visits.draft(service, reason="My back hurts")


def slot_value(service, moment=MONDAY_NINE):
    return f"{service.practitioners.get().pk}-{int(moment.timestamp())}"


def path(draft, step):
    return reverse(f"appointments:{step}", args=[draft.pk])


def test_the_whole_way_from_service_to_request_takes_three_pages(client, service):
    """Before you book, time, details (goals-booking B12)."""
    response = client.post(
        "/book/consultation/?from=back-muscle-spasm", make_visits.first_step(**{"from": "back-muscle-spasm"})
    )
    times = response.url
    response = client.post(times, {"slot": slot_value(service)})
    details = response.url
    seal = client.get(details).context["draft"].seal
    response = client.post(details, DETAILS | {"seal": seal}, follow=True)

    assert [address.rsplit("/", 2)[1] for address in (times, details)] == ["time", "details"]
    appointment = Appointment.objects.get()
    assert response.status_code == 200
    assert "Request received – not yet confirmed" in response.text
    assert appointment.reference in response.text
    assert (appointment.patient_name, str(appointment.phone.as_e164)) == ("Mona Sample", "+971501234567")
    assert appointment.article_slug == "back-muscle-spasm"
    assert (appointment.consent_version, appointment.consent_language) == (consent.VERSION, "en-gb")
    assert appointment.reason.words == "My back hurts"


def test_no_step_can_be_skipped(client, service):
    response = client.post("/book/consultation/", make_visits.first_step())
    draft = BookingDraft.objects.get()

    assert client.get(path(draft, "details")).url == path(draft, "time")
    assert client.post(path(draft, "details"), DETAILS | {"seal": draft.seal}).url == path(draft, "time")
    assert Appointment.objects.count() == 0
    assert response.status_code == 302


def test_every_step_is_private_and_carries_the_emergency_line(client, draft):
    for step in ("before", "time", "details"):
        response = client.get(path(draft, step))
        assert response.status_code == 200
        assert response["Cache-Control"] == "no-store, private"
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response["Referrer-Policy"] == "same-origin"
        assert 'href="tel:998"' in response.text


# Another browser, no cookie, old addresses


@pytest.mark.parametrize("step", ["before", "time", "details", "emergency", "wait"])
def test_another_browser_is_told_what_happened_and_goes_on_without_a_word_of_the_draft(client, draft, step):
    knee = make.region("knee", name="Knee")
    BookingDraft.objects.update(region=knee, signs=[make_visits.checked("a secret sign")])
    client.cookies[settings.DRAFT_COOKIE_NAME] = "another browser's cookie"

    for page in (client.get(path(draft, step)), client.post(path(draft, step), DETAILS | {"seal": draft.seal})):
        assert page.status_code == 404
        assert "Your answers are in another browser" in page.text
        assert draft.service.name in page.text
        for secret in ("Patient Sample", "123 4567", "patient@example.com", "My back hurts", "a secret sign"):
            assert secret not in page.text
        go_on = page.context["address"]
        assert go_on == f"/book/consultation/?at={slot_value(draft.service)}&region=knee"
        assert client.get(go_on).context["form"].initial == {"region": "knee"}
    assert Appointment.objects.count() == 0


def test_the_page_for_another_browser_forgets_the_place_after_half_an_hour_and_shows_no_time_that_was_sent(
    client, draft, sunday_noon
):
    BookingDraft.objects.update(region=make.region("knee", name="Knee"))
    client.cookies[settings.DRAFT_COOKIE_NAME] = "another browser's cookie"
    sunday_noon.shift(timedelta(minutes=31))
    assert client.get(path(draft, "details")).context["address"] == (
        f"/book/consultation/?at={slot_value(draft.service)}"
    )
    requests.request(draft=make_visits.draft(draft.service, MONDAY_NINE + timedelta(hours=2), cookie="sent"))
    sent = BookingDraft.objects.get(starts_at=MONDAY_NINE + timedelta(hours=2))
    page = client.get(path(sent, "details"))
    assert page.context["address"] == "/book/"
    assert "11:00" not in page.text


def test_a_draft_that_does_not_exist_leads_to_a_new_booking(client, service):
    page = client.get(reverse("appointments:details", args=[uuid.uuid4()]))

    assert page.status_code == 404
    assert page.context["address"] == "/book/"


@pytest.mark.parametrize("old", ["", "check/", "who/", "signs/", "signs/more/"])
def test_addresses_of_the_earlier_steps_lead_to_the_step_that_is_open(client, draft, old):
    assert client.get(f"/book/{draft.pk}/{old}").url == path(draft, "details")


def test_a_form_without_its_cookie_leads_back_to_a_page_that_can_be_finished(client, draft):
    from django.test import Client

    without = Client(enforce_csrf_checks=True)
    page = without.post(path(draft, "details"), DETAILS)
    assert page.status_code == 403
    assert f'href="{path(draft, "details")}"' in page.text


def test_a_draft_lives_for_a_day(client, draft, sunday_noon):
    sunday_noon.shift(timedelta(hours=23, minutes=59))
    assert client.get(path(draft, "time")).status_code == 302

    sunday_noon.shift(timedelta(minutes=1))
    assert client.get(path(draft, "time")).status_code == 404


def test_the_reason_leaves_an_idle_draft(client, draft, sunday_noon):
    sunday_noon.shift(timedelta(minutes=30))

    response = client.get(path(draft, "details"), follow=True)

    assert "My back hurts" not in response.text
    draft.refresh_from_db()
    assert draft.reason == ""


def test_what_was_changed_on_another_page_is_checked_again(client, draft):
    old_seal = draft.seal
    client.post(path(draft, "time"), {"slot": slot_value(draft.service, MONDAY_NINE + timedelta(hours=1))})

    response = client.post(path(draft, "details"), DETAILS | {"seal": old_seal})

    assert response.status_code == 409
    assert "Nothing was sent" in response.text
    assert Appointment.objects.count() == 0


def test_going_back_after_sending_shows_the_request(client, draft):
    sent = client.post(path(draft, "details"), DETAILS | AS_SENT | {"seal": draft.seal}).url

    for step in ("before", "time", "details"):
        assert client.get(path(draft, step)).url == sent


@pytest.mark.parametrize("answered_since", [False, True])
def test_the_same_button_pressed_again_says_nothing(client, draft, receptionist, answered_since):
    seal = draft.seal
    sent = client.post(path(draft, "details"), DETAILS | AS_SENT | {"seal": seal}).url
    if answered_since:
        requests.confirm(Appointment.objects.get(), by=receptionist, now=SUNDAY_NOON)

    for step, posted in {
        "details": DETAILS | AS_SENT | {"seal": seal},
        "time": {"slot": slot_value(draft.service)},
    }.items():
        assert client.post(path(draft, step), posted).url == sent
    assert "was not saved" not in client.get(sent, follow=True).text


@pytest.mark.parametrize("answered_since", [False, True])
@pytest.mark.parametrize(
    ("step", "changed"),
    [
        ("details", {"patient_name": "Somebody Else"}),
        ("details", {"phone": "050 999 9999"}),
        ("details", {"email": ""}),
        ("details", {"reason": "My knee hurts"}),
        ("details", {"consent": ""}),
        ("time", {"slot": "1-1763960400"}),
        ("details", {"seal": "of another page"}),
        ("before", {"urgent": ["sign-1"]}),
    ],
)
def test_what_is_changed_after_sending_is_not_taken_and_the_page_says_so(
    client, draft, receptionist, step, changed, answered_since
):
    make.warning_sign(slug="sign-1", urgency="urgent")
    seal = draft.seal
    client.post(path(draft, "details"), DETAILS | AS_SENT | {"seal": seal})
    before = Appointment.objects.values().get()
    if answered_since and step != "before":
        requests.confirm(Appointment.objects.get(), by=receptionist, now=SUNDAY_NOON)
        before = Appointment.objects.values().get()
    address, posted = path(draft, step), changed
    if step == "details":
        posted = DETAILS | AS_SENT | {"seal": seal} | changed
    if step == "before":
        posted = make_visits.first_step(service="consultation") | changed

    page = client.post(address, posted, follow=True)

    assert "Your last change was not saved" in page.text
    assert Appointment.objects.values().get() == before


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_of_times_takes_at_most_ten_statements(client, draft, service, size, django_assert_max_num_queries):
    for _number in range(size - 1):
        another = make.practitioner()
        make_visits.timetable(another)
        service.practitioners.add(another)
    client.get(path(draft, "time"))

    with django_assert_max_num_queries(10):  # with the mark, for what stands around the page
        assert client.get(path(draft, "time")).status_code == 200


@pytest.mark.parametrize(
    ("changed", "part", "words"),
    [
        ({"for_whom": "cared_for"}, "person", "Another adult"),  # asks for a name as well
        ({"signs": [make_visits.checked()], "urgency": "urgent"}, "signs", "Your answers about the warning signs"),
        ({"starts_at": MONDAY_NINE + timedelta(hours=1)}, "time", "Monday 23 November 2026 at 10:00"),
        ({"returning": True}, "other", "first visit or not"),
    ],
)
def test_the_page_says_what_was_changed_on_another_page(client, draft, changed, part, words):
    seal = draft.seal
    BookingDraft.objects.update(**changed)

    page = client.post(path(draft, "details"), DETAILS | {"seal": seal})

    assert (page.status_code, page.context["changed"]) == (409, [part])
    assert words in page.text


def test_another_service_is_named_as_changed_and_an_unknown_seal_names_nothing(client, draft):
    seal, other = draft.seal, make_visits.bookable_service(name="Second opinion")
    BookingDraft.objects.update(service=other)
    draft.refresh_from_db()

    assert draft.changed_since(seal) == ["service"]
    assert draft.changed_since("of another page") == []


def test_a_time_that_is_gone_offers_the_nearest_and_keeps_the_answers(client, draft):
    make_visits.request(draft.service, cookie="somebody else")

    response = client.post(path(draft, "details"), DETAILS | AS_SENT | {"seal": draft.seal})

    assert response.status_code == 409
    assert "That time has just been taken" in response.text
    assert "summary__time" not in response.text
    assert len(response.context["nearest"]) == 3
    again = client.post(
        path(draft, "time"), {"slot": slot_value(draft.service, response.context["nearest"][0].starts_at)}
    )
    assert again.url == path(draft, "details")
    page = client.get(again.url)
    assert "Patient Sample" in page.text
    assert page.context["form"].initial["consent"] is True


FORGED_SLOTS = [
    "", "x", "-", "1-", "-1", "1-1", "9" * 39, "1-99999999999999999999", "99999999999999999999999-1", "1.5-2", "١-٢",
    "' OR 1=1", "\x00-\x00",
]  # fmt: skip


@pytest.mark.parametrize("slot", FORGED_SLOTS)
def test_a_forged_time_is_refused_in_words(client, draft, slot):
    response = client.post(path(draft, "time"), {"slot": slot})

    assert response.status_code == 409
    assert "That time is not free" in response.text


@pytest.mark.parametrize(
    "moment",
    [
        MONDAY_NINE - timedelta(days=7),
        SUNDAY_NOON + timedelta(hours=1),
        MONDAY_NINE + timedelta(minutes=7),
        MONDAY_NINE + timedelta(hours=12),
        MONDAY_NINE + timedelta(days=100),
    ],
    ids=["past", "too-near", "off-grid", "closed", "beyond-the-horizon"],
)
def test_a_time_that_is_not_on_offer_is_refused(client, draft, moment):
    response = client.post(path(draft, "time"), {"slot": slot_value(draft.service, moment)})

    assert response.status_code == 409
    draft.refresh_from_db()
    assert draft.starts_at == MONDAY_NINE


def test_a_closed_day_offers_nothing(client, draft):
    ClosingDay.objects.create(starts_at=SUNDAY_NOON, ends_at=SUNDAY_NOON + timedelta(days=90))

    response = client.get(path(draft, "time"))

    assert "No times are free in the next few weeks" in response.text


@pytest.mark.parametrize("left", [{"is_active": False}, {"gender": "man"}], ids=["left", "changed"])
def test_whoever_takes_it_no_more_is_gone_from_the_times_at_once(client, draft, left):
    BookingDraft.objects.filter(pk=draft.pk).update(wanted_gender="woman")
    draft.service.practitioners.update(gender="woman")
    assert "Earliest time" in client.get(path(draft, "time")).text

    draft.service.practitioners.update(**left)

    assert "No times are free in the next few weeks" in client.get(path(draft, "time")).text


@pytest.mark.parametrize("wish", [{"wanted_gender": "man"}, {"wanted_language": "ur"}, {"wanted_practitioner": True}])
def test_the_times_of_one_wish_are_not_shown_for_another(client, draft, wish):
    draft.service.practitioners.update(gender="woman", languages=["en"])
    if "wanted_practitioner" in wish:
        wish = {"wanted_practitioner": make.practitioner()}
    assert "Earliest time" in client.get(path(draft, "time")).text

    BookingDraft.objects.filter(pk=draft.pk).update(**wish)

    assert "No times are free in the next few weeks" in client.get(path(draft, "time")).text


@pytest.mark.parametrize("day", ["2026-11-24", "2020-01-01", "9999-12-31", "no-day", "", "\x00"])
def test_any_day_in_the_address_gives_a_page(client, draft, day):
    assert client.get(path(draft, "time"), {"day": day}).status_code == 200


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("patient_name", "", "Enter the patient&#x27;s name."),
        ("patient_name", "Eve\r\nBcc: everybody@example.com", "Please use letters"),
        ("patient_name", "Eve\x00", "Null characters are not allowed."),
        ("patient_name", "Eve \u202eevil", "Please use letters"),
        ("patient_name", "x" * 101, "at most 100 characters"),
        ("phone", "12", "Enter a phone number such as"),
        ("phone", "", "Enter a phone number so that"),
        ("phone", "call me", "Enter a phone number such as"),
        ("email", "mona@", "Enter an email address such as"),
        ("email", "mona@example.com\nBcc: x@example.com", "Enter an email address such as"),
        ("reason", "x" * 501, "Please use no more than 500 characters."),
        ("language", "xx", "Select a valid choice."),
        ("consent", "", "Tick the box"),
    ],
)
def test_a_fault_in_the_details_is_named_beside_its_field_and_above(client, draft, field, value, message):
    response = client.post(path(draft, "details"), DETAILS | {field: value})

    assert response.status_code == 200
    assert response.text.count(message) >= 2
    assert "<title>Error: " in response.text
    assert Appointment.objects.count() == 0


def test_marks_that_keyboards_leave_are_dropped_without_a_word(client, draft):
    client.post(path(draft, "details"), DETAILS | {"patient_name": "\u200f منى \u200e"})

    draft.refresh_from_db()
    assert draft.patient_name == "منى"


def test_who_books_for_a_child_gives_both_names_and_is_the_parent_or_guardian(client, draft):
    BookingDraft.objects.update(for_whom="child")
    seal = BookingDraft.objects.get().seal
    told = DETAILS | {"seal": seal, "contact_name": "Huda", "is_guardian": "on"}

    assert "A parent or guardian must come" in client.get(path(draft, "details")).text
    for left_out, message in {
        "contact_name": "Enter your own name too",
        "is_guardian": "For somebody under 18 a parent or legal guardian has to book.",
    }.items():
        page = client.post(path(draft, "details"), {name: value for name, value in told.items() if name != left_out})
        assert message in page.text
    client.post(path(draft, "details"), told)
    visit = Appointment.objects.get()
    assert (visit.for_whom, visit.contact_name, visit.is_guardian) == ("child", "Huda", True)


def test_how_somebody_pays_is_asked_without_a_number_and_kept(client, draft):
    Insurer.objects.create(name="Sample Insurance")
    page = client.get(path(draft, "details"))
    assert "Sample Insurance" in page.text

    told = DETAILS | {"seal": draft.seal, "payment": "insurance", "insurer": "Sample Insurance"}
    assert "Select a valid choice" in client.post(path(draft, "details"), told | {"insurer": "Another"}).text
    client.post(path(draft, "details"), told)
    assert Appointment.objects.values_list("payment", "insurer").get() == ("insurance", "Sample Insurance")


def test_an_insurer_without_insurance_is_dropped(client, draft):
    Insurer.objects.create(name="Sample Insurance")
    told = DETAILS | {"seal": draft.seal, "payment": "self", "insurer": "Sample Insurance"}
    client.post(path(draft, "details"), told)

    assert Appointment.objects.values_list("payment", "insurer").get() == ("self", "")


# Nothing typed is lost


@pytest.mark.parametrize("to", ["time", "before", "wait"])
def test_what_is_typed_survives_a_change_of_anything_else(client, draft, to):
    typed = DETAILS | {"patient_name": "Half Typed", "phone": "050 12", "reason": "Since May", "consent": "on"}

    assert client.post(path(draft, "details"), typed | {"change": to}).url == path(draft, to)

    form = client.get(path(draft, "details")).context["form"]
    shown = {name: form[name].value() for name in ("patient_name", "phone", "email", "reason", "consent")}
    assert shown == {
        "patient_name": "Half Typed", "phone": "050 12", "email": "mona@example.com", "reason": "Since May",
        "consent": True,
    }  # fmt: skip
    assert Appointment.objects.count() == 0


def test_a_typed_reason_is_forgotten_after_half_an_hour_and_nothing_else(client, draft, sunday_noon):
    client.post(path(draft, "details"), DETAILS | {"reason": "x" * 501, "phone": "12", "change": "time"})
    sunday_noon.shift(timedelta(minutes=31))
    client.get(path(draft, "details"))

    draft.refresh_from_db()
    assert (draft.reason, draft.typed, draft.patient_name) == ("", {"phone": "12"}, "Mona Sample")


# Filters above the times


def test_each_time_says_with_whom_and_the_earliest_stands_first(client, draft):
    draft.service.practitioners.update(name="Dr Sara (sample)")

    page = client.get(path(draft, "time"))

    assert "Earliest time" in page.text
    assert page.text.count("<bdi>Dr Sara</bdi>") == sum(len(part.slots) for part in page.context["parts"]) > 5


def test_at_most_twelve_times_of_a_part_of_day_and_then_the_rest(client, draft):
    page = client.get(path(draft, "time"), {"day": "2026-11-23"})
    afternoon = next(part for part in page.context["parts"] if part.key == "afternoon")
    assert (len(afternoon.slots), afternoon.more) == (12, afternoon.free - 12)

    more = client.get(path(draft, "time"), {"day": "2026-11-23", "more": "afternoon"})
    unfolded = next(part for part in more.context["parts"] if part.key == "afternoon")
    assert (len(unfolded.slots), unfolded.more) == (afternoon.free, 0)


def test_the_filters_are_kept_with_the_day_and_clear_the_chosen_time(client, draft):
    name = draft.service.practitioners.get().slug
    told = {"returning": "yes", "who": name, "language": "", "gender": ""}

    response = client.post(f"{path(draft, 'time')}?day=2026-11-24", told)

    assert response.url == f"{path(draft, 'time')}?day=2026-11-24#times"
    draft.refresh_from_db()
    assert (draft.returning, draft.wanted_practitioner.slug, draft.starts_at) == (True, name, None)
    page = client.get(path(draft, "time"))
    assert page.context["wishes"].initial == told
    assert client.post(path(draft, "time"), told | {"slot": slot_value(draft.service)}).url == path(draft, "details")


def test_wishes_that_nobody_meets_are_said_and_can_be_changed_on_the_page(client, draft):
    client.post(path(draft, "time"), {"returning": "no", "who": "anybody", "language": "", "gender": "man"})

    page = client.get(path(draft, "time")).text
    assert "Someone else may have a free time" in page
    assert 'name="gender"' in page


@pytest.mark.parametrize("wrong", [{"who": "nobody"}, {"who": "anybody", "gender": "x"}, {"who": "\x00"}])
def test_a_forged_filter_changes_nothing(client, draft, wrong):
    assert client.post(path(draft, "time"), {"returning": "no"} | wrong).status_code == 200
    draft.refresh_from_db()
    assert draft.starts_at == MONDAY_NINE


@pytest.mark.parametrize(
    "address", ["/book/no-such-service/", "/book/no-such-service/next/", "/book/%00/", "/book/x/y/"]
)
def test_unknown_addresses_are_readable_pages(client, address):
    response = client.get(address)

    assert response.status_code == 404
    assert "<h1" in response.text


def test_a_service_that_is_not_on_offer_cannot_be_chosen(client, service):
    assert client.get("/book/").context["form"].fields["service"].queryset.get() == service
    service.is_active = False
    service.save()

    assert client.get("/book/consultation/").status_code == 404
    assert "Please call us to book" in client.get("/book/").text
    make_visits.bookable_service(slug="other")
    response = client.post("/book/", make_visits.first_step(service="consultation"))
    assert "This service is not available at the moment" in response.text


def test_a_megabyte_in_a_field_is_refused_readably(client, draft):
    response = client.post(path(draft, "details"), DETAILS | {"reason": "x" * 1_000_000})

    assert response.status_code == 400
    assert "We could not read your request" in response.text


@pytest.mark.parametrize("method", ["put", "delete", "patch", "trace"])
def test_other_methods_are_not_allowed(client, draft, method):
    assert getattr(client, method)(path(draft, "details")).status_code == 405


def test_a_form_without_its_token_changes_nothing(service):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    response = client.post("/book/consultation/", make_visits.first_step())

    assert response.status_code == 403
    assert BookingDraft.objects.count() == 0


def test_the_cookie_opens_nothing_that_the_database_shows(client, service):
    response = client.post("/book/consultation/", make_visits.first_step())

    cookie = response.cookies[settings.DRAFT_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert len(cookie.value) >= 40
    assert cookie.value not in str(BookingDraft.objects.values().get())


def test_two_tabs_keep_their_answers_apart(client, service):
    for answer in ("myself", "child"):
        client.post("/book/consultation/", make_visits.first_step(for_whom=answer))

    assert sorted(BookingDraft.objects.values_list("for_whom", flat=True)) == ["child", "myself"]
    assert BookingDraft.objects.values("browser").distinct().count() == 1


def test_the_next_free_time_is_a_fragment_kept_for_a_minute(client, service, django_assert_num_queries):
    first = client.get("/book/consultation/next/")
    with django_assert_num_queries(1):
        second = client.get("/book/consultation/next/")

    assert first.text == second.text
    assert "Sunday 22 November, 15:00" in first.text
    assert not first.cookies


def test_nothing_of_a_person_stands_in_any_address(client, service):
    response = client.post("/book/consultation/", make_visits.first_step())
    for answers in ({"slot": slot_value(service)}, DETAILS | {"change": "time"}):
        response = client.post(response.url, answers)
        assert urlsplit(response.url).query == ""
