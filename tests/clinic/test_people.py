"""Doctors and therapists: their licence, their face, and the way to book with them."""

import re
from datetime import date, datetime, timedelta
from itertools import product

import pytest
import time_machine
from django.contrib.staticfiles import finders
from django.urls import reverse

from clinic import checks, demo
from clinic.models import ClinicPicture, Practitioner, Service
from clinic.setup import steps
from tests import make, make_visits
from tests.make_visits import DUBAI

pytestmark = pytest.mark.django_db

LAST_DAY = date(2026, 12, 31)


def at(day: date, hour=12):
    return time_machine.travel(datetime(day.year, day.month, day.day, hour, tzinfo=DUBAI), tick=False)


def books_with(page: str, person: Practitioner) -> list[str]:
    return [path for path in re.findall(r'href="([^"]*)"', page) if path.endswith(f"?practitioner={person.slug}")]


def test_a_licence_hides_its_person_from_the_first_minute_of_the_day_after(client):
    person = make.practitioner(slug="dr-sample", name="Dr Sample", licence_expires_on=LAST_DAY)
    service = make.service([person], slug="check")
    pages = ["/", "/team/", "/services/", "/services/check/", "/team/dr-sample/", "/sitemap.xml"]
    named = "Dr Sample|/team/dr-sample/|/services/check/"

    def seen() -> list[int]:
        return [len(re.findall(named, client.get(path).content.decode())) > 0 for path in pages]

    with at(LAST_DAY, hour=23):
        assert seen() == [True] * 6
    with at(LAST_DAY + timedelta(days=1), hour=0):
        assert seen() == [False] * 6
        assert list(Service.objects.bookable()) == []
        assert [client.get(path).status_code for path in ("/team/dr-sample/", service.get_absolute_url())] == [404, 404]
        person.refresh_from_db()
        assert (person.is_active, person.takes_bookings) == (True, False)


def test_the_rows_and_one_row_answer_the_same_question():
    days = [None, LAST_DAY - timedelta(days=1), LAST_DAY, LAST_DAY + timedelta(days=1)]
    people = [make.practitioner(licence_expires_on=day, is_active=on) for day, on in product(days, [True, False])]

    with at(LAST_DAY):
        assert set(Practitioner.objects.active()) == {person for person in people if person.takes_bookings}
        assert {person.licence_expires_on for person in Practitioner.objects.active()} == {None, *days[2:]}


def test_staff_are_warned_sixty_days_before(manager, client, settings):
    ending = make.practitioner(name="Dr Ending", licence_expires_on=LAST_DAY)
    make.practitioner(name="Dr Unknown")
    make.practitioner(name="Dr Later", licence_expires_on=LAST_DAY + timedelta(days=1))
    settings.IS_LIVE = True

    def listed() -> str:
        client.force_login(manager)  # the session of another day has ended
        return client.get(reverse("admin:clinic_practitioner_changelist")).content.decode()

    def said() -> list[str]:
        problems = checks.licences_of_a_live_clinic(None, databases=["default"])
        assert {problem.id for problem in problems} == {"clinic.W012"}
        return [problem.msg for problem in problems]

    unknown = "Dr Unknown has no day until which the licence is valid."
    with at(LAST_DAY - timedelta(days=61)):
        assert said() == [unknown]
    with at(LAST_DAY - timedelta(days=60)):
        assert said() == ["The licence of Dr Ending ends on 2026-12-31.", unknown]
        assert steps._licences().left == ["Dr Ending: until 31 December 2026", "Dr Unknown"]
        assert ending.is_licence_to_renew
        assert "31 December 2026: renew it" in listed()
    with at(LAST_DAY + timedelta(days=1)):
        assert "31 December 2026: expired, hidden from the site" in listed()


def test_a_demo_warns_of_no_licence():
    make.practitioner()

    assert checks.licences_of_a_live_clinic(None, databases=["default"]) == []


def test_the_step_is_done_when_every_licence_lasts():
    make.practitioner(licence_expires_on=date(2099, 1, 1))

    assert steps._licences().done is True


def test_the_team_stands_in_two_groups_with_what_each_is_licensed_for(client):
    make.profile()
    doctor = make.practitioner(privileges="Knees\n\nHips", licence_number="123", licence_authority="Authority")
    therapist = make.practitioner(profession="therapist")
    make.service([doctor, therapist])

    response = client.get("/team/")

    assert [(name, people) for name, _heading, people in response.context["groups"]] == [
        ("doctors", [doctor]),
        ("therapists", [therapist]),
    ]
    page = response.content.decode()
    assert "<bdi>Knees</bdi><br><bdi>Hips</bdi>" in page
    assert re.search(r'<bdi>Authority</bdi> <bdi\s+dir="ltr">123</bdi>', page)
    assert page.count("<dt>Licence</dt>") == 1


def test_book_with_somebody_leads_to_their_service_or_to_the_choice(client):
    one, several = make.practitioner(slug="one"), make.practitioner(slug="several")
    make.service([one, several], slug="first")
    make.service([several], slug="second")
    make.service([one], slug="withdrawn", is_active=False)
    page = client.get("/team/").content.decode()

    assert books_with(page, one) == ["/book/first/?practitioner=one"]
    assert books_with(page, several) == ["/book/?practitioner=several"]
    assert books_with(client.get("/services/first/").content.decode(), one) == ["/book/first/?practitioner=one"]
    assert set(books_with(client.get("/team/several/").content.decode(), several)) == {
        "/book/?practitioner=several",
        "/book/first/?practitioner=several",
        "/book/second/?practitioner=several",
    }


def test_whoever_offers_nothing_is_booked_by_phone(client):
    make.profile()
    person = make.practitioner()

    page = client.get(person.get_absolute_url()).content.decode()

    assert "Call us to book with this person." in page
    assert page.count("+971 4 200 0000") > 1


def test_there_is_a_drawing_for_everybody_and_a_photo_takes_its_place(client):
    drawn = [*Practitioner.Portrait.values, *Practitioner.Gender.values]
    missing = [
        f"{name}-{profession}"
        for name, profession in product(drawn, Practitioner.Profession.values)
        if finders.find(f"img/portraits/{name}-{profession}.svg") is None
    ]
    person = make.practitioner(portrait="scarf", profession="therapist")

    assert missing == []
    assert "/img/portraits/scarf-therapist.svg" in client.get("/team/").content.decode()

    person.photo = make.clinic_picture(kind="person", focal_y=20, file="pictures/aa-480.jpeg")
    person.save()
    page = client.get("/team/").content.decode()
    assert "img/portraits" not in page
    assert 'class="focus-y-2" src="/media/pictures/aa-480.jpeg"' in page
    person.photo.delete()
    assert "/img/portraits/scarf-therapist.svg" in client.get("/team/").content.decode()


def test_samples_have_drawings_and_privileges_and_no_licence():
    demo.load()
    people = Practitioner.objects.all()

    assert [person for person in people if person.licence_number or person.licence_expires_on] == []
    assert len({person.drawing for person in people}) == 5
    assert all(person.privilege_lines for person in people)


def test_the_pages_of_a_person_name_their_articles(client):
    from tests.clinic.test_views import live_article

    person = make.practitioner(name="Dr Sample")
    article = live_article("About knees")
    writer = make_writer(person)
    edition = article.live_edition
    type(edition).objects.filter(pk=edition.pk).update(
        snapshot=edition.snapshot | {"people": [{"id": writer.pk, "slug": writer.slug, "role": "author"}]}
    )

    assert [str(row) for row in client.get(person.get_absolute_url()).context["articles"]] == ["About knees"]


def make_writer(person):
    from articles.models import Contributor

    return Contributor.objects.create(slug="dr-sample", name=person.name, practitioner=person)


def test_nobody_who_is_hidden_can_be_booked(client):
    """The same question is asked by every way to a booking: the free times are gone with the licence."""
    service = make_visits.bookable_service()
    person = service.practitioners.get()
    with at(LAST_DAY):
        assert "Next free time" in client.get(f"/book/with/{person.slug}/next/").content.decode()
    Practitioner.objects.filter(pk=person.pk).update(licence_expires_on=LAST_DAY)
    with at(LAST_DAY + timedelta(days=1)):
        answers = [client.get(f"/book/{path}/").status_code for path in (service.slug, f"with/{person.slug}/next")]
    assert answers == [404, 404]


def test_a_picture_of_a_person_cannot_be_a_map(manager, client):
    client.force_login(manager)
    person = make.practitioner()
    room, face = make.clinic_picture(), make.clinic_picture(kind=ClinicPicture.Kind.PERSON, alt="A face.")

    form = client.get(reverse("admin:clinic_practitioner_change", args=[person.pk])).context["adminform"].form

    assert list(form.fields["photo"].queryset) == [face]
    assert room not in form.fields["photo"].queryset
