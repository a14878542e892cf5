"""Which caution each medicine needs wherever an article names it.

One part of the article gives the full caution: it names the medicine and every topic of its line. Sources of the
topics: NHS, medicines A to Z; MHRA Drug Safety Updates (content.md §2).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.publishing.arabic import word


def _or(forms: str) -> str:
    """The same in Arabic. Its words may go on: "للأطفال", "تدريجيًا"."""
    return f"|{word(forms, is_open=True)}"


TOPICS: dict[str, tuple[str | Promise, str]] = {
    "pregnancy": (_("pregnancy"), r"\bpregnan" + _or("حمل|حامل|حوامل")),
    "weeks": (
        _("pregnancy after 20 and after 28 weeks"),
        r"(?s)^(?=.*(?:\b20 weeks\b|الأسبوع 20))(?=.*(?:\b28 weeks\b|الأسبوع 28))",
    ),
    "age": (
        _("age"),
        r"\b(?:over 65|older|under \d+|children|child)\b"
        + _or("فوق عمر 65|كبار السن|التقدم في السن|دون عمر|دون 1|طفل|أطفال"),
    ),
    "allergy": (_("allergy"), r"\b(?:allerg\w*|reaction)\b" + _or("حساسية|تحسسي")),
    "others": (
        _("other medicines"),
        r"\b(?:other (?:medicines?|painkillers?)|blood thinners?|together with)\b"
        + _or("أدوية (?:ال)?أخرى|مميعات الدم|مع دواء آخر"),
    ),
    "asthma": (_("asthma"), r"\basthma\b" + _or("ربو")),
    "stomach": (_("ulcer or bleeding of the stomach"), r"\b(?:ulcers?|bleeding)\b" + _or("قرحة|نزيف")),
    "heart": (_("the heart"), r"\bheart\b" + _or("قلب")),
    "kidneys": (_("the kidneys"), r"\bkidneys?\b" + _or("كلى|كلية")),
    "liver": (_("the liver"), r"\bliver\b" + _or("كبد")),
    "fluids": (_("fasting or too little fluid"), r"\b(?:fast|fasting|dehydrat\w*)\b" + _or("صيام|صائم|صوم|جفاف")),
    "dose": (_("no more than the pack says"), r"\b(?:pack|leaflet|dose)\b" + _or("عبوة|نشرة|جرعة")),
    "sleepiness": (_("sleepiness and driving"), r"\bdriv(?:e|ing)\b" + _or("قيادة")),
    "alcohol": (_("alcohol"), r"\balcohol\b" + _or("كحول")),
    "habit": (_("dependence"), r"\b(?:depend\w*|addict\w*|habit)\b" + _or("اعتماد|إدمان|يعتاد|تعود")),
    "slowly": (
        _("not to stop at once"),
        r"\b(?:slowly|at once|suddenly|one day to the next)\b" + _or("تدريجي|فجأة|دفعة واحدة"),
    ),
    "infection": (_("infection"), r"\binfect" + _or("عدوى")),
    "diabetes": (_("diabetes"), r"\bdiabetes\b" + _or("سكري")),
    "dark urine": (
        _("dark urine: an emergency"),
        r"(?s)^(?=.*(?:\bdark urine\b|البول الداكن|بول داكن))(?=.*(?:\bemergency\b|طارئة))",
    ),
    "rhythm": (_("the rhythm of the heart"), r"\brhythm\b" + _or("نظم|انتظام ضربات")),
    "G6PD": (_("G6PD deficiency"), r"\bG6PD\b"),
    "hearing": (_("tinnitus and changed hearing"), r"\b(?:tinnitus|hearing|ringing)\b" + _or("طنين|سمع")),
    "skin": (_("broken skin"), r"\b(?:broken|damaged) skin\b" + _or("جلد (?:مجروح|متضرر)")),
}


@dataclass(frozen=True)
class Medicine:
    name: str | Promise
    pattern: re.Pattern
    topics: tuple[str, ...]

    def missing(self, text: str) -> list[str]:
        """Labels of the topics that a text does not give; all of them if it does not name the medicine."""
        is_named = self.pattern.search(text) is not None
        return [
            str(label)
            for label, words in (TOPICS[topic] for topic in self.topics)
            if not (is_named and re.search(words, text, re.IGNORECASE))
        ]


def _medicine(name, pattern: str, arabic: str, topics: str) -> Medicine:
    return Medicine(name, re.compile(f"{pattern}|{arabic}", re.IGNORECASE), tuple(topics.split(", ")))


TABLETS_ASK = "pregnancy, age, allergy, others"
ANTI_INFLAMMATORY = (
    "[إاأ]يبوبروفين|بروفين|أدفيل|نابروكسين|ديكلوفيناك|فولتارين|كاتافلام|ميلوكسيكام|موبيك|سيليكوكسيب|سيليبريكس"
    "|إيتوريكوكسيب|أركوكسيا|كيتوبروفين|لورنوكسيكام|زيفو|إندوميتاسين|بيروكسيكام"
    "|مضاد(?:ات|ة)? (?:الالتهاب|للالتهاب)"
)
MEDICINES = [
    _medicine(
        _("An anti-inflammatory medicine"),
        r"\b(?:ibuprofen|brufen|advil|naproxen|diclofenac|voltaren|cataflam|meloxicam|mobic|celecoxib|celebrex|etoricoxib"
        r"|arcoxia|ketoprofen|lornoxicam|xefo|indometh?acin|piroxicam|NSAIDs?"
        r"|anti-inflammator(?:y|ies))\b(?! gels?\b)",
        rf"(?<!جل )(?<!جل ال){word(ANTI_INFLAMMATORY)}",
        f"{TABLETS_ASK}, weeks, asthma, stomach, heart, kidneys, liver, fluids, dose",
    ),
    _medicine(
        _("An anti-inflammatory gel"),
        r"\b(?:ibuprofen|diclofenac|voltaren|anti-inflammatory) gels?\b",
        rf"{word('جل')} {word(ANTI_INFLAMMATORY)}",
        f"{TABLETS_ASK}, asthma, kidneys, skin",
    ),
    _medicine(
        _("Aspirin"),
        r"\baspirin\b(?! or [\w ]{1,30} ever (?:gave|caused))",  # an allergy to it is no advice to take it
        rf"(?<!سبب لكم ){word('[أا]سبرين')}",
        f"{TABLETS_ASK}, asthma, stomach, kidneys, liver, dose",
    ),
    _medicine(
        _("Paracetamol"),
        r"\b(?:paracetamol|panadol|adol|acetaminophen)\b",
        word("باراسيتامول|با?نادول|أدول|أسيتامينوفين"),
        f"{TABLETS_ASK}, liver, dose",
    ),
    _medicine(
        _("An opioid"),
        r"\b(?:opioids?|codeine|tramadol|tramal|morphine|oxycodone|tapentadol)\b",
        word("أفيوني(?:ة|ات)?|كودايين|كوديين|ترامادول|ترامال|مورفين|أوكسيكودون|تابنتادول"),
        f"{TABLETS_ASK}, alcohol, sleepiness, habit, slowly",
    ),
    _medicine(
        _("A muscle relaxant"),
        r"\b(?:muscle relaxants?|diazepam|tizanidine|methocarbamol|baclofen)\b",
        word("مرخيات العضلات|مرخ للعضلات|ديازيبام|تيزانيدين|ميثوكاربامول|باكلوفين"),
        f"{TABLETS_ASK}, alcohol, sleepiness",
    ),
    _medicine(
        _("A medicine for nerve pain"),
        r"\b(?:gabapentin|pregabalin|lyrica|amitriptyline|duloxetine)\b",
        word("[غج]ابابنتين|بري[غج]ابالين|ليريكا|أميتريبتيلين|دولوكستين"),
        f"{TABLETS_ASK}, kidneys, alcohol, sleepiness, habit, slowly",
    ),
    _medicine(
        _("A steroid"),
        r"\b(?:(?:cortico)?steroids?|cortisone)\b(?! or other medicines)",  # which somebody takes already
        word("(?:كورتيكو)?ستيرويد(?:ات)?|كورتيزون|بريدنيزولون|بريدنيزون") + "(?! أو أدوية أخرى)",
        "pregnancy, age, allergy, others, infection, diabetes",
    ),
    _medicine(_("Quinine"), r"\bquinine\b", word("كينين"), f"{TABLETS_ASK}, rhythm, G6PD, hearing"),
    _medicine(
        _("Magnesium"),
        r"\bmagnesium (?:tablets?|supplements?)\b",
        word("(?:أقراص|مكملات) المغنيسيوم"),
        f"{TABLETS_ASK}, kidneys",
    ),
    _medicine(_("A statin"), r"\bstatins?\b", word("ستاتين(?:ات)?"), "dark urine"),
]


# Named by themselves they make a text advice on health, too. No caution of ours is about them.
OTHERS = re.compile(
    r"\b(?:warfarin|rivaroxaban|apixaban|dabigatran|enoxaparin|heparin|clopidogrel|methotrexate|sulfasalazine"
    r"|hydroxychloroquine|leflunomide|adalimumab|etanercept|infliximab|tofacitinib|colchicine|allopurinol|febuxostat"
    r"|alendron\w+|risedron\w+|ibandron\w+|zoledron\w+|denosumab|teriparatide|capsaicin|lidocaine|ketamine|metamizole"
    r"|antibiotics?|amoxicillin|doxycycline|insulin|metformin)\b"
    + _or(
        "وارفارين|ريفاروكسابان|أبيكسابان|دابيغاتران|هيبارين|كلوبيدوغريل|ميثوتريكسات|سلفاسالازين"
        "|هيدروكسي كلوروكين|كولشيسين"
        "|ألوبورينول|أليندرونات|دينوسوماب|ليدوكايين|كيتامين|ميتاميزول|مضاد(?:ات)? حيوي|أموكسيسيلين"
        "|دوكسيسيكلين|[إأ]نسولين|ميتفورمين"
    ),
    re.IGNORECASE,
)
DOSE = re.compile(
    r"\d[\d.,]*\s?(?:mg|mcg|µg|μg|ml|iu|(?:milli|micro)grams?|tablets?|capsules?|drops?"
    r"|ملغ|ملغم|مغ|مكغ|مل|(?:ملي|ميكرو)?غرام(?:ات)?|قرص|أقراص|كبسولة|كبسولات|قطرة|قطرات)\b",
    re.IGNORECASE,
)


def are_named_in(text: str) -> bool:
    """Whether a text names a medicine or a dose."""
    return bool(first_named_in(text))


def first_named_in(text: str) -> str:
    """The first word of it that is a medicine or a dose; empty without any."""
    patterns = [*(medicine.pattern for medicine in MEDICINES), OTHERS, DOSE]
    found = [match for pattern in patterns if (match := pattern.search(text))]
    return min(found, key=lambda match: match.start()).group(0) if found else ""


def cautions_about(text: str, parts: Sequence[str]) -> tuple[list[int], bool]:
    """Places of the `parts` of an article that hold the cautions for what `text` names, and whether any is lacking."""
    places: set[int] = set()
    is_lacking = False
    named = [medicine for medicine in MEDICINES if medicine.pattern.search(text)]
    for medicine in named:
        missing = [len(medicine.missing(part)) for part in parts]
        least = min(missing, default=len(medicine.topics))
        is_lacking = is_lacking or least > 0
        if least < len(medicine.topics):
            places.add(missing.index(least))
    return sorted(places), is_lacking or (not named and are_named_in(text))


def without_full_caution(parts: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Pairs of a medicine that a part of an article names, and what its best caution there still lacks."""
    parts = list(parts)
    for medicine in MEDICINES:
        if any(medicine.pattern.search(part) for part in parts):
            lacking = min((medicine.missing(part) for part in parts), key=len)
            if lacking:
                yield str(medicine.name), lacking
