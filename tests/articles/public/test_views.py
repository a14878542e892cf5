"""The articles' public pages."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, ForWhom
from articles.publishing import publish
from articles.review import requests
from tests import make, make_articles

pytestmark = pytest.mark.django_db

MOST_STATEMENTS = 7  # one of them looks for the article on children, one for the series


def test_readers_see_live_articles_only(client):
    draft = make_articles.article(title="Only a draft")
    live = make_articles.published(title="For readers")

    page = client.get(reverse("articles:list"))

    assert list(page.context["articles"]) == [live]
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_an_article_that_was_taken_down_answers_gone(client):
    article = make_articles.published()
    publish.unpublish(article)

    page = client.get(article.get_absolute_url())

    assert page.status_code == 410
    assert "taken down" in page.content.decode()


def test_an_unknown_article_is_not_found(client):
    assert client.get("/articles/no-such-article/").status_code == 404


@pytest.mark.parametrize("panels", [0, 1, 3])
def test_an_article_costs_seven_statements_however_many_panels_it_has(client, django_assert_max_num_queries, panels):
    make.profile()
    article = make_articles.article(hero=make_articles.picture(), for_whom="over_16")
    make_articles.block(article, "care_notice", urgency="emergency", signs=[make_articles.sign()])
    for _count in range(panels):
        make_articles.block(article, "service_panel", service=make.service())
    for _count in range(3):
        make_articles.published()
    publish.publish(article, now=timezone.now())

    with django_assert_max_num_queries(MOST_STATEMENTS + make.STATEMENTS_OF_THE_FRAME):
        page = client.get(article.get_absolute_url())

    assert page.status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_article_and_three(client, django_assert_num_queries, rows):
    make.profile()
    for _count in range(rows):
        make_articles.published()

    with django_assert_num_queries(5 + make.STATEMENTS_OF_THE_FRAME):
        client.get(reverse("articles:list"))


def test_public_pages_set_no_cookie_and_carry_no_nonce(client):
    article = make_articles.published()

    page = client.get(article.get_absolute_url())

    assert page.cookies == {}
    assert "nonce" not in page.headers["Content-Security-Policy"]
    assert "nonce" not in page.content.decode()


def test_a_reader_who_has_the_page_already_gets_304(client):
    article = make_articles.published()
    page = client.get(article.get_absolute_url())

    again = client.get(article.get_absolute_url(), headers={"If-None-Match": page.headers["ETag"]})

    assert again.status_code == 304
    assert again.content == b""


def test_the_page_is_new_when_the_clinic_changes_its_disclaimer(client):
    profile = make.profile()
    article = make_articles.published()
    page = client.get(article.get_absolute_url())
    profile.disclaimer = "Ask us."
    profile.save()

    again = client.get(article.get_absolute_url(), headers={"If-None-Match": page.headers["ETag"]})

    assert again.status_code == 200
    assert "Ask us." in again.content.decode()


def test_an_emergency_number_that_changes_is_on_every_article_at_once(client):
    profile = make.profile(ambulance_number="998")
    article = make_articles.article()
    make_articles.block(article, "care_notice", urgency="emergency", signs=[make_articles.sign()])
    publish.publish(article, now=timezone.now())
    profile.ambulance_number = "112"
    profile.save()

    page = client.get(article.get_absolute_url()).content.decode()

    assert "tel:112" in page
    assert "998" not in page


def test_a_panel_shows_the_service_as_it_is_now(client):
    service = make.service(name="Old name")
    article = make_articles.article()
    make_articles.block(article, "service_panel", service=service)
    publish.publish(article, now=timezone.now())
    service.name = "New name"
    service.save()

    page = client.get(article.get_absolute_url()).content.decode()

    assert "Old name" not in page
    assert f"{reverse('appointments:book_service', args=[service.slug])}?from={article.slug}" in page


def test_a_panel_for_a_service_that_is_no_longer_on_offer_is_left_out(client):
    service = make.service()
    article = make_articles.article()
    make_articles.block(article, "service_panel", service=service)
    publish.publish(article, now=timezone.now())
    service.is_active = False
    service.save()

    assert "service-panel" not in client.get(article.get_absolute_url()).content.decode()


def test_a_page_without_approval_says_that_it_waits_for_one(client):
    article = make_articles.published()

    assert "Sample content, awaiting clinical review" in client.get(article.get_absolute_url()).content.decode()


def approved(**facts):
    """A live article that Dr Reviewer approved on the first of May 2026."""
    asked = make_articles.asked(to=make_articles.reviewer(name="Dr Reviewer", slug="dr-reviewer"))
    requests.approve(asked, now=datetime(2026, 4, 30, 21, 0, tzinfo=UTC))  # already May in Dubai
    article = asked.edition.article
    publish.publish(article, now=timezone.now())
    return article


def test_an_approved_page_says_by_whom_when_and_when_again(client, settings):
    settings.DEMO = False
    page = client.get(approved().get_absolute_url()).content.decode()

    assert "awaiting clinical review" not in page
    shown = " ".join(re.sub(r"<[^>]+>", " ", page.partition("byline")[2].partition("</dl>")[0]).split())
    assert "Reviewed by Dr Reviewer Last reviewed 1 May 2026 Next review due May 2027" in shown
    assert client.get("/authors/dr-reviewer/").context["reviewed"] != []


def test_a_demo_names_no_reviewer_and_no_day_of_review(client):
    article = approved()

    page = client.get(article.get_absolute_url()).content.decode()

    assert [words for words in ("Dr Reviewer", "eviewed by", "ast reviewed", "Next review") if words in page] == []
    assert "Sample content, awaiting clinical review" in page
    assert client.get("/authors/dr-reviewer/").status_code == 404


def test_related_articles_share_the_condition_or_the_region(client):
    other_condition = make_articles.condition("knee-pain", name="Knee pain")
    article = make_articles.published()
    same = make_articles.published()
    unrelated = make_articles.article(primary_condition=other_condition)
    unrelated.body_regions.set([make.region("knee", name="Knee")])
    publish.publish(unrelated, now=timezone.now())

    page = client.get(article.get_absolute_url())

    assert page.context["page"].related == [same]


def test_where_an_article_belongs_is_what_its_edition_says(client):
    """Not what the draft says meanwhile: on region, condition, feed, and beside another article."""
    back, knee = make.region("lower-back"), make.region("knee", name="Knee")
    back_pain = make_articles.condition("back-pain", name="Back pain")
    article = make_articles.article(title="Of the back", primary_condition=back_pain)
    article.body_regions.set([back])
    publish.publish(article, now=timezone.now())
    other = make_articles.article(primary_condition=make_articles.condition("knee-pain", name="Knee pain"))
    other.body_regions.set([knee])
    publish.publish(other, now=timezone.now())
    places = [
        back.get_absolute_url(), knee.get_absolute_url(), "/conditions/back-pain/", "/conditions/knee-pain/",
        "/feeds/conditions/back-pain.rss", "/feeds/conditions/knee-pain.rss", other.get_absolute_url(),
    ]  # fmt: skip

    def places_of_the_article():
        return ["Of the back" in client.get(path).content.decode() for path in places]

    assert places_of_the_article() == [True, False, True, False, True, False, False]
    article.body_regions.set([knee])
    Article.objects.filter(pk=article.pk).update(primary_condition=other.primary_condition)
    assert places_of_the_article() == [True, False, True, False, True, False, False]
    publish.publish(Article.objects.get(pk=article.pk), now=timezone.now())
    assert places_of_the_article() == [False, True, False, True, False, True, True]


@pytest.mark.parametrize(
    ("regions", "found"),
    [
        (["neck"], []),
        (["knee"], ["knee"]),
        (["lower-back", "neck"], ["lower-back"]),
        (["hip"], ["lower-back", "knee"]),
    ],
)
def test_an_article_of_several_regions_is_near_to_each(regions, found):
    for slugs in (["knee", "hip"], ["lower-back", "hip"]):
        other = make_articles.condition(f"of-the-{slugs[0]}", name=slugs[0])
        article = make_articles.article(primary_condition=other, title=slugs[0])
        article.body_regions.set([make.region(slug) for slug in slugs])
        publish.publish(article, now=timezone.now())
    about = make_articles.article(primary_condition=make_articles.condition("another", name="Another"))
    about.body_regions.set([make.region(slug) for slug in regions])
    publish.publish(about, now=timezone.now())

    assert [row.title for row in Article.objects.near(Article.objects.get(pk=about.pk))] == found


def published_on(*regions, for_whom=ForWhom.EVERYBODY, **facts):
    title = f"{facts.get('title', '')} {' '.join(regions)}".strip()
    condition = make_articles.condition(f"of-{title.replace(' ', '-')}".lower(), name=title)
    article = make_articles.article(primary_condition=condition, for_whom=for_whom, **facts | {"title": title})
    article.body_regions.set([make.region(slug) for slug in regions])
    publish.publish(article, now=timezone.now())
    return Article.objects.get(pk=article.pk)


def test_what_is_about_this_place_alone_is_read_next_before_what_is_about_many():
    published_on("knee", title="Sprain")
    published_on("knee", "ankle", "muscles", title="Cramps")
    published_on("ankle", "knee", title="Heat")
    cast = published_on("knee", "ankle", "elbow", title="Cast")

    assert [row.title for row in Article.objects.near(cast)] == [
        "Sprain knee", "Heat ankle knee", "Cramps knee ankle muscles",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("reader", "found"),
    [
        (ForWhom.EVERYBODY, ["for everybody", "over 16", "for children"]),
        (ForWhom.OVER_16, ["for everybody", "over 16"]),
        (ForWhom.CHILDREN, ["for everybody", "for children"]),
    ],
)
def test_a_parent_is_not_led_to_advice_for_adults_nor_an_adult_to_a_childs(reader, found):
    titles = {ForWhom.CHILDREN: "for children", ForWhom.OVER_16: "over 16", ForWhom.EVERYBODY: "for everybody"}
    for whom, title in titles.items():
        published_on("knee", title=title, for_whom=whom)
    read = published_on("knee", title="read", for_whom=reader)

    assert [row.title.removesuffix(" knee") for row in Article.objects.near(read)] == found


def test_readers_are_asked_whether_it_helped_before_the_long_list_of_sources(client):
    page = client.get(make_articles.published().get_absolute_url()).text
    ids = ["key-points", "was-it-helpful", "references"]

    assert sorted(ids, key=lambda each: page.index(f'id="{each}"')) == ids
    assert page.count('id="references"') == 1


def test_nothing_relevant_means_nothing_shown(client):
    article = make_articles.published()

    assert "Read next" not in client.get(article.get_absolute_url()).content.decode()


def test_the_list_can_be_narrowed_by_kind_and_condition(client):
    news = make_articles.published(article_type="news")
    make_articles.published()
    knee = make_articles.published(primary_condition=make_articles.condition("knee-pain", name="Knee pain"))
    address = reverse("articles:list")

    assert list(client.get(address, {"type": "news"}).context["articles"]) == [news]
    assert list(client.get(address, {"condition": "knee-pain"}).context["articles"]) == [knee]
    assert list(client.get(address, {"condition": "no-such"}).context["articles"]) == []


def test_the_list_has_twelve_articles_on_a_page(client):
    for _count in range(13):
        make_articles.published()

    first = client.get(reverse("articles:list"))
    second = client.get(reverse("articles:list"), {"page": 2})

    assert (len(first.context["articles"]), len(second.context["articles"])) == (12, 1)
    assert client.get(reverse("articles:list"), {"page": 3}).status_code == 404


def test_an_author_has_a_page_with_their_live_articles(client):
    author = make_articles.contributor(name="A Writer")
    live = make_articles.published(author=author)
    make_articles.article(author=author)

    page = client.get(author.get_absolute_url())

    assert page.context["articles"] == [live]


def test_a_contributor_without_a_live_article_has_no_page(client):
    author = make_articles.contributor()
    make_articles.article(author=author)

    assert client.get(author.get_absolute_url()).status_code == 404


def test_account_names_never_reach_readers(client):
    account = make_articles.staff()
    article = make_articles.article(owner=account)
    publish.publish(article, by=account, now=timezone.now())

    assert account.username not in client.get(article.get_absolute_url()).content.decode()
