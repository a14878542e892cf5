"""The words that a reader agrees to with a comment: a changed text needs a new version."""

import pytest

from articles.readers import consent

pytestmark = pytest.mark.pure

WORDS = {
    "2026-11": (
        "I agree that the clinic stores this comment and may show it here with the name that I gave. "
        "It can be taken down at any time: I only have to ask."
    ),
}


def test_the_words_of_a_version_do_not_change():
    assert str(consent.TEXT) == WORDS[consent.VERSION]
