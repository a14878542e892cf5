"""The loss ledger: what of the source is not in the draft as it was, where it stood, and its words."""

from dataclasses import dataclass, field, replace

# Nothing of these is missing: the draft says it in another form.
TURNED = {
    *{"added", "caption_code", "film", "footnote_field", "gallery", "own_link", "picture_link"},
    *{"plain_type", "toggle", "typed_signs", "layout_table", "format", "film_code", "layout_code", "page_link"},
}
OF_WORDS = {"typed_signs", "cut", "known_words", "struck", "hidden"}
MOST_LETTERS = 2000  # of an entry's words, as they are stored and shown


@dataclass(frozen=True)
class Entry:
    """`words`, `links` and `pictures` are what the draft lacks; counting.py adds them to what the draft has.

    `code` is a key of report.WORDS. `place` is the heading that it stood under; "" above the first.
    """

    code: str
    detail: str = ""
    place: str = ""
    words: str = ""
    links: tuple[str, ...] = ()
    pictures: int = 0

    @property
    def is_loss(self) -> bool:
        return self.code not in TURNED

    def as_data(self) -> dict:
        """For JSON, without what is empty."""
        facts = {"code": self.code, "detail": self.detail, "place": self.place, "words": self.words[:MOST_LETTERS]}
        return {name: value for name, value in facts.items() if value} | ({"links": self.links} if self.links else {})

    @classmethod
    def of(cls, data: "dict | str") -> "Entry":
        """From JSON. Imports before there was a ledger stored a code and a detail: "shortcode:gallery"."""
        if isinstance(data, str):
            code, _colon, detail = data.partition(":")
            return cls(code, detail)
        return cls(**data | {"links": tuple(data.get("links", ()))})


@dataclass
class Ledger:
    entries: list[Entry] = field(default_factory=list)

    def add(self, code: str, detail: str = "", *, place: str = "", words: str = "", links=(), pictures: int = 0):
        """The same thing at the same place is one entry. What is only about words needs some."""
        if code in OF_WORDS and not any(map(str.isalnum, words)):
            return
        entry = Entry(code, detail, place, words.strip(), tuple(links), pictures)
        for number, other in enumerate(self.entries):
            if (other.code, other.detail, other.place) == (code, detail, place):
                self.entries[number] = replace(
                    other,
                    words=f"{other.words} {entry.words}".strip(),
                    links=other.links + entry.links,
                    pictures=other.pictures + pictures,
                )
                return
        self.entries.append(entry)
