"""The place of an article among the parts of its series."""

from dataclasses import dataclass

from django.db.models import F

from articles.models import Article


@dataclass(frozen=True)
class Place:
    """`parts` are live articles in their order, with the `live_title` that readers see; `number` counts from 1."""

    title: str
    parts: list[Article]
    number: int

    @property
    def count(self) -> int:
        return len(self.parts)

    @property
    def previous(self) -> Article | None:
        return self.parts[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> Article | None:
        return self.parts[self.number] if self.number < self.count else None


def place_of(article: Article) -> Place | None:
    """None outside a series, and where no other part is live: one part alone is no series. One statement."""
    if article.pk is None:
        return None
    parts = list(
        Article.objects.live()
        .filter(part__series__parts__article=article)
        .annotate(series_title=F("part__series__title"), live_title=F("live_edition__snapshot__article__title"))
        .only("slug", "article_type", "language")
        .order_by("part__order", "part__pk")
    )
    number = next((place for place, part in enumerate(parts, start=1) if part.pk == article.pk), 0)
    return Place(parts[0].series_title, parts, number) if number and len(parts) > 1 else None
