"""Pages about the clinic: an address of their own, no clinician needed, and what stands around every page."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.forms import modelform_factory
from django.urls import reverse
from django.utils import timezone
from lxml import html

from articles.admin.article_form import ArticleForm
from articles.models import Announcement, Article, ArticleType, HomeSection, MenuEntry
from articles.models.menus import BuiltIn
from articles.publishing import publish
from articles.review import requests
from clinic.calendar import local_day
from clinic.models import ClosingDay
from tests import make, make_articles

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 16, 8, tzinfo=UTC)  # in Dubai, a Monday


MENU = "//nav[contains(@class, 'site-header__nav--row')]//a"
FILM = {"title": "A film", "url": "https://films.example/1", "reviewed_on": "2026-01-05"}
NOTICES = "//section[@class='announcements']/p"


def texts(response, path: str) -> list[str]:
    """What stands in each element at this XPath, without surplus blanks."""
    return [" ".join(each.text_content().split()) for each in html.fromstring(response.content).xpath(path)]


def a_page(title="Insurance", *, is_live=True, text="<p>We work with these insurers.</p>", **facts) -> Article:
    page = Article.objects.create(title=title, summary="How you pay.", article_type=ArticleType.PAGE, **facts)
    make_articles.block(page, "prose", html=text)
    if is_live:
        publish.publish(page, now=timezone.now())
    page.refresh_from_db()
    return page


@pytest.fixture(autouse=True)
def live_site(settings):
    settings.DEMO = False
    make.profile()


def test_a_page_needs_no_clinician_condition_or_source(client):
    page = a_page()

    assert page.get_absolute_url() == "/insurance/"
    shown = client.get("/insurance/")
    assert texts(shown, "//h1") == ["Insurance"]
    assert "awaiting clinical review" not in shown.content.decode()
    assert [each["@type"] for each in shown.context["structured"]] == ["WebPage", "BreadcrumbList", "MedicalClinic"]


@pytest.mark.parametrize(
    "advice",
    [
        lambda page: make_articles.block(page, "treatment_option", name="Rest", what_it_is="Lying down."),
        lambda page: make_articles.block(page, "prose", html="<p>Take ibuprofen.</p>"),
        lambda page: make_articles.block(page, "callout", tone="important", heading="Swelling", text="Raise the leg."),
        lambda page: make_articles.block(page, "video_embed", **FILM, transcript="We bend the knee."),
        lambda page: make_articles.block(
            page, "reusable_text", shared=make_articles.shared_text(text="Numb? Call us.")
        ),
    ],
    ids=["a-treatment", "a-medicine", "an-important-callout", "a-film", "a-shared-text"],
)
def test_a_page_that_advises_on_health_needs_an_approval(advice):
    page = a_page(is_live=False)
    make_articles.block(page, "section_heading", text="Advice")
    advice(page)

    with pytest.raises(publish.NotReviewed):
        publish.publish(page, now=timezone.now())


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("callout", {"tone": "important", "heading": "Friday", "text": "We are closed. The lift is out of order."}),
        ("callout", {"tone": "information", "heading": "Knees", "text": "We have a clinic for knees."}),
        ("video_embed", {**FILM, "transcript": "Here are our rooms."}),
    ],
    ids=["important-but-no-advice", "a-callout-for-information", "a-film-of-the-rooms"],
)
def test_a_page_about_the_clinic_alone_needs_none(kind, facts):
    page = a_page(is_live=False)
    make_articles.block(page, "section_heading", text="About us")
    make_articles.block(page, kind, **facts)

    publish.publish(page, now=timezone.now())

    assert Article.objects.live().get() == page


def test_a_permit_that_pages_share_needs_none():
    page = a_page(is_live=False)
    make_articles.block(page, "reusable_text", shared=make_articles.shared_text(text="Advertising permit 4711."))

    publish.publish(page, now=timezone.now())

    assert Article.objects.live().get() == page


def test_a_page_says_when_it_was_updated_and_who_has_reviewed_its_advice(client):
    page = a_page(text="<p>Take ibuprofen.</p>", is_live=False)
    asked = make_articles.asked(page, to=make_articles.reviewer(name="Dr Reviewer", user=make_articles.staff()))
    requests.approve(asked, by=asked.reviewer.user, now=timezone.now())
    publish.publish(page, now=timezone.now())
    a_page("Careers")

    [reviewed] = texts(client.get("/insurance/"), "//header/dl[@class='byline']")
    [dates] = texts(client.get("/careers/"), "//footer[@class='colophon']/p")

    assert reviewed.startswith("Reviewed by Dr Reviewer Last reviewed")
    today = f"{local_day(timezone.now()):%-d %B %Y}"
    assert dates == f"First published {today}. Last updated {today}."
    assert texts(client.get("/careers/"), "//dl[@class='byline']") == []


def test_a_page_stands_in_no_list_of_articles_but_is_found_and_in_the_sitemap(client):
    a_page()

    assert list(client.get(reverse("articles:list")).context["articles"]) == []
    assert b"Insurance" not in client.get(reverse("articles:rss")).content
    assert b"/insurance/</loc>" in client.get("/sitemap.xml").content
    assert 'href="/insurance/"' in client.get("/search/?q=insurers").content.decode()
    assert client.get("/articles/insurance/").headers["Location"] == "/insurance/"


def test_an_article_is_no_page(client):
    article = make_articles.article()
    Article.objects.filter(pk=article.pk).update(article_type=ArticleType.NEWS)
    article.refresh_from_db()
    publish.publish(article, now=timezone.now())

    assert client.get(f"/{article.slug}/").headers["Location"] == article.get_absolute_url()


@pytest.mark.parametrize("title", ["Team", "Book", "Search", "Admin", "Static", "AR"])
def test_a_page_never_takes_an_address_of_the_site(title):
    page = Article.objects.create(title=title, article_type=ArticleType.PAGE)

    assert page.slug == f"{title.lower()}-2"


def test_a_page_below_another_says_so_and_is_shown_there(client):
    above = a_page("For patients")
    a_page("Insurance", parent=above)

    assert client.get("/insurance/").context["trail"] == [("Home", "/"), ("For patients", "/for-patients/")]
    assert [page.slug for page in client.get("/for-patients/").context["below"]] == ["insurance"]
    publish.unpublish(above)
    assert client.get("/insurance/").context["trail"] == [("Home", "/")]
    assert client.get("/for-patients/").status_code == 410


def test_a_new_site_has_the_usual_menu_footer_and_home_page():
    shown = {place: [entry.text for entry in MenuEntry.objects.filter(place=place)] for place in ("menu", "footer")}

    assert shown == {
        "menu": ["Services", "Articles", "Team", "Contact", "My appointment"],
        "footer": ["Opening hours", "Services and prices", "Conditions A–Z", "My appointment", "Privacy"],
    }
    assert list(HomeSection.objects.values_list("kind", flat=True)) == [
        "how_it_works", "services", "articles", "team", "visit",
    ]  # fmt: skip


def test_a_page_stands_in_the_menu_while_it_is_live(client):
    page = a_page()
    MenuEntry.objects.create(place="menu", page=page, order=1)
    MenuEntry.objects.filter(built_in=BuiltIn.TEAM).update(is_shown=False)

    menu = texts(client.get("/insurance/"), MENU)
    assert menu == ["Insurance", "Services", "Articles", "Contact", "My appointment"]
    publish.unpublish(page)
    assert "Insurance" not in texts(client.get("/contact/"), MENU)


def test_the_home_page_follows_its_sections(client):
    page = a_page()
    HomeSection.objects.update(is_shown=False)
    HomeSection.objects.filter(kind="visit").update(is_shown=True, title="Find us")
    HomeSection.objects.create(kind="page", page=page, order=1, title="How to pay")

    assert texts(client.get("/"), "//main/section/h2") == ["How to pay", "Find us"]
    publish.unpublish(page)
    assert texts(client.get("/"), "//main/section/h2") == ["Find us"]


def test_an_announcement_stands_above_the_pages_from_its_minute_to_its_end(client):
    page = a_page()
    begins, ends = NOON, NOON + timedelta(hours=2)
    Announcement.objects.create(text="A new doctor", page=page, starts_at=begins, ends_at=ends)
    Announcement.objects.create(text="Only at home", where="home", starts_at=begins)

    def shown(path, moment):
        with time_machine.travel(moment, tick=False):
            return texts(client.get(path), NOTICES)

    assert shown("/contact/", begins - timedelta(minutes=1)) == []
    assert shown("/contact/", begins) == ["A new doctor Insurance"]
    assert shown("/", begins) == ["A new doctor Insurance", "Only at home"]
    assert shown("/contact/", ends) == []


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "words"),
    [
        ("2026-03-20T00:00+04:00", "2026-03-21T00:00+04:00", "Closed for Eid: Friday 20 March"),
        ("2026-03-20T00:00+04:00", "2026-03-23T00:00+04:00", "Closed for Eid: Friday 20 March to Sunday 22 March"),
        ("2026-03-20T14:00+04:00", "2026-03-20T18:00+04:00", "Closed for Eid: Friday 20 March, 14:00 to 18:00"),
    ],
    ids=["a-day", "days", "hours"],
)
def test_a_closing_day_announces_itself_a_week_before_and_until_it_ends(client, starts_at, ends_at, words):
    begins, ends = datetime.fromisoformat(starts_at), datetime.fromisoformat(ends_at)
    ClosingDay.objects.create(starts_at=begins, ends_at=ends, public_note="Closed for Eid")

    def shown(moment):
        with time_machine.travel(moment, tick=False):
            return texts(client.get("/contact/"), NOTICES)

    assert shown(begins - timedelta(days=9)) == []
    assert shown(begins - timedelta(days=6)) == [words]
    assert shown(ends - timedelta(minutes=1)) == [words]
    assert shown(ends + timedelta(minutes=1)) == []


def test_a_closing_day_without_words_for_patients_is_not_announced(client):
    now = timezone.now()
    ClosingDay.objects.create(starts_at=now, ends_at=now + timedelta(hours=2), note="Burst pipe")

    assert texts(client.get("/contact/"), NOTICES) == []


@pytest.mark.parametrize(
    ("facts", "fields"),
    [
        ({"article_type": "page", "slug": "team"}, {"slug"}),
        ({"article_type": "condition_guide", "parent": "page"}, {"parent"}),
        ({"article_type": "page", "parent": "itself"}, {"parent"}),
        ({"article_type": "condition_guide"}, {"article_type"}),
    ],
    ids=["an-address-of-the-site", "an-article-below-a-page", "below-itself", "once-public-always-a-page"],
)
def test_the_form_refuses_what_cannot_stand(facts, fields):
    page, other = a_page(), a_page("Careers")
    form_class = modelform_factory(Article, form=ArticleForm, exclude=["contributors"])
    data = {name: value for name, value in form_class(instance=page).initial.items() if value is not None}
    data |= {**facts, "parent": {"page": other.pk, "itself": page.pk}.get(facts.get("parent"), "")}

    form = form_class(data, instance=page)

    assert fields <= set(form.errors)
    assert set(form.errors) <= {"slug", "parent", "article_type"}
