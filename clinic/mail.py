"""Handing over an email with one recipient, and email without a mail server: each message is saved as a file."""

import logging
import smtplib
import uuid
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

log = logging.getLogger(__name__)

FAULTS = (OSError, smtplib.SMTPException, ValueError)


def hand_over(address: str, subject: str, body: str) -> str:
    """ "" if a mail server accepted the email, otherwise the kind of error; call it outside any transaction."""
    if not address:
        return "NoAddress"
    message = EmailMessage(" ".join(subject.split()), body, settings.DEFAULT_FROM_EMAIL, [address])
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    try:
        return "" if message.send() else "NotTaken"
    except FAULTS as fault:
        log.warning("A mail was not taken: %s", type(fault).__name__)
        return type(fault).__name__


class FileBackend(BaseEmailBackend):
    """Write each message to EMAIL_FILE_PATH as an .eml file, atomically."""

    def send_messages(self, email_messages):
        folder = Path(str(settings.EMAIL_FILE_PATH))  # type: ignore[misc]
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for message in email_messages:
            name = uuid.uuid4().hex
            draft = folder / f"{name}.part"
            draft.write_bytes(message.message().as_bytes(linesep="\r\n"))
            draft.rename(folder / f"{name}.eml")
        return len(email_messages)
