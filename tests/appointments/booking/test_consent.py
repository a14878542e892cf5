"""The words of each version of the consent text: a changed text needs a new version."""

from appointments.booking import consent

WORDS = {
    "2026-11": (
        "I agree that the clinic stores these details to answer my request, and contacts me about it by phone or "
        "e-mail. Only the clinic's staff see them."
    ),
    "2026-12": (
        "I agree that the clinic stores these details to answer my request, and contacts me about it by phone or "
        "email. After the clinic has answered, its emails name the patient's given name and the doctor or therapist. "
        "Only the clinic's staff see these details."
    ),
}


def test_the_words_of_a_version_do_not_change():
    assert str(consent.TEXT) == WORDS[consent.VERSION]
