"""Email without a mail server: each message is saved as a file."""

import uuid
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend


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
