"""Statements that must not come back (content.md §4): those of the clinic's old articles, and our own first mistakes.

An editor who types one gets a warning with what is known instead. The search is by sentence, and by words: it finds
other ways to say the same, and it also finds a text that calls the claim wrong. The editor decides.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.publishing.arabic import LETTERS, without_marks

# A question and the sentence that answers it are read together.
SENTENCE = re.compile(r"[^.!?؟\n]+(?:[?؟][^.!?؟\n]+)?")

LONGEST = 1_000  # characters of a sentence that are looked at: some patterns look at each place of it


class Where(Enum):
    ANYWHERE = "anywhere"
    BEFORE_THE_SIGNS = "before the first care notice"
    ABOVE_ROUTINE_SIGNS = "above a notice of routine signs, in its section"


@dataclass(frozen=True)
class Part:
    """The plain text of a block, and what follows it."""

    text: str
    is_before_the_signs: bool = False
    is_above_routine_signs: bool = False


@dataclass(frozen=True)
class Words:
    """Of a claim in one language."""

    pattern: re.Pattern
    unless: re.Pattern | None  # words that make the sentence right
    unless_article: re.Pattern | None  # words somewhere in the article that make it right


@dataclass(frozen=True)
class Claim:
    advice: str | Promise
    english: Words
    arabic: Words | None
    where: Where

    def is_made(self, sentence: str, part: Part, article: str, *, is_arabic: bool) -> bool:
        words = self.arabic if is_arabic else self.english
        if words is None:
            return False
        if self.where == Where.BEFORE_THE_SIGNS and not part.is_before_the_signs:
            return False
        if self.where == Where.ABOVE_ROUTINE_SIGNS and not part.is_above_routine_signs:
            return False
        if (words.unless and words.unless.search(sentence)) or (
            words.unless_article and words.unless_article.search(article)
        ):
            return False
        return bool(words.pattern.search(sentence))


def _words(pattern: str, unless: str = "", unless_article: str = "") -> Words:
    compiled = [re.compile(each, re.IGNORECASE) if each else None for each in (unless, unless_article)]
    return Words(re.compile(pattern, re.IGNORECASE), *compiled)


def _claim(pattern: str, advice, *, unless="", unless_article="", where=Where.ANYWHERE, arabic=()) -> Claim:
    """`arabic` is the pattern in Arabic, and what makes its sentence or its article right. It has no vowel signs."""
    return Claim(advice, _words(pattern, unless, unless_article), _words(*arabic) if arabic else None, where)


def _both(*words: str) -> str:
    """A pattern that needs each of these, in any order. It looks once, from the beginning of the sentence."""
    return "^" + "".join(f"(?=.*{each})" for each in words)


FRESH_INJURY = r"\b(?:sprain\w*|strain\w*|injur\w*|bruise\w*|ankle|broken|fractur\w*|break)\b"
OTHER_PLACES = (
    r"\b(?:knees?|joints?|ankles?|sprain\w*|elbows?|wrists?|hands?|fingers?|thumbs?|shoulders?|hips?|arthritis|tendons?"
    r"|calf|legs?|foot|feet|cast|broken)\b"
)
CLINIC = (
    r"\b(?:(?:call|ring|phone|ask|contact|see|visit|tell|show|whatsapp|message|text) (?:us|our|the clinic)"
    r"|see you|our (?:clinic|reception|team)|the clinic|come in)\b"
)
APPOINTMENT = r"\b(?:consult\w*|appointments?|book(?:ing)?)\b"
SADDLE = r"\b(?:between (?:the|your) legs|genitals?|buttocks?|urine|stool|bladder|bowels?|both legs)\b"

NOT_IN_ARABIC = r"(?<!\w)[وف]?(?:لا|لم|لن|ليس|ليست|عدم|تجنب)(?!\w)"
FRESH_IN_ARABIC = r"التواء|كسر|إصابة حديثة|شد عضلي|رض"
US_IN_ARABIC = r"(?:موعد|حجز|احجزوا|اتصلوا بنا|راجعونا|زورونا|إلينا|عيادتنا|استشارة)"
SADDLE_IN_ARABIC = r"(?:بين الفخذين|الأعضاء التناسلية|التبول|التبرز|البول|البراز|الساقين كلتيهما)"

# Promises of a result are a list of their own: clinic/promises.py. Medicines without a caution: medicines.py.
CLAIMS = [
    _claim(
        r"\bre-?(?:locat|align|position)\w*.*\b(?:spine|vertebra\w*|back|joints?)\b"
        r"|\bchiropract\w*.*\b(?:re-?locat|align|put)|\bback where (?:it|they) belongs?\b"
        r"|\b(?:push|put|pop|press|click|mov)\w*\b.*\b(?:in|into|back to) (?:its |their )?(?:proper |right )?"
        r"(?:place|position)\b",
        _("No hand puts a spine back into its place: manual therapy may ease pain for a while."),
        unless=r"\b(?:broken|fractur\w*|dislocat\w*)\b",
        arabic=(
            r"(?:إعادة|إرجاع|رد|[يتن]عيد).*(?:فقرات|العمود الفقري|الظهر|المفصل).*(?:مكان|موضع|محاذا)",
            r"كسر|مكسور|خلع",
        ),
    ),
    _claim(
        r"\brest\b(?! of).*\b(?:first|is best|best treatment)\b|\bbed rest\b.*\bdays\b|\bfirst\b,? .*\brest\b(?! of)"
        r"|\bdays? (?:in|of) bed\b|\blie down (?:un)?till?\b|\bbest\b.*\b(?:lie|lying) down\b",
        _("Rest is not the first treatment: staying active helps more."),
        unless=FRESH_INJURY,
        arabic=(
            r"(?:الراحة|راحة).*(?:أولا|أفضل علاج|أفضل شيء)|(?:الزموا|لزوم|البقاء في) (?:السرير|الفراش).*(?:أيام|يومين)",
            NOT_IN_ARABIC + "|do not|" + FRESH_IN_ARABIC,
        ),
    ),
    _claim(
        r"\b(?:ice|cold)\b.*\b(?:48|72|forty-eight)\b.*\bhours?\b|\b(?:ice|cold)\b.*\b(?:then|change)\b.*\b(?:heat|warm)"
        r"|\bheat\b.*\bbefore\b.*\bday\b|\bstart with cold\b",
        _("There is no rule of ice first and heat later: what feels good may be used."),
        unless=FRESH_INJURY,
        arabic=(
            r"(?:ثلج|بارد|برودة).*(?:48|72).*ساعة|(?:ثلج|بارد|برودة).*(?:ثم|بعدها).*(?:دفء|دافئ|حرارة)",
            FRESH_IN_ARABIC + "|لم يثبت|أو",
        ),
    ),
    _claim(
        _both(r"\b(?:steroid|cortisone)", r"\b(?:spasm|cramp)"),
        _("Steroid injections are no treatment for a muscle spasm."),
        arabic=(_both("(?:ستيرويد|كورتيزون)", "تشنج"),),
    ),
    _claim(
        _both(
            r"\b(?:electrolytes?|magnesium|potassium|salts?|minerals?)\b",
            r"\b(?:(?:prevent|stop|avoid|cure)\w*|not get|keeps? .*\baway)\b",
        ),
        _("More electrolytes do not prevent spasms in people who eat normally."),
        arabic=(_both("(?:أملاح|مغنيسيوم|بوتاسيوم|معادن)", "(?:يمنع|تمنع|منع|يقي|تقي|الوقاية)"), NOT_IN_ARABIC),
    ),
    _claim(
        _both(
            r"\b(?:statins?|cholesterol (?:tablets|medicines?))\b",
            r"\b(?:electrolytes?|minerals?|potassium|magnesium|salts?)\b",
        ),
        _("Statins do not act on muscles through electrolytes."),
        arabic=(_both("ستاتين", "(?:أملاح|معادن|بوتاسيوم|مغنيسيوم)"), NOT_IN_ARABIC),
    ),
    _claim(
        r"\bmisalign\w*|\b(?:postur\w*|slouch\w*|sitting (?:badly|wrong\w*))\b.*\b(?:out of (?:line|place)|shift\w*)",
        _("Posture does not put the spine out of line."),
        arabic=(r"(?:وضعية|جلسة|الجلوس).*(?:انحراف|اعوجاج|خروج|إزاحة).*(?:فقرات|العمود)", NOT_IN_ARABIC),
    ),
    _claim(
        r"\bsymptoms?\b.*\bswell|\bswell\w*\b.*\bsymptoms?\b|\bspasms?\b.*\bsw[eo]ll|\bsw[eo]ll\w*\b.*\bspasm",
        _("Swelling is no ordinary sign of a back spasm: say when it needs to be looked at."),
        unless=OTHER_PLACES,
    ),
    _claim(
        _both(r"\b(?:numb\w*|weak(?:ness)?|tingl\w*|no feeling)\b", rf"(?:{APPOINTMENT}|{CLINIC})"),
        _("New numbness or weakness may be an emergency: it belongs in a care notice, not in an invitation."),
        unless=r"\b(?:emergency|ambulance)\b",
    ),
    _claim(
        r"\broot cause\b|"
        + _both(
            r"\b(?:mri|scans?|x-?rays?|imaging)\b",
            r"\b(?:exact cause|find the cause|why (?:your|the|it)|what is wrong|every(?:one|body))\b",
        ),
        _("Imaging rarely finds the cause of back pain: say when it is of use."),
    ),
    _claim(
        _both(
            r"\b(?:dark|brown|cola|tea)\b",
            r"\b(?:urine|pee)\b",
            rf"(?:\b(?:same day|today|tomorrow|your doctor|see a doctor)\b|{APPOINTMENT}|{CLINIC})",
        ),
        _("Dark urine with muscle pain is an emergency: stop the statin, and get emergency care now."),
        unless=r"\b(?:emergency|ambulance|hospital)\b",
        arabic=(
            _both(r"(?:بول|البول) (?:ال)?(?:داكن|بني|غامق)", rf"(?:اليوم|غدا|{US_IN_ARABIC})"),
            r"طارئة|إسعاف|مستشفى|الآن",
        ),
    ),
    _claim(
        _both(
            r"\b(?:calf|leg)\b", r"\b(?:sw[eo]ll\w*|puffy|tender|painful|clot|warm)\b", rf"(?:{APPOINTMENT}|{CLINIC})"
        ),
        _("A calf that may hold a clot goes today to a hospital that can scan, never to us."),
        unless=r"\b(?:not to us|hospital)\b",
        arabic=(_both(r"(?:ربلة|ساق)", r"(?:تورم|متورم|جلطة|سخون|ساخن)", US_IN_ARABIC), r"وليس إلينا|مستشفى"),
    ),
    _claim(
        r"\b(?:do not|don[’']t|never)\b.*\bstop\w*\b.*\b(?:medicines?|tablets?|pills?)\b"
        r"|\bkeep (?:taking|on with)\b.*\b(?:medicines?|tablets?|pills?)\b|\bstay on\b.*\bstatin|\bnever come off\b",
        _("Say the exception with it: severe muscle pain or dark urine with a statin means to stop the statin now."),
        unless_article=r"\bstop (?:taking )?(?:the|your) statin\b",
        arabic=(
            r"(?:لا توقفوا|عدم إيقاف|لا تتوقفوا).*(?:دواء|أدوية|أقراص)",
            "",
            r"أوقفوا (?:ال)?ستاتين|إيقاف الستاتين",
        ),
    ),
    _claim(
        _both(r"\bdr[ia]nk\w*\b", r"\bthirst\w*\b"),
        _("Thirst comes too late at work in heat: drink a cup every 15 to 20 minutes, before you are thirsty."),
        unless=r"\bbefore\b",
        arabic=(_both(r"(?:شرب|اشربوا|الشرب)", r"عطش"), r"قبل"),
    ),
    _claim(
        r"\bwhatever you do\b|\bno matter what\b|\bdo what you like\b|\bin any case\b",
        _("It is not all the same what a reader does: some need care today."),
        arabic=(r"مهما (?:فعلتم|كان ما تفعلونه)|افعلوا ما تشاؤون",),
    ),
    _claim(
        r"\b(?:hurts?|pain)\b.*\b(?:not|nothing)\b.*\b(?:harm|damag)\w*|\bmoving is (?:not harmful|safe)\b",
        _("Nobody has examined the reader: show the warning signs first, and say this after them."),
        where=Where.BEFORE_THE_SIGNS,
    ),
    _claim(
        r"\bnothing (?:dangerous|serious|bad)\b"
        r"|\bno cause\b.*\b(?:harmless|not serious|safe)\b|\bnormal (?:examination|scan|test)\w*\b.*\bnot serious\b",
        _("That no cause was found does not mean that there is no danger."),
        arabic=(r"لا (?:يوجد )?(?:شيء خطير|خطر|داعي للقلق)|(?:صورة|فحص|تصوير)\S* سليم\S*.*(?:لا خطر|ليس خطيرا)",),
    ),
    _claim(
        r"\b(?:do not|don[’']t|stop|no|avoid|leave)\b.*\bexercis",
        _("Only emergency and urgent signs forbid exercise: routine signs describe the readers of this page."),
        unless=r"\b(?:emergency|urgent)\b",
        where=Where.ABOVE_ROUTINE_SIGNS,
    ),
    _claim(
        _both(r"(?:\bback (?:pain|hurts|aches?)\b|\bpain in (?:the|your) back\b)", SADDLE),
        _("These signs are an emergency also without back pain: say so."),
        unless=r"\bwithout\b",
        arabic=(_both(r"(?:ألم|آلام) (?:في )?(?:أسفل )?الظهر", SADDLE_IN_ARABIC), r"من دون|بدون|بلا"),
    ),
    _claim(
        _both(r"\b(?:red|redness)\b", r"\b(?:clots?|calf|red leg|swollen leg)\b"),
        _("A clot need not be red, and redness is hard to see on brown or black skin."),
        unless=r"\b(?:not red|hard(?:er)? to see|or darker|without redness)\b",
        arabic=(_both(r"(?:احمرار|أحمر|حمراء)", r"(?:جلطة|ربلة|ساق متورمة)"), r"حتى إن لم|أغمق|تصعب"),
    ),
]


def found(parts: Iterable[Part]) -> Iterator[tuple[str, str]]:
    """Pairs of a sentence of an article's parts that makes such a claim, and what to write instead."""
    parts = list(parts)
    article = without_marks("\n".join(part.text for part in parts))
    for part in parts:
        for match in SENTENCE.finditer(part.text):
            sentence = " ".join(match.group(0)[:LONGEST].split())
            is_arabic = bool(LETTERS.search(sentence))
            for claim in CLAIMS:
                if claim.is_made(without_marks(sentence), part, article, is_arabic=is_arabic):
                    yield sentence, str(claim.advice)
