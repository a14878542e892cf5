"""Checks before publishing. Errors prevent publishing; warnings are only shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.blocks.base import lines
from articles.blocks.kinds import KINDS, needed_fields
from articles.models import Contribution
from articles.models.article_types import rules
from articles.publishing import claims, evidence, medicines
from articles.publishing.rendering import plain
from articles.publishing.snapshot import cited_keys, is_about_clinic, language_of
from clinic import promises, warning_signs
from clinic.languages import listed
from clinic.models import Urgency, WarningSign
from clinic.two_languages import ENGLISH
from clinic.words import is_in_other_letters

LONG_SENTENCE = 20  # words
MANY_LONG = 0.2  # of all sentences
OFTEN = 30  # words for each mention of a phrase: more mentions suggest writing for search engines
NEEDS_A_SECTION = {"treatment_option", "care_notice", "faq_item", "callout", "do_dont_list", "service_panel"}
NEEDS_A_SECTION |= {"video_embed", "exercise"}
IN_ANY_LANGUAGE = {"quote", "video_embed"}


@dataclass(frozen=True)
class Problem:
    """What it is about: `block` is the place of a block, from 1; `field` the name of a field of the article."""

    message: str
    is_error: bool = True
    block: int | None = None
    field: str = ""


class NotReady(Exception):
    """The draft cannot be published; `problems` lists why."""

    def __init__(self, problems: list[Problem]):
        self.problems = problems
        super().__init__(" ".join(problem.message for problem in problems))


def problems(snapshot: dict) -> list[Problem]:
    """Every problem of this content, errors first."""
    found = [*unfinished(snapshot), *_headings(snapshot), *_blocks(snapshot), *_sources(snapshot)]
    found += [*_not_translated(snapshot), *_promises(snapshot), *_wording(snapshot), *_evidence(snapshot)]
    found += _style(snapshot)
    return sorted(found, key=lambda problem: not problem.is_error)


def unfinished(snapshot: dict) -> Iterator[Problem]:
    """What is not written yet. A draft is saved with it; a clinician is not asked to read it."""
    yield from _facts(snapshot)
    for place, block in enumerate(snapshot["blocks"], start=1):
        model = KINDS[block["kind"]]
        lacking = [field for field in needed_fields(model) if not _says_something(block["fields"][field.name])]
        if lacking:
            told = {"number": place, "kind": model._meta.verbose_name}
            told["fields"] = listed(field.verbose_name for field in lacking)
            yield Problem(_("Block %(number)s (%(kind)s) is not finished. Missing: %(fields)s.") % told, block=place)
        elif block["kind"] == "data_table":
            yield from _table(block["frozen"], place)


def _says_something(value) -> bool:
    return bool(strip_tags(value).strip()) if isinstance(value, str) else value is not None


def _table(table: dict, place: int) -> Iterator[Problem]:
    if not table["body"] or not all(table["header"]):
        yield Problem(_("A table needs a line with column names and at least one line below it."), block=place)
    elif {len(row) for row in table["body"]} != {len(table["header"])}:
        yield Problem(_("Each line of a table needs the same number of cells as the first."), block=place)


def _facts(snapshot: dict) -> Iterator[Problem]:
    facts = snapshot["article"]
    if not facts["summary"].strip():
        yield Problem(
            _("Write a summary. It appears under the title, in lists and in search results."), field="summary"
        )
    if not rules(facts["article_type"]).is_health:
        return
    if facts["primary_condition"] is None:
        yield Problem(_("Choose the main condition."), field="primary_condition")
    if not facts["body_regions"]:
        yield Problem(_("Choose at least one body region."), field="body_regions")
    if not any(person["role"] == Contribution.Role.AUTHOR for person in snapshot["people"]):
        yield Problem(_("Name the author."))
    if not lines(facts["key_points"]):
        yield Problem(_("There are no key points."), is_error=False, field="key_points")
    if snapshot["hero"] is None:
        yield Problem(_("There is no picture."), is_error=False, field="hero")


def _headings(snapshot: dict) -> Iterator[Problem]:
    level = 1
    for place, block in enumerate(snapshot["blocks"], start=1):
        if block["kind"] == "section_heading":
            if block["fields"]["level"] > level + 1:
                words = _("“%(heading)s” is a part of a section, but no section comes before it.")
                yield Problem(words % {"heading": block["fields"]["text"]}, block=place)
            level = block["fields"]["level"]
        elif block["kind"] in NEEDS_A_SECTION and level == 1:
            words = _("Put a section heading before the first list, notice, treatment or question.")
            yield Problem(words, block=place)
            level = 2


def _blocks(snapshot: dict) -> Iterator[Problem]:
    notices = [block for block in snapshot["blocks"] if block["kind"] == "care_notice"]
    if sum(block["fields"]["urgency"] == Urgency.EMERGENCY for block in notices) > 1:
        yield Problem(_("There is more than one emergency notice. Readers read one, but not several."))
    if not notices and rules(snapshot["article"]["article_type"]).is_health:
        yield Problem(_("No care notice says when to get help."), is_error=False)
    for one, next_one in pairwise(snapshot["blocks"]):
        if {one["kind"], next_one["kind"]} == {"care_notice", "service_panel"}:
            yield Problem(_("A panel about the clinic is right next to a care notice."), is_error=False)
    for place, block in enumerate(snapshot["blocks"], start=1):
        fields = block["fields"]
        if block["kind"] == "treatment_option" and fields["names_a_medicine"]:
            told = {"name": fields["name"]}
            if not fields["caution"].strip():
                yield Problem(_("“%(name)s” names a medicine and needs a caution.") % told, block=place)
            if not cited_keys(block):
                yield Problem(_("“%(name)s” names a medicine and needs a source.") % told, block=place)
        if block["kind"] == "care_notice":
            yield from _signs(fields, place)
            yield from _unsaid_signs(fields, place, language_of(snapshot))
    pictures = [block["frozen"].get("facts") for block in snapshot["blocks"]]
    for picture in [*pictures, snapshot["hero"]]:
        if picture and not picture["file"]:
            yield Problem(
                _("A picture has no file yet. Upload it to “%(words)s”.")
                % {"words": picture["caption"] or picture["alt"]}
            )
        if picture and not picture["alt"] and not picture["is_decorative"]:
            yield Problem(_("A picture has no description and is not marked as decorative."))
        if picture and not (picture["credit"] and picture["licence"]):
            yield Problem(_("A picture needs a credit and a licence: who made it, and what permits us to show it."))


def _signs(notice: dict, place: int) -> Iterator[Problem]:
    """Whoever reads "call an ambulance" above a sign that can wait learns not to believe the notice."""
    if not notice["signs"]:
        yield Problem(_("A care notice names no warning sign."), block=place)
    elif notice["urgency"] == Urgency.EMERGENCY:
        others = WarningSign.objects.filter(pk__in=notice["signs"]).exclude(urgency=Urgency.EMERGENCY)
        for sign in others:
            told = {"sign": sign.statement, "urgency": sign.get_urgency_display()}
            words = _("The emergency notice names a sign that is no emergency (%(urgency)s): “%(sign)s”.")
            yield Problem(words % told, block=place)


def _unsaid_signs(notice: dict, place: int, language: str) -> Iterator[Problem]:
    """Signs never fall back to the words of another language, so they would be missing for readers."""
    for sign in WarningSign.objects.filter(pk__in=notice["signs"]):
        if not warning_signs.are_worded_in(language.partition("-")[0], [sign]):
            words = _("The care notice names a sign that has no Arabic words: “%(sign)s”.")
            yield Problem(words % {"sign": sign.words_in(ENGLISH, "wording")}, block=place)


def _sources(snapshot: dict) -> Iterator[Problem]:
    known = {source["key"] for source in snapshot["references"]}
    if not known and rules(snapshot["article"]["article_type"]).is_health:
        yield Problem(_("Cite at least one source. Write its key in square brackets."))
    elif known and not any(block["kind"] == "reference_list" for block in snapshot["blocks"]):
        yield Problem(_("Add a list of references. Sources are cited, but readers cannot see them."))
    cited = {key for block in snapshot["blocks"] for key in cited_keys(block)}
    for key in sorted(cited - known):
        yield Problem(_("[%(key)s] is cited, but there is no reference with this key.") % {"key": key})


def _parts(snapshot: dict) -> list[claims.Part]:
    """The title with the key points, and each block: as plain text, one line for each line that readers see."""
    facts, blocks = snapshot["article"], snapshot["blocks"]
    signs_at = next((place for place, block in enumerate(blocks) if block["kind"] == "care_notice"), 0)
    above_routine = _above_routine_signs(blocks)
    parts = [claims.Part(f"{facts['title']}\n{facts['summary']}\n{facts['key_points']}", is_before_the_signs=True)]
    return parts + [
        claims.Part(plain(block), place < signs_at, place in above_routine) for place, block in enumerate(blocks)
    ]


def _above_routine_signs(blocks: list[dict]) -> set[int]:
    """Places of the blocks that stand in the same section as a notice of routine signs, above it."""
    above: set[int] = set()
    section: list[int] = []
    for place, block in enumerate(blocks):
        if block["kind"] == "section_heading":
            section = []
        if block["kind"] == "care_notice" and block["fields"]["urgency"] == Urgency.ROUTINE:
            above.update(section)
        section.append(place)
    return above


def _style(snapshot: dict) -> Iterator[Problem]:
    """Warnings about long sentences and repeated phrases (NHS service manual). The length is that of English: Arabic
    joins sentences with "and", and writes it, the article and "his" in one word with the next.
    """
    text = "\n".join(part.text for part in _parts(snapshot))
    sentences = [sentence.split() for sentence in re.split(r"[.!?\n]+", text) if sentence.strip()]
    long = sum(len(words) > LONG_SENTENCE for words in sentences)
    if language_of(snapshot) == settings.LANGUAGE_CODE and long > len(sentences) * MANY_LONG:
        counts = {"long": long, "all": len(sentences), "words": LONG_SENTENCE}
        yield Problem(_("%(long)s of %(all)s sentences have more than %(words)s words.") % counts, is_error=False)
    condition = snapshot["article"]["condition"]
    phrase, words = (condition["name"].lower(), len(text.split())) if condition else ("", 0)
    times = text.lower().count(phrase) if phrase else 0
    if times > 2 and times * OFTEN > words:
        found = {"phrase": phrase, "times": times, "words": words}
        yield Problem(_("“%(phrase)s” appears %(times)s times in %(words)s words.") % found, is_error=False)


def _not_translated(snapshot: dict) -> Iterator[Problem]:
    """Whoever translates begins with the words of the source. A person's own words and films may be in any language."""
    is_arabic = language_of(snapshot) == "ar"
    words = _("This is still in the other language: “%(words)s”.")
    facts = snapshot["article"]
    for field in ("title", "seo_title", "summary", "key_points"):
        if foreign := _foreign_line(facts[field], is_arabic):
            is_whole = is_in_other_letters(facts[field], is_arabic)
            yield Problem(words % {"words": Truncator(foreign).words(8)}, is_error=is_whole, field=field)
    for place, block in enumerate(snapshot["blocks"], start=1):
        if block["kind"] in IN_ANY_LANGUAGE or is_about_clinic(block):
            continue
        text = plain(block)
        if foreign := _foreign_line(
            text, is_arabic
        ):  # one line may be meant so: a word of comfort in the reader's own language
            is_whole = is_in_other_letters(text, is_arabic)
            yield Problem(words % {"words": Truncator(foreign).words(8)}, is_error=is_whole, block=place)


def _foreign_line(text: str, is_arabic: bool) -> str:
    """The first sentence that has no word of the language; empty if there is none."""
    return next((line for line in re.split(r"[\n.!?؟]+", text) if is_in_other_letters(line, is_arabic)), "").strip()


def _promises(snapshot: dict) -> Iterator[Problem]:
    facts = snapshot["article"]
    for field in ("title", "seo_title", "summary", "key_points"):
        if words := promises.found(facts[field]):
            yield Problem(promises.in_words(words), field=field)
    for place, block in enumerate(snapshot["blocks"], start=1):
        # A sign says what has gone wrong with somebody.
        if block["kind"] != "care_notice" and (words := promises.found(plain(block))):
            yield Problem(promises.in_words(words), block=place)


def _wording(snapshot: dict) -> Iterator[Problem]:
    parts = _parts(snapshot)
    for sentence, advice in claims.found(parts):
        said = {"sentence": Truncator(sentence).words(14), "advice": advice}
        yield Problem(_("“%(sentence)s”: %(advice)s") % said, is_error=False)
    # Signs name medicines that somebody has taken: they advise none.
    texts = [plain(block) for block in snapshot["blocks"] if block["kind"] != "care_notice"]
    for medicine, lacking in medicines.without_full_caution(texts):
        said = {"medicine": medicine, "topics": listed(lacking)}
        yield Problem(
            _("%(medicine)s is named, and no part of the article gives its full caution. Missing: %(topics)s.") % said,
            is_error=False,
        )


def _evidence(snapshot: dict) -> Iterator[Problem]:
    for statement in evidence.without_source(snapshot["blocks"]):
        said = {"statement": Truncator(statement).words(14)}
        yield Problem(_("“%(statement)s” needs a source beside it.") % said, is_error=False)
    for name in evidence.without_not_if(snapshot["blocks"]):
        yield Problem(_("“%(name)s” does not say when not to do it: add a caution.") % {"name": name}, is_error=False)
