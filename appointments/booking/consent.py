"""The consent text that a patient agrees to before sending a request.

Each request stores the version and language of the text that was shown. A changed text needs a new version:
`tests/appointments/booking/test_consent.py` fails if the words change and the version does not.
"""

from django.utils.translation import gettext_lazy as _

VERSION = "2026-12"

TEXT = _(
    "I agree that the clinic stores these details to answer my request, and contacts me about it by phone or email. "
    "After the clinic has answered, its emails name the patient's given name and the doctor or therapist. Only the "
    "clinic's staff see these details."
)
