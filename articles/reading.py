"""What an article's page shows: the live edition, filled with the clinic's facts of this moment."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings

from articles import change_log
from articles.models import Article, Edition
from clinic.models import Service

MOST_RELATED = 3


@dataclass(frozen=True)
class Reading:
    """An edition ready for the page."""

    article: Article
    edition: Edition
    segments: list[dict]
    related: list[Article] = field(default_factory=list)

    @property
    def approval(self):
        """The clinician's approval, or None: the page then says that it waits for one.

        A demo names nobody and no day: what is approved there for a try was reviewed by no clinician.
        """
        return None if settings.DEMO else self.edition.approval

    @property
    def change_log(self) -> list[dict]:
        return change_log.lines(self.edition)

    @property
    def has_panel(self) -> bool:
        return any(segment["kind"] == "service_panel" for segment in self.segments)


def published(article: Article, edition: Edition) -> Reading:
    """Two statements: the services of its panels, and what to read next."""
    related = Article.objects.near(article).for_cards()[:MOST_RELATED]
    return Reading(article, edition, _filled(edition), list(related))


def draft(article: Article, edition: Edition) -> Reading:
    """The same page made of an edition that readers do not see."""
    return Reading(article, edition, _filled(edition))


def _filled(edition: Edition) -> list[dict]:
    """Panels with their service as it is now. One that is not on offer any more is left out."""
    wanted = [segment["service"] for segment in edition.segments if segment["kind"] == "service_panel"]
    services = {service.pk: service for service in _on_offer(wanted)} if wanted else {}
    filled = []
    for segment in edition.segments:
        if segment["kind"] == "service_panel":
            if segment["service"] in services:
                filled.append({"kind": "service_panel", "service": services[segment["service"]]})
        else:
            filled.append(segment)
    return filled


def _on_offer(pks: Iterable[int]):
    return Service.objects.filter(pk__in=pks, is_active=True)
