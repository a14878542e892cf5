"""A kept page is never older than the facts: each of them is changed, and the page is read again, through the cache."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.apps import apps
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.blocks.kinds import BLOCKS
from articles.models import Article, Contributor
from articles.publishing import publish, schedule
from clinic import public_facts
from clinic.models import BodyRegion, ClinicProfile, OpeningHours, Practitioner, Service, WarningSign
from tests import make, make_articles

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 8, tzinfo=UTC)  # in Dubai, a Monday
SHOWN_NOWHERE = {
    "clinic": {"backuprun", "historyopening", "keptform", "publicfacts", "staffevent", "staffmail", "tally"},
    "articles": {
        # Drafts, and what an edition has frozen of them.
        "contribution", "imageasset", "reference", "sharedtext",
        # What staff see, and what is asked outside of kept pages.
        "answercard", "articleevent", "importbatch", "importeditem", "pagefeedback", "redirect", "reviewcomment",
        "reviewmail", "searchstamp", "searchsynonym", "searchword", "unansweredsearch",
        "contenttask", "importupload", "unsavedwork",
    },
}  # fmt: skip


@pytest.fixture
def article():
    make.profile(name="Sample clinic", phone="+97143216789")
    article = make_articles.article(title="Tennis elbow")
    make_articles.block(article, "care_notice", urgency="urgent", signs=[make_articles.sign(wording="it is hot")])
    make_articles.block(article, "service_panel", service=make.service(name="Shoulder clinic"))
    publish.publish(article, now=timezone.now())
    return article


def text(client, path):
    return client.get(path).content.decode()


def statements(client, path):
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


def test_a_page_is_made_once_and_then_costs_one_statement(client, article):
    with time_machine.travel(NOON, tick=False):
        first = client.get("/team/")
        again = client.get("/team/")

        assert statements(client, "/team/") == 1
    assert again.content == first.content
    assert dict(again.headers) == dict(first.headers)


def test_a_reader_who_has_the_kept_page_gets_no_body(client, article):
    with time_machine.travel(NOON, tick=False):
        first = client.get("/team/")
        again = client.get("/team/", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert "Content-Type" not in again.headers


def test_the_name_of_who_is_signed_in_is_shown_to_nobody_else(client, article, receptionist, settings, tmp_path):
    """Planted in the footer, the most shared part of all. No part of a page outlives its request, nor does the page."""
    (tmp_path / "includes").mkdir()
    (tmp_path / "includes/footer.html").write_text("<p>Signed in: {{ request.user.get_username }}.</p>")
    [engine] = settings.TEMPLATES
    settings.TEMPLATES = [engine | {"DIRS": [tmp_path, *engine["DIRS"]]}]
    paths = ["/", "/team/", "/contact/", "/articles/", "/search/?q=elbow", "/book/", article.get_absolute_url()]
    client.force_login(receptionist)
    passer_by = Client()

    with time_machine.travel(NOON, tick=False):
        for path in paths:
            seen = client.get(path)
            assert "Signed in: receptionist." in seen.content.decode()
            assert "private" in seen.headers["Cache-Control"]
            assert "Signed in: ." in passer_by.get(path).content.decode()
            assert "receptionist" not in passer_by.get(path).content.decode()
    assert not [value for value in caches["pages"]._cache.values() if b"receptionist" in value]


def test_kept_pages_do_not_outlive_their_minute(client, article):
    path, end = article.get_absolute_url(), NOON + timedelta(minutes=1)
    Article.objects.update(expire_at=end, first_published_at=NOON)

    with time_machine.travel(end - timedelta(seconds=1), tick=False):
        assert client.get(path).status_code == 200
        assert client.get(f"{path}?again").status_code == 200
    with time_machine.travel(end, tick=False):
        assert client.get(f"{path}?again").status_code == 410


@pytest.mark.parametrize("slug", ["invented", "x" * 5_000])
def test_an_invented_address_takes_no_memory(client, article, slug):
    with time_machine.travel(NOON, tick=False):
        client.get("/privacy/")
        kept = len(caches["pages"]._cache)

        assert client.get(f"/articles/{slug}/").status_code == 404
        assert client.get(f"/articles/{slug}/comments/").status_code == 404
        assert len(caches["pages"]._cache) == kept


def the_clinics_phone(article):
    ClinicProfile.objects.update(phone="+97143210000")


def a_services_name(article):
    Service.objects.update(name="Elbow clinic")


def an_edition(article):
    article.title = "Golfer's elbow"
    article.save()
    publish.publish(article, now=timezone.now())


def by_plain_sql(article):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE clinic_clinicprofile SET name = 'Another clinic'")


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (the_clinics_phone, "+971 4 321 6789", "+971 4 321 0000"),
        (a_services_name, "Shoulder clinic", "Elbow clinic"),
        (an_edition, "Tennis elbow", "Golfer&#x27;s elbow"),
        (by_plain_sql, "Sample clinic", "Another clinic"),
    ],
)
def test_a_change_is_on_the_article_at_once(client, article, change, before, after):
    with time_machine.travel(NOON, tick=False):
        first = text(client, article.get_absolute_url())
        change(article)
        again = text(client, article.get_absolute_url())

    assert (before in first, after in first) == (True, False)
    assert (before in again, after in again) == (False, True)


def test_a_change_while_a_page_is_made_is_on_the_next_one(client, article, monkeypatch):
    current = type(ClinicProfile.objects).current

    def read_and_then_changed(manager):
        before = current(manager)
        ClinicProfile.objects.update(name="Another clinic")
        return before

    with time_machine.travel(NOON, tick=False):
        with monkeypatch.context() as patched:
            patched.setattr(type(ClinicProfile.objects), "current", read_and_then_changed)
            assert "Sample clinic" in text(client, "/contact/")
        assert "Sample clinic" not in text(client, "/contact/")


def test_a_warning_sign_is_on_its_region_at_once(client):
    region = BodyRegion.objects.get(slug="knee")
    sign = make_articles.sign(wording="the knee is locked")
    sign.regions.set([BodyRegion.objects.get(slug="elbow")])
    with time_machine.travel(NOON, tick=False):
        assert "the knee is locked" not in text(client, "/regions/knee/")
        sign.regions.add(region)
        assert "the knee is locked" in text(client, "/regions/knee/")
        WarningSign.objects.update(wording="the knee does not bend")
        assert "the knee does not bend" in text(client, "/regions/knee/")


def test_what_is_taken_down_is_gone_at_once(client, article):
    client.get(article.get_absolute_url())
    publish.unpublish(article)

    assert client.get(article.get_absolute_url()).status_code == 410
    assert "Tennis elbow" not in text(client, "/articles/")


def test_a_time_to_appear_and_to_end_is_kept_to_the_second(client):
    make.profile()
    article = make_articles.article(title="Frozen shoulder")
    opens, ends = NOON + timedelta(minutes=5), NOON + timedelta(minutes=9)
    publish.publish(article, now=NOON, go_live_at=opens, expire_at=ends)

    def listed(moment):
        with time_machine.travel(moment, tick=False):
            return "Frozen shoulder" in text(client, "/articles/")

    second = timedelta(seconds=1)
    assert [listed(moment) for moment in (opens - second, opens, ends - second, ends)] == [False, True, True, False]


def test_times_of_articles_are_full_minutes(client):
    article = make_articles.article()
    publish.publish(article, now=NOON, go_live_at=NOON + timedelta(seconds=90))
    schedule.end(article, expire_at=NOON + timedelta(seconds=200), now=NOON)
    article.refresh_from_db()

    assert article.go_live_at == article.live_edition.published_at == NOON + timedelta(minutes=1)
    assert article.expire_at == NOON + timedelta(minutes=3)


def test_open_now_turns_at_its_minute(client):
    profile = make.profile()
    OpeningHours.objects.create(profile=profile, weekday=0, opens_at="09:00", closes_at="13:00")

    def page(moment):
        with time_machine.travel(moment, tick=False):
            return text(client, "/contact/")

    one = datetime(2026, 3, 2, 9, tzinfo=UTC)  # 13:00 in Dubai

    assert page(one - timedelta(seconds=1)) != page(one)


def test_pages_of_one_reader_and_errors_are_not_kept(client, article):
    for path in ("/book/", "/accounts/login/", "/no-such-page/", "/health/ready"):
        client.get(path)

    kept = [key for key in caches["pages"]._cache if "profile" not in key and ".html" not in key]
    assert kept == []


def test_a_forged_host_is_never_kept(client, article):
    assert client.get("/team/", headers={"Host": "evil.example"}).status_code == 400
    assert "evil" not in text(client, "/team/")


@pytest.mark.parametrize("app", ["clinic", "articles"])
def test_every_model_is_watched_or_known_to_be_shown_nowhere(app):
    models = {model._meta.model_name for model in apps.get_app_config(app).get_models()}
    blocks = {model._meta.model_name for model in BLOCKS}
    watched = {model._meta.model_name for model in public_facts.shown() if model._meta.app_label == app}

    assert models - blocks - SHOWN_NOWHERE[app] == watched & models


def rows_that_change():
    yield BodyRegion.objects, {"introduction": "another"}
    yield Practitioner.objects, {"role": "another"}
    yield Contributor.objects, {"role": "another"}
    yield Article.objects, {"is_sample": True}


def test_every_watched_table_gives_a_new_mark_when_it_changes(article):
    make.practitioner()
    make_articles.contributor()
    for rows, change in rows_that_change():
        before = public_facts.mark()
        assert rows.update(**change) > 0
        assert public_facts.mark() != before, rows.model
    before = public_facts.mark()
    Service.objects.get().regions.add(BodyRegion.objects.first())
    assert public_facts.mark() != before


def test_every_watched_table_has_its_triggers():
    tables = {model._meta.db_table for model in public_facts.shown()}
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'public_facts_%' "
                "GROUP BY tbl_name HAVING count(*) = 3"
            )
        else:
            cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'public_facts'")
        watched = {row[0].strip('"') for row in cursor.fetchall()}

    assert watched == tables


def test_without_the_table_nothing_is_kept(client, article, monkeypatch):
    monkeypatch.setattr(public_facts, "mark", lambda: None)
    client.get("/team/")

    assert list(caches["pages"]._cache) == []
