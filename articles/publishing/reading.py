"""The content of an article's page: the live edition with current facts of the clinic."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from articles.models import Article, Edition, ForWhom
from articles.publishing import change_log
from articles.publishing import series as series_of_articles
from articles.publishing.rendering import SOURCES
from clinic.models import Practitioner, Service

MOST_RELATED = 3
WITH_A_SERVICE = {"service_panel", "section_service"}


@dataclass(frozen=True)
class Reading:
    """An edition ready for the page."""

    article: Article
    edition: Edition

    @cached_property
    def segments(self) -> list[dict]:
        return [segment for segment in _filled(self.edition) if segment["kind"] != SOURCES]

    @cached_property
    def sources(self) -> list[dict]:
        """The list of sources, for the end of the page. Empty also where an old edition has it inside its text."""
        return [segment for segment in self.edition.segments if segment["kind"] == SOURCES]

    @cached_property
    def series(self) -> series_of_articles.Place | None:
        return None if self.article.is_page else series_of_articles.place_of(self.article)

    @cached_property
    def translations(self) -> list[Article]:
        """Asked for only where there are some: `is_translated` comes with the article's row (for_page)."""
        return self.article.translated(timezone.now()) if getattr(self.article, "is_translated", False) else []

    @cached_property
    def newer(self) -> Article | None:
        """The same in another language, if its health information has changed since this was compared with it."""
        return next((each for each in self.translations if self.article.is_older_than(each)), None)

    @cached_property
    def related(self) -> list[Article]:
        """Without the other parts of the series, to which the page leads already."""
        near = Article.objects.near(self.article).for_cards()
        return list(
            (near.exclude(pk__in=[part.pk for part in self.series.parts]) if self.series else near)[:MOST_RELATED]
        )

    @cached_property
    def for_a_child(self) -> Article | None:
        """The article on children that is about all the places of this page for adults."""
        if self.edition.for_whom != ForWhom.OVER_16:
            return None
        places = set(self.edition.region_ids)
        articles = Article.objects.live().in_this_language().about_children().for_cards()
        return next((each for each in articles if places <= set(each.live_edition.region_ids)), None)

    @property
    def approval(self):
        """The clinician's approval. None if the page should say that it is awaiting review.

        Always None in a demo, because no clinician has really reviewed its content.
        """
        return None if settings.DEMO else self.edition.approval

    @property
    def change_log(self) -> list[dict]:
        return change_log.lines(self.edition)

    @property
    def has_panel(self) -> bool:
        return _needs_services(self.edition)


def _filled(edition: Edition) -> list[dict]:
    """Adds the current service to panels, and to the end of some sections a service for the article's region.

    Services that are no longer offered are left out, and no service appears twice.
    """
    in_panels = {segment["service"] for segment in edition.segments if segment["kind"] == "service_panel"}
    on_offer = list(_on_offer(in_panels, edition.region_ids)) if _needs_services(edition) else []
    left = [service for service in on_offer if service.pk not in in_panels]
    filled = []
    for segment in edition.segments:
        if segment["kind"] == "service_panel":
            filled += [segment | {"service": service} for service in on_offer if service.pk == segment["service"]]
        elif segment["kind"] == "section_service":
            fitting = [service for service in left if service.is_main == segment["is_main"]][:1]
            left = [service for service in left if service not in fitting]
            filled += [segment | {"service": service} for service in fitting]
        else:
            filled.append(segment)
    return filled


def _needs_services(edition: Edition) -> bool:
    return any(segment["kind"] in WITH_A_SERVICE for segment in edition.segments)


def _on_offer(pks: Iterable[int], regions: Iterable[int]):
    somebody_offers_it = Q(regions__in=regions, practitioners__in=Practitioner.objects.active())
    return Service.objects.filter(Q(pk__in=pks) | somebody_offers_it, is_active=True).distinct()
