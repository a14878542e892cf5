"""A worried reader on a phone: from each place that hurts, and from what they type, to the right advice in two taps."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from clinic.models import BodyRegion, Urgency, WarningSign
from tests.articles.worried_readers import TYPED

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

PLACES = {
    "neck": "neck-pain",
    "shoulder": "shoulder-pain",
    "elbow": "elbow-pain",
    "wrist-and-hand": "wrist-and-hand-pain",
    "upper-back": "back-muscle-spasm",
    "lower-back": "low-back-pain",
    "hip": "hip-pain",
    "knee": "knee-pain-and-osteoarthritis",
    "ankle-and-foot": "ankle-sprain",
    "muscles": "muscle-spasm-causes",
}


def signs_of(article: Article) -> set[str]:
    """Emergency signs that belong to a place or to children, as the article's notice words them."""
    signs = WarningSign.objects.filter(urgency=Urgency.EMERGENCY).exclude(regions=None, asked_of="everybody")
    wordings = {sign.statement for sign in signs}
    [notice] = [
        block
        for block in article.live_edition.snapshot["blocks"]
        if block["kind"] == "care_notice" and block["fields"]["urgency"] == Urgency.EMERGENCY
    ]
    return wordings & set(notice["frozen"]["wordings"])


def seen_after_the_second_tap(page, slug: str) -> bool:
    """Whether the first sign of the emergency notice stands on the screen, and is one of the place."""
    page.locator(".article__for").get_by_role("link", name="When to get help").click()
    first = page.locator(".notice--emergency li").first
    expect(first).to_be_in_viewport()
    expect(page.locator(".notice--emergency .notice__title")).to_be_in_viewport()
    return " ".join(first.inner_text().split()) in signs_of(Article.objects.get(slug=slug))


@pytest.mark.parametrize("most", [3, pytest.param(None, marks=pytest.mark.sweep)])
def test_from_each_place_and_each_sentence_two_taps_lead_to_the_signs(
    browse, sample_clinic, live_server, settings, most
):
    settings.SITE_URL = live_server.url
    page = browse(width=390).page()
    assert set(PLACES) == set(BodyRegion.objects.values_list("slug", flat=True))
    lost = []

    for place, slug in list(PLACES.items())[:most]:
        page.goto(f"{live_server.url}/regions/{place}/")
        page.locator(f"main a[href='/articles/{slug}/']").first.click()
        if not seen_after_the_second_tap(page, slug):
            lost.append(place)
    for words, slug in list(TYPED.items())[:most]:
        page.goto(f"{live_server.url}/search/?q={words}")
        page.locator(".hits a[href^='/articles/']").first.click()
        expect(page).to_have_url(f"{live_server.url}/articles/{slug}/")
        if not seen_after_the_second_tap(page, slug):
            lost.append(words)

    assert lost == []
