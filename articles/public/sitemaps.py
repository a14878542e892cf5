"""The sitemap: every public page in each of its languages, with its last change if known."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from articles.models import Article, Contributor
from clinic.models import BodyRegion, Condition, Practitioner, Service


class OurSitemap(Sitemap):
    """Uses SITE_URL, not the host of the request. A page of the clinic stands in every language."""

    i18n = alternates = x_default = True

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme


class Articles(OurSitemap):
    i18n = alternates = x_default = False  # each has one language

    def items(self):
        return Article.objects.live().for_cards()

    def lastmod(self, item):
        return item.live_edition.published_at


class People(OurSitemap):
    """Contributors of live articles. Only they have a page (articles.public.views.author)."""

    def items(self):
        live = Article.objects.live()
        people = live.values_list("live_edition__snapshot__people", flat=True)
        named = {row["id"] for rows in people for row in rows}
        if not settings.DEMO:
            named |= set(live.values_list("live_edition__approval__reviewer", flat=True))
        return Contributor.objects.filter(pk__in=named - {None})


class ClinicPages(OurSitemap):
    def items(self):
        return ["home", "services", "team", "conditions", "contact", "privacy", "articles:list", "appointments:book"]

    def location(self, item):
        return reverse(item)


class ClinicFacts(OurSitemap):
    def items(self):
        return [
            *BodyRegion.objects.all(),
            *Condition.objects.all(),
            *Service.objects.bookable(),
            *Practitioner.objects.active(),
        ]


SITEMAPS = {"articles": Articles, "people": People, "pages": ClinicPages, "clinic": ClinicFacts}
