"""The words of each version of the consent text: a changed text needs a new version."""

from appointments.booking import consent

WORDS = {
    "2026-11": (
        "I agree that the clinic stores these details to answer my request, and contacts me about it by phone or "
        "e-mail. Only the clinic's staff see them."
    ),
}


def test_the_words_of_a_version_do_not_change():
    assert str(consent.TEXT) == WORDS[consent.VERSION]
