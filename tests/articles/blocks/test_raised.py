"""A raised 9 is never read as a 9: in the editor, on the page, in the text that is searched and compared."""

import pytest
from django.urls import reverse

from articles.blocks.raised import as_signs
from articles.blocks.text import Prose
from articles.publishing import differences, publish
from tests import make_articles

LEVEL = "<p>White cells above 10<sup>9</sup>/L and H<sub>2</sub>O [nice-ng59].</p>"


@pytest.mark.pure
@pytest.mark.parametrize(
    ("html", "signs"),
    [
        ("10<sup>9</sup>/L", "10⁹/L"),
        ("10<sup>-3</sup>", "10⁻³"),
        ("the 5<sup>th</sup>", "the 5ᵗʰ"),
        ("CO<sub>2</sub>", "CO₂"),
        ("x<sup>ق</sup>", "x^(ق)"),
        ("a &lt; b", "a &lt; b"),
    ],
)
def test_what_is_raised_or_lowered_stays_so_in_plain_text(html, signs):
    assert as_signs(html) == signs


@pytest.mark.django_db
def test_an_editor_can_raise_and_lower_and_every_reader_of_the_text_knows(client):
    article = make_articles.article()
    block = make_articles.block(article, "prose", html=LEVEL)

    publish.publish(article, now=article.created_at)

    article.refresh_from_db()
    edition = article.live_edition
    assert block.html == LEVEL
    assert str(block) == "White cells above 10⁹/L and H₂O [nice-ng59]."
    assert "White cells above 10⁹/L and H₂O." in edition.plain_text.splitlines()
    page = client.get(reverse("articles:article", args=[article.slug])).content.decode()
    assert "10<sup>9</sup>/L and H<sub>2</sub>O" in page


@pytest.mark.django_db
def test_a_power_that_was_lost_is_a_difference():
    article = make_articles.article()
    make_articles.block(article, "prose", html="<p>10<sup>9</sup>/L</p>")
    before = publish.save_edition(article).snapshot
    Prose.objects.filter(parent=article, html__contains="10<").update(html="<p>109/L</p>")
    article.refresh_from_db()

    (change,) = differences.between(before, publish.save_edition(article).snapshot)

    assert [words for words in change.words if words[0] != "same"] == [("gone", "10⁹/L"), ("new", "109/L")]
