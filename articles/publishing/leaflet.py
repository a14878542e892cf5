"""What a leaflet to take away says: the sections that somebody has chosen, always all warning signs, and the cautions
for the medicines that it names.
"""

import math
from collections.abc import Collection
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from articles.models import Edition
from articles.publishing import medicines, rendering
from articles.publishing.snapshot import is_about_clinic
from clinic.models import Urgency

# Names of what has no anchor of its own. An anchor has no dot.
BEGINNING = ".beginning"
KEY_POINTS = ".key-points"
# A film cannot be printed, the sources stand on the page, and the signs come first, whatever is chosen.
NOT_ON_PAPER = {"video_embed", "reference_list", "care_notice"}
ALWAYS_SAID = ["title", "summary"]
MOST_URGENT_FIRST = [Urgency.EMERGENCY, Urgency.HOSPITAL, Urgency.URGENT, Urgency.ROUTINE]
WORDS_ON_A_SHEET = 420  # A4 with lists and headings
WORDS_AROUND = 120  # title, address, who reviewed it


@dataclass(frozen=True)
class Section:
    name: str
    heading: str
    html: str
    is_chosen: bool


@dataclass(frozen=True)
class Leaflet:
    sections: list[Section]
    notices: list[tuple[str, list[str]]]  # urgency and wordings, the most urgent first
    cautions: str  # HTML of those that stand in sections that are not chosen
    lacks_cautions: bool  # it names a medicine or a dose, and the article does not hold its whole caution

    @property
    def chosen(self) -> list[Section]:
        return [section for section in self.sections if section.is_chosen]

    @property
    def sheets(self) -> int:
        """An estimate: how much fits on a sheet is up to the printer."""
        signs = sum(len(wording.split()) for _urgency, wordings in self.notices for wording in wordings)
        words = signs + sum(
            len(strip_tags(html).split()) for html in [*(section.html for section in self.chosen), self.cautions]
        )
        return math.ceil((WORDS_AROUND + words) / WORDS_ON_A_SHEET)


def make(edition: Edition, chosen: Collection[str]) -> Leaflet:
    """Of the sections with the names in `chosen`, or of the key points if it is empty. It makes no queries."""
    wanted, snapshot = set(chosen) or {KEY_POINTS}, edition.snapshot
    parts = _parts(snapshot)
    found = [
        Section(name, heading, html, name in wanted)
        for name, heading, blocks in parts
        if (html := _html(snapshot, blocks))
    ]
    if edition.facts["key_points"].strip():
        html = render_to_string("articles/includes/key_points.html", {"facts": edition.facts})
        found.insert(0, Section(KEY_POINTS, _("Key points"), html, KEY_POINTS in wanted))
    cautions, lacks_cautions = _cautions(edition, parts, wanted)
    return Leaflet(found, _notices(snapshot["blocks"]), cautions, lacks_cautions)


def _cautions(edition: Edition, parts: list[tuple[str, str, list[dict]]], wanted: set[str]) -> tuple[str, bool]:
    """HTML of the cautions for what the leaflet names and does not hold yet, and whether the article lacks one."""
    blocks = [(block, rendering.plain(block), name in wanted) for name, _heading, members in parts for block in members]
    said = [edition.facts[name] for name in ALWAYS_SAID] + [text for _block, text, is_chosen in blocks if is_chosen]
    if KEY_POINTS in wanted:
        said.append(edition.facts["key_points"])
    places, is_lacking = medicines.cautions_about("\n".join(said), [text for _block, text, _is_chosen in blocks])
    carried = [blocks[place][0] for place in places if not blocks[place][2]]
    return _html(edition.snapshot, carried), is_lacking


def _parts(snapshot: dict) -> list[tuple[str, str, list[dict]]]:
    """Name, heading and blocks of each section of the article."""
    parts: list[tuple[str, str, list[dict]]] = [(BEGINNING, _("Beginning"), [])]
    for block in snapshot["blocks"]:
        if block["kind"] == "section_heading" and block["fields"]["level"] == 2:
            parts.append((block["fields"]["anchor"], block["fields"]["text"], [block]))
        elif block["kind"] not in NOT_ON_PAPER and not is_about_clinic(block):
            parts[-1][2].append(block)
    return parts


def _html(snapshot: dict, blocks: list[dict]) -> str:
    """ "" of a section that has nothing but headings left. Links to sources lead nowhere on paper."""
    if all(block["kind"] == "section_heading" for block in blocks):
        return ""
    segments = rendering.render(snapshot | {"blocks": blocks})["segments"]
    html = "".join(segment["html"] for segment in segments if segment["kind"] == "html")
    return rendering.CITED.sub("", html)


def _notices(blocks: list[dict]) -> list[tuple[str, list[str]]]:
    wordings: dict[str, list[str]] = {urgency: [] for urgency in MOST_URGENT_FIRST}
    for block in blocks:
        if block["kind"] == "care_notice":
            wordings[block["fields"]["urgency"]] += block["frozen"]["wordings"]
    return [(urgency, list(dict.fromkeys(signs))) for urgency, signs in wordings.items() if signs]
