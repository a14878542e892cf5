"""Moving in: what an export becomes here, what a second import does, and where old addresses lead."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from articles.importing import drafts
from articles.models import Article, ImageAsset, ImportBatch, ImportedItem, Redirect
from articles.publishing import publish
from articles.publishing.checklist import NotReady
from tests import make, make_articles
from tests.articles.importing import wordpress_export as wordpress

pytestmark = pytest.mark.django_db

CONTENT = (
    '<p>Keep moving [nice-ng59].</p><script>steal()</script><img class="wp-image-5"'
    f' src="{wordpress.UPLOADS}/b-300x200.jpg"><p>● Walk</p><p>● Swim</p>[contact-form-7 id="9"]'
)
PICTURE = wordpress.attachment(5, "b.jpg", alt="A back", caption="The back")


@pytest.fixture
def imported(tmp_path, settings):
    """Imports these items and gives the report."""
    settings.MEDIA_ROOT = tmp_path / "kept"
    (tmp_path / "media").mkdir()

    def run(*items, media=True, text=None, **options):
        path = tmp_path / "export.xml"
        path.write_text(text or wordpress.export(*items))
        out = io.StringIO()
        folder = tmp_path / "media" if media else None
        call_command("import_wordpress", str(path), media=folder, stdout=out, **options)
        return out.getvalue()

    run.media = tmp_path / "media"
    return run


def put_picture(imported, name="b.jpg"):
    (imported.media / name).write_bytes(make_articles.picture_upload().read())


def rows():
    return [model.objects.count() for model in (Article, ImageAsset, ImportedItem, Redirect)]


def block_kinds(article):
    return [block["kind"] for block in publish.save_edition(article).snapshot["blocks"]]


def make_ready(article):
    """What an editor still has to do; the picture's rights among it."""
    article.summary = "In one sentence."
    article.primary_condition = make_articles.condition()
    article.save()
    article.body_regions.add(make.region())
    article.contributions.create(contributor=make_articles.contributor())
    make_articles.reference()
    make_articles.block(article, "prose", html="<p>Keep moving [nice-ng59].</p>")
    make_articles.block(article, "reference_list")
    ImageAsset.objects.update(credit="A clinic", licence="Our own")


def go_live(article):
    make_ready(article)
    publish.publish(article, now=timezone.now())


def test_a_post_becomes_a_draft_with_its_people_places_and_pictures(imported):
    writer = make_articles.contributor(name="amal writer")
    condition = make_articles.condition("back-pain", name="Back pain")
    condition.regions.add(region := make.region("lower-back", name="Lower back"))
    put_picture(imported)
    post = wordpress.post(
        content=CONTENT, excerpt="<p>In short.</p>", categories=["Back pain", "Tips"], meta={"_thumbnail_id": "5"}
    )

    report = imported(post, PICTURE)

    article = Article.objects.get()
    assert (article.slug, article.title, article.summary) == ("back-pain", "Back pain", "In short.")
    assert (article.live_edition, article.first_published_at, article.article_type) == (None, None, "explainer")
    assert (article.primary_condition, list(article.body_regions.all())) == (condition, [region])
    assert list(article.contributors.all()) == [writer]
    assert block_kinds(article) == ["prose", "figure", "point_list"]
    picture = ImageAsset.objects.get()
    assert (article.hero, picture.alt, picture.caption, picture.width) == (picture, "A back", "The back", 64)
    assert [line for line in report.splitlines() if line.startswith("  - ")] == [
        "  - <script> was left out.",
        '  - The shortcode [contact-form-7] was left out. Text between its ends was kept. “[contact-form-7 id="9"]”',
        "  - The category “Tips” is not a condition or a body region here.",
    ]


def test_importing_twice_makes_nothing_twice(imported):
    post = wordpress.post(content=CONTENT, comments=["Thank you", "Me too"])
    page = wordpress.post(8, "About us", "<p>Us.</p>", kind="page", status="draft")
    trashed = wordpress.post(9, "Old", status="trash")
    menu = wordpress.post(10, "Menu", kind="nav_menu_item")
    first = imported(post, page, trashed, menu, PICTURE)
    before = rows()

    second = imported(post, page, trashed, menu, PICTURE)

    assert rows() == before == [2, 1, 3, 2]
    assert first.startswith("From old-clinic.example: 2 new draft.\n")
    assert second.startswith("From old-clinic.example: 2 unchanged.\n")
    for report in (first, second):
        assert "The picture b.jpg is missing or" in report
        assert "Left out: nav_menu_item: 1, post (trash): 1." in report
        assert "2 comments were not imported" in report


def test_an_editors_draft_is_never_overwritten(imported):
    imported(wordpress.post(content="<p>Old.</p>"))
    article = Article.objects.get()
    article.articles_prose_set.update(html="<p>An editor's own words.</p>")

    report = imported(wordpress.post(content="<p>Newer on the old site.</p>"))

    assert [row.html for row in article.articles_prose_set.all()] == ["<p>An editor's own words.</p>"]
    assert "1 changed there, not imported: edited or published here" in report


def test_a_post_that_changed_is_taken_over_while_its_draft_is_untouched(imported):
    imported(wordpress.post(content="<p>Old.</p>"))
    article = Article.objects.get()
    Article.objects.update(slug="our-own-address")

    report = imported(wordpress.post(title="New title", slug="back-pain", content="<p>New.</p>"))

    article.refresh_from_db()
    assert (article.title, article.slug) == ("New title", "our-own-address")
    assert [row.html for row in article.articles_prose_set.all()] == ["<p>New.</p>"]
    assert "1 changed there, imported" in report


def test_what_readers_have_seen_here_is_kept_although_nobody_edited_it_since(imported):
    imported(wordpress.post(content="<p>Old.</p>"))
    article = Article.objects.get()
    go_live(article)
    item = ImportedItem.objects.get()
    item.draft_hash = drafts.fingerprint(Article.objects.get())
    item.save()

    assert "1 changed there, not imported" in imported(wordpress.post(content="<p>New.</p>"))


def test_what_was_deleted_here_stays_deleted(imported):
    imported(wordpress.post())
    Article.objects.get().delete()

    report = imported(wordpress.post())

    assert Article.objects.count() == 0
    assert "1 deleted here, skipped" in report


def test_a_missing_picture_blocks_publishing_until_its_file_has_come(imported):
    imported(wordpress.post(content=CONTENT), PICTURE)
    article = Article.objects.get()
    make_ready(article)
    with pytest.raises(NotReady) as refusal:
        publish.publish(article, now=timezone.now())
    assert [problem.message for problem in refusal.value.problems] == [
        "A picture has no file yet. Upload it to “The back”."
    ]

    put_picture(imported)
    report = imported(wordpress.post(content=CONTENT), PICTURE)

    assert "The file of the picture b.jpg has arrived." in report
    publish.publish(article, now=timezone.now())


def test_completing_a_picture_is_no_edit_of_the_draft(imported):
    hero = {"_thumbnail_id": "5"}
    imported(wordpress.post(content=CONTENT, meta=hero), PICTURE)
    put_picture(imported)

    report = imported(wordpress.post(content="<p>New.</p>", meta=hero), PICTURE)

    assert ImageAsset.objects.get().file.name != ""
    assert "1 changed there, imported" in report


def test_a_picture_without_a_description_blocks_publishing(imported):
    put_picture(imported)
    report = imported(wordpress.post(content=CONTENT), wordpress.attachment(5, "b.jpg"))
    article = Article.objects.get()
    make_ready(article)

    assert [problem.message for problem in publish.checks(article) if problem.is_error] == [
        "A picture has no description and is not marked as decorative."
    ]
    assert "The picture b.jpg has no description." in report


@pytest.mark.parametrize("name", ["../secret.jpg", "%2e%2e/secret.jpg", "link.jpg", "broken.jpg", "a%00b.jpg"])
def test_a_picture_comes_from_the_folder_and_is_one(imported, name):
    secret = imported.media.parent / "secret.jpg"
    secret.write_bytes(make_articles.picture_upload().read())
    (imported.media / "link.jpg").symlink_to(secret)
    (imported.media / "broken.jpg").write_bytes(b"no picture")

    imported(wordpress.post(content=f'<img alt="x" src="{wordpress.UPLOADS}/{name}">'))

    assert ImageAsset.objects.get().file.name == ""


def test_a_try_writes_nothing_and_says_the_same(imported):
    post = wordpress.post(content=CONTENT, comments=["Thank you"])

    tried = imported(post, PICTURE, dry_run=True)

    assert rows() == [0, 0, 0, 0]
    assert ImportBatch.objects.count() == 0
    done = imported(post, PICTURE)
    assert tried.replace("This was a trial run. Nothing was saved.\n", "") == done.replace(
        " → /articles/back-pain/", ""
    )
    put_picture(imported)
    imported(wordpress.post(content="<p>New.</p>"), PICTURE, dry_run=True)
    assert ImageAsset.objects.get().file.name == ""
    assert "figure" in block_kinds(Article.objects.get())


def test_an_account_name_finds_no_author_and_is_never_shown(imported):
    make_articles.contributor(name="admin7")

    report = imported(text=wordpress.export(wordpress.post(), authors=[("admin7", "admin7")]))

    assert "No contributor matches the author. Choose one." in report
    assert "admin7" not in report
    assert Article.objects.get().contributions.count() == 0


def test_an_author_can_be_named_by_hand_also_later(imported):
    writer = make_articles.contributor(slug="writer")
    imported(wordpress.post())

    report = imported(wordpress.post(), author=["Amal Writer=writer"])

    assert list(Article.objects.get().contributors.all()) == [writer]
    assert "1 changed there, imported" in report


WRONG = {
    "no such contributor": ({"author": ["Amal Writer=nobody"]}, "no contributor with the address “nobody”"),
    "half a mapping": ({"author": ["Amal Writer"]}, "NAME=SLUG"),
    "no such account": ({"owner": "nobody"}, "no account “nobody”"),
    "hostile": ({"text": wordpress.export(before='<!DOCTYPE rss [<!ENTITY a "b">]>')}, "document type"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_command_is_refused_in_words(imported, name):
    options, words = WRONG[name]

    with pytest.raises(CommandError, match=words):
        imported(wordpress.post(), **options)

    assert rows() == [0, 0, 0, 0]


def test_an_editor_reads_beside_the_draft_what_the_import_left_to_do(imported, client):
    imported(wordpress.post(content=CONTENT), PICTURE)
    article = Article.objects.get()
    client.force_login(make_articles.editor())

    page = client.get(reverse("admin:articles_article_release", args=[article.pk]))

    assert page.context["moved_in"]["source"] == "https://old-clinic.example/2019/03/back-pain/"
    assert page.context["moved_in"]["words"] == [
        "<script> was left out.",
        'The shortcode [contact-form-7] was left out. Text between its ends was kept. “[contact-form-7 id="9"]”',
        "No contributor matches the author. Choose one.",
    ]
    assert [row.old_path for row in page.context["redirects"]] == ["/2019/03/back-pain/", "/?p=7"]
    assert "&lt;script&gt; was left out." in page.content.decode()


def test_old_addresses_lead_to_the_article_once_it_is_live(imported, client):
    imported(wordpress.post(19, meta={"_wp_old_slug": "backs"}))
    addresses = ["/2019/03/back-pain/", "/?p=19", "/2019/03/backs/"]
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]

    go_live(Article.objects.get())

    answers = [client.get(address) for address in addresses]
    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [
        (301, "/articles/back-pain/")
    ] * 3
