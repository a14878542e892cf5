"""Formatted text as a reviewer must read it: links with their address, lists with their signs, emphasis with stars."""

import re
from html.parser import HTMLParser

from articles.blocks.raised import as_signs

MARKUP = re.compile(r"</?(?:a|b|br|em|i|li|ol|p|strong|sub|sup|ul)\b[^>]*>")
STARS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
END_OF_LINE = " ↵\n"


def written_out(text: str) -> str:
    """Plain text stays as it is. Two texts that readers can tell apart give two results."""
    if not MARKUP.search(text):
        return text.strip()
    writer = _Writer()
    writer.feed(as_signs(text))
    writer.close()
    return "".join(writer.said).strip()


class _Writer(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.lists: list[int | None] = []  # the number of the last point; None in a list without numbers
        self.addresses: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in STARS:
            self.said.append(STARS[tag])
        elif tag == "a":
            self.addresses.append(dict(attrs).get("href") or "")
        elif tag == "br":
            self.said.append(END_OF_LINE)
        elif tag in {"ol", "ul"}:
            self.said.append("\n" if self.lists else "")
            self.lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._begin_point()

    def handle_endtag(self, tag):
        if tag in STARS:
            self.said.append(STARS[tag])
        elif tag == "a" and self.addresses:
            self.said.append(f" ({self.addresses.pop()})")
        elif tag in {"ol", "ul"} and self.lists:
            self.lists.pop()
        elif tag in {"p", "li"} and not "".join(self.said[-1:]).endswith("\n"):
            self.said.append("\n")

    def handle_data(self, data):
        self.said.append(data)

    def _begin_point(self):
        number = self.lists[-1] if self.lists else None
        if number is not None:
            self.lists[-1] = number + 1
        sign = "•" if number is None else f"{number + 1}."
        self.said.append("  " * (len(self.lists) - 1) + f"{sign} ")
