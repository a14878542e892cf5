"""A warning sign that changes or ends names the articles that still show its old words; emergencies stay among
themselves.
"""

import pytest
from django.utils import timezone

from articles.publishing import changed_signs, checklist, publish, snapshot
from clinic.models import WarningSign
from tests import make, make_articles

pytestmark = pytest.mark.django_db


@pytest.fixture
def sign():
    return make_articles.sign(wording="you cannot feel your legs")


@pytest.fixture
def article(sign):
    make.profile()
    article = make_articles.article()
    make_articles.block(article, "care_notice", urgency="emergency", signs=[sign])
    publish.publish(article, now=timezone.now())
    return article


def told() -> dict:
    return {row.article.title: row.wordings for row in changed_signs.outdated()}


def test_a_reworded_sign_names_the_article_until_it_is_published_again(article, sign):
    assert told() == {}
    before = sign.statement

    WarningSign.objects.filter(pk=sign.pk).update(wording="you feel nothing in your legs")
    assert told() == {article.title: [before]}

    publish.publish(article, now=timezone.now())
    assert told() == {}


def test_a_sign_that_has_ended_names_the_article(article, sign):
    WarningSign.objects.filter(pk=sign.pk).update(is_active=False)

    assert told() == {article.title: [sign.statement]}


def test_the_emergency_notice_takes_emergencies_only(article):
    urgent = make_articles.sign("urgent", wording="it is hot")
    article.articles_carenotice_set.get().signs.add(urgent)

    [problem] = [
        each for each in checklist.problems(snapshot.take(article)) if "emergency notice names" in each.message
    ]
    assert (problem.is_error, problem.block) == (True, 4)
    with pytest.raises(publish.NotReady):
        publish.publish(article, now=timezone.now())


def test_a_copy_is_a_new_draft_with_the_same_content(article):
    made = publish.copy(article)

    assert (made.title, made.live_edition, made.slug) == (f"Copy of {article.title}", None, f"copy-of-{article.slug}")
    kept = snapshot.take(article)
    assert snapshot.take(made) == kept | {"article": kept["article"] | {"title": made.title}}
