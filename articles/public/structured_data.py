"""schema.org data of an article's page. It contains only what readers see there."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Edition
from articles.public import share_pictures
from articles.publishing.reading import Reading
from clinic.structured_data import breadcrumbs, medical_clinic, profile_page
from clinic.templatetags.pictures import picture_address


def trail(article: Article, edition: Edition) -> list[tuple[str, str]]:
    """Breadcrumbs: the pages above this one, from the home page down."""
    if article.is_page:
        return [(_("Home"), reverse("home")), *_above(article)]
    pages = [(_("Home"), reverse("home")), (_("Articles"), reverse("articles:list"))]
    if condition := edition.facts["condition"]:
        pages.append((condition["name"], reverse("condition", args=[condition["slug"]])))
    return pages


def _above(page: Article) -> list[tuple[str, str]]:
    """The live pages above a page about the clinic."""
    above: list[tuple[str, str]] = []
    seen, parent = {page.pk}, page.parent_id
    while parent is not None and parent not in seen:
        seen.add(parent)
        row = Article.objects.live().for_page().filter(pk=parent).first()
        if row is None:
            break
        above.insert(0, (row.live_edition.facts["title"], row.get_absolute_url()))
        parent = row.parent_id
    return above


def context(page: Reading, profile) -> dict:
    """Template context of an article's page."""
    return {
        "page": page,
        "edition": page.edition,
        "facts": page.edition.facts,
        "clinic": profile,
        "trail": trail(page.article, page.edition),
        "structured": article_page(page, profile),
        "share_picture": share_pictures.address(page.article, page.edition, profile.name),
    }


def article_page(page: Reading, profile) -> list[dict]:
    """The article, its breadcrumbs and its publisher."""
    path = page.article.get_absolute_url()
    title = page.edition.facts["title"]
    return [
        _medical_page(page, settings.SITE_URL + path),
        breadcrumbs(settings.SITE_URL, [*trail(page.article, page.edition), (title, path)]),
        medical_clinic(profile, settings.SITE_URL),
    ]


def _medical_page(page: Reading, url: str) -> dict:
    edition, facts = page.edition, page.edition.facts
    publisher = {"@id": f"{settings.SITE_URL}/#clinic"}
    data = {
        "@context": "https://schema.org",
        "@type": page.edition.rules.schema,
        "@id": url,
        "url": url,
        "name": facts["title"],
        "description": facts["summary"],
        "inLanguage": page.article.language,
        "about": _condition(facts["condition"]),
        "publisher": publisher,
        "mainEntity": {
            "@type": "Article",
            "@id": f"{url}#article",
            "headline": facts["title"],
            "description": facts["summary"],
            "author": [_person(person) for person in edition.authors],
            "publisher": publisher,
            "datePublished": page.article.first_published_at,
            "dateModified": edition.published_at,
            "image": _picture(edition.hero),
            **_in_series(page.series),
            # Addresses are enough: the page names the sources, and their names here would double the weight.
            "citation": [source["link"] or source["title"] for source in edition.references],
        },
    }
    if page.approval is not None:
        data["lastReviewed"] = timezone.localdate(page.approval.whole_read_at)
        data["reviewedBy"] = _reviewer(page.approval.reviewer)
    data["mainEntity"] = _known(data["mainEntity"])
    return _known(data)


def _in_series(series) -> dict:
    if series is None:
        return {}
    return {"isPartOf": {"@type": "CreativeWorkSeries", "name": series.title}, "position": series.number}


def _known(data: dict) -> dict:
    return {name: value for name, value in data.items() if value}


def _condition(condition: dict | None) -> dict | None:
    return {"@type": "MedicalCondition", "name": condition["name"]} if condition else None


def _person(person: dict) -> dict:
    url = settings.SITE_URL + reverse("articles:author", args=[person["slug"]])
    return _known({"@type": "Person", "name": person["name"], "url": url, "jobTitle": person["title"]})


def _reviewer(person) -> dict:
    url = settings.SITE_URL + person.get_absolute_url()
    return _known({"@type": "Person", "name": person.name, "url": url, "jobTitle": person.role})


def author_page(person) -> dict:
    """The page about a contributor."""
    url = settings.SITE_URL + person.get_absolute_url()
    facts = {"description": person.biography, "hasCredential": person.credentials, "mainEntityOfPage": url}
    return profile_page(url, _reviewer(person) | _known(facts))


def _picture(hero: dict | None) -> dict | None:
    if hero is None:
        return None
    return {
        "@type": "ImageObject",
        "url": picture_address(hero),
        "width": hero["width"],
        "height": hero["height"],
    }
