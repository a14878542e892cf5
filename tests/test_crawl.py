"""The whole demo as its readers, and machines that read, can walk it: from the home page, the sitemap and the feeds."""

import io
import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import extruct
import phonenumbers
import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from clinic import languages, public_holidays
from clinic.middleware import BOOKING, is_personal
from tests import crawler, made_up
from tests.clinic.staff.door import as_with_second_factor
from tests.conftest import QUICK, draw_small

pytestmark = [pytest.mark.once, pytest.mark.django_db]

START = ["/", "/sitemap.xml", "/robots.txt", "/feeds/articles.rss", "/feeds/articles.atom"]
PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
ELSEWHERE = r"https://|tel:|mailto:|geo:"
EXAMPLES = {
    "home": "/",
    "contact": "/contact/",
    "region": "/regions/lower-back/",
    "condition": "/conditions/back-muscle-spasm/",
    "article": "/articles/back-muscle-spasm/",
    "author": "/authors/editorial-team/",
    "practitioner": "/team/dr-layla/",
    "service": "/services/orthopaedic-consultation/",
    "page": "/insurance/",
}
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def sweep(role: str):
    return pytest.param(role, marks=pytest.mark.sweep)


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """Loaded once for all tests here, and undone after them."""
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        pytest.MonkeyPatch.context() as monkeypatch,
        override_settings(
            PASSWORD_HASHERS=QUICK,
            STORAGES=settings.STORAGES | PLAIN,
            MEDIA_ROOT=tmp_path_factory.mktemp("media"),
        ),
    ):
        draw_small(monkeypatch)
        call_command("load_demo", verbosity=0, stdout=io.StringIO())
        from articles.models import Article

        Article.objects.filter(slug="back-muscle-spasm").update(comment_policy="open")
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def pages(demo):
    return crawler.crawl(START)


@pytest.fixture(scope="module")
def read(pages):
    """The public pages of the walk, as they can be read; not those that say that an article has no translation yet."""
    html = {
        path: page for path, page in pages.items() if page.kind == "text/html" and page.body and not is_personal(path)
    }
    return {path: page for path, page in html.items() if not page.tree.xpath("//meta[@content='noindex']")}


def test_every_address_answers(pages):
    def ends_in(page):
        return ends_in(pages[page.moved_to]) if page.moved_to else page.status

    assert {path: ends_in(page) for path, page in pages.items() if ends_in(page) != 200} == {}
    assert len(pages) > 150


def test_public_pages_set_no_cookie(pages):
    assert {path: page.cookies for path, page in pages.items() if page.cookies and not is_personal(path)} == {}


def test_every_fragment_exists_in_the_page_that_it_leads_to(pages, read):
    """A link to #hours that has lost its hours leads to the top of a page, and says nothing."""
    anchors = {path: set(page.tree.xpath("//@id")) for path, page in read.items()}
    lost = set()
    for path, page in read.items():
        for link in page.links:
            target, fragment = urldefrag(crawler.inside(link))
            if fragment and target in anchors and unquote(fragment) not in anchors[target]:
                lost.add((path, link))

    assert lost == set()


def test_what_leads_elsewhere_is_safe_and_stays_in_its_window(read):
    """Readers call, write, open a map; no address of another site is typed without https."""
    unsafe = set()
    for path, page in read.items():
        for element in page.tree.xpath("//a[@href]"):
            link = urljoin(settings.SITE_URL + path, element.get("href"))
            if element.get("target") or not (crawler.inside(link) or re.match(ELSEWHERE, link)):
                unsafe.add((path, link))

    assert unsafe == set()


def test_the_sitemap_holds_every_page_for_search_engines_once_and_nothing_else(pages, read):
    sitemap = ElementTree.fromstring(pages["/sitemap.xml"].body)
    listed = [url.findtext(f"{SITEMAP}loc") for url in sitemap]
    dated = {url.findtext(f"{SITEMAP}loc") for url in sitemap if url.findtext(f"{SITEMAP}lastmod")}
    indexed = {link for page in read.values() for link in page.canonical() if not re.search(r"\?|/comments/$", link)}

    assert sitemap.tag == f"{SITEMAP}urlset"
    assert sorted(listed) == sorted(indexed | {settings.SITE_URL + BOOKING, f"{settings.SITE_URL}/ar{BOOKING}"})
    assert {link for link in listed if pages[crawler.inside(link)].robots} == set()
    assert {link for link in indexed if "/articles/" in link} - dated == {
        f"{settings.SITE_URL}/articles/", f"{settings.SITE_URL}/ar/articles/"
    }  # fmt: skip


def test_every_public_page_names_its_own_address(read):
    """Filters, readers' questions and leaflets are no pages of their own."""
    names = {path: page.canonical() for path, page in read.items()}

    assert {path: found for path, found in names.items() if len(found) != 1} == {}
    wanted = {path: settings.SITE_URL + urlsplit(path).path.removesuffix("leaflet/") for path in read}
    assert {path: found for path, [found] in names.items() if found.partition("?")[0] != wanted[path]} == {}


# What we say to machines, by type (schema.org). A new word is looked up there, then written here.
WHOLE = {"@type", "@id", "url"}
KNOWN = {
    "MedicalClinic": {
        "name", "legalName", "description", "telephone", "email", "medicalSpecialty", "hasMap", "address",
        "openingHoursSpecification", "sameAs",
    },
    "PostalAddress": {"streetAddress", "addressLocality", "addressCountry"},
    "OpeningHoursSpecification": {"dayOfWeek", "opens", "closes"},
    "BreadcrumbList": {"itemListElement"},
    "CreativeWorkSeries": {"name"},
    "WebPage": {"name", "description", "inLanguage", "publisher", "mainEntity", "lastReviewed", "reviewedBy"},
    "ListItem": {"position", "name", "item"},
    "MedicalWebPage": {
        "name", "description", "inLanguage", "about", "publisher", "mainEntity", "lastReviewed", "reviewedBy",
    },
    "Article": {
        "headline", "description", "author", "publisher", "datePublished", "dateModified", "image", "citation",
        "isPartOf", "position",
    },
    "ImageObject": {"width", "height"},
    "CreativeWork": {"name", "publisher", "datePublished"},
    "MedicalCondition": {"name", "alternateName", "description", "associatedAnatomy", "signOrSymptom"},
    "AnatomicalStructure": {"name"},
    "MedicalSignOrSymptom": {"name"},
    "ProfilePage": {"mainEntity"},
    "Physician": {"name", "description", "hasCredential", "knowsLanguage", "parentOrganization", "image"},
    "Person": {
        "name", "jobTitle", "description", "hasCredential", "knowsLanguage", "worksFor", "mainEntityOfPage",
    },
}  # fmt: skip
SEEN = {
    "name", "legalName", "headline", "description", "jobTitle", "alternateName", "hasCredential", "knowsLanguage",
    "streetAddress", "addressLocality", "email", "opens", "closes", "publisher", "datePublished", "dateModified",
    "lastReviewed", "telephone", "dayOfWeek",
}  # fmt: skip
MOMENT = re.compile(r"\d{4}-\d\d-\d\d")


def described(page) -> list[dict]:
    return extruct.extract(page.body.decode(), syntaxes=["json-ld"])["json-ld"]


def parts(data) -> Iterator[dict]:
    """Each thing that is described, with those inside it."""
    for each in data if isinstance(data, list) else [data]:
        if isinstance(each, dict):
            yield each
            for value in each.values():
                yield from parts(value)


def as_shown(word: str, value: str) -> list[str]:
    """How a fact stands on a page for people."""
    if word == "dayOfWeek":
        return [gettext(value.removeprefix("https://schema.org/"))]
    if word == "telephone":
        return [phonenumbers.format_number(phonenumbers.parse(value), phonenumbers.PhoneNumberFormat.INTERNATIONAL)]
    if word == "streetAddress":
        return value.split(", ")
    if MOMENT.match(value):
        moment = datetime.fromisoformat(value)
        here = moment.astimezone(settings.CLINIC_TIME_ZONE) if moment.tzinfo else moment
        return [date_format(here, "j F Y")]
    return [" ".join(value.split())]


def unseen(page) -> Iterator[str]:
    """What machines are told and readers are not."""
    text = page.text()
    with translation.override(languages.of(page.path)):
        yield from _unseen_in(text, described(page))


def _unseen_in(text: str, data: list[dict]) -> Iterator[str]:
    for part in parts(data):
        for word in SEEN & set(part):
            values = part[word] if isinstance(part[word], list) else [part[word]]
            for value in values:
                shown = as_shown(word, value) if isinstance(value, str) else []
                yield from (f"{part.get('@type')} {word}: {fact}" for fact in shown if fact not in text)


def test_machines_are_told_nothing_that_readers_cannot_see(read):
    assert {path: found for path, page in read.items() if (found := sorted(set(unseen(page))))} == {}


def test_what_machines_are_told_has_the_types_and_words_of_schema_org(read):
    strange, kinds = set(), {}
    for path, page in read.items():
        data = described(page)
        kinds[path] = sorted(each["@type"] for each in data)
        assert {each["@context"] for each in data} <= {"https://schema.org"}
        for part in parts(data):
            words = set(part) - WHOLE - {"@context"}
            kind = part.get("@type")
            strange |= {(kind, word) for word in words - KNOWN.get(kind, set())} if kind else {("", *words)} - {("",)}

    assert strange == set()
    assert {name: kinds[path] for name, path in EXAMPLES.items()} == {
        "home": ["MedicalClinic"],
        "contact": ["MedicalClinic"],
        "region": ["BreadcrumbList"],
        "condition": ["BreadcrumbList", "MedicalWebPage"],
        "article": ["BreadcrumbList", "MedicalClinic", "MedicalWebPage"],
        "author": ["ProfilePage"],
        "practitioner": ["BreadcrumbList", "ProfilePage"],
        "service": ["BreadcrumbList"],
        "page": ["BreadcrumbList", "MedicalClinic", "WebPage"],
    }


def test_each_page_of_a_language_names_those_of_the_others_and_is_named_by_them(read):
    """`hreflang` counts only if both pages say so; nothing else may be named."""
    named = {
        settings.SITE_URL + path: {
            link.get("hreflang"): link.get("href") for link in page.tree.xpath("//link[@rel='alternate'][@hreflang]")
        }
        for path, page in read.items()
        if not re.search(r"\?|/comments/$|/leaflet/$", path)
    }

    lost = {
        (address, other)
        for address, others in named.items()
        for code, other in others.items()
        if code != "x-default" and named.get(other, {}).get(languages.of(urlsplit(address).path)) != address
    }
    assert lost == set()
    assert sum("ar" in others for others in named.values()) > 60


# What stays in Latin letters on an Arabic page: names of programs, formats and publishers, and the other language.
LATIN = {
    "WhatsApp", "Google", "Apple", "Maps", "RSS", "Atom", "EN", "English", "AED",
    "BSD", "Clause", "PD", "NHS", "NICE", "MSD", "PRP",
}  # fmt: skip


def latin_words(page) -> set[str]:
    """Of an Arabic page, besides addresses, references and what is marked as being in another language."""
    tree = page.tree
    for element in tree.xpath("//*[@lang and not(@lang='ar')] | //*[@dir='ltr']"):
        if element.tag != "html" and element.getparent() is not None:
            element.drop_tree()
    for element in list(tree.iter(*crawler.NOT_TEXT)):
        element.drop_tree()
    said = [*tree.itertext(), *tree.xpath("//@aria-label | //@alt | //@placeholder | //@title")]
    return set(re.findall(r"[A-Za-z][A-Za-z'’]+", " ".join(said))) - LATIN


def test_an_arabic_page_says_nothing_in_latin_letters(read):
    arabic = {path: page for path, page in read.items() if path.startswith("/ar/")}
    assert {path: words for path, page in arabic.items() if (words := sorted(latin_words(page)))} == {}
    assert len(arabic) > 40


@pytest.fixture(scope="module")
def texts(demo):
    """Those of the database, and the names of holidays, which a library knows in both languages."""
    with translation.override(made_up.CODE):
        days = [str(each) for each in public_holidays.suggestions(timezone.now())]
    return "\n".join([made_up.data(), *days])


def outside(pages: dict[str, crawler.Page], data: str, find=made_up.outside) -> dict[str, set[str]]:
    """By page: words in no catalogue. Previews and what the staff read of an English page stay in English."""
    found = {}
    for path, page in pages.items():
        tree = page.tree if page.kind == "text/html" and page.body else None
        if tree is not None and tree.get("lang") == made_up.CODE and (words := find(tree, data)):
            found[path] = words
    return found


def test_every_word_of_a_public_page_is_in_a_catalogue_or_in_the_database(texts):
    with made_up.language():
        pages = crawler.crawl(["/ar/"], within=r"/ar/[^?#]*$")
    assert outside(pages, texts) == {}
    assert len(pages) > 60


def pages_of(role: str) -> dict[str, crawler.Page]:
    client = Client(headers={"accept-language": made_up.CODE})
    client.force_login(get_user_model().objects.get(username=role))
    as_with_second_factor(client)
    return crawler.pages_of_staff(client, ["/admin/"])


@pytest.mark.parametrize("role", ["manager", "editor", *map(sweep, ["receptionist", "reviewer"])])
def test_every_word_at_the_desk_and_in_the_admin_too(texts, role):
    with made_up.language():
        pages = pages_of(role)
    assert outside(pages, texts) == {}
    assert len(pages) > 60


@pytest.mark.parametrize("role", ["manager", sweep("editor")])
def test_in_arabic_the_staff_read_no_latin_word_but_those_of_the_database(texts, role):
    """Other libraries say something too, and not all of it is in their Arabic catalogues."""
    words = {word for found in outside(pages_of(role), texts, made_up.latin).values() for word in found}
    assert words == set()
