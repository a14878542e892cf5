"""What speaks for a machine or for advertising, word by word."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.readers import spam

pytestmark = pytest.mark.pure

NOW = datetime(2026, 6, 1, 8, tzinfo=UTC)
FOUR, MINUTE = timedelta(seconds=4), timedelta(minutes=1)


def judged(*texts, trap="", took=MINUTE):
    return spam.suspicion(*texts, trap=trap, took=took, at_least=FOUR)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you, this helped me e.g. in the morning.",
        "Dr.Ahmed was kind. I slept 7.5 hours.",
        "Is 20 mg/day too much? ...and what about heat?",
        "شكرا جزيلا، المقال مفيد.",
        "Write to me: reader@example.com",
    ],
)
def test_people_are_not_suspected(text):
    assert judged(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "See https://pills.example/buy",
        "HTTP://x",
        "www.pills.example",
        "cheap at pills-now.com today",
        "pills-now.XYZ/best",
        "ｗｗｗ．pills.com",
        '<a href="x">pills</a>',
        "[url=pills]buy[/url]",
    ],
)
def test_whoever_links_is(text):
    assert judged("Reader", text) == "link"
    assert judged(text, "Fine words.") == "link"


def test_the_trap_and_haste_come_first():
    assert judged("www.x.com", trap="yes") == "trap"
    assert judged("Fine.", took=FOUR - timedelta(seconds=1)) == "haste"
    assert judged("Fine.", took=FOUR) == ""


def test_a_form_is_as_old_as_its_signature_says():
    token = spam.begun(NOW)

    assert spam.began_at(token, NOW + MINUTE) == NOW
    assert spam.began_at(token, NOW + spam.KEPT_FOR) == NOW
    assert spam.began_at(token, NOW + spam.KEPT_FOR + timedelta(seconds=1)) is None
    for forged in ("", token[:-1], token.replace(token[0], "9", 1), "1:x"):
        assert spam.began_at(forged, NOW) is None


@pytest.mark.parametrize(
    ("text", "mixes"),
    [
        ("Plain words and слова, side by side", False),
        ("شكرا for the article", False),
        ("5 μg of α2 and β-blockers, γGT", False),
        ("p\u0430ypal", True),
        ("M\u03bfney", True),
    ],
)
def test_letters_that_only_look_alike_are_found(text, mixes):
    assert spam.mixes_scripts(text) is mixes


def test_the_same_words_are_the_same_however_they_are_dressed():
    assert spam.fingerprint("Great  POST!!") == spam.fingerprint("great post")
    assert spam.fingerprint("great post") != spam.fingerprint("great posts")
