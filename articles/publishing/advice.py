"""Which blocks advise on health, in whatever text they stand: a page about the clinic with one needs an approval."""

import re

from articles.publishing import medicines, snapshot
from articles.publishing.arabic import without_marks, word
from articles.publishing.rendering import plain

ALWAYS = {"treatment_option", "care_notice", "exercise", "do_dont_list"}
# A shared text may be a permit, a film may show the rooms, and that we are closed on Friday is important, too.
BY_THEIR_WORDS = {"callout", "video_embed", "reusable_text"}
HEALTH = re.compile(
    r"\b(?:pain(?:s|ful|killers?)?|hurts?|ach(?:e|es|ing)|sore(?:ness)?|swell(?:s|ing)?|swollen|numb(?:ness)?|tingl\w+"
    r"|weak(?:ness)?|stiff(?:ness)?|fevers?|feverish|bleed(?:s|ing)?|wounds?|infect\w+|injur\w+|sprain\w*|fractur\w+"
    r"|cramps?|spasms?|arthritis|sciatica|osteoporosis|symptoms?|warning signs?|emergency|ambulance"
    r"|exercis\w+|stretch(?:es|ing)?|bend(?:s|ing)?|kneel\w*|splints?|braces?|crutches|bandag\w+"
    r"|(?:ice|heat|cold) packs?|medicines?|medications?|tablets?|pills?|doses?|dosage|injections?|pregnan\w+"
    r"|(?:lower|upper|your|the) back|knees?|hips?|shoulders?|ankles?|elbows?|wrists?|spine|neck|muscles?|bones?"
    r"|tendons?|joints)\b",
    re.IGNORECASE,
)
HEALTH_IN_ARABIC = re.compile(
    word(
        "ألم|آلام|[مي]ؤلم|تؤلم|وجع|أوجاع|[مت]تورم|تورم|متورم|خدر|تنميل|ضعف|تيبس|حمى|نزيف|جرح|جروح|عدوى|إصاب|التواء|كسر|كسور|تشنج"
        "|شد عضلي|خشونة|فصال|عرق النسا|هشاشة|أعراض|علامات التحذير|طارئة|طوارئ|إسعاف|تمرين"
        "|تمارين|تمدد|تمديد|جبيرة|دعامة|عكاز"
        "|كماد|ثلج|دواء|أدوية|قرص|أقراص|جرعة|جرعات|حقن|حامل|حمل|ظهر|ركب|ورك|كتف|كاحل|مرفق|رسغ|فقرات|عمود فقري"
        "|رقبة|عضل|عظم|عظام|وتر|أوتار|مفصل|مفاصل",
        is_open=True,
    )
)


def is_given_by(block: dict) -> bool:
    """Of an important callout, a film and a shared text the words decide; questions say it themselves."""
    kind = block["kind"]
    if kind == "faq_item":
        return not snapshot.is_about_clinic(block)
    if kind == "callout" and block["fields"]["tone"] != "important":
        return False
    return kind in ALWAYS or (kind in BY_THEIR_WORDS and speaks_of_health(plain(block)))


def speaks_of_health(text: str) -> bool:
    found = HEALTH.search(text) or HEALTH_IN_ARABIC.search(without_marks(text))
    return bool(found) or medicines.are_named_in(text)
