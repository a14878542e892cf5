"""What a reader agrees to with a comment. A changed text is a new version: each comment stores which one was shown."""

from django.utils.translation import gettext_lazy as _

VERSION = "2026-11"

TEXT = _(
    "I agree that the clinic stores this comment and may show it here with the name that I gave. "
    "It can be taken down at any time: I only have to ask."
)
