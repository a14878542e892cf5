"""Text messages (SMS), where the operator has named a provider in SMS_URL; without one the channel does not exist.

SMS_URL is an address of the library apprise, which speaks to some thirty providers, with `{phone}` where the reader's
number belongs: `twilio://SID:TOKEN@+14155552671/{phone}`. apprise says yes or no and nothing else.
"""

import logging

import phonenumbers
from django.conf import settings
from phonenumbers import PhoneNumberType

MAY_BE_MOBILE = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}

logging.getLogger("apprise").setLevel(logging.CRITICAL)  # its lines name numbers and addresses


class NotAccepted(Exception):
    """The provider did not take the message, for whatever reason."""


def reaches(phone) -> bool:
    """Whether a text message can be sent to this number: not to a landline."""
    return bool(settings.SMS_URL and phone and phonenumbers.number_type(phone) in MAY_BE_MOBILE)


def send(phone, words: str) -> None:
    """Hand `words` to the provider; raises NotAccepted."""
    from apprise import Apprise  # seconds to load: only the worker needs it, and only with a provider

    provider = Apprise()
    number = phone.as_e164
    if not provider.add(settings.SMS_URL.replace("{phone}", number)) or not provider.notify(body=words):
        raise NotAccepted
