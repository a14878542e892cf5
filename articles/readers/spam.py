"""Rules that detect machines and advertising. They make no queries.

No CAPTCHA: it excludes people who are in pain, old or blind, and machines solve it. Suspected spam gets the same
response as other comments, so that the sender learns nothing. Docs: decisions/0019.
"""

import hashlib
import re
import unicodedata
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from django.core.signing import BadSignature, Signer

# Older forms have to be sent again.
KEPT_FOR = timedelta(hours=12)

_signer = Signer(salt="articles.spam.begun")

# Domain names as people type them, but not "e.g." or "Dr.Ahmed".
_ENDINGS = "com|net|org|info|biz|ru|cn|xyz|top|shop|site|online|club|link|click|icu|vip|app|io|co|me|tv|ae"
_LINK = re.compile(rf"https?:|\bwww\.|\[/?url|<\s*a\b|\bhref\s*=|(?<![@\w])[\w-]+\.(?:{_ENDINGS})\b", re.IGNORECASE)
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


class Suspicion(StrEnum):
    TRAP = "trap"  # the hidden field was filled in
    HASTE = "haste"  # sent faster than anyone can type
    LINK = "link"  # contains a link, which advertising does and patients rarely do
    REPEATED = "repeated"  # the same words were sent recently, here or under another article


def begun(now: datetime) -> str:
    """The signed time when the form was made, so that a machine has to open the form first."""
    return _signer.sign(str(int(now.timestamp())))


def began_at(token: str, now: datetime) -> datetime | None:
    """The time when the form was made. None if the signature is wrong or too old."""
    try:
        moment = datetime.fromtimestamp(int(_signer.unsign(token)), UTC)
    except (BadSignature, ValueError):
        return None
    return moment if now - moment <= KEPT_FOR else None


def suspicion(*texts: str, trap: str, took: timedelta, at_least: timedelta) -> str:
    """The reason to suspect spam, or "". `took` is the time between making and sending the form."""
    if trap:
        return Suspicion.TRAP
    if took < at_least:
        return Suspicion.HASTE
    if any(_LINK.search(unicodedata.normalize("NFKC", text)) for text in texts):
        return Suspicion.LINK
    return ""


def mixes_scripts(text: str) -> bool:
    """Whether a word mixes letters of several alphabets. One Greek letter at the start is allowed (units, names)."""
    for word in re.findall(r"\w+", text):
        if "GREEK" in unicodedata.name(word[0], ""):
            word = word[1:]
        scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()}
        if len(scripts.intersection(_SCRIPTS)) > 1:
            return True
    return False


def fingerprint(text: str) -> str:
    """A hash of the words that ignores spaces, case and punctuation."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return hashlib.sha256("".join(letter for letter in plain if letter.isalnum()).encode()).hexdigest()
