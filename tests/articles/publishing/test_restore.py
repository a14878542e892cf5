"""Restoring an edition brings back every public field and every kind of block, field by field.

The fields are those that the models have today: one that is added without a way back fails here.
"""

import pytest
from django.db import models
from django.urls import reverse
from django.utils import timezone

from articles.blocks.kinds import BLOCKS
from articles.models import Article, Contribution, ImageAsset, Reference
from articles.publishing import publish, snapshot
from clinic.models import BodyRegion
from tests import make_articles

pytestmark = pytest.mark.django_db

# What readers cannot see, or what is no part of the text: restoring a text leaves it alone.
NOT_THE_TEXT = {
    *["id", "slug", "owner", "review_interval_months", "comment_policy", "parent", "translation_of"],
    *["matches_source", "matched_as"],
    *["is_sample", "created_at", "updated_at", "version"],
    *["live_edition", "first_published_at", "go_live_at", "expire_at", "next_edition", "next_at"],
}
PLACE = {"id", "parent", "article", "ordering"}


def fields_of(model, besides: set[str]) -> list[models.Field]:
    """A relation through rows of its own is read from these rows."""
    options = model._meta
    many = [field for field in options.many_to_many if field.remote_field.through._meta.auto_created]
    return [field for field in [*options.concrete_fields, *many] if field.name not in besides]


def values(row, besides: set[str]) -> dict:
    def value(field):
        if field.many_to_many:
            return sorted(getattr(row, field.name).values_list("pk", flat=True))
        return getattr(row, field.attname)

    return {field.name: value(field) for field in fields_of(type(row), besides)}


def everything(article) -> dict:
    """Each row of the draft, field by field, read from the database and not through a snapshot."""
    article = Article.objects.get(pk=article.pk)
    found = {"article": [values(article, NOT_THE_TEXT)]}
    found["contributions"] = [values(row, PLACE) for row in article.contributions.order_by("order")]
    for model in BLOCKS:
        rows = model.objects.filter(parent=article).order_by("ordering")
        found[model.__name__] = [values(row, PLACE) for row in rows]
    return found


def full_article() -> Article:
    article = make_articles.article(
        hero=make_articles.picture(),
        seo_title="For search",
        article_type="news",
        for_whom="over_16",
        language="ar",
        sections=["What it is"],
    )
    make_articles.every_block(article)
    make_articles.block(article, "reference_list", note="As of June.")
    for order, role in enumerate(["medical_reviewer", "editor"], start=3):
        Contribution.objects.create(article=article, contributor=make_articles.contributor(), role=role, order=order)
    return article


def emptied(article) -> None:
    """As different as a draft can be."""
    for model in BLOCKS:
        model.objects.filter(parent=article).delete()
    article.contributions.all().delete()
    article.body_regions.clear()
    texts = {"title": "Other", "seo_title": "", "summary": "", "key_points": "", "article_type": "explainer"}
    Article.objects.filter(pk=article.pk).update(**texts, for_whom="everybody", primary_condition=None, hero=None)
    publish.save_edition(article)


def test_every_field_of_every_row_comes_back():
    article = full_article()
    before = everything(article)
    kept = publish.save_edition(article)
    emptied(article)

    publish.restore(kept)

    assert everything(article) == before
    assert snapshot.take(Article.objects.get(pk=article.pk)) == kept.snapshot


def test_the_sample_leaves_no_field_at_its_default():
    """Else a field that is not brought back would look as if it were."""
    rows = everything(full_article())

    silent = [
        f"{model.__name__}.{field.name}"
        for model, name, besides in [
            (Article, "article", NOT_THE_TEXT),
            (Contribution, "contributions", PLACE),
            *[(model, model.__name__, PLACE | {"region"}) for model in BLOCKS],
        ]
        for field in fields_of(model, besides)
        if all(row[field.name] in (field.get_default(), None, "", []) for row in rows[name])
    ]

    assert silent == []


def test_a_source_that_was_deleted_is_made_again_and_the_approval_holds():
    article = make_articles.article()
    make_articles.block(article, "prose", html="<p>So it was [trial].</p>")
    facts = {"accessed_on": "2026-01-02", "page_date": "May 2025", "says": "So it was."}
    make_articles.reference("trial", doi="10.1000/1", url="", **facts)
    kept = publish.save_edition(article)
    emptied(article)
    Reference.objects.all().delete()

    restored = publish.restore(kept)

    assert (restored.content_hash, restored.clinical_hash) == (kept.content_hash, kept.clinical_hash)


def test_what_is_gone_for_good_is_left_out_and_named(client):
    article = full_article()
    kept = publish.save_edition(article)
    emptied(article)
    ImageAsset.objects.all().delete()
    BodyRegion.objects.all().delete()
    client.force_login(make_articles.editor())

    page = client.post(reverse("admin:articles_article_restore", args=[article.pk, kept.number]), follow=True)

    assert str(next(iter(page.context["messages"]))) == (
        "Not fully restored. These were changed or deleted elsewhere since then: "
        "body regions, picture, figure, exercise."
    )


def test_a_draft_is_not_restored_to_a_type_that_readers_would_take_for_another():
    article = make_articles.article(title="About us", article_type="news", sections=["What we do"])
    as_news = publish.save_edition(article)
    Article.objects.filter(pk=article.pk).update(article_type="condition_guide")
    publish.publish(Article.objects.get(pk=article.pk), now=timezone.now())

    restored = publish.restore(as_news)

    assert restored.facts["article_type"] == "condition_guide"
    assert restored.facts["title"] == "About us"


def test_a_page_that_was_news_stands_below_no_page_again():
    above = make_articles.article(title="About us", article_type="page", sections=[])
    article = make_articles.article(title="Careers", article_type="news", sections=[])
    as_news = publish.save_edition(article)
    Article.objects.filter(pk=article.pk).update(article_type="page", parent=above)

    publish.restore(as_news)

    article.refresh_from_db()
    assert (article.article_type, article.parent) == ("news", None)


def test_a_restored_page_does_not_take_an_address_of_the_site():
    article = make_articles.article(title="Team", article_type="page", sections=[])
    as_page = publish.save_edition(article)
    Article.objects.filter(pk=article.pk).update(article_type="news", slug="team")

    publish.restore(as_page)

    article.refresh_from_db()
    assert (article.article_type, article.slug) == ("page", "team-2")
