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
        ("Take 5 milligrams.", "Take 5 micrograms.", ["numbers and units"]),
        ("Take a tablet.", "Take ½ a tablet.", ["numbers and units"]),
        ("A third heal.", "A quarter heal.", ["numbers and units"]),
        ("After twelve days.", "After twenty days.", ["numbers and units"]),
        ("Take it daily.", "Take it weekly.", ["numbers and units"]),
        ("In the morning.", "In the evening.", ["numbers and units"]),
        ("It is safe.", "It is unsafe.", ["“not”, “no”, “stop”"]),
        ("The maximum.", "The minimum.", ["more or less, before or after"]),
        ("The left knee.", "The right knee.", ["more or less, before or after"]),
        ("Call (tel:998).", "Call (tel:999).", ["numbers and units", "where a link leads"]),
        ("Take Xefo.", "Take warfarin.", ["a medicine"]),
        ("Take 400 mg.", "Never take 800 mg of ibuprofen.", ["numbers and units", "“not”, “no”, “stop”", "a medicine"]),
        ("تناول 400 ملغ.", "تناول 800 ملغ.", ["numbers and units"]),
        ("لمدة يومين.", "لمدة أسبوعين.", ["numbers and units"]),
        ("تناول نصف قرص.", "تناول ربع قرص.", ["numbers and units"]),
        ("يمكنكم القيادة.", "لا يمكنكم القيادة.", ["“not”, “no”, “stop”"]),
        ("مع غذاء.", "بدون غذاء.", ["“not”, “no”, “stop”"]),
        ("قبل التورم.", "بعد التورم.", ["more or less, before or after"]),
        ("أكثر من ذلك.", "أقلّ من ذلك.", ["more or less, before or after"]),
        ("الركبة اليمنى.", "الركبة اليسرى.", ["more or less, before or after"]),
        ("تناولوا الباراسيتامول.", "تناولوا مسكنًا.", ["a medicine"]),
        ("هو ألم شديد.", "هو ألم حاد.", []),
    ],
)
def test_what_moved_is_named(old, new, labels):
    assert marks.of(Change("text", "changed", words(old, new))) == labels


def test_what_stays_is_not_named():
    assert marks.of(Change("text", "changed", words("Take 400 mg of ibuprofn.", "Take 400 mg of it."))) == []


def test_any_change_of_a_notice_is_about_a_warning_sign():
    assert marks.of(Change("care notice", "changed", words("Hip", "Hips"), is_warning=True)) == ["a warning sign"]
