"""Reads and compiles the translations in locale/, so that installing needs no GNU gettext. Only makemessages does."""

import ast
import os
import struct
from collections.abc import Iterator
from pathlib import Path

MAGIC = 0x950412DE
Message = dict[str, str]  # by the words of the file: msgctxt, msgid, msgid_plural, msgstr, msgstr[0] and so on; flags


def read(source: Path) -> list[Message]:
    """Every message that is in use, the header first. An empty line stands between two messages."""
    messages = map(_message, source.read_text(encoding="utf-8").split("\n\n"))
    return [message for message in messages if "msgid" in message]


def translations(message: Message) -> list[str]:
    """One, or one for each form of the plural."""
    return [words for key, words in message.items() if key.startswith("msgstr")]


def compile_changed(folder: Path) -> list[Path]:
    """Every catalogue in a folder of LOCALE_PATHS that is newer than what was compiled from it."""
    return [source for source in sorted(folder.glob("*/LC_MESSAGES/*.po")) if _compile_if_changed(source)]


def _compile_if_changed(source: Path) -> bool:
    """Write the .mo file that Python's gettext reads, beside its source."""
    compiled = source.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
        return False
    unfinished = compiled.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(b"".join(_packed(read(source))))
    unfinished.replace(compiled)  # at once: others may be reading it
    return True


def _message(text: str) -> Message:
    message: Message = {}
    key = ""
    for line in text.splitlines():
        if line.startswith("#,"):
            message["flags"] = line
        if line.startswith("#"):
            continue
        if not line.startswith('"'):
            key, _space, line = line.partition(" ")
        message[key] = message.get(key, "") + ast.literal_eval(line)
    return message


def _packed(messages: list[Message]) -> Iterator[bytes]:
    """The format of GNU's .mo files: a head, the places of all keys and of all translations, then these themselves."""
    pairs = sorted((_key(each), "\0".join(translations(each)).encode()) for each in messages if all(translations(each)))
    count, place = len(pairs), 28 + 16 * len(pairs)
    yield struct.pack("<7I", MAGIC, 0, count, 28, 28 + 8 * count, 0, 0)
    columns = [[pair[0] for pair in pairs], [pair[1] for pair in pairs]]
    for column in columns:
        for words in column:
            yield struct.pack("<2I", len(words), place)
            place += len(words) + 1
    for column in columns:
        yield from (words + b"\0" for words in column)


def _key(message: Message) -> bytes:
    context = f"{message['msgctxt']}\x04" if "msgctxt" in message else ""
    plural = f"\0{message['msgid_plural']}" if "msgid_plural" in message else ""
    return f"{context}{message['msgid']}{plural}".encode()
