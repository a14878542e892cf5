"""What a patient agrees to before a request is sent.

Each request stores the version and the language of the text that was shown. A changed text is a new version:
`tests/appointments/booking/test_consent.py` holds the words of each version and fails where one was changed under its
number.
"""

from django.utils.translation import gettext_lazy as _

VERSION = "2026-11"

TEXT = _(
    "I agree that the clinic stores these details to answer my request, and contacts me about it by phone or e-mail. "
    "Only the clinic's staff see them."
)
