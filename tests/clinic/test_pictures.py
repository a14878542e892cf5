"""Pictures: encoded by us, without what the camera wrote into them."""

import io
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from clinic import pictures
from clinic.models import ClinicPicture
from clinic.templatetags.pictures import picture
from tests import make_articles


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def stored(name: str) -> bytes:
    with default_storage.open(name) as file:
        return file.read()


def names(encoded) -> list[str]:
    return [name for copies in encoded.copies.values() for _width, name in copies]


def test_a_picture_is_stored_in_two_formats_and_up_to_three_widths():
    encoded = pictures.encode(make_articles.picture_upload(1200, 900))

    assert {kind: [width for width, _name in copies] for kind, copies in encoded.copies.items()} == {
        "avif": [480, 960, 1200],
        "jpeg": [480, 960, 1200],
    }
    assert (encoded.width, encoded.height) == (1200, 900)
    assert all(default_storage.exists(name) for copies in encoded.copies.values() for _width, name in copies)


def test_what_the_camera_wrote_does_not_survive():
    exif = Image.Exif()
    exif[0x010F] = "Camera of a patient"
    exif[0x8825] = {1: "N", 2: (25.0, 12.0, 0.0)}

    encoded = pictures.encode(make_articles.picture_upload(exif=exif))

    for copies in encoded.copies.values():
        for _width, name in copies:
            data = stored(name)
            assert b"Camera of a patient" not in data
            assert dict(Image.open(io.BytesIO(data)).getexif()) == {}


def test_pictures_of_one_colour_and_different_shape_are_different_files():
    wide, high = (pictures.encode(make_articles.picture_upload(*size)) for size in [(600, 500), (500, 600)])

    assert set(names(wide)) & set(names(high)) == set()


def test_the_name_of_the_upload_is_not_used():
    encoded = pictures.encode(make_articles.picture_upload(name="../../patient-name.jpg"))

    assert "patient" not in encoded.file
    assert encoded.file.startswith("pictures/")


def test_too_many_pixels_are_refused(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 64 * 48 - 1)

    with pytest.raises(ValidationError, match="too many pixels"):
        pictures.encode(make_articles.picture_upload(64, 48))


@pytest.mark.parametrize(
    "content",
    [b"", b"not a picture", make_articles.picture_upload().read()[:200], b"<svg xmlns='http://www.w3.org/2000/svg'/>"],
    ids=["empty", "text", "cut-off", "svg"],
)
def test_a_file_that_is_no_picture_is_refused(content):
    with pytest.raises(ValidationError, match="cannot read this file as a picture"):
        pictures.encode(SimpleUploadedFile("photo.jpg", content))


def test_a_stored_picture_may_be_kept_by_the_browser(client):
    encoded = pictures.encode(make_articles.picture_upload())
    _width, name = encoded.copies["avif"][0]

    response = client.get(f"/media/{name}")

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/avif"
    assert "immutable" in response.headers["Cache-Control"]
    assert response.getvalue() == stored(name)


@pytest.mark.parametrize("path", ["/media/pictures/..%2F..%2Fsecret_key", "/media/secret_key", "/media/pictures/x.svg"])
def test_nothing_else_is_served(client, path, db):
    assert client.get(path).status_code == 404


def test_the_point_that_must_stay_in_sight_reaches_the_style_sheet():
    facts = {"copies": {}, "file": "pictures/0a-480.jpeg", "alt": "", "focal": [50, 65]}
    sheet = Path(finders.find("css/components/picture.css")).read_text()

    assert picture(facts)["focus"] == "focus-y-6"
    assert picture(facts | {"focal": [0, 100]})["focus"] == "focus-x-0 focus-y-10"
    assert picture(facts | {"focal": [50, 50]})["focus"] == ""
    assert [f".focus-{axis}-{n} " in sheet for axis in "xy" for n in range(11)] == [
        n != 5 for _ in "xy" for n in range(11)
    ]


@pytest.mark.django_db
def test_a_picture_of_the_clinic_goes_through_the_same_hands(client, manager):
    client.force_login(manager)
    form = {"kind": "place", "alt": "The entrance.", "caption": "", "position": 0, "focal_x": 50, "focal_y": 50}
    address = reverse("admin:clinic_clinicpicture_add")

    refused = client.post(address, form | {"file": SimpleUploadedFile("photo.jpg", b"not a picture")})
    undescribed = client.post(address, form | {"alt": "", "file": make_articles.picture_upload()})
    client.post(address, form | {"file": make_articles.picture_upload()})

    assert "file" in refused.context["adminform"].form.errors
    assert "alt" in undescribed.context["adminform"].form.errors
    [entrance] = ClinicPicture.objects.all()
    assert (entrance.width, entrance.height, entrance.file.name) == (64, 48, entrance.copies["jpeg"][-1][1])
    assert f'src="/media/{entrance.file.name}"' in client.get("/contact/").content.decode()


@pytest.mark.django_db
def test_reception_and_editors_cannot_change_pictures_of_the_clinic(client, receptionist, editor):
    for user in (receptionist, editor):
        client.force_login(user)
        assert client.get(reverse("admin:clinic_clinicpicture_add")).status_code == 403
