"""What a contributor wrote or reviewed, of what readers can see."""

from django.conf import settings

from articles.models import Article, Contributor


def written_by(person: Contributor) -> list[Article]:
    """Live articles that name them as author, for cards."""
    rows = Article.objects.live().for_cards().filter(live_edition__snapshot__icontains=f'"{person.slug}"')
    return [row for row in rows if row.live_edition.names(person)]


def reviewed_by(person: Contributor) -> list[Article]:
    """None in a demo, because no clinician has really reviewed its content."""
    if settings.DEMO:
        return []
    return list(Article.objects.live().for_cards().filter(live_edition__approval__reviewer=person))
