"""Every public page and the desk: accessible, valid, quiet, from one host, and no wider than the phone."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.test import RequestFactory
from django.urls import reverse
from playwright.sync_api import expect

from appointments.booking import limits
from appointments.models import Appointment, Patient, Status, VisitReason
from appointments.times import availability
from appointments.times.day_plan import midnight
from articles.models import Article
from clinic.limits import client_key, count_or_refuse
from tests import make_changes, make_patients, make_visits
from tests.browser import nu
from tests.browser.booking import before_you_book
from tests.browser.states import READERS_DESK, booking_pages, change_pages, offering_pages, reader_pages, wish_page

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

PUBLIC = [
    "/",
    "/regions/lower-back/",
    "/conditions/",
    "/conditions/back-muscle-spasm/",
    "/articles/",
    "/articles/?page=1",
    "/articles/back-muscle-spasm/",
    "/articles/muscle-spasm-causes/",
    "/articles/back-muscle-spasm/leaflet/",
    "/insurance/",
    "/authors/clinic-editorial-team/",
    "/services/",
    "/team/",
    "/contact/",
    "/privacy/",
    "/book/",
    "/visit/find/",
    "/visit/find/asked/",
    "/search/",
    "/search/?q=back+spazm",
    "/search/?q=back&page=2",
    "/search/?q=xyzzy",
    "/search/?q=numb+groin",
    "/search/?q=price+opening+hours",
    "/search/?q=female+doctor",
    "/accounts/login/",
]
MISSING = "/no-such-page/"


@pytest.fixture
def site(sample_clinic, live_server, settings):
    settings.SITE_URL = live_server.url
    return live_server.url


def addresses() -> list[str]:
    """The public pages, one of each kind, as they stand in the demo."""
    from articles.models import Contributor
    from clinic.models import Practitioner, Service

    pages = [path for path in PUBLIC if not path.startswith("/authors/")]
    pages.append(Contributor.objects.first().get_absolute_url())
    pages.append(Service.objects.bookable().first().get_absolute_url())
    pages.append(Practitioner.objects.first().get_absolute_url())
    pages.append(f"/book/{Service.objects.bookable().first().slug}/?from=back-muscle-spasm")
    return pages


def open_all(page, site, paths, look, html, status=200):
    """Open each page, collect what `look` finds, with its address, and keep the page's HTML."""
    found = []
    for path in paths:
        answer = page.goto(site + path)
        if (answer.status, unquote(answer.url)) != (status, unquote(site + path)):
            found.append(f"{path}: {answer.status} from {answer.url}")
        html[path] = answer.text()
        found += [f"{path}: {fault}" for fault in look(page)]
    return found


def html_faults(html, folder):
    if not nu.is_here():
        pytest.skip("whether the HTML is valid: the Nu HTML checker is not here (it needs Java and npm)")
    return nu.faults(html, folder)


def axe_faults(page, **options):
    page.wait_for_load_state("load")  # a click only waits until the answer begins
    page.evaluate("document.getAnimations().forEach((each) => each.finish())")  # colours on their way are no colours
    axe = Axe("" if page.evaluate("'axe' in window") else AXE_SCRIPT)  # half a megabyte is read once for each page
    results = axe.run(page, options={"resultTypes": ["violations"], **options})
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]


def sideways(page):
    page.wait_for_load_state("load")
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{wider} px wider than the screen"] if wider > 0 else []


OF_COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}


def faults_of_every_kind(page, *, is_enlarged_too=False):
    """Each page is loaded once: looked at whole and light, then dark, then on the narrowest phone."""
    found = axe_faults(page)
    wide = page.viewport_size
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {fault}" for fault in axe_faults(page, **OF_COLOURS)]
    page.set_viewport_size({"width": 320, "height": 640})
    found += sideways(page)
    if is_enlarged_too:
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        found += [f"with large text: {fault}" for fault in sideways(page)]
    page.set_viewport_size(wide)
    page.emulate_media(color_scheme="light")
    return found


def faults_at_a_desk(page):
    """Light and dark, on a wide screen and on a tablet. Axe brings no style into a page whose policy lets none in."""
    found = axe_faults(page, preload=False) + sideways(page)
    wide = page.viewport_size
    page.set_viewport_size({"width": 820, "height": 1180})
    page.emulate_media(color_scheme="dark")
    found += [f"dark, 820 px: {fault}" for fault in axe_faults(page, preload=False, **OF_COLOURS) + sideways(page)]
    page.set_viewport_size(wide)
    page.emulate_media(color_scheme="light")
    return found


def faults_for_readers(page):
    """And with text twice as large."""
    return faults_of_every_kind(page, is_enlarged_too=True)


def test_every_public_page_is_accessible_valid_and_quiet_and_fits_a_small_phone(browse, site, tmp_path):
    watched = browse(width=1280)
    page, html = watched.page(), {}

    paths = addresses() + booking_pages(watched.context, site) + change_pages() + reader_pages()
    found = open_all(page, site, paths, faults_for_readers, html)
    html[MISSING] = page.request.get(site + MISSING).text()

    assert found == [], "\n".join(found)
    faults = html_faults(html, tmp_path)
    assert faults == [], "\n".join(faults)


@pytest.mark.sweep
def test_every_public_page_in_arabic_is_so_too(browse, site, tmp_path):
    """An article at its Arabic address; what has none says so, or is the staff's."""
    page, html = browse(width=1280).page(), {}
    paths = [path for path in addresses() if not path.startswith(("/articles/back", "/articles/muscle", "/insurance"))]
    paths = [f"/ar{path}" for path in paths if not path.startswith("/accounts/")]
    paths += [article.get_absolute_url() for article in Article.objects.live().filter(language="ar")]

    found = open_all(page, site, paths, faults_for_readers, html)

    assert found == [], "\n".join(found)
    faults = html_faults(html, tmp_path)
    assert faults == [], "\n".join(faults)


def test_pages_about_errors_are_accessible_too(browse, site):
    watched = browse(width=360)
    watched.expect_status(404)
    page = watched.page()

    found = open_all(page, site, [MISSING, "/visit/aaaaaaaaaa.bbbbbbbb/"], axe_faults, {}, status=404)
    page.goto(f"{site}/book/")
    page.get_by_role("button", name="Continue").click()
    found += axe_faults(page)

    assert found == []
    expect(page.locator(".error-summary")).to_be_focused()


def test_wrong_days_are_named_above_the_form_and_lead_to_their_field(browse, site):
    watched = browse(width=360)
    page = watched.page()
    address = wish_page(watched.context, site)
    page.goto(site + address)
    found = axe_faults(page) + sideways(page)

    page.get_by_role("button", name="Continue").click()
    found += axe_faults(page) + sideways(page)

    assert found == []
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_role("link", name="Tick at least one time of day.").click()
    expect(page.locator("[name=parts_1]").first).to_be_focused()


def test_a_refusal_is_accessible_and_leads_to_the_phone(browse, site):
    watched = browse(width=360)
    watched.expect_status(429)
    page = watched.page()
    for _try in range(limits.BEGUN_BY_CLIENT.times):
        count_or_refuse(limits.BEGUN_BY_CLIENT, client_key(RequestFactory().get("/")), make_visits.now())

    page.goto(f"{site}/book/")
    before_you_book(page)

    expect(page.get_by_role("heading", level=1)).to_have_text("We cannot take this request online at the moment")
    expect(page.get_by_role("link", name="Call us:")).to_have_attribute("href", re.compile("^tel:"))
    assert axe_faults(page) + sideways(page) == []
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Before you book")


def test_nobody_meets_the_trap(browse, site):
    """Neither eyes, nor the tab key, nor a screen reader."""
    page = browse(width=360).page()
    page.goto(f"{site}/book/")

    expect(page.get_by_role("textbox")).to_have_count(0)
    around = page.locator(".visually-hidden:has(#website)").bounding_box()
    assert (around["width"], around["height"]) == (1, 1)
    for _press in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") != "website"


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_reception_rejects_many_in_one_action(browse, site, javascript):
    service = make_visits.bookable_service(step=timedelta(minutes=30))
    for number in range(12):
        starts_at = make_visits.in_two_days() + timedelta(minutes=30 * number)
        fake = make_visits.request(service, starts_at, now=make_visits.now(), cookie=str(number), email="")
        Appointment.objects.filter(pk=fake.pk).update(client="bot", phone=f"+97150300{number:04d}")
    waiting = Appointment.objects.waiting().count()
    page = browse(javascript=javascript).page()
    sign_in(page, site, "receptionist")

    page.get_by_role("link", name="Review them").click()
    found = axe_faults(page) if javascript else []  # axe waits for timers, which are scripts too
    page.get_by_role("button", name="Reject all 12 shown …").click()
    found += axe_faults(page) if javascript else []
    page.get_by_label("connections").check()
    page.get_by_role("button", name="Reject 12 requests").click()

    expect(page.get_by_text("12 requests rejected.")).to_be_visible()
    expect(page.get_by_text("1 contact is now blocked.")).to_be_visible()
    assert Appointment.objects.waiting().count() == waiting - 12
    assert found == []


def sign_in(page, site, name):
    page.goto(f"{site}/admin/desk/queue/" if name == "receptionist" else f"{site}/admin/")
    page.locator("#id_login").fill(name)
    page.locator("#id_password").fill((django_settings.DATA_DIR / "demo_password").read_text().strip())
    page.get_by_role("button", name="Sign in").click()


def desk_pages() -> list[str]:
    request = Appointment.objects.filter(status=Status.REQUESTED).first()
    urgent = Appointment.objects.filter(status=Status.REQUESTED, urgency="urgent").first()
    rounds = [make_visits.checked("Is it numb?", corrected=True), make_visits.checked("Fever?", page="urgent")]
    VisitReason.objects.filter(appointment=urgent).update(signs=rounds)
    confirmed = Appointment.objects.filter(status=Status.CONFIRMED).first()
    day = confirmed.starts_at.astimezone(django_settings.CLINIC_TIME_ZONE).date()
    slug = confirmed.practitioner.slug
    file, other = Patient.objects.first(), make_patients.patient("Mona Sampel", phone="+971505550100")
    free = availability.instead_of(confirmed, make_visits.now())[0]
    by = get_user_model().objects.get(username="receptionist")
    away = make_changes.time_off(confirmed.practitioner, midnight(day), midnight(day + timedelta(days=1)), by=by)
    return [
        "/admin/desk/queue/",
        f"/admin/desk/day/?day={day}",
        f"/admin/desk/board/?day={day}",
        f"/admin/desk/week/?practitioner={slug}&day={day}",
        f"/admin/desk/book/?time={free.name}",
        f"/admin/desk/book/?time={free.name}&patient={file.pk}",
        f"/admin/desk/times/?visit={confirmed.pk}",
        f"/admin/desk/squeeze-in/?practitioner={slug}&day={day}",
        f"/admin/desk/course/?patient={file.pk}",
        f"/admin/desk/course/?service={confirmed.service.slug}&practitioner={slug}&number=4&first={day}&part=any&weekdays=1&weekdays=3",
        f"/admin/desk/waitlist/add/?patient={file.pk}",
        "/admin/desk/calls/",
        f"/admin/desk/visits/{request.pk}/",
        f"/admin/desk/visits/{urgent.pk}/",
        f"/admin/desk/visits/{confirmed.pk}/",
        f"/admin/desk/visits/{confirmed.pk}/move/",
        f"/admin/desk/away/?practitioner={slug}&first={day}",
        f"/admin/desk/changes/{away.pk}/",
        "/admin/desk/closures/",
        "/admin/desk/misfits/",
        "/admin/desk/find/?q=sample",
        "/admin/desk/find/?q=nobody",
        f"/admin/desk/why/?practitioner={slug}&day={day}&time={confirmed.starts_at:%H:%M}",
        "/admin/desk/patients/",
        "/admin/desk/patients/?who=sample",
        f"/admin/desk/patients/{file.pk}/",
        f"/admin/desk/patients/{file.pk}/merge/?other={other.pk}",
        f"/admin/desk/patients/{file.pk}/erase/",
        "/admin/desk/figures/",
        "/admin/desk/calendars/",
    ]


def editor_pages() -> list[str]:
    from articles.models import Announcement, Article, HomeSection, MenuEntry, Series

    article = Article.objects.get(slug="back-muscle-spasm")
    Announcement.objects.create(text="Closed on Friday", starts_at=make_visits.now())
    forms = [article, *(model.objects.first() for model in (Series, MenuEntry, HomeSection, Announcement))]
    lists = ["article", "article/reviews", "importupload", "imageasset", "menuentry"]
    return [
        *[reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk]) for row in forms],
        *[f"/admin/articles/{name}/" for name in lists],
        reverse("admin:articles_article_release", args=[article.pk]),
    ]


def test_the_desk_is_accessible_valid_and_quiet(browse, site, tmp_path):
    page, html = browse().page(), {}
    sign_in(page, site, "manager")

    found = open_all(page, site, desk_pages() + offering_pages(), faults_of_every_kind, html)
    reader_pages()
    editor = browse().page()
    sign_in(editor, site, "editor")
    found += open_all(editor, site, READERS_DESK, faults_of_every_kind, html)
    found += open_all(editor, site, editor_pages(), faults_at_a_desk, html)

    assert found == [], "\n".join(found)
    faults = html_faults(html, tmp_path)
    assert faults == [], "\n".join(faults)
