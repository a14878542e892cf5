"""What people, and attackers, upload as a picture: each file is made here and sent through the admin's form.

None is an error of ours, none is stored as it came: what is kept are our own AVIF and JPEG files, without a word that
the original brought along.
"""

import gzip
import io
import json
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from articles.models import ImageAsset
from tests import make_articles

# As on a live site: what Pillow warns of is not an error of its own.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.once,
    pytest.mark.filterwarnings("ignore::UserWarning", "ignore::RuntimeWarning"),
]

SECRET = b"SECRET-OF-A-PATIENT"
SCRIPT = b"<script>alert('" + SECRET + b"')</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>"
MOST_SECONDS = 3
MOST_MEGABYTES = 300

STORED = "stored"
UNREADABLE = "We cannot read this file as a picture. Use JPEG, PNG, WebP or AVIF."
TOO_MANY = "This picture has too many pixels. Use at most 24 million."
STRETCHED = "This picture is too long and narrow. It can be at most ten times as long as wide."
MISSING = "This field is required."
EMPTY = "The submitted file is empty."


def saved(form: str, mode="RGB", size=(64, 48), colour=None, **options) -> bytes:
    buffer = io.BytesIO()
    picture = Image.linear_gradient("L").resize(size).convert(mode) if colour is None else Image.new(mode, size, colour)
    picture.save(buffer, form, **options)
    return buffer.getvalue()


def photograph(width: int, height: int) -> bytes:
    """As hard to encode as a real one."""
    grain = Image.effect_noise((width // 4, height // 4), 60).resize((width, height), Image.Resampling.BICUBIC)
    buffer = io.BytesIO()
    grain.convert("RGB").save(buffer, "JPEG")
    return buffer.getvalue()


def animated(form: str, frames: int) -> bytes:
    pictures = [Image.new("RGB", (64, 48), (step % 256, step // 2 % 256, 90)) for step in range(frames)]
    buffer = io.BytesIO()
    pictures[0].save(buffer, form, save_all=True, append_images=pictures[1:], duration=10, loop=0)
    return buffer.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, rows: bytes, *, depth=8, colour=2, extra=b"") -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = [chunk(b"IHDR", header), extra, chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def small_png(extra: bytes) -> bytes:
    return png(8, 8, (b"\0" + b"\x40" * 24) * 8, extra=extra)


def bomb_webp() -> bytes:
    """The largest canvas that the format knows, over a picture of a few bytes."""
    canvas = struct.pack("<I", 0)[:4] + struct.pack("<I", 16382)[:3] + struct.pack("<I", 16382)[:3]
    frame = saved("WEBP")[12:]
    body = b"WEBP" + b"VP8X" + struct.pack("<I", len(canvas)) + canvas + frame
    return b"RIFF" + struct.pack("<I", len(body)) + body


def bomb_jpeg() -> bytes:
    """A real JPEG whose header claims to be 65,500 pixels wide and high."""
    content = bytearray(saved("JPEG"))
    start = content.index(b"\xff\xc0")
    content[start + 5 : start + 9] = struct.pack(">HH", 65500, 65500)
    return bytes(content)


def bomb_gif() -> bytes:
    content = bytearray(saved("GIF", "L"))
    content[6:10] = struct.pack("<HH", 65535, 65535)
    return bytes(content)


def gps() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (25.0, 12.0, 0.0), 3: "E", 4: (55.0, 16.0, 0.0)})
    return exif.tobytes()


def xmp() -> bytes:
    return (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>25,12N ' + SECRET + b"</exif:GPSLatitude></x:xmpmeta>"
    )


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("evil.html", SCRIPT)
    return buffer.getvalue()


def half(content: bytes) -> bytes:
    return content[: len(content) // 2]


FILES = [
    # huge dimensions in a small file
    ("bomb.png", lambda: png(50000, 50000, b"\0" * 50), UNREADABLE),
    ("bomb-middle.png", lambda: png(12000, 9000, b"\0" * 50), TOO_MANY),
    ("bomb-bits.png", lambda: png(5000, 5000, (b"\0" * 626) * 5000, depth=1, colour=0), TOO_MANY),
    ("bomb.webp", bomb_webp, UNREADABLE),
    ("bomb.jpg", bomb_jpeg, UNREADABLE),
    ("bomb.gif", bomb_gif, UNREADABLE),
    ("thread.png", lambda: png(24000, 1, b"\0" * 72001), STRETCHED),
    ("ribbon.png", lambda: saved("PNG", size=(1, 11)), STRETCHED),
    ("text-bomb.png", lambda: small_png(chunk(b"zTXt", b"k\0\0" + zlib.compress(b"\0" * 60_000_000))), UNREADABLE),
    ("profile-bomb.png", lambda: small_png(chunk(b"iCCP", b"k\0\0" + zlib.compress(b"\0" * 60_000_000))), UNREADABLE),
    # floods of frames
    ("flood.png", lambda: animated("PNG", 300), STORED),
    ("flood.webp", lambda: animated("WEBP", 300), STORED),
    ("flood.gif", lambda: animated("GIF", 300), UNREADABLE),
    # two kinds of file in one
    ("page.gif", lambda: saved("GIF", "L") + b"<html>" + SCRIPT, UNREADABLE),
    ("page-first.gif", lambda: b"GIF89a/*" + SCRIPT + b"*/=1;" + saved("GIF", "L")[6:], UNREADABLE),
    ("archive.jpg", lambda: saved("JPEG") + zipped(), STORED),
    ("script.png", lambda: saved("PNG") + SCRIPT, STORED),
    ("script-inside.png", lambda: small_png(chunk(b"tEXt", b"Comment\0" + SCRIPT)), STORED),
    ("comment.jpg", lambda: saved("JPEG", comment=SCRIPT), STORED),
    ("page.webp", lambda: saved("WEBP") + b"<html>" + SCRIPT, STORED),
    # drawings that can act
    ("drawing.svg", lambda: SVG, UNREADABLE),
    ("drawing.png", lambda: b'<?xml version="1.0"?>' + SVG, UNREADABLE),
    ("drawing.svgz", lambda: gzip.compress(SVG), UNREADABLE),
    # endings that are not true
    ("png.jpg", lambda: saved("PNG"), STORED),
    ("avif.gif", lambda: saved("AVIF"), STORED),
    ("page.png", lambda: b"<!doctype html>" + SCRIPT, UNREADABLE),
    ("program.jpg", lambda: b"MZ\x90\0" + bytes(600), UNREADABLE),
    ("paper.jpg", lambda: saved("PDF"), UNREADABLE),
    ("print.jpg", lambda: saved("TIFF", "CMYK"), UNREADABLE),
    # where the picture was taken
    ("gps.jpg", lambda: saved("JPEG", exif=gps(), xmp=xmp()), STORED),
    ("gps.png", lambda: saved("PNG", exif=gps()), STORED),
    ("gps.webp", lambda: saved("WEBP", exif=gps(), xmp=xmp()), STORED),
    ("gps.avif", lambda: saved("AVIF", exif=gps(), xmp=xmp()), STORED),
    ("broken-exif.jpg", lambda: saved("JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + SECRET), STORED),
    ("broken-exif.png", lambda: small_png(chunk(b"eXIf", b"MM\0*\xff\xff\xff\xff" + SECRET)), STORED),
    # cut off
    ("half.jpg", lambda: half(saved("JPEG", size=(300, 300))), UNREADABLE),
    ("half.png", lambda: half(saved("PNG", size=(300, 300))), UNREADABLE),
    ("half.webp", lambda: half(saved("WEBP", size=(300, 300))), UNREADABLE),
    ("half.avif", lambda: half(saved("AVIF", size=(300, 300))), UNREADABLE),
    # other colours and depths
    ("print-colours.jpg", lambda: saved("JPEG", "CMYK"), STORED),
    ("print-colours-flat.jpg", lambda: saved("JPEG", "CMYK", colour=(0, 200, 200, 20), dpi=(300, 300)), STORED),
    ("deep-grey.png", lambda: png(8, 8, (b"\0" + b"\x80\x00" * 8) * 8, depth=16, colour=0), STORED),
    ("deep-colour.png", lambda: png(8, 8, (b"\0" + b"\x80\x00" * 24) * 8, depth=16, colour=2), STORED),
    ("deep-clear.png", lambda: png(8, 8, (b"\0" + b"\x80\x00" * 32) * 8, depth=16, colour=6), STORED),
    ("palette.png", lambda: saved("PNG", "P", transparency=0), STORED),
    ("one-bit.png", lambda: saved("PNG", "1"), STORED),
    ("largest.jpg", lambda: photograph(6000, 4000), STORED),
    ("dot.png", lambda: saved("PNG", size=(1, 1)), STORED),
    # nothing at all
    ("nothing.jpg", lambda: b"", EMPTY),
    ("nothing.png", lambda: b"", EMPTY),
    # names
    ("../../../etc/passwd.jpg", lambda: saved("JPEG"), STORED),
    ("..\\..\\windows\\system.png", lambda: saved("PNG"), STORED),
    ("nul\0.php.jpg", lambda: saved("JPEG"), STORED),
    ("\0", lambda: saved("JPEG"), MISSING),
    ("x" * 400 + ".jpg", lambda: saved("JPEG"), STORED),
    ("gpj.\u202egnp.exe", lambda: saved("PNG"), STORED),
]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def desk(client):
    client.force_login(make_articles.editor())
    client.raise_request_exception = False
    return client


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def answer(desk, name: str, content: bytes) -> str:
    form = {"title": "A picture", "alt": "What it shows.", "focal_x": 50, "focal_y": 50}
    upload = SimpleUploadedFile("picture", content)
    upload._name = name  # as a hostile client would send it: Django's own class tidies names
    page = desk.post(reverse("admin:articles_imageasset_add"), form | {"file": upload})
    if page.status_code == 302:
        return STORED
    assert page.status_code == 200, name
    (error,) = page.context["adminform"].form.errors["file"]
    return error


def test_the_whole_gauntlet(desk, media):
    answers, seconds = {}, {}
    for name, made, _expected in FILES:
        content = made()
        started_at = time.process_time()
        answers[name] = answer(desk, name, content)
        seconds[name] = time.process_time() - started_at

    assert answers == {name: expected for name, _made, expected in FILES}
    assert {name: taken for name, taken in seconds.items() if taken > MOST_SECONDS} == {}
    assert ImageAsset.objects.count() == list(answers.values()).count(STORED)
    assert len(FILES) >= 30
    for name, content in files_in(media).items():
        assert_is_plain(name, content)


def assert_is_plain(name: str, content: bytes):
    """Ours by its name, what its name says by its content, and nothing in it but a picture."""
    folder, _slash, file = name.partition("/")
    digest, _dash, width_and_kind = file.partition("-")
    width, _dot, kind = width_and_kind.partition(".")

    assert (folder, len(digest), kind in ("avif", "jpeg")) == ("pictures", 16, True), name
    assert [
        word for word in (SECRET, b"script", b"GPS", b"Exif\0\0", b"PK\x03\x04", b"xmpmeta") if word in content
    ] == []
    with Image.open(io.BytesIO(content), formats=[kind]) as picture:
        assert (picture.width, picture.mode, getattr(picture, "n_frames", 1)) == (int(width), "RGB", 1)
        assert dict(picture.getexif()) == {}
        assert picture.info.keys() & {"exif", "xmp", "comment", "icc_profile"} == set()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (lambda: png(8, 8, (b"\0" + b"\x80\x00" * 8) * 8, depth=16, colour=0), (128, 128, 128)),
        (lambda: saved("JPEG", "CMYK", colour=(0, 255, 255, 0)), (254, 0, 0)),
        (lambda: saved("PNG", "RGBA", colour=(0, 0, 0, 0)), (255, 255, 255)),
    ],
    ids=["sixteen-bits", "print-colours", "transparent"],
)
def test_colours_survive(desk, media, content, expected):
    answer(desk, "colour", content())

    (jpeg,) = [data for name, data in files_in(media).items() if name.endswith("jpeg")]
    found = Image.open(io.BytesIO(jpeg)).getpixel((4, 4))
    assert max(abs(one - other) for one, other in zip(found, expected, strict=True)) <= 3, found


def test_a_picture_taken_sideways_stands_upright(desk):
    exif = Image.Exif()
    exif[0x0112] = 6

    answer(desk, "sideways.jpg", saved("JPEG", size=(64, 48), exif=exif.tobytes()))

    assert ImageAsset.objects.values_list("width", "height").get() == (48, 64)


def test_memory_is_capped(tmp_path, settings):
    """In a process of its own: bombs, then the largest pictures that we take."""
    largest = {"size": (6000, 4000), "colour": 128}
    made = [saved("JPEG"), bomb_webp(), bomb_jpeg(), png(50000, 50000, b"\0" * 50), animated("WEBP", 300)]
    made += [
        saved("JPEG", "L", **largest),
        saved("PNG", "RGBA", compress_level=1, size=(6000, 4000), colour=(9, 9, 9, 9)),
    ]
    for number, content in enumerate(made):
        (tmp_path / str(number)).write_bytes(content)

    arguments = [str(tmp_path / "media"), str(tmp_path), str(len(made))]
    run = subprocess.run(
        [sys.executable, "-m", "tests.picture_memory", *arguments],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stderr
    grown = json.loads(run.stdout)
    print("grown by MB:", grown)
    assert [megabytes for megabytes in grown if megabytes > MOST_MEGABYTES] == []
