"""A mail server on this machine that keeps what it is given."""

import email
from email.policy import default


class PostOffice:
    """What arrived, in order; `before_accepting` runs after a letter came and before the sender hears of it.

    It takes everything, unless it is told to refuse: `answer_to_recipient` (words, or a function of the address)
    and `answer_to_letter` are what it says instead.
    """

    def __init__(self):
        self.letters = []
        self.before_accepting = lambda: None
        self.answer_to_recipient = ""
        self.answer_to_letter = ""

    async def handle_RCPT(self, server, session, envelope, address, options):
        refusal = self.answer_to_recipient
        if refusal := refusal(address) if callable(refusal) else refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.answer_to_letter:
            return self.answer_to_letter
        self.letters.append(email.message_from_bytes(envelope.content, policy=default))
        self.before_accepting()
        return "250 OK"

    def text(self, subject: str) -> str:
        """The text part of the newest letter with these words in its subject."""
        letter = next(letter for letter in reversed(self.letters) if subject in letter["Subject"])
        return letter.get_body(("plain",)).get_content()
