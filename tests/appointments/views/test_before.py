"""The first page: for whom, where it hurts and the warning signs; and nobody gets round it."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from appointments import links
from appointments.booking import requests, triage
from appointments.models import Appointment, BookingDraft
from appointments.views.forms import WishesForm
from clinic.models import BodyRegion, ClosingDay, Practitioner, Service, Urgency, WarningSign
from tests import make, make_visits
from tests.make_visits import COOKIE, MONDAY_NINE, NONE, SUNDAY_NOON

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ADVICE = "Please get help now"
HOSPITAL = "Go to a hospital today"
LATER = ("time", "details")
DETAILS = {"patient_name": "Mona Sample", "phone": "050 123 4567", "email": "", "language": "en", "consent": "on"}

ASKED = {"numb": "New numbness", "leg": "One leg is swollen"}


@pytest.fixture(autouse=True)
def sunday_noon():
    with time_machine.travel(SUNDAY_NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def knee(db):
    return BodyRegion.objects.get(slug="knee")


@pytest.fixture
def service(knee):
    make.profile(phone="+97142000000")
    back = BodyRegion.objects.get(slug="lower-back")
    make.warning_sign(slug="numb", urgency="emergency", question="New numbness")
    make.warning_sign(
        slug="sex", urgency="emergency", question="New loss of feeling", asked_of="adults", regions=[back]
    )
    make.warning_sign(slug="limp", urgency="emergency", question="Limps and has a fever", asked_of="children")
    make.warning_sign(slug="fever", urgency="urgent", question="A fever")
    make.warning_sign(slug="leg", urgency="hospital", question="One leg is swollen", regions=[knee])
    return make_visits.bookable_service(slug="consultation")


@pytest.fixture
def patient(client):
    client.cookies[settings.DRAFT_COOKIE_NAME] = COOKIE
    return client


@pytest.fixture
def draft(service):
    """Every other step is answered; the first page is not."""
    return make_visits.draft(service, signs=[], urgency="", reason="My back hurts")


def path(draft, step):
    return reverse(f"appointments:{step}", args=[draft.pk])


def answers(service, *ticked, emergency=None, urgent=None, **facts) -> dict:
    """The first page as it is sent: these signs ticked, "None of these" in a group without any."""
    told = {
        "emergency": emergency or [slug for slug in ticked if slug in {"numb", "sex", "limp"}] or [NONE],
        "urgent": urgent or [slug for slug in ticked if slug in {"fever", "leg"}] or [NONE],
    }
    return make_visits.first_step(**{"service": service.slug, "region": "knee"} | told | facts)


def answer(client, draft, *ticked, **facts):
    return client.post(path(draft, "before"), answers(draft.service, *ticked, **facts))


def forged(draft) -> dict:
    slot = f"{draft.practitioner_id}-{int(MONDAY_NINE.timestamp()) + 3600}"
    return {"time": {"slot": slot}, "details": DETAILS | {"seal": draft.seal}, "wait": {}}


def stored(draft):
    draft.refresh_from_db()
    return draft


def test_the_page_answers_everything_at_once_and_leads_to_the_times(client, service):
    page = client.get("/book/consultation/?region=knee&from=knee-pain")
    assert page.context["form"].initial == {"region": "knee"}
    assert all(words in page.text for words in ("New numbness", "A fever", "One leg is swollen"))
    assert BookingDraft.objects.count() == 0

    response = client.post("/book/consultation/", answers(service, **{"from": "knee-pain"}))

    draft = BookingDraft.objects.get()
    assert response.url == path(draft, "time")
    assert (draft.urgency, draft.region.slug, draft.for_whom, draft.article_slug) == (
        "routine", "knee", "myself", "knee-pain"
    )  # fmt: skip
    assert [one["page"] for one in draft.signs] == ["emergency", "urgent"]


def test_each_door_says_what_it_knows(client, service, knee):
    person = service.practitioners.get()
    other = make_visits.bookable_service(slug="other")
    service.regions.add(knee)

    page = client.get(f"/book/?practitioner={person.slug}")
    assert list(page.context["form"].fields["service"].queryset) == [service]
    assert page.context["back"] == person.get_absolute_url()
    assert list(client.get("/book/?region=knee").context["form"].fields["service"].queryset) == [service]
    assert set(client.get("/book/?region=elbow").context["form"].fields["service"].queryset) == {service, other}
    client.post("/book/consultation/", answers(service, practitioner=person.slug))
    assert BookingDraft.objects.get().wanted_practitioner == person


@pytest.mark.parametrize("known", ["region=no-such", "practitioner=no-such", "from=%00", "at=x", "region=%F0%9F%A6%B5"])
def test_a_door_with_an_unknown_name_is_an_ordinary_door(client, service, known):
    assert client.get(f"/book/consultation/?{known}").status_code == 200


def test_a_time_that_the_door_knows_is_chosen_if_it_is_still_free(client, service):
    at = f"{service.practitioners.get().pk}-{int(MONDAY_NINE.timestamp())}"
    response = client.post("/book/consultation/", answers(service, at=at))
    draft = BookingDraft.objects.get()
    assert response.url == path(draft, "details")
    assert draft.starts_at == MONDAY_NINE


def test_the_doctor_of_the_door_is_named_unless_somebody_else_gives_the_service(client, service):
    person, other = service.practitioners.get(), make_visits.bookable_service(slug="other")

    for address in (f"/book/?practitioner={person.slug}", f"/book/consultation/?practitioner={person.slug}"):
        page = client.get(address)
        assert page.context["with_whom"] == person
        assert f"<bdi>{person.name}</bdi>" in page.text
    assert client.get(f"/book/{other.slug}/?practitioner={person.slug}").context["with_whom"] is None


def test_a_time_that_the_door_knows_and_that_is_taken_is_said_with_the_nearest_times(client, service):
    at = f"{service.practitioners.get().pk}-{int(MONDAY_NINE.timestamp())}"
    make_visits.request(service, cookie="somebody else")

    page = client.post("/book/consultation/", answers(service, at=at), follow=True)

    assert page.status_code == 200
    assert "The time that you wanted is no longer free." in page.text
    first = MONDAY_NINE + timedelta(minutes=30)
    assert [slot.starts_at for slot in page.context["nearest"]] == [first + timedelta(minutes=15 * n) for n in range(3)]


@pytest.mark.parametrize("at", ["free", "past", "x", ""])
def test_a_time_that_is_free_past_or_none_is_not_said_to_be_taken(patient, draft, at):
    BookingDraft.objects.update(urgency="routine", starts_at=None)
    moment = {"free": MONDAY_NINE, "past": SUNDAY_NOON - timedelta(hours=1)}.get(at)
    gone = f"{draft.practitioner_id}-{int(moment.timestamp())}" if moment else at

    assert patient.get(path(draft, "time"), {"gone": gone}).context["refusal"] == ""


@pytest.mark.parametrize("step", [*LATER, "wait"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_goes_round_the_check(patient, draft, step, method):
    response = getattr(patient, method)(path(draft, step), forged(draft)[step] if method == "post" else None)

    assert response.url == path(draft, "before")
    assert Appointment.objects.count() == 0
    assert stored(draft).starts_at == MONDAY_NINE


def test_where_the_demo_has_no_signs_only_person_and_place_are_asked(client, service):
    WarningSign.objects.all().delete()

    response = client.post("/book/consultation/", make_visits.first_step(region="knee"))

    draft = BookingDraft.objects.get()
    assert response.url == path(draft, "time")
    assert (draft.urgency, draft.signs) == ("routine", [])


def test_a_live_clinic_without_approved_signs_takes_nothing(patient, draft, settings):
    BookingDraft.objects.update(urgency="routine")
    settings.IS_LIVE = True

    for method in (patient.get, patient.post):
        page = method("/book/consultation/")
        assert "Please call us to book" in page.text
        assert 'href="tel:+971-4-200-0000"' in page.text
        assert "<form" not in page.text
    response = patient.post(path(draft, "details"), DETAILS | {"seal": stored(draft).seal})
    assert response.status_code == 409
    assert (BookingDraft.objects.count(), Appointment.objects.count()) == (1, 0)


# Answers and their faults


@pytest.mark.parametrize(
    ("left_out", "message", "field"),
    [
        ("for_whom", "Tell us who the appointment is for.", "id_for_whom_0"),
        ("region", "Tell us where it hurts.", "id_region_0"),
        ("emergency", "Tick all that apply, or “None of these”.", "id_emergency_0"),
        ("urgent", "Tick all that apply, or “None of these”.", "id_urgent_0"),
    ],
)
def test_an_answer_is_required_and_named_beside_its_field_and_above(patient, draft, left_out, message, field):
    told = answers(draft.service)
    del told[left_out]

    response = patient.post(path(draft, "before"), told)

    assert response.text.count(message) == 2
    assert "<title>Error: " in response.text
    assert f'href="#{field}"' in response.text
    assert f'id="{field}"' in response.text
    assert stored(draft).signs == []


@pytest.mark.parametrize(
    ("both", "step", "urgency"),
    [
        ({"emergency": ["numb", NONE]}, "emergency", "emergency"),
        ({"urgent": ["leg", NONE]}, "emergency", "hospital"),
        ({"urgent": ["fever", NONE]}, "details", "urgent"),
    ],
)
def test_a_sign_counts_also_beside_none_of_these(patient, draft, both, step, urgency):
    assert answer(patient, draft, **both).url == path(draft, step)
    assert stored(draft).urgency == urgency


def test_an_emergency_is_answered_at_once_and_says_nothing_of_what_was_not_answered(patient, draft):
    told = answers(draft.service, "numb")
    del told["urgent"]

    assert patient.post(path(draft, "before"), told).url == path(draft, "emergency")
    assert [one["page"] for one in stored(draft).signs] == ["emergency"]


def test_what_was_ticked_for_another_place_or_person_is_not_counted(patient, draft):
    """The page hides it, so "None of these" is the answer to what is shown."""
    told = answers(draft.service, emergency=["limp", "sex", NONE])

    assert patient.post(path(draft, "before"), told).url == path(draft, "details")
    assert stored(draft).urgency == "routine"
    assert patient.post(path(draft, "before"), told | {"for_whom": "child"}).url == path(draft, "emergency")


@pytest.mark.parametrize(
    ("other", "asks_again"),
    [
        ({"region": "lower-back"}, ["emergency", "urgent"]),
        ({"region": "neck"}, ["urgent"]),  # the emergency signs are the same
        ({"for_whom": "child"}, ["emergency", "urgent"]),
        ({"for_whom": "cared_for"}, ["emergency", "urgent"]),  # the same words about somebody else
    ],
)
def test_none_of_these_is_asked_again_of_another_person_or_place(client, service, other, asks_again):
    page = client.post("/book/consultation/", answers(service) | other)

    assert list(page.context["form"].errors) == asks_again
    shown = {group["name"]: group for group in page.context["form"].sign_groups()}
    place, person = other.get("region", "knee"), other.get("for_whom", "myself")
    for group in asks_again:
        (none,) = [row for row in shown[group]["none"] if row.person == person and place in row.places.split()]
        assert none.is_ticked is False
    assert BookingDraft.objects.count() == 0


def test_every_person_and_place_has_one_none_of_these_in_each_group(client, service):
    for group in client.get("/book/consultation/").context["form"].sign_groups():
        for person in ("myself", "child", "cared_for"):
            places = " ".join(row.places for row in group["none"] if row.person == person).split()
            assert sorted(places) == sorted([*BodyRegion.objects.values_list("slug", flat=True), "elsewhere"])


@pytest.mark.parametrize("ticked", ["x", "\x00", "<b>"])
def test_a_sign_that_does_not_exist_is_no_answer(patient, draft, ticked):
    response = answer(patient, draft, emergency=[ticked])

    assert response.status_code == 200
    assert stored(draft).signs == []


def test_none_of_these_is_asked_again_when_the_questions_have_changed(patient, draft):
    told = answers(draft.service)
    make.warning_sign(slug="chest", urgency="emergency")

    response = patient.post(path(draft, "before"), told)

    assert "The questions have changed. Please answer them again." in response.text
    assert stored(draft).signs == []


def test_an_emergency_counts_whatever_has_changed(patient, draft):
    told = answers(draft.service, "numb")
    make.warning_sign(slug="chest", urgency="emergency")
    make.warning_sign(slug="red", urgency="urgent")

    assert patient.post(path(draft, "before"), told).url == path(draft, "emergency")


def test_going_back_shows_what_was_ticked_and_asks_none_of_these_again(patient, draft):
    answer(patient, draft, "fever", for_whom="cared_for")

    assert patient.get(path(draft, "before")).context["form"].initial == {
        "service": "consultation", "for_whom": "cared_for", "region": "knee", "emergency": [], "urgent": ["fever"]
    }  # fmt: skip


def test_another_service_asks_for_the_time_again_and_loses_nothing_else(patient, draft):
    BookingDraft.objects.update(urgency="routine")
    other = make_visits.bookable_service(slug="other")

    assert patient.post(path(draft, "before"), answers(other)).url == path(draft, "time")
    assert (stored(draft).service, draft.starts_at, draft.patient_name, draft.reason) == (
        other, None, "Patient Sample", "My back hurts"
    )  # fmt: skip


# An emergency, or a hospital today


@pytest.mark.parametrize(("ticked", "advice"), [("numb", ADVICE), ("leg", HOSPITAL)])
def test_it_ends_the_request(patient, draft, ticked, advice):
    response = answer(patient, draft, ticked)

    assert response.url == path(draft, "emergency")
    page = patient.get(response.url)
    assert advice in page.text
    assert 'href="tel:998"' in page.text
    assert "+971 4 200 0000" in page.text or "tel:+97142000000" in page.text
    assert "/book/" not in page.text.replace(path(draft, "emergency"), "")
    assert page.text.count("<form") == 1
    assert page["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("ticked", ["numb", "leg"])
def test_it_lists_what_was_ticked_for_this_browser_alone(patient, client, draft, ticked):
    answer(patient, draft, ticked, "fever")

    def said():
        page = patient.get(path(draft, "emergency")).text
        return ["You ticked:" in page, ASKED[ticked] in page, "A fever" in page, "Limps" in page]

    assert said() == [True, True, True, False]
    client.cookies[settings.DRAFT_COOKIE_NAME] = "somebody-else"
    assert said() == [False, False, False, False]


def test_it_ends_a_request_that_has_not_begun(client, service):
    response = client.post("/book/consultation/", answers(service, "numb"))

    assert response.url == path(BookingDraft.objects.get(), "emergency")
    assert ADVICE in client.get(response.url).text


@pytest.mark.parametrize("ticked", ["numb", "leg"])
@pytest.mark.parametrize("step", ["before", "wait", *LATER])
def test_every_step_leads_to_the_advice(patient, draft, step, ticked):
    answer(patient, draft, ticked)

    assert patient.get(path(draft, step)).url == path(draft, "emergency")
    sent = forged(draft).get(step) or answers(draft.service)
    assert patient.post(path(draft, step), sent).url == path(draft, "emergency")
    assert Appointment.objects.count() == 0
    assert stored(draft).urgency == ("emergency" if ticked == "numb" else "hospital")
    assert draft.patient_name == "Patient Sample"


@pytest.mark.parametrize(("ticked", "urgency"), [("numb", "emergency"), ("leg", "hospital")])
def test_ticked_by_mistake_asks_again_and_keeps_the_answer(patient, draft, ticked, urgency):
    answer(patient, draft, ticked)

    assert patient.post(path(draft, "emergency")).url == path(draft, "before")
    assert patient.get(path(draft, "details")).url == path(draft, "before")
    answer(patient, draft)
    patient.post(path(draft, "details"), DETAILS | {"seal": stored(draft).seal})

    rounds = Appointment.objects.get().reason.signs
    assert [one["corrected"] for one in rounds] == [True, True, False, False]
    assert urgency in {one["urgency"] for one in rounds[:2]}
    assert {one["urgency"] for one in rounds[2:]} == {"routine"}


def test_reading_the_address_takes_nothing_back(patient, draft):
    answer(patient, draft, "numb")

    patient.get(path(draft, "emergency"))

    assert stored(draft).urgency == Urgency.EMERGENCY


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_has_no_emergency_is_led_on(patient, draft, method):
    """A mistake cannot be said of an answer that was none."""
    answer(patient, draft)

    assert getattr(patient, method)(path(draft, "emergency")).url == path(draft, "details")
    assert [one["corrected"] for one in stored(draft).signs] == [False, False]


def test_an_emergency_outlives_the_half_hour(patient, draft, sunday_noon):
    answer(patient, draft, "numb")
    sunday_noon.shift(timedelta(hours=3))

    assert patient.get(path(draft, "details")).url == path(draft, "emergency")
    assert (stored(draft).signs, draft.region) == ([], None)
    assert patient.post(path(draft, "emergency")).url == path(draft, "before")


def test_a_place_that_is_changed_afterwards_asks_again(patient, draft):
    answer(patient, draft)
    told = answers(draft.service) | {"region": "lower-back"}
    del told["emergency"]

    assert patient.post(path(draft, "before"), told).status_code == 200
    assert stored(draft).region.slug == "knee"
    told["emergency"] = ["sex"]
    assert patient.post(path(draft, "before"), told).url == path(draft, "emergency")


# Two tabs


def test_an_emergency_in_one_tab_stops_the_other(patient, draft):
    answer(patient, draft)
    seal = stored(draft).seal
    answer(patient, draft, "numb")

    assert patient.post(path(draft, "details"), DETAILS | {"seal": seal}).url == path(draft, "emergency")
    assert answer(patient, draft).url == path(draft, "emergency")
    assert Appointment.objects.count() == 0


@pytest.mark.parametrize("meanwhile", ["urgent", "emergency", "hospital", ""])
def test_an_answer_between_the_page_and_the_last_button_is_shown_before_anything_is_sent(
    patient, draft, monkeypatch, meanwhile
):
    """The seal was right; the answer came in while the request was on its way."""
    BookingDraft.objects.update(urgency="routine", signs=[make_visits.checked()])
    send = requests.request

    def late(**arguments):
        BookingDraft.objects.update(urgency=meanwhile)
        return send(**arguments)

    monkeypatch.setattr(requests, "request", late)

    page = patient.post(path(draft, "details"), DETAILS | {"seal": stored(draft).seal}, follow=True)

    words = {
        "urgent": "Your answers about the warning signs",
        "emergency": ADVICE,
        "hospital": HOSPITAL,
        "": "Before you book",
    }
    assert words[meanwhile] in page.text
    assert Appointment.objects.count() == 0


def test_another_answer_in_another_tab_is_checked_again(patient, draft):
    answer(patient, draft)
    seal = stored(draft).seal
    answer(patient, draft, "fever")

    response = patient.post(path(draft, "details"), DETAILS | {"seal": seal})

    assert response.status_code == 409
    assert "Nothing was sent" in response.text
    assert stored(draft).patient_name == "Mona Sample"
    assert Appointment.objects.count() == 0


def test_a_step_kept_in_one_tab_does_not_write_over_the_answer_of_another(patient, draft, monkeypatch):
    BookingDraft.objects.update(urgency="routine", signs=[make_visits.checked()])
    save = WishesForm.save

    def meanwhile(form, kept):
        BookingDraft.objects.update(urgency="emergency")
        save(form, kept)

    monkeypatch.setattr(WishesForm, "save", meanwhile)

    page = patient.post(path(draft, "time"), {"who": "anybody", "returning": "yes"}, follow=True)

    assert ADVICE in page.text
    assert stored(draft).urgency == Urgency.EMERGENCY


@pytest.mark.parametrize(("ticked", "advice"), [("numb", ADVICE), ("leg", HOSPITAL)])
def test_what_is_ticked_after_sending_still_shows_the_advice(patient, draft, ticked, advice):
    answer(patient, draft)
    sent = patient.post(path(draft, "details"), DETAILS | {"seal": stored(draft).seal}).url

    response = answer(patient, draft, ticked)

    assert response.status_code == 200
    assert advice in response.text
    assert "You have already sent us a request." in response.text
    assert ASKED[ticked] in response.text
    assert "by mistake" not in response.text
    assert stored(draft).signs == []
    assert patient.get(path(draft, "before")).url == sent
    assert patient.get(path(draft, "emergency"), follow=True).redirect_chain[-1][0] == sent
    assert Appointment.objects.count() == 1


# Urgent


def test_an_urgent_answer_goes_on_with_a_notice_until_the_visit_is_confirmed(patient, draft, receptionist):
    assert answer(patient, draft, "fever").url == path(draft, "details")
    notice = "A doctor should see this today or tomorrow"
    for step in LATER:
        page = patient.get(path(draft, step)).text
        assert notice in page
        assert 'href="tel:+971-4-200-0000"' in page

    received = patient.post(path(draft, "details"), DETAILS | {"seal": stored(draft).seal}).url
    appointment = Appointment.objects.get()
    assert appointment.urgency == Urgency.URGENT
    assert appointment.answer_by == SUNDAY_NOON + timedelta(hours=1)
    assert notice in patient.get(received).text
    assert notice in patient.get(links.manage(appointment)).text
    requests.confirm(appointment, by=receptionist)
    make_visits.told(appointment)
    assert notice not in patient.get(links.manage(appointment)).text


def test_after_an_urgent_sign_only_today_and_tomorrow_are_shown(patient, draft):
    answer(patient, draft, "fever")

    page = patient.get(path(draft, "time"))
    assert [str(day.date) for day in page.context["days"].days if day.free] == ["2026-11-22", "2026-11-23"]
    assert path(draft, "wait") not in page.text
    tuesday = f"{draft.practitioner_id}-{int((MONDAY_NINE + timedelta(days=1)).timestamp())}"
    assert patient.post(path(draft, "time"), {"slot": tuesday}).status_code == 409
    assert patient.get(path(draft, "wait")).url == path(draft, "time")


def test_where_nobody_can_see_an_urgent_sign_in_time_the_phone_comes_first_and_no_later_time(patient, draft):
    BookingDraft.objects.update(starts_at=MONDAY_NINE + timedelta(days=1))
    ClosingDay.objects.create(starts_at=MONDAY_NINE - timedelta(days=2), ends_at=MONDAY_NINE + timedelta(hours=15))

    assert answer(patient, draft, "fever").url == path(draft, "time")
    page = patient.get(path(draft, "time")).text
    assert "Call us now, or go to an urgent care or emergency department today" in page
    assert 'href="tel:+971-4-200-0000"' in page
    assert 'name="slot"' not in page


def test_after_an_urgent_sign_only_a_doctor_is_offered_also_of_another_service(patient, draft):
    """A therapist is not who "a doctor should see this" speaks of."""
    therapist = draft.practitioner
    Practitioner.objects.update(profession="therapist")
    make_visits.bookable_service(slug="doctors")
    BookingDraft.objects.update(wanted_practitioner=therapist)

    assert answer(patient, draft, "fever").url == path(draft, "time")

    page = patient.get(path(draft, "time"))
    assert (page.context["free"], page.context["doctor"]["service"].slug) == (0, "doctors")
    assert stored(draft).wanted_practitioner is None
    posted = {"slot": f"{therapist.pk}-{int(MONDAY_NINE.timestamp())}"}
    assert patient.post(path(draft, "time"), posted).status_code == 409
    posted = {"slot": page.context["doctor"]["slot"].name, "service": "doctors"}
    assert patient.post(path(draft, "time"), posted).url == path(draft, "details")
    assert (stored(draft).service.slug, draft.urgency) == ("doctors", "urgent")
    patient.post(path(draft, "details"), DETAILS | {"seal": stored(draft).seal})
    assert Appointment.objects.get().practitioner.profession == "doctor"


def test_a_doctor_of_the_service_is_offered_and_its_therapists_are_not(patient, draft):
    therapist = make.practitioner(profession="therapist")
    make_visits.timetable(therapist, "09:00", "17:00")
    draft.service.practitioners.add(therapist)

    answer(patient, draft, "fever")

    page = patient.get(path(draft, "time"))
    assert set(page.context["people"].values()) == {draft.practitioner}
    assert list(page.context["wishes"].practitioners.values()) == [draft.practitioner]


def test_another_service_cannot_be_forged_without_an_urgent_sign(patient, draft):
    answer(patient, draft)
    other = make_visits.bookable_service(slug="other")

    patient.post(path(draft, "time"), {"service": other.slug, "who": "anybody", "returning": "no"})

    assert stored(draft).service.slug == "consultation"


# What the patient types


def test_a_reason_that_speaks_of_an_emergency_shows_the_signs_again_and_only_once(patient, draft):
    answer(patient, draft)
    told = DETAILS | {"reason": "I have chest pain and cannot breathe", "seal": stored(draft).seal}

    response = patient.post(path(draft, "details"), told)

    assert response.url == path(draft, "before")
    page = patient.get(response.url).text
    assert "What you wrote may need help now." in page
    assert Appointment.objects.count() == 0
    assert stored(draft).patient_name == "Mona Sample"
    assert answer(patient, draft).url == path(draft, "details")
    patient.post(path(draft, "details"), told | {"seal": stored(draft).seal})
    assert Appointment.objects.get().reason.words == "I have chest pain and cannot breathe"


def test_words_of_suicide_lead_to_the_emergency_page_and_not_to_the_signs_of_a_limb(patient, draft):
    answer(patient, draft)
    told = DETAILS | {"reason": "The pain makes me want to die", "seal": stored(draft).seal}

    response = patient.post(path(draft, "details"), told)

    assert response.url == path(draft, "emergency")
    page = patient.get(response.url).text
    assert ADVICE in page
    assert "Do not stay alone with it" in page
    assert "ticked" not in page
    assert Appointment.objects.count() == 0
    assert patient.post(response.url).url == path(draft, "before")
    assert answer(patient, draft).url == path(draft, "details")
    patient.post(path(draft, "details"), told | {"seal": stored(draft).seal})
    assert Appointment.objects.get().reason.words == "The pain makes me want to die"


# Idle, and again


def test_after_half_an_hour_the_check_is_asked_again(patient, draft, sunday_noon):
    answer(patient, draft, "fever")
    sunday_noon.shift(timedelta(minutes=29, seconds=59))
    assert patient.get(path(draft, "details")).status_code == 200

    sunday_noon.shift(timedelta(minutes=30))

    assert patient.get(path(draft, "details")).url == path(draft, "before")
    assert (stored(draft).signs, draft.urgency, draft.region) == ([], "", None)


def test_details_that_took_half_an_hour_to_type_are_not_lost(patient, draft, sunday_noon):
    answer(patient, draft)
    seal = stored(draft).seal
    sunday_noon.shift(timedelta(minutes=31))

    response = patient.post(path(draft, "details"), DETAILS | {"patient_name": "Slow Typist", "seal": seal})

    assert response.url == path(draft, "before")
    assert (stored(draft).patient_name, draft.urgency) == ("Slow Typist", "")


def test_asking_again_after_an_expired_request_begins_with_the_check(patient, service, sunday_noon):
    expired = make_visits.request(service)
    requests.expire(expired, now=expired.answer_by)
    sunday_noon.move_to(expired.answer_by)
    slot = patient.get(links.manage(expired)).context["new_times"][0].name

    response = patient.post(f"{links.manage(expired)}again/", {"slot": slot})

    draft = BookingDraft.objects.exclude(pk=expired.draft_key).get()
    assert response.url == path(draft, "before")
    assert (draft.signs, draft.urgency) == ([], "")
    assert answer(patient, draft).url == path(draft, "details")


@pytest.mark.parametrize("step", ["before", "emergency"])
def test_other_methods_are_not_allowed(patient, draft, step):
    assert patient.put(path(draft, step)).status_code == 405


@pytest.mark.parametrize("step", ["before", "emergency"])
def test_another_browser_neither_answers_nor_takes_back(client, draft, step):
    client.cookies[settings.DRAFT_COOKIE_NAME] = "another"

    assert client.get(path(draft, step)).status_code == 404
    assert client.post(path(draft, step), answers(draft.service, "numb")).status_code == 404
    assert stored(draft).urgency == ""


def test_the_table_of_signs_decides_what_is_asked_and_not_the_service(client, service):
    """A service of the back asks somebody with a knee about the knee."""
    service.regions.set(BodyRegion.objects.filter(slug="lower-back"))
    assert Service.objects.get() == service

    assert client.post("/book/consultation/", answers(service, emergency=["sex", NONE])).url.endswith("/time/")
    assert triage.ticked_before(BookingDraft.objects.get(), "emergency") == []
