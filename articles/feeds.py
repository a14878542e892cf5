"""Live articles as RSS and Atom."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from articles.models import Article
from clinic.models import ClinicProfile

MOST_ENTRIES = 20


class Rss(Feed):
    address = "articles:rss"

    def title(self):
        return _("Articles from %(clinic)s") % {"clinic": ClinicProfile.objects.current().name}

    def description(self):
        return _("Health information in plain words, with its sources.")

    def link(self):
        return settings.SITE_URL + reverse("articles:list")

    def feed_url(self):
        return settings.SITE_URL + reverse(self.address)

    def items(self):
        return Article.objects.live().for_cards()[:MOST_ENTRIES]

    def item_title(self, item):
        return item.live_edition.facts["title"]

    def item_description(self, item):
        return item.live_edition.facts["summary"]

    def item_link(self, item):
        return settings.SITE_URL + item.get_absolute_url()

    def item_author_name(self, item):
        return ", ".join(person["name"] for person in item.live_edition.authors) or None

    def item_pubdate(self, item):
        return item.first_published_at

    def item_updateddate(self, item):
        return item.live_edition.published_at


class Atom(Rss):
    feed_type = Atom1Feed
    address = "articles:atom"
    subtitle = Rss.description
