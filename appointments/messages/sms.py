"""Text messages (SMS) through the provider in SMS_URL. Without that setting the channel does not exist.

SMS_URL is an address for the library apprise, which supports some thirty providers, with `{phone}` for the recipient's
number: `twilio://SID:TOKEN@+14155552671/{phone}`. apprise only reports success or failure.
"""

import logging

import phonenumbers
from django.conf import settings
from phonenumbers import PhoneNumberType

MAY_BE_MOBILE = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}

logging.getLogger("apprise").setLevel(logging.CRITICAL)  # its log lines contain phone numbers and addresses


class NotAccepted(Exception):
    """The provider did not accept the message. apprise gives no reason."""


def reaches(phone) -> bool:
    """Whether a text message can be sent to this number. Landlines cannot receive one."""
    return bool(settings.SMS_URL and phone and phonenumbers.number_type(phone) in MAY_BE_MOBILE)


def send(phone, words: str) -> None:
    """Send `words` through the provider. Raises NotAccepted."""
    from apprise import Apprise  # takes seconds to load; only the worker needs it, and only with a provider

    provider = Apprise()
    number = phone.as_e164
    if not provider.add(settings.SMS_URL.replace("{phone}", number)) or not provider.notify(body=words):
        raise NotAccepted
