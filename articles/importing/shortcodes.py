"""WordPress's shortcodes ([gallery ids="5"]) and the blocks that it makes when a page is shown.

Each is replaced by a mark among the text, which no parser of HTML touches; markup.py meets it in its place.
"""

import re
from dataclasses import dataclass, field
from html import unescape

OPENING, CLOSING = "\ufdd0", "\ufdd1"  # code points that no text contains
MARK = re.compile(f"{OPENING}(\\d+){CLOSING}")
SHORTCODE = re.compile(r"(?<!\[)\[(/?)([a-zA-Z][\w-]*)((?:\s[^\[\]]*)?)\](?!\])")
DYNAMIC = re.compile(r"<!--\s*(wp:([\w/-]+)[^>]*?/)\s*-->")
CAPTION = re.compile(r"(\[(?:wp_)?caption\b[^\]]*\])(.*?)(\[/(?:wp_)?caption\])", re.DOTALL | re.IGNORECASE)
VALUE = re.compile(r"""(?<![\w-])([\w-]++)\s*+=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))""")
QUOTES = str.maketrans("“”″„‘’′", '""""\'\'\'')
FILMS = {"embed", "video", "youtube", "vimeo", "wpvideo", "fusion_youtube", "fusion_vimeo", "vc_video", "et_pb_video"}
KNOWN = {"gallery", "audio", "playlist", "more", "toc", *FILMS}
TOGGLES = re.compile(r"toggle$|spoiler|accordion[-_]?(?:item|section)|accordion_son|tta_section|(?:^|[_-])tab$")
LAYOUT = re.compile(r"(?:^|_)(?:row|column|columns|section|container|inner|wrapper|col|column_text|text|clear)(?:_|$)")
# What stands between their tags is code, not text.
HOLDS_CODE = {"vc_raw_html", "vc_raw_js", "fusion_code", "et_pb_code"}


@dataclass(frozen=True)
class Shortcode:
    raw: str
    name: str
    is_end: bool = False
    has_end: bool = False
    values: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return self.values.get("title") or self.values.get("heading") or ""

    @property
    def is_layout(self) -> bool:
        """Whether it only arranges the text in it."""
        return bool(LAYOUT.search(self.name)) and (self.is_end or self.has_end) and not self.title

    @property
    def is_toggle(self) -> bool:
        return bool(TOGGLES.search(self.name)) and (self.is_end or bool(self.title and self.has_end))


def mark(html: str) -> tuple[str, list[Shortcode]]:
    """The HTML with a mark for each shortcode. [word] counts as one if it is known, is closed, or has values."""
    html = html.replace(OPENING, "").replace(CLOSING, "")
    found: list[Shortcode] = []

    def replaced(code: Shortcode) -> str:
        found.append(code)
        return f"{OPENING}{len(found) - 1}{CLOSING}"

    def caption(match) -> str:
        picture = re.match(r"\s*((?:<a\b[^>]*>)?\s*<img\b[^>]*>\s*(?:</a>)?)(.*)", match[2], re.DOTALL)
        code = replaced(Shortcode(f"{match[1]} {match[3]}", "caption"))
        if picture is None:
            return code + match[2]
        return f"{code}<figure>{picture[1]}<figcaption>{picture[2]}</figcaption></figure>"

    def shortcode(match) -> str:
        slash, name, more = match[1], match[2].lower(), match[3]
        if name not in KNOWN | closed and "=" not in more and "_" not in name:
            return match[0]
        return replaced(Shortcode(match[0], name, bool(slash), name in closed, _values(more)))

    html = DYNAMIC.sub(lambda match: replaced(Shortcode(match[1], f"wp:{match[2]}")), html)
    html = CAPTION.sub(caption, html)
    closed = {name.lower() for slash, name, _more in SHORTCODE.findall(html) if slash}
    return SHORTCODE.sub(shortcode, html), found


def unmark(text: str, codes: list[Shortcode]) -> str:
    """The text as it was, for a shortcode in an attribute."""
    return MARK.sub(lambda match: codes[int(match[1])].raw, text)


def said(raw: str) -> str:
    """The plain words of a shortcode as it was written."""
    return unescape(re.sub(r"<[^<>]*>", " ", raw))


def _values(text: str) -> dict[str, str]:
    text = unescape(text).translate(QUOTES)
    return {name.lower(): double or single or bare for name, double, single, bare in VALUE.findall(text)}


def without(raw: str, value: str) -> str:
    """The words of a shortcode but for `value`, which the draft has."""
    plain = said(raw)
    return plain.replace(value, " ", 1) if value else plain
