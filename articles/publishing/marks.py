"""What in a change deserves a careful look: numbers, units, denials, comparisons, medicines, warning signs.

English and Arabic words. Arabic ones are searched by their beginning: their endings change with the sentence.
"""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.publishing import medicines
from articles.publishing.arabic import without_marks, word
from articles.publishing.differences import Change

NUMBER = (
    r"[\d¼½¾⅓⅔⅛]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|hundred|thousand|once|twice|half|halve|thirds?|quarters?|double|single|dozen|few|several)\b"
)
UNIT = (
    r"(?:\b|(?<=\d))(?:mg|mcg|µg|μg|g|kg|ml|l|iu|cm|mm|km|°c|(?:milli|micro|kilo)?grams?|(?:milli)?lit(?:re|er)s?|units?"
    r"|(?:centi|milli|kilo)?met(?:re|er)s?|seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|times|hourly|daily"
    r"|nightly|weekly|monthly|yearly|mornings?|evenings?|noon|bedtime|meals?|tablets?|capsules?|drops?|puffs?|sachets?"
    r"|spoon\w*|percent)\b|%"
)
DENIAL = (
    r"\b(?:no|not|never|none|nothing|nobody|neither|nor|without|avoid\w*|except|unless|stop\w*|cannot|refrain|forbidden|wrong"
    r"|safe|safely|unsafe|dangerous|harmless|harmful)\b|n['’]t\b"
)
COMPARISON = (
    r"\b(?:more|less|most|least|over|under|above|below|before|after|until|within|between|than|only|first|last|longer|shorter"
    r"|higher|increas\w*|decreas\w*|reduc\w*|rais\w*|lower\w*|often|rarely|always|sometimes|usually|may|might|must|should"
    r"|maximum|minimum|both|either|all|any|every|left|right|better|worse|up|down)\b|[<>≤≥±]"
)
NUMBER_IN_ARABIC = word(
    "واحد|اثن|ثلاث|أربع|خمس|ست|سبع|ثماني|تسع|عشر|مئ|مائ|ألف|آلاف|نصف|ثلث|ربع|ضعف|مرة|مرتين|مرات|بضع|عدة", is_open=True
)
UNIT_IN_ARABIC = (
    word(
        "ملغ|ملغم|مغ|مكغ|مل|كغ|غ|سم|ملم|كم|(?:ملي|ميكرو|كيلو)?غرام(?:ات|ا)?|لتر(?:ات|ا)?|متر|ثانية|ثوان|دقيقة|دقائق|دقيقتين|ساعة"
        "|ساعات|ساعتين|يوم|يوما|أيام|يومين|ليلة|أسبوع|أسبوعا|أسابيع|أسبوعين|شهر|شهرا|أشهر|شهرين|سنة|سنوات|سنتين|عام|عاما|أعوام|يوميا"
        "|أسبوعيا|صباحا|مساء|ليلا|قرص|أقراص|كبسولة|كبسولات|قطرة|قطرات|جرعة|جرعات|درجة|بالمئة"
    )
    + "|٪"
)
DENIAL_IN_ARABIC = word(
    "لا|ليس|ليست|لن|لم|غير|بدون|دون|بلا|عدم|إلا|أبدا|ممنوع|يمنع|تجنب|توقف|التوقف|أوقفوا|إيقاف|خطر|خطرة|خطير|خطيرة|آمن|آمنة|ضار"
    "|يضر|تضر"
)
COMPARISON_IN_ARABIC = (
    word(
        "أكثر|أقل|أعلى|أدنى|فوق|تحت|قبل|بعد|حتى|خلال|بين|فقط|أول|آخر|أطول|أقصر|أكبر|أصغر|أفضل|أسوأ|أشد|أخف|معظم|قد|ربما|يجب"
        "|ينبغي|دائما|غالبا|أحيانا|نادرا|عادة|كل|جميع|كلا|كلتا|يمين|يسار|أيمن|أيسر|يمنى|يسرى|أقصى|على الأكثر|على الأقل"
    )
    + "|"
    + word("زياد|يزيد|يزداد|تزداد|يقل|تقل|تخفيض|خفض|رفع", is_open=True)
)
ADDRESS = r"(?:https?|tel|mailto):"
KINDS: list[tuple[str | Promise, re.Pattern]] = [
    (_("numbers and units"), re.compile(f"{NUMBER}|{UNIT}|{NUMBER_IN_ARABIC}|{UNIT_IN_ARABIC}", re.IGNORECASE)),
    (_("“not”, “no”, “stop”"), re.compile(f"{DENIAL}|{DENIAL_IN_ARABIC}", re.IGNORECASE)),
    (_("more or less, before or after"), re.compile(f"{COMPARISON}|{COMPARISON_IN_ARABIC}", re.IGNORECASE)),
    (_("where a link leads"), re.compile(ADDRESS, re.IGNORECASE)),
]


def of(change: Change) -> list[str]:
    """Labels of what the words that came and went contain; empty if nothing of it does."""
    moved = without_marks("\n".join(text for what, text in change.words if what != "same"))
    found = [str(label) for label, pattern in KINDS if pattern.search(moved)]
    if medicines.are_named_in(moved):
        found.append(str(_("a medicine")))
    if change.pictures:
        found.append(str(_("a picture")))
    if change.is_warning:
        found.append(str(_("a warning sign")))
    return found
