"""Moving in as pages of the admin: upload, trial run, report, import."""

import io
import time
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from articles.importing import shortcodes, uploads, wxr
from articles.importing.report import Report
from articles.models import Article, ImageAsset, ImportBatch, ImportUpload
from tests import make_articles
from tests.articles.importing import exports
from tests.articles.importing.wordpress_export import UPLOADS, attachment, export, post

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_importupload_changelist")


@pytest.fixture
def editor(client, settings, tmp_path):
    """An editor's browser. What is uploaded is kept in a folder of this test."""
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "kept"
    client.force_login(make_articles.editor())
    return client


def packed(**files) -> SimpleUploadedFile:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return SimpleUploadedFile("pictures.zip", buffer.getvalue())


def picture() -> bytes:
    return make_articles.picture_upload().read()


def uploaded(browser, text, **more):
    text = text if isinstance(text, bytes) else text.encode()
    sent = {"export": SimpleUploadedFile("export.xml", text)} | more
    return browser.post(LIST, sent, follow=True)


def press(browser, upload, act):
    return browser.post(reverse(f"admin:articles_importupload_{act}", args=[upload.pk]), follow=True)


def test_an_upload_is_tried_read_and_then_imported(editor):
    page = uploaded(editor, exports.STRUCK)

    upload = ImportUpload.objects.get()
    assert (upload.phase, Article.objects.count(), ImportBatch.objects.count()) == ("tried", 0, 0)
    text = page.content.decode()
    assert "Struck out on the old site, so left out. In “Before surgery”. “Stop aspirin. Eat.”" in text
    assert "All is accounted for." in text

    page = press(editor, upload, "import")

    upload.refresh_from_db()
    assert (upload.phase, Article.objects.count()) == ("imported", 2)
    assert not uploads.folder(upload).exists()
    assert [line.title for line in page.context["report"].lines] == ["Back pain", "Pain new"]
    assert Article.objects.first().owner == upload.uploaded_by
    assert upload.batch.taken_by == upload.uploaded_by


def test_the_import_says_what_the_trial_said(editor):
    uploaded(editor, exports.GALLERIES)
    press(editor, ImportUpload.objects.get(), "import")

    upload = ImportUpload.objects.get()
    tried, done = Report.of(upload.trial), Report.of(upload.result)
    assert [line.entries for line in tried.lines] == [line.entries for line in done.lines]
    assert [line.balance for line in tried.lines] == [line.balance for line in done.lines]
    assert [line.outcome for line in tried.lines] == [line.outcome for line in done.lines]


def test_long_work_goes_on_where_it_stopped(editor, monkeypatch):
    monkeypatch.setattr(uploads, "SECONDS", 0)

    page = uploaded(editor, exports.REPEATED)
    upload = ImportUpload.objects.get()
    seen = [Report.of(upload.trial).done]
    assert "1 of 6 items of the file are done." in page.content.decode()
    while upload.phase == "trying":
        press(editor, upload, "run")
        upload.refresh_from_db()
        seen.append(Report.of(upload.trial).done)

    assert seen == [1, 2, 3, 4, 5, 6, 6]
    assert [line.outcome.name for line in Report.of(upload.trial).lines] == [
        "NEW", "NEW", "NEW", "REPEATED", "REPEATED", "NEW",
    ]  # fmt: skip


def test_pictures_come_with_the_export_or_later(editor):
    text = export(
        attachment(5, "2019/b.jpg", alt="A back"), post(content=f'<img class="wp-image-5" src="{UPLOADS}/2019/b.jpg">')
    )
    page = uploaded(editor, text, pictures=packed(other__c=b"no picture"))
    assert "The picture b.jpg is missing" in page.content.decode()

    upload = ImportUpload.objects.get()
    more = {"pictures": packed(**{"uploads__2019__b.jpg": picture(), "..__..__evil.jpg": picture()})}
    page = editor.post(reverse("admin:articles_importupload_pictures", args=[upload.pk]), more, follow=True)
    assert "The picture b.jpg is missing" not in page.content.decode()
    assert [path.name for path in uploads.folder(upload).rglob("*.jpg")] == ["b.jpg"]
    assert not (uploads.folder(upload).parent / "evil.jpg").exists()

    press(editor, upload, "import")
    assert ImageAsset.objects.get().width == 64


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', "declares a document type"),
        ("<rss><channel/></rss>", "not a WordPress export"),
    ],
)
def test_a_file_that_is_refused_is_not_kept(editor, text, words):
    page = uploaded(editor, text)

    upload = ImportUpload.objects.get()
    assert upload.phase == "refused"
    assert words in page.content.decode()
    assert not uploads.folder(upload).exists()


def test_an_import_begins_once_and_after_its_trial(editor):
    uploaded(editor, export(post()))
    upload = ImportUpload.objects.get()
    press(editor, upload, "import")

    page = press(editor, upload, "import")

    assert "already begun" in page.content.decode()
    assert Article.objects.count() == 1


def test_two_requests_never_work_on_the_same_upload(editor):
    uploaded(editor, export(post()))
    upload = ImportUpload.objects.get()
    now = timezone.now()
    ImportUpload.objects.update(phase="importing", worked_on_until=now + timedelta(minutes=1))

    uploads.work(upload, now=now)
    assert Article.objects.count() == 0

    uploads.work(upload, now=now + timedelta(minutes=2))
    assert Article.objects.count() == 1


def test_what_nobody_imports_is_deleted_after_a_week(editor):
    uploaded(editor, export(post()))
    upload = ImportUpload.objects.get()

    assert uploads.forget(upload.uploaded_at + timedelta(days=6)) == 0
    assert uploads.forget(upload.uploaded_at + timedelta(days=7)) == 1
    assert not uploads.folder(upload).exists()


def test_a_wrong_author_or_archive_is_named(editor):
    page = uploaded(editor, export(post()), authors="Amal Writer = nobody")
    assert page.context["form"].errors == {"authors": ["No contributor has this address: Amal Writer = nobody"]}

    page = uploaded(editor, export(post()), pictures=SimpleUploadedFile("x.zip", b"no archive"))
    assert [str(message) for message in page.context["messages"]] == ["This is not a ZIP file that we can read."]


def test_an_archive_that_would_fill_the_disk_is_refused(editor, monkeypatch):
    uploaded(editor, export(post()))
    monkeypatch.setattr(uploads, "MOST_FILES", 1)

    with pytest.raises(wxr.Refused, match="too large"):
        uploads.unpack(ImportUpload.objects.get(), packed(**{"a.jpg": picture(), "b.jpg": picture()}))


def test_an_author_by_hand(editor):
    writer = make_articles.contributor(slug="dr-amal")
    uploaded(editor, export(post()), authors="Amal Writer = dr-amal")
    press(editor, ImportUpload.objects.get(), "import")

    assert list(Article.objects.get().contributors.all()) == [writer]


def test_an_archive_that_is_damaged_inside_is_refused(editor):
    archive = packed(**{"knee.jpg": picture()})
    whole = archive.read()
    cut = whole[:60] + bytes(byte ^ 255 for byte in whole[60:300]) + whole[300:]

    page = uploaded(editor, exports.STRUCK, pictures=SimpleUploadedFile("pictures.zip", cut))

    assert page.status_code == 200
    assert "This is not a ZIP file that we can read." in page.content.decode()


def test_what_was_discarded_while_it_was_worked_on_does_not_come_back(editor, monkeypatch):
    uploaded(editor, exports.STRUCK)
    upload = ImportUpload.objects.get()
    uploads.begin_import(upload)

    def discarded_meanwhile(upload, now, until):
        ImportUpload.objects.filter(pk=upload.pk).delete()

    monkeypatch.setattr(uploads, "_work", discarded_meanwhile)
    uploads.work(upload, now=timezone.now())

    assert not ImportUpload.objects.exists()


def test_a_trial_that_was_begun_again_meanwhile_keeps_its_new_beginning(editor, monkeypatch):
    uploaded(editor, exports.STRUCK)
    upload = ImportUpload.objects.get()
    uploads.try_again(upload)

    def pictures_come_meanwhile(upload, now, until):
        uploads.try_again(upload)
        upload.phase, upload.trial = "tried", {"old": True}

    monkeypatch.setattr(uploads, "_work", pictures_come_meanwhile)
    uploads.work(upload, now=timezone.now())

    upload.refresh_from_db()
    assert (upload.phase, upload.trial) == ("trying", {})


@pytest.mark.parametrize(
    "text", ["[a " + " " * 60_000, "[a " + "x" * 60_000 + "]", "[a " + "x-" * 30_000 + " ]", "[" * 60_000]
)
def test_a_text_made_to_keep_us_busy_does_not(text):
    began = time.monotonic()

    shortcodes.mark(text)

    assert time.monotonic() - began < 2
