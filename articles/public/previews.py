"""Previews of editions that are not public."""

from django.shortcuts import render
from django.utils import translation

from articles.models import Article, Edition
from articles.public import structured_data
from articles.publishing import rendering, snapshot
from articles.publishing.reading import Reading
from clinic.models import ClinicProfile


def of_draft(article: Article) -> Edition:
    """The draft as an unsaved edition."""
    return of_snapshot(article, snapshot.take(article))


def of_snapshot(article: Article, taken: dict) -> Edition:
    return Edition(article=article, snapshot=taken, **rendering.render(taken))


def page(request, article: Article, edition: Edition):
    with translation.override(article.language):
        context = structured_data.context(Reading(article, edition), ClinicProfile.objects.current()) | {
            "is_draft": True
        }
        return render(request, "articles/page.html" if article.is_page else "articles/article.html", context)
