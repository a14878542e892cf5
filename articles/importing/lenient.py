"""Reads an export that is a little broken: every repair is told with its line. Only text is repaired, never tags."""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.entities import html5

OPENS, CLOSES = "<![CDATA[", "]]>"
LONGEST_BOUNDARY = 40  # of what may be cut in two between pieces: a mark of CDATA, an entity
# Code points that XML does not allow.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
AMPERSAND = re.compile(r"&(?:(#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});)?")
OF_XML = {"amp", "lt", "gt", "quot", "apos"}
BEGINS = re.compile(r"<\?xml|<rss\b|<!DOCTYPE", re.IGNORECASE)
BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class Repair:
    """`code` is a key of report.WORDS."""

    code: str
    line: int
    detail: str = ""


class Lenient:
    """Gives the pieces of a file as good UTF-8, and keeps what it had to repair. UTF-16 passes as it is."""

    def __init__(self):
        self.repairs: list[Repair] = []
        self.line = 1
        self.dropped = 0  # lines before the beginning

    def pieces(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        chunks = iter(chunks)
        first = next(chunks, b"")
        if first.startswith(BOMS):
            yield first
            yield from chunks
            return
        decoder = codecs.getincrementaldecoder(_encoding(first))("surrogateescape")
        rest = self._begun(decoder.decode(first.removeprefix(codecs.BOM_UTF8)))
        inside = False
        for chunk in chunks:
            rest, inside, ready = self._repaired(rest + decoder.decode(chunk), inside, is_last=False)
            yield ready
        rest, inside, ready = self._repaired(rest + decoder.decode(b"", True), inside, is_last=True)
        yield ready

    def _begun(self, text: str) -> str:
        """Without what stands before the beginning, such as a message of PHP."""
        found = BEGINS.search(text)
        if found is None or not found.start():
            return text
        before = text[: found.start()]
        if before.strip():
            self.repairs.append(Repair("before_start", 1, " ".join(before.split())[:200]))
        self.dropped = before.count("\n")
        self.line += self.dropped
        return text[found.start() :]

    def _repaired(self, text: str, inside: bool, *, is_last: bool) -> tuple[str, bool, bytes]:
        """The rest for the next piece, whether that begins in CDATA, and what is ready."""
        ready: list[str] = []
        place = 0
        while True:
            mark = CLOSES if inside else OPENS
            end = text.find(mark, place)
            if end < 0:
                break
            ready += [self._good(text[place:end], inside), mark]
            place, inside = end + len(mark), not inside
        rest = text[place:]
        until = len(rest) if is_last else max(0, len(rest) - LONGEST_BOUNDARY)
        if not is_last and not inside and (cut := rest.rfind("&", max(0, until - LONGEST_BOUNDARY), until)) >= 0:
            until = cut  # an entity is not cut in two
        keep = rest[until:]
        ready.append(self._good(rest[:until], inside))
        return keep, inside, "".join(ready).encode()

    def _good(self, text: str, inside: bool) -> str:
        text = FORBIDDEN.sub(lambda found: self._byte(text, found), text)
        if not inside and "&" in text:
            text = AMPERSAND.sub(lambda found: self._ampersand(text, found), text)
        self.line += text.count("\n")
        return text

    def _byte(self, text: str, found: re.Match) -> str:
        """A byte that is no UTF-8 is read as Windows reads it; a control character is dropped."""
        code = ord(found[0])
        if 0xDC80 <= code <= 0xDCFF:
            sign = bytes([code - 0xDC00]).decode("cp1252", "replace")
            self._tell("bad_byte", text, found.start(), f"0x{code - 0xDC00:02X} → {sign}")
            return sign
        self._tell("control", text, found.start(), f"U+{code:04X}")
        return ""

    def _ampersand(self, text: str, found: re.Match) -> str:
        name = found[1]
        if name in OF_XML:
            return found[0]
        if name and name.startswith("#"):
            code = int(name[2:], 16) if name[1] == "x" else int(name[1:])
            if code <= 0x10FFFF and not FORBIDDEN.match(chr(code)):
                return found[0]
            self._tell("control", text, found.start(), found[0])
            return ""
        self._tell("ampersand", text, found.start(), _around(text, found.start()))
        if name and f"{name};" in html5:
            return html5[f"{name};"].replace("&", "&amp;").replace("<", "&lt;")
        return f"&amp;{found[0][1:]}"

    def _tell(self, code: str, text: str, place: int, detail: str) -> None:
        self.repairs.append(Repair(code, self.line + text.count("\n", 0, place), detail))


def _encoding(first: bytes) -> str:
    """The encoding that the file declares, if it is one of single bytes."""
    declared = re.search(rb"""^<\?xml[^>]*encoding=["']([\w-]+)""", first[:300].lstrip())
    try:
        name = codecs.lookup(declared[1].decode()).name if declared else "utf-8"
    except LookupError:
        return "utf-8"
    return name if name.startswith(("iso8859", "cp125")) else "utf-8"


def _around(text: str, place: int) -> str:
    return " ".join(text[max(0, place - 20) : place + 20].split())
