"""A whole day at the desk, each of its thirty tasks as short as was promised before the pages were built."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from appointments.booking import attendance
from appointments.models import Appointment, Course, Status, WaitlistEntry
from appointments.times.day_plan import midnight
from clinic.calendar import local_day
from clinic.models import ClosingDay, OpeningHours
from tests import make, make_patients, make_visits
from tests.browser.desk_day import TASKS, Count, table
from tests.browser.test_journey import sign_in
from tests.browser.test_pages import axe_faults, sideways

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.sweep]


class Day:
    """A practitioner who works day and night; each task begins on the home page."""

    def __init__(self, page, site, by, by_keyboard):
        self.page, self.site, self.by, self.by_keyboard, self.counts = page, site, by, by_keyboard, {}
        self.now = make_visits.now().replace(second=0, microsecond=0)
        self.person = make.practitioner(name="Dr Noura", position=0)
        make_visits.timetable(self.person, "00:00", "23:59")
        half_hour = timedelta(minutes=30)
        self.service = make.service(
            [self.person], name="Consultation", duration_new=half_hour, duration_returning=half_hour
        )
        self.phones = iter(range(100))

    def begins(self, task: str, day=None) -> Count:
        assert task in dict(TASKS), task
        self.page.goto(f"{self.site}/admin/desk/board/" + (f"?day={day}" if day else ""))
        self.counts[task] = Count(self.page, by_keyboard=self.by_keyboard)
        return self.counts[task]

    def visit(self, minutes: int, name: str, **facts) -> Appointment:
        """So many minutes from now, confirmed, whatever the hour."""
        starts_at = self.now + timedelta(minutes=minutes)
        held = {"practitioner": self.person, "service": self.service, "starts_at": starts_at}
        usual = {"ends_at": starts_at + timedelta(minutes=30), "status": Status.CONFIRMED, "patient_name": name}
        made = make_visits.bare_appointment(
            **held | usual | {"phone": f"+9715012340{next(self.phones):02}", "answer_by": starts_at} | facts
        )
        self.person.services.set([self.service])  # the builder has made another one
        made.held_times.create(
            practitioner=self.person, kind="visit", busy_from=made.starts_at, busy_until=made.ends_at
        )
        made.events.create(at=self.now, actor="staff", by=self.by, action="booked", to_status="confirmed")
        return made

    def request(self, days: int, name: str, **facts) -> Appointment:
        at = midnight(local_day(self.now) + timedelta(days=days)) + timedelta(hours=10)
        phone = f"+9715012350{next(self.phones):02}"
        return make_visits.request(
            self.service,
            at,
            now=self.now,
            patient_name=name,
            phone=phone,
            cookie=name,
            practitioner=self.person,
            **facts,
        )

    def says(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()

    def block(self, name: str):
        return self.page.locator(".board__block").filter(has_text=name)

    def beside(self, visit):
        return self.page.locator(f'.today-side__row[aria-label="{visit.reference}"]')


@pytest.fixture(params=["mouse", "keyboard"])
def day(request, browse, sample_clinic, live_server, settings):
    settings.SITE_URL = live_server.url
    settings.RECEPTION_EMAIL = ""
    OpeningHours.objects.all().delete()  # the hours of this test are those of the machine's clock
    Appointment.objects.filter(status=Status.REQUESTED).update(status=Status.EXPIRED)
    Appointment.objects.update(call_wanted_at=None)
    make.profile(notice=timedelta(0))
    page = browse(width=1280).page()
    sign_in(page, live_server.url, "receptionist")
    from django.contrib.auth import get_user_model

    return Day(
        page, live_server.url, get_user_model().objects.get(username="receptionist"), request.param == "keyboard"
    )


def test_thirty_tasks_take_as_few_clicks_as_was_promised(day):
    answers(day)
    attends(day)
    changes(day)
    finds(day)
    books(day)
    plans(day)

    most = dict(TASKS)
    print("\n".join(table(day.counts)))
    assert list(most) == [task for task in most if task in day.counts]
    assert {task: count.clicks for task, count in day.counts.items() if count.clicks > most[task]} == {}
    assert [*axe_faults(day.page), *sideways(day.page)] == []


def answers(day):
    first, second, third, fourth = (day.request(days, f"Asks {days}") for days in (3, 4, 5, 6))

    count = day.begins("answer a request: confirm")
    count.click(day.beside(first).get_by_role("button", name="Confirm"))
    day.says(f"Confirmed: {first.reference}")
    count = day.begins("take back the answer that was just given")
    count.click(day.page.get_by_role("button", name=f"Undo {first.reference}"))
    day.says("The request needs an answer again.")

    count = day.begins("read a whole request before answering it")
    count.click(day.beside(second).get_by_role("link", name="Asks 4"))
    day.says("Reason for the appointment")

    count = day.begins("offer other times to a request")
    count.click(day.beside(third).get_by_role("link", name="Offer"))
    count.click(day.page.get_by_role("button", name="Offer these times"))
    day.says("Other times offered instead of")

    count = day.begins("decline a request, with a reason")
    count.click(day.beside(fourth).get_by_text("Decline …"))
    count.click(day.beside(fourth).get_by_role("button", name="We do not treat this here"))
    day.says(f"Declined: {fourth.reference}")

    file = make_patients.patient("Asks 3", phone=first.phone)
    count = day.begins("link a request to a patient's file")
    count.click(day.beside(first).get_by_role("link", name="Asks 3"))
    count.click(day.page.get_by_role("button", name=f"This is the patient {file}"))
    day.says("This appointment is now linked to the file.")


def attends(day):
    here, _done, _absent, wrong, late = (
        day.visit(minutes, name)
        for minutes, name in (
            (-150, "Comes"),
            (-120, "Is done"),
            (-90, "Stays away"),
            (-60, "By mistake"),
            (-20, "Is late"),
        )
    )
    today = local_day(here.starts_at)
    attendance.arrive(wrong, by=day.by)

    for task, name, button, said in (
        ("a patient arrives", "Comes", "Arrived", "Arrived: "),
        ("an appointment is done", "Is done", "Completed", "Completed: "),
        ("a patient did not come", "Stays away", "No-show", "No-show: "),
        ("a wrong press: set an arrived patient back", "By mistake", "Undo", "Undone: "),
    ):
        count = day.begins(task, today)
        count.click(day.block(name).get_by_role("button", name=button))
        day.says(said)

    day.begins("read the phone number of a patient who is late", local_day(late.starts_at))
    expect(
        day.block("Is late").get_by_text("Late 20 min").or_(day.block("Is late").get_by_text("Late 2"))
    ).to_be_visible()
    expect(day.block("Is late").get_by_role("link", name="050 123")).to_be_visible()

    count = day.begins("hide names and phones from the counter", today)
    count.click(day.page.get_by_role("button", name="Hide names"))
    expect(day.block("Comes").get_by_role("link", name="Comes").locator("bdi")).to_have_css("color", "rgba(0, 0, 0, 0)")
    day.page.reload()
    expect(day.page.get_by_role("button", name="Hide names")).to_have_attribute("aria-pressed", "true")
    day.page.get_by_role("button", name="Hide names").click()


def changes(day):
    moves, ends, wrong = (
        day.visit(60 * 24 + minutes, name) for minutes, name in ((0, "Moves"), (40, "Ends"), (80, "Wrong"))
    )

    count = day.begins("reschedule an appointment", local_day(moves.starts_at))
    count.click(day.page.get_by_role("link", name="Moves"))
    count.click(day.page.get_by_role("link", name="Reschedule"))
    count.click(day.page.locator(".time-buttons button").first)
    day.says("Rescheduled to")

    count = day.begins("cancel an appointment, with a reason", local_day(ends.starts_at))
    count.click(day.page.get_by_role("link", name="Ends"))
    count.click(day.page.get_by_text("Cancel …"))
    count.click(day.page.get_by_role("button", name="The patient asked for it"))
    day.says(f"Cancelled: {ends.reference}")

    count = day.begins("correct a phone number", local_day(wrong.starts_at))
    count.click(day.page.get_by_role("link", name="Wrong"))
    count.click(day.page.get_by_role("link", name="Correct the contact details"))
    count.type(day.page.get_by_label("Phone"), "050 765 4321")
    count.click(day.page.get_by_role("button", name="Save and send again"))
    day.says("+971 50 765 4321")


def finds(day):
    wanted = day.visit(60 * 24 * 3, "Mohammed Hassan", phone="+971501237788")
    for task, text in (
        ("find anybody by name", "mohamed hasan"),
        ("find anybody by four digits of a phone", "2377"),
        ("find anybody by a name in Arabic", "محمد حسن"),
        ("find anybody by half a reference", wanted.reference[5:]),
    ):
        count = day.begins(task)
        count.find(text)
        expect(day.page.get_by_role("link", name="Mohammed Hassan").first).to_be_visible()


def books(day):
    page = day.page
    file = make_patients.patient("Fatima Khan", phone="+971505556677", email="fatima@example.com")
    before = {"patient": file, "status": Status.FULFILLED, "practitioner": day.person, "service": day.service}
    make_patients.visit(
        **before, starts_at=day.now - timedelta(days=9), ends_at=day.now - timedelta(days=9, minutes=-30)
    )

    day.person.services.set([day.service])
    count = day.begins("a caller who is known by phone: book")
    count.find("050 555 6677")
    count.click(page.get_by_role("link", name="Book", exact=False).filter(has_text="Book").last)
    count.click(page.locator(".time-buttons a").first)
    count.click(page.get_by_role("button", name="Book this time"))
    day.says("Booked:")
    assert file.visits.count() == 2

    count = day.begins("a caller who is new: book a free time", local_day(day.now) + timedelta(days=2))
    count.click(page.locator(f'.board__book[href*="time={day.person.pk}-"]').nth(20))
    count.type(page.get_by_label("Name"), "Sami Haddad")
    count.type(page.get_by_label("Phone"), "0501112200")
    count.click(page.get_by_label("No, new patient"))
    count.click(page.get_by_role("button", name="Book this time"))
    day.says("Tell the patient now, with the reference")

    count = day.begins("a walk-in, now")
    count.click(page.locator(f'.board__book[href*="time={day.person.pk}-"]').first)
    count.type(page.get_by_label("Name"), "Walks In")
    count.type(page.get_by_label("Phone"), "0501112201")
    count.click(page.get_by_label("No, new patient"))
    count.click(page.get_by_role("button", name="Book this time"))
    day.says("Tell the patient now, with the reference")

    tomorrow = local_day(day.now) + timedelta(days=2)
    count = day.begins("squeeze in, off the grid", tomorrow)
    squeezes(day, count, "0501112202", "12:07")
    assert Appointment.objects.get(phone="+971501112202").held_times.get().overbooked_by is None

    day.person.timetables.update(daily_cap=1)
    page.goto(f"{day.site}/admin/desk/board/")
    page.context.clear_cookies()
    sign_in(page, day.site, "manager")
    page.wait_for_url("**/admin/**")
    count = day.begins("squeeze in on a day that is full, as the manager", tomorrow)
    squeezes(day, count, "0501112203", "13:07")
    day.person.timetables.update(daily_cap=None)


def squeezes(day, count, phone: str, at: str) -> None:
    page = day.page
    count.click(page.locator(f'.board__link[href*="practitioner={day.person.slug}&"]'))
    count.type(page.get_by_label("Time"), at)
    count.click(page.get_by_label("It is urgent"))
    count.type(page.get_by_label("Name"), "Squeezed In")
    count.type(page.get_by_label("Phone"), phone)
    count.click(page.get_by_label("No, new patient"))
    count.click(page.get_by_role("button", name="Squeeze in"))
    day.says("Tell the patient now, with the reference")


def plans(day):
    page = day.page
    in_january = f"{local_day(day.now).year + 1}-01-15"
    count = day.begins("go to a day in January")
    count.type(page.get_by_label("Go to a day"), in_january)
    count.click(page.get_by_role("button", name="Go"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("15 January")

    count = day.begins("see the week of one practitioner")
    count.click(page.locator(".board__head").get_by_role("link", name="Dr Noura", exact=True))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dr Noura")

    count = day.begins("put a caller on the waiting list")
    count.find("Fatima Khan")
    count.click(page.locator("main").get_by_role("link", name="Waiting list").first)
    count.click(page.get_by_role("button", name="Put on the waiting list"))
    day.says("On the waiting list.")
    entry = WaitlistEntry.objects.get(patient_name="Fatima Khan")

    count = day.begins("offer a free time to somebody who waits")
    count.click(page.get_by_role("navigation", name="Clinic desk").get_by_role("link", name="Waiting list"))
    count.click(page.locator(f"#entry-{entry.pk}").get_by_role("link", name="Offer times"))
    count.click(page.get_by_role("button", name="Offer these times"))
    day.says("Offered. The times are held")

    count = day.begins("a course of six appointments")
    count.find("Fatima Khan")
    count.click(page.locator("main").get_by_role("link", name="Fatima Khan").first)
    count.click(page.get_by_role("link", name="Course", exact=True))
    count.click(page.get_by_label("Monday"))
    count.click(page.get_by_label("Wednesday"))
    count.click(page.get_by_role("button", name="Propose times"))
    count.click(page.get_by_role("button", name="Book all"))
    day.says("6 appointments booked.")
    assert Course.objects.get().appointments.count() == 6

    tomorrow = local_day(day.now) + timedelta(days=1)
    count = day.begins("close tomorrow and tell all")
    count.click(page.get_by_text("More", exact=True))
    count.click(page.get_by_role("link", name="Closing days"))
    count.type(page.get_by_label("First day"), tomorrow.isoformat())
    count.click(page.get_by_role("button", name="Close", exact=True))
    count.click(page.get_by_role("button", name="Save, and offer them other times"))
    day.says("settled")
    assert ClosingDay.objects.filter(starts_at=midnight(tomorrow)).exists()
