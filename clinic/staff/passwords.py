"""What a password may be: NIST SP 800-63B. A length, nothing that everybody guesses, and no rules of composition.

It does not expire. Django's own validators have the length, the list of common passwords and the person's own name.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from clinic.models import ClinicProfile

SHORTEST_WORD = 4


class NotTheClinicsName:
    """Refuses a password that is little more than a word of the clinic's name or address (800-63B, 5.1.1.2)."""

    def validate(self, password: str, user=None) -> None:
        plain = password.casefold()
        for word in self._words():
            plain = plain.replace(word, "")
        if sum(letter.isalpha() for letter in plain) < SHORTEST_WORD and plain != password.casefold():
            raise ValidationError(_("This password is little more than the clinic's name."), code="clinics_name")

    def get_help_text(self) -> str:
        return _("Your password cannot be the clinic's name with a few digits.")

    def _words(self) -> list[str]:
        profile = ClinicProfile.objects.current()
        host = (urlsplit(settings.SITE_URL).hostname or "").replace(".", " ")
        words = f"{profile.name} {profile.city} {host}".casefold().split()
        return sorted({word for word in words if len(word) >= SHORTEST_WORD}, key=len, reverse=True)
