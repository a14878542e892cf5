"""RSS and Atom feeds: all live articles, and those about one condition."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from articles.models import Article
from clinic.models import ClinicProfile, Condition

MOST_ENTRIES = 20


class Rss(Feed):
    address = "articles:rss"

    def title(self):
        return _("Articles from %(clinic)s") % {"clinic": ClinicProfile.objects.current().name}

    def description(self):
        return _("Health information in plain words, with sources.")

    def link(self):
        return settings.SITE_URL + reverse("articles:list")

    def feed_url(self):
        return settings.SITE_URL + reverse(self.address)

    def items(self):
        return Article.objects.live().listed().in_this_language().for_cards()[:MOST_ENTRIES]

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


class ConditionRss(Rss):
    address = "articles:condition_rss"

    def get_object(self, request, slug):
        return get_object_or_404(Condition, slug=slug)

    def title(self, condition):
        words = {"condition": condition.name, "clinic": ClinicProfile.objects.current().name}
        return _("%(condition)s: articles from %(clinic)s") % words

    def description(self, condition):
        return condition.plain_definition

    def link(self, condition):
        return settings.SITE_URL + condition.get_absolute_url()

    def feed_url(self, condition):
        return settings.SITE_URL + reverse(self.address, args=[condition.slug])

    def items(self, condition):
        return Article.objects.live().listed().in_this_language().on(condition).for_cards()[:MOST_ENTRIES]


class ConditionAtom(ConditionRss):
    feed_type = Atom1Feed
    address = "articles:condition_atom"
    subtitle = ConditionRss.description
