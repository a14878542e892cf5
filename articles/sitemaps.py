"""Every public page for search engines, with the moment of its last change where we know it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from articles.models import Article
from clinic.models import BodyRegion, Condition, Practitioner, Service


class OurSitemap(Sitemap):
    """Addresses as the operator set them, whatever host the request came to."""

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme


class Articles(OurSitemap):
    def items(self):
        return Article.objects.live().for_cards()

    def lastmod(self, item):
        return item.live_edition.published_at


class ClinicPages(OurSitemap):
    def items(self):
        return ["home", "services", "team", "contact", "privacy", "articles:list"]

    def location(self, item):
        return reverse(item)


class ClinicFacts(OurSitemap):
    def items(self):
        return [
            *BodyRegion.objects.all(),
            *Condition.objects.all(),
            *Service.objects.filter(is_active=True),
            *Practitioner.objects.active(),
        ]


SITEMAPS = {"articles": Articles, "pages": ClinicPages, "clinic": ClinicFacts}
