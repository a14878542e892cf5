"""Pictures of articles in the admin: encoded before its transaction, and described before they are used."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from articles.models import ImageAsset
from clinic import pictures
from tests import make_articles


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.django_db
def test_an_upload_in_the_admin_is_encoded(client):
    client.force_login(make_articles.editor())
    form = {"title": "Drawing", "alt": "A drawing.", "focal_x": 50, "focal_y": 50}

    client.post(reverse("admin:articles_imageasset_add"), form | {"file": make_articles.picture_upload()})

    asset = ImageAsset.objects.get()
    assert (asset.width, asset.height) == (64, 48)
    assert asset.file.name == asset.copies["jpeg"][-1][1]


@pytest.mark.django_db
def test_a_corrupt_upload_is_a_form_error(client):
    client.force_login(make_articles.editor())
    form = {"title": "Drawing", "alt": "A drawing.", "focal_x": 50, "focal_y": 50}
    upload = SimpleUploadedFile("photo.jpg", b"not a picture")

    page = client.post(reverse("admin:articles_imageasset_add"), form | {"file": upload})

    assert page.status_code == 200
    assert page.context["adminform"].form.errors["file"] == [
        "We cannot read this file as a picture. Use JPEG, PNG, WebP or AVIF."
    ]
    assert ImageAsset.objects.count() == 0


@pytest.mark.django_db
def test_encoding_comes_before_the_transaction_and_the_form_says_that_it_takes_a_moment(client, monkeypatch):
    client.force_login(make_articles.editor())
    open_before, open_meanwhile = len(connection.savepoint_ids), []
    encode = pictures.encode
    monkeypatch.setattr(
        pictures, "encode", lambda it: open_meanwhile.append(len(connection.savepoint_ids)) or encode(it)
    )
    address = reverse("admin:articles_imageasset_add")

    page = client.get(address).content.decode()
    form = {"title": "Drawing", "alt": "A drawing.", "focal_x": 50, "focal_y": 50}
    client.post(address, form | {"file": make_articles.picture_upload()})
    kept = client.get(reverse("admin:articles_imageasset_change", args=[ImageAsset.objects.get().pk])).content.decode()

    assert open_meanwhile == [open_before]
    assert "This takes a few seconds" in page
    assert "Not yet. We prepare it from the file when you save." in page
    assert "AVIF and JPEG, 64 pixels wide, without the camera&#x27;s data." in kept


@pytest.mark.django_db
def test_a_picture_of_the_old_site_may_wait_for_words_until_somebody_saves_it(client):
    client.force_login(make_articles.editor())
    picture = make_articles.picture(alt="", awaits_words=True)
    address = reverse("admin:articles_imageasset_change", args=[picture.pk])
    form = {"title": "A back", "alt": "", "focal_x": 50, "focal_y": 50}

    refused = client.post(address, form)
    client.post(address, form | {"alt": "A drawing of a back."})

    assert refused.context["errors"] == [["Describe the picture, or mark it as decorative and leave the text empty."]]
    picture.refresh_from_db()
    assert (picture.alt, picture.awaits_words) == ("A drawing of a back.", False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"alt": "A back."}, "A back."),
        ({"alt": "", "is_decorative": True}, "Decorative: it has no description."),
        ({"alt": "", "awaits_words": True}, "It needs a description before an article with it can be published."),
    ],
)
def test_a_picker_shows_the_picture_and_says_what_it_shows(client, facts, said):
    picture = make_articles.picture(**facts)
    client.force_login(make_articles.editor())
    of = {"app_label": "articles", "model_name": "figure", "field_name": "picture", "term": "drawing"}

    offered = client.get(reverse("admin:articles_imageasset_choose"), of).json()["results"]
    shown = client.get(reverse("admin:articles_imageasset_shown"), {"numbers": f"{picture.pk},x,0"}).json()

    told = {"alt": said, "picture": "/media/pictures/0a-480.jpeg"}
    assert offered == [{"id": str(picture.pk), "text": "A drawing"} | told]
    assert shown == {str(picture.pk): told}


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["choose", "shown"])
def test_pictures_are_shown_to_those_who_may_see_them(client, name):
    client.force_login(make_articles.staff("articles.change_article"))
    of = {"app_label": "articles", "model_name": "figure", "field_name": "picture"}

    assert client.get(reverse(f"admin:articles_imageasset_{name}"), of).status_code == 403
