"""Parts of a series lead to each other; readers see and count live parts only."""

import extruct
import pytest
from django.db import IntegrityError
from django.utils import timezone

from articles.models import Article, SeriesPart
from articles.publishing import publish
from articles.publishing.reading import Reading
from articles.publishing.series import place_of
from tests import make, make_articles

pytestmark = pytest.mark.django_db


@pytest.fixture
def parts():
    make.profile()
    return [make_articles.published(title=title) for title in ("Causes", "Treatment", "Exercises", "Return to sport")]


def said(article) -> tuple | None:
    place = place_of(article)
    if place is None:
        return None
    around = [part and part.live_title for part in (place.previous, place.next)]
    return (place.number, place.count, [part.live_title for part in place.parts], *around)


def test_each_part_knows_its_number_and_its_neighbours(parts):
    make_articles.series(*parts)
    titles = ["Causes", "Treatment", "Exercises", "Return to sport"]

    assert [said(part) for part in parts] == [
        (1, 4, titles, None, "Treatment"),
        (2, 4, titles, "Causes", "Exercises"),
        (3, 4, titles, "Treatment", "Return to sport"),
        (4, 4, titles, "Exercises", None),
    ]


def test_what_is_not_live_is_neither_shown_nor_counted(parts):
    make_articles.series(*parts, make_articles.article(title="A draft"))
    publish.unpublish(parts[1])

    assert said(parts[0]) == (1, 3, ["Causes", "Exercises", "Return to sport"], None, "Exercises")
    assert said(Article.objects.get(pk=parts[1].pk)) is None


def test_one_live_part_alone_is_no_series(parts):
    make_articles.series(parts[0], make_articles.article())

    assert said(parts[0]) is None
    assert said(parts[1]) is None


def test_readers_see_the_titles_of_editions_not_of_drafts(parts):
    make_articles.series(*parts[:2])
    Article.objects.filter(pk=parts[1].pk).update(title="Half a sentence")

    assert said(parts[0])[2] == ["Causes", "Treatment"]


def test_the_place_costs_one_statement(parts, django_assert_num_queries):
    make_articles.series(*parts)

    with django_assert_num_queries(1):
        said(parts[1])


def test_an_article_is_a_part_of_one_series(parts):
    make_articles.series(*parts)

    with pytest.raises(IntegrityError):
        make_articles.series(parts[0])


def test_read_next_leads_out_of_the_series(parts):
    make_articles.series(*parts[:3])

    assert Reading(parts[0], parts[0].live_edition).related == [parts[3]]


def test_the_page_says_its_part_and_leads_to_the_others(client, parts):
    make_articles.series(*parts, title="Your <knee>")
    page = client.get(parts[1].get_absolute_url()).content.decode()
    words = " ".join(page.split())

    assert "Part 2 of 4</a> · <bdi>Your &lt;knee&gt;</bdi>" in words
    assert f'<a rel="prev" href="{parts[0].get_absolute_url()}">' in words
    assert f'<a rel="next" href="{parts[2].get_absolute_url()}">' in words
    described = extruct.extract(page, syntaxes=["json-ld"])["json-ld"][0]["mainEntity"]
    assert described["isPartOf"] == {"@type": "CreativeWorkSeries", "name": "Your <knee>"}
    assert described["position"] == 2


def test_a_page_outside_a_series_says_nothing_of_one(client, parts):
    page = client.get(parts[0].get_absolute_url()).content.decode()

    assert 'id="series"' not in page
    assert "isPartOf" not in page


def test_a_kept_page_shows_a_new_order_at_once(client, parts):
    series = make_articles.series(*parts)
    assert "Part 2 of 4" in client.get(parts[1].get_absolute_url()).content.decode()

    SeriesPart.objects.filter(series=series, article=parts[1]).update(order=9)

    assert "Part 4 of 4" in client.get(parts[1].get_absolute_url()).content.decode()


def test_restoring_an_edition_leaves_the_series_as_it_is(parts):
    make_articles.series(*parts)
    number = parts[0].live_edition.number
    parts[0].title = "Other causes"
    parts[0].save()
    publish.publish(parts[0], now=timezone.now())

    publish.restore(parts[0].editions.get(number=number))

    assert said(parts[0])[:2] == (1, 4)
