"""What speaks for a machine or for advertising, each rule with its reason. Nothing here asks the database.

No puzzle: it keeps out who is in pain, old or blind, and machines solve it. What looks like spam is answered as
everything else, so that whoever wrote it learns nothing. Docs: decisions/0019.
"""

import hashlib
import re
import unicodedata
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from django.core.signing import BadSignature, Signer

# A page that was left open overnight is sent once more, by a person who has just looked at it.
KEPT_FOR = timedelta(hours=12)

_signer = Signer(salt="articles.spam.begun")

# Names of sites as people type them; "e.g." and "Dr.Ahmed" are none.
_ENDINGS = "com|net|org|info|biz|ru|cn|xyz|top|shop|site|online|club|link|click|icu|vip|app|io|co|me|tv|ae"
_LINK = re.compile(rf"https?:|\bwww\.|\[/?url|<\s*a\b|\bhref\s*=|(?<![@\w])[\w-]+\.(?:{_ENDINGS})\b", re.IGNORECASE)
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


class Suspicion(StrEnum):
    TRAP = "trap"  # filled in what no person sees
    HASTE = "haste"  # sent sooner than anybody types
    LINK = "link"  # patients ask and tell; who advertises links
    REPEATED = "repeated"  # the same words as lately, here or under another article


def begun(now: datetime) -> str:
    """When a form was made, signed: a machine has to open it, as people do."""
    return _signer.sign(str(int(now.timestamp())))


def began_at(token: str, now: datetime) -> datetime | None:
    """None for what we never gave out, and for what is too old."""
    try:
        moment = datetime.fromtimestamp(int(_signer.unsign(token)), UTC)
    except (BadSignature, ValueError):
        return None
    return moment if now - moment <= KEPT_FOR else None


def suspicion(*texts: str, trap: str, took: timedelta, at_least: timedelta) -> str:
    """What speaks against it, or nothing. `took` is from the form's making to its sending."""
    if trap:
        return Suspicion.TRAP
    if took < at_least:
        return Suspicion.HASTE
    if any(_LINK.search(unicodedata.normalize("NFKC", text)) for text in texts):
        return Suspicion.LINK
    return ""


def mixes_scripts(text: str) -> bool:
    """Whether a word is made of letters that only look alike. One Greek letter before others is a unit or a name."""
    for word in re.findall(r"\w+", text):
        if "GREEK" in unicodedata.name(word[0], ""):
            word = word[1:]
        scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()}
        if len(scripts.intersection(_SCRIPTS)) > 1:
            return True
    return False


def fingerprint(text: str) -> str:
    """The same for the same words, however they are spaced, written large or punctuated."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return hashlib.sha256("".join(letter for letter in plain if letter.isalnum()).encode()).hexdigest()
