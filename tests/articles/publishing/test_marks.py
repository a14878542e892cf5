"""What in a change deserves a careful look."""

import pytest

from articles.publishing import marks
from articles.publishing.differences import Change, words

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("old", "new", "labels"),
    [
        ("Take one tablet.", "Take two tablets.", ["numbers and units"]),
        ("Rest for 2 days.", "Rest for 2 weeks.", ["numbers and units"]),
        ("Do not run.", "Run.", ["“not”, “no”, “stop”"]),
        ("You can drive.", "You can’t drive.", ["“not”, “no”, “stop”"]),
        ("Come before the swelling.", "Come after the swelling.", ["more or less, before or after"]),
        ("Take paracetamol.", "Take a painkiller.", ["a medicine"]),
        ("Most muscles heal.", "Many muscles heal.", ["more or less, before or after"]),
        ("It hurts alot.", "It hurts a lot.", []),
        ("Take 400 mg.", "Never take 800 mg of ibuprofen.", ["numbers and units", "“not”, “no”, “stop”", "a medicine"]),
    ],
)
def test_what_moved_is_named(old, new, labels):
    assert marks.of(Change("text", "changed", words(old, new))) == labels


def test_what_stays_is_not_named():
    assert marks.of(Change("text", "changed", words("Take 400 mg of ibuprofn.", "Take 400 mg of it."))) == []


def test_any_change_of_a_notice_is_about_a_warning_sign():
    assert marks.of(Change("care notice", "changed", words("Hip", "Hips"), is_warning=True)) == ["a warning sign"]
