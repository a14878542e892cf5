"""A leaflet is chosen and printed: one or two sheets of A4, the emergency signs first."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.browser import nu
from tests.browser.test_pages import faults_for_readers

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def site(sample_clinic, live_server, settings):
    settings.SITE_URL = live_server.url
    return live_server.url


def test_look(browse, site):
    page = browse().page()
    from articles.publishing import leaflet
    for a in Article.objects.live():
        if not a.live_edition.rules.is_health: continue
        path = f"{site}{a.get_absolute_url()}leaflet/"
        names = [s.name for s in leaflet.make(a.live_edition, []).sections]
        for n in (0, 1, 2, 3, 4):
            chosen = names[:n]
            made = leaflet.make(a.live_edition, chosen)
            page.goto(path + "?" + "&".join(f"section={c}" for c in chosen))
            pdf = page.pdf(format="A4", prefer_css_page_size=True)
            import re
            pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
            print(a.slug, n, "estimated", made.sheets, "pages", pages)
            if a.slug == "sciatica" and n in (0, 3):
                open(f"/tmp/care/leaflet{n}.pdf", "wb").write(pdf)
                page.screenshot(path=f"/tmp/care/leaflet{n}.png", full_page=True)
