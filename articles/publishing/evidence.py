"""Statements that need a source beside them, and treatments that need a "not if"."""

import re
from collections.abc import Iterator

from django.utils.html import strip_tags

from articles.blocks.base import lines
from articles.blocks.raised import as_signs
from articles.publishing.arabic import word
from articles.publishing.medicines import MEDICINES
from articles.publishing.snapshot import CITATION

COUNTS = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|a few|few)"
UNITS = r"(?:in|of|out of|times|days?|weeks?|months?|years?|minutes?|hours?|people|percent|per cent|degrees)"
ASKS_FOR_A_SOURCE = re.compile(
    rf"\d|\b{COUNTS} (?:{UNITS})\b|\b(?:most|mostly|majority|safe|safely)\b"
    rf"|{word('معظم|أغلب|أغلبية|غالبية|آمن|آمنة')}|{word('(?:نصف|ثلث|ربع|اثنين|اثنان|ثلاثة|أربعة|تسعة) (?:من|الناس)')}",
    re.IGNORECASE,
)
NEEDS_A_NOT_IF = re.compile(
    r"\b(?:heat|warm\w*|cold|ice|exercis\w*|massage|hands-on|stretch\w*)\b"
    + "|"
    + word("دفء|دافئ|حرارة|برودة|بارد|ثلج|تمارين|تمرين|تدليك|علاج يدوي|العلاج اليدوي|تمدد|تمديد", is_open=True),
    re.IGNORECASE,
)
NOT_IF = re.compile(
    r"\b(?:not|never|stop|ask)\b.*\b(?:if|with|on|over|near|after|until|under|when|before|during|directly)\b"
    r"|(?<!\w)[وف]?(?:لا|ليس|ليست|عدم|توقف|التوقف|إيقاف|السؤال|سؤال|اسألوا|يجب ألا)\b.*"
    r"(?<!\w)(?:إذا|عند|مع|على|فوق|قرب|بعد|حتى|تحت|قبل|أثناء|إلا|من)\b",
    re.IGNORECASE | re.DOTALL,
)
PARAGRAPH = re.compile(r"</(?:p|li)>|<br>|\n", re.IGNORECASE)
# Fields in which a statement is made. Names, headings and questions ask; notices are signs with a source of their own;
# an exercise's numbers are a suggestion.
STATES = {
    "prose": ["html"],
    "point_list": ["points"],
    "do_dont_list": ["dos", "donts"],
    "callout": ["text"],
    "faq_item": ["answer"],
    "quote": ["text"],
    "data_table": ["rows"],
    "treatment_option": ["what_it_is", "evidence", "caution"],
    "reusable_text": ["text"],
}
CITED_AS_A_WHOLE = {"treatment_option", "data_table", "reusable_text"}


def without_source(blocks: list[dict]) -> Iterator[str]:
    """Plain statements with a number, a word for many, "safe" or a medicine, that cite nothing.

    A paragraph, a point and a line cite for themselves; a treatment, a table and a shared text as a whole.
    """
    for block in blocks:
        values = block["fields"] | block["frozen"]
        texts = [values[name] for name in STATES.get(block["kind"], []) if values.get(name)]
        if block["fields"].get("kind") == "about" or not texts:
            continue
        is_cited = block["kind"] in CITED_AS_A_WHOLE and (
            values.get("reference_key") or any(CITATION.search(text) for text in texts)
        )
        if not is_cited:
            yield from (
                strip_tags(as_signs(line)).strip()
                for text in texts
                for line in PARAGRAPH.split(text)
                if _asks(strip_tags(as_signs(line))) and not CITATION.search(line)
            )


def _asks(text: str) -> bool:
    return bool(ASKS_FOR_A_SOURCE.search(text)) or any(medicine.pattern.search(text) for medicine in MEDICINES)


def without_not_if(blocks: list[dict]) -> Iterator[str]:
    """Names of treatments with heat, cold, exercise or hands that do not say when not."""
    for block in blocks:
        fields = block["fields"]
        if block["kind"] != "treatment_option":
            continue
        asks = NEEDS_A_NOT_IF.search(f"{fields['name']} {fields['what_it_is']}")
        if asks and not any(NOT_IF.search(line[:500]) for line in lines(fields["caution"])):
            yield fields["name"]
