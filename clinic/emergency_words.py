"""Hears an emergency in what people type: a search, or the reason for an appointment.

It reads English with spelling mistakes, Arabic, and Arabic in Latin letters, and needs no database. Too often is better
than too rarely. But "back pain" alone must not match: people ignore a notice that is always shown.
The words await clinical review, like the warning signs.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from clinic import everyday_english
from clinic.models import WarningSign
from clinic.two_languages import ARABIC, ENGLISH
from clinic.words import ARABIC as ARABIC_LETTER
from clinic.words import STOP_WORDS, WORD, form_of, forms, normal, stem, stems, without_joined

# What people call a thing: English | Arabic | Arabic in Latin letters. Inflected forms need no entry.
# English words are also heard with a spelling mistake, if the mistake is not a word itself ("pea", "bowl", "hart").
WORDS = {
    "numb": "numb numbness tingle tingling pins deadness unfeeling anesthesia anaesthesia | خدر تخدر مخدر "
    "خدران تنميل تنمل منمل وخز مخدرة متخدر خدرانة منملة ينمل | khadar khidr khadaran tanmeel tanmil",
    "saddle": "genital crotch groin perineum perineal vagina vaginal penis testicle testicles private intimate buttock "
    "bum backside anus rectum saddle | تناسلية فرج شرج عانة مؤخرة خصية حساسة مقعدة ارداف",
    "bottom": "bottom",
    "inner": "inner inside between | بين داخل | bayn bain",
    "down": "down",
    "there": "there",
    "thighs": "=thighs | =فخذين =الفخذين | =fakhdayn =fakhdain =fakhthayn",
    "thigh": "thigh | فخذ فخذين افخاذ فخوذ | fakhd fakhth fakhdayn fakhdain fakhthayn fakhdein",
    "urine": "urine urinate urination bladder incontinence incontinent "
    "| بول تبول اتبول ابول يتبول تتبول تبولت بلت سلس | atbawal tabawul tabawwul atbawwal bawl bol boul salas",
    "pee": "pee peed peeing wee piss pea toilet | حمام",
    "bowel": "bowel | امعاء | ",
    "stool": "poo poop pooing stool faeces feces | براز تبرز اتبرز تبرزت يتبرز تتبرز | buraz",
    "bowl": "bowl",
    "self": "myself himself herself pants trousers bed | نفسي نفسه نفسها ملابسي سروالي | ",
    "wet": "wet wetting leak leaking soiled | بلل تسرب يتسرب | ",
    "cannot": "cannot cant not no unable difficult difficulty trouble struggle without lost lose losing loss "
    "barely stopped stop couldnt wont refuse refuses | لا ما لم مش مو غير عدم فقدان فقدت صعوبة احتباس "
    "مب موب ماقدر مااقدر مقدر ماقدرت وما ولا ليس لست صعب | ma mish mesh mafi",
    "control": "control hold",
    "dont": "dont doesnt wont didnt",
    "work": "work",
    "gave": "gave give",
    "way": "way",
    "feel": "feel feeling sensation | اشعر احس احساس شعور يحس تحس | ahis ahiss",
    "move": "move moving | احرك تتحرك تحريك يحرك تحرك يتحرك اتحرك تشيلني تحملني | a7arrik",
    "weak": "weak weakness collapsing collapsed | ضعف ضعيف ضعيفة وهن | da3f do3f dhaaf",
    "paralysed": "paralysed paralyzed paralysis | شلل مشلول مشلولة | shalal mashlool",
    "week": "week",
    "both": "both | كلا كلتا كلتي | ",
    "legs": "=legs | =ساقين =الساقين =بساقي =بالساقين =رجلين =الرجلين =برجلي =بالرجلين =ساقي =رجلي =ارجلي "
    "=رجولي =الرجول =ريولي =الريول =سيقاني =ساقاي =رجلاي | =rijlayn =rijlayni =rejlain =riglein",
    "leg": "leg | ساق رجل",
    "arm": "arm | ذراع ذراعي",
    "pain": "pain painful hurt ache | الم وجع يولمني توجعني يعورني تعورني يعور عوار ويع يوجعني يوجعه يوجعها تولمني نغز "
    "نغزة نغزات طعنات | alam waja3 waga3 wajaa",
    "sex": "sex sexual intercourse erection erectile orgasm | جنس جنسي جماع انتصاب",
    "dysfunction": "dysfunction impotent impotence | ضعف",
    "chest": "chest angina | صدر صدري صدره صدرها | sadr sadri sadry 9adr",
    "heart": "heart hart cardiac | قلب قلبي قلبه قلبها | galb qalb",
    "attack": "attack racing pounding stopped | نوبة ازمة جلطة | nawba",
    "stroke": "stroke | جلطة سكتة | jalta galta",
    "breath": "breath breathe breathing | تنفس اتنفس | tanafus tanaffus atnafas atnaffas",
    "nafas": "| نفس | nafas",
    "short": "short shortness | ضيق صعوبة | deeq dheeq dhee2 diq deeg dheeg",
    "breathless": "breathless suffocating suffocate choking | اختناق اختنق",
    "cough": "cough coughing vomit vomiting spitting | سعال كحة استفراغ تقيو اكح يكح تكح كح اسعل يسعل اتقيا "
    "يتقيا استفرغ يستفرغ",
    "blood": "blood | دم | dam",
    "unconscious": "unconscious unresponsive seizure drowsy heatstroke | اغماء اغمي صرع غيبوبة مغمي",
    "confused": "confused confusion | مشوش هذيان يهذي تهذي يخرف مرتبك هلوسة",
    "wake": "wake waking | تصحي يصحي تستيقظ يستيقظ",
    "hard": "hard",
    "fall": "fall fell fallen | سقط سقطت سقوط وقعت وقوع طحت طاح طاحت وقع سقطنا | sagat sagatt wagaat saqatt",
    "height": "height ladder roof balcony scaffold scaffolding stairs storey | سلم درج سطح ارتفاع سقالة بلكونة "
    "| sullam sollam daraj",
    "crash": "crash collision | تصادم صدمتني صدمني دعمتني دعمني دعستني دهستني دهسته | tasadum",
    "accident": "accident | حادث حادثة | hadith 7adith hadeth 7adeth",
    "vehicle": "car vehicle motorbike motorcycle lorry truck bus road traffic serious | سيارة سيارات سير مرور دراجة "
    "| sayara sayyara sayarah",
    "hit": "hit struck knocked",
    "by": "by me",
    "over": "over",
    "face": "face mouth | وجه وجهي وجهه وجهها فم",
    "droop": "droop drooping | ارتخاء مايل مايلة ميلان معوج",
    "slurred": "slurred slurring | ثقيل متلعثم",
    "speech": "speech speak talk | كلام نطق لسان لساني لسانه لسانها | kalam",
    "sudden": "sudden suddenly | فجاة مفاجي | faj2a",
    "limb": "leg arm foot feet hand toe finger | ساق رجل ذراع يد قدم اصبع",
    "neck": "neck | رقبة رقبتي | ragaba raqaba",
    "fever": "fever feverish temperature shivering chills | حمي حرارة سخونة | humma harara",
    "worst": "worst thunderclap | اسوا اشد",
    "headache": "headache | صداع | suda3",
    "vision": "vision sight",
    "rash": "rash | طفح",
    "fade": "fade glass | يختفي كاس زجاج",
    "ill": "ill",
    "bone": "bone fracture | عظم عظمة كسر",
    "sciatica": "sciatica | ",
    "out": "sticking poking coming shows visible exposed through open | بارز بارزة خارج طالع طالعة ظاهر "
    "مكشوف مفتوح",
    "cold": "cold | بارد باردة باردين",
    "pale": "pale blue white | شاحب شاحبة ازرق زرقاء زرقا ازرقت مزرقة ابيض بيضاء بيضا",
    "deformed": "deformed crooked misshapen shape | مشوه معوج اعوج متشوه",
    "injury": "injury injured | اصابة",
    "stand": "stand walk | امشي اقف المشي الوقوف اوقف توقف يوقف تمشي يمشي تقف يقف | amshi",
    "cast": "cast plaster | جبس جبيرة",
    "bandage": "bandage splint",
    "tight": "tight tightening | ضيق",
    "more": "more worse worsening unbearable",
    "joint": "joint knee hip shoulder elbow wrist ankle | مفصل ركبة ورك كتف مرفق كاحل رسغ",
    "swollen": "swollen swelling | تورم متورم متورمة منتفخ منتفخة ورم",
    "hot": "hot red warm | ساخن ساخنة حار حارة احمر حر",
    "operated": "operation surgery injection replacement | عملية جراحة حقنة ابرة",
    "child": "child baby toddler son daughter | طفل طفلي ابني بنتي ولدي ولد رضيع بنت ابن",
    "relative": "| امي والدتي والدي ابوي زوجي زوجتي جدي جدتي",
    "limp": "limp limping | يعرج تعرج",
    "dark": "dark brown cola | داكن بني غامق غامقة كولا",
    "cancer": "cancer tumour tumor | سرطان",
    "overdose": "overdose overdosed",
    "tongue": "tongue throat | لسان لساني حلقي",
    "suicide": "suicide suicidal | انتحار انتحر الانتحار ينتحر بنتحر نتحر تنتحر | intihar",
    "cramp": "cramp cramps cramping | تشنج",
    "clumsy": "clumsy clumsiness unsteady unsteadiness",
    "lump": "lump lumps | كتلة",
    "grow": "grow grows growing grew bigger | تكبر",
    "weight": "weight | وزن وزني",
    "reason": "reason unexplained | سبب",
    "put": "put bear bearing",
    "foot": "foot | قدم قدمي",
    "lift": "lift raise drop dropping dropped | ارفع",
    "locked": "locked locks stuck",
    "calf": "calf | سمانة",
    "minutes": "minute minutes",
    "wound": "wound | جرح",
    "muscle": "muscle | عضلة",
    "night": "night | ليل ليلا",
    "back": "back | ظهر ظهري",
}  # fmt: skip

SUICIDE = "suicide"  # the one kind about which no sign of the body can be asked
# What is an emergency: every kind in the words that have to stand near each other, in any order; one row is enough.
SIGNS = {
    "numb between the legs": [
        "numb saddle", "numb bottom", "numb inner thigh", "numb thighs", "numb inner legs", "numb down there",
        "cannot feel saddle", "cannot feel inner thigh",
    ],
    "bladder": ["urine", "pee cannot", "pee self", "pee wet", "wet self"],
    "bowels": ["bowel", "bowl control", "stool cannot", "stool self", "stool control", "stool wet"],
    "both legs": [
        "weak legs", "numb legs", "cannot feel legs", "cannot move legs", "both leg pain", "both leg weak",
        "both leg numb", "both leg sciatica", "both legs week", "legs dont work", "legs gave way", "paralysed",
    ],
    "sexual feeling": ["sex numb", "sex cannot", "sex dysfunction"],
    "chest": ["chest", "heart attack", "heart pain"],
    "breathing": ["breath cannot", "breath short", "nafas short", "breathless", "cough blood"],
    "awareness": [
        "unconscious", "confused fever", "confused sudden", "confused hot", "confused cramp", "hard wake",
        "child cannot wake", "relative cannot wake",
    ],
    "very ill": ["ill fever"],
    "stroke": [
        "stroke", "face droop", "face sudden weak", "slurred speech", "sudden weak limb", "sudden cannot move limb",
        "sudden speech",
    ],
    "accident": ["fall height", "crash", "accident vehicle", "hit by vehicle", "over by vehicle"],
    "neck": ["neck fever", "neck rash", "neck sudden vision", "neck cannot speech", "worst headache"],
    "limb": [
        "bone out", "limb cold pale", "limb sudden cold", "deformed injury", "deformed fall", "cast numb", "cast cold",
        "cast pale", "cannot move leg", "cannot move arm",
    ],
    "pressed by a cast": [
        "cast tight", "bandage tight", "cast numb", "cast cold", "cast pale", "cast swollen", "cast pain more",
        "cast cannot feel", "cast cannot move",
    ],
    "cannot stand": ["fall cannot stand"],
    "infection": ["joint swollen fever", "joint hot fever", "operated fever", "operated hot swollen"],
    "child": ["child limp fever", "limp fever", "child cannot stand", "fever cannot stand", "rash fade"],
    "dark urine": ["dark pee", "dark urine"],
    "poisoning": ["overdose"],
    "allergy": ["tongue swollen"],
    SUICIDE: ["suicide"],
    "cancer": ["cancer weak", "cancer numb", "cancer paralysed"],
}  # fmt: skip
# What should be seen today or tomorrow, in the same way. "Fever" alone is enough: beside a pain it always matters.
# A joint that is only swollen is not heard: most of those who search for it have sprained an ankle.
SOON = {
    "fever": ["fever"],
    "clumsy": ["clumsy"],
    "lump": ["lump grow"],
    "weight": ["weight reason"],
    "cancer": ["cancer"],
    "woken by pain": ["pain wake night", "bone wake"],
    "foot": ["foot lift"],
    "shape of the back": ["back deformed"],
    "locked": ["joint locked"],
    "joint": ["joint hot"],
    "leg": ["leg swollen", "leg hot", "calf swollen", "calf hot"],
    "cramp": ["cramp minutes", "cramp wound"],
    "weaker": ["muscle weak", "weak more"],
    "a child limps": ["child limp"],
    "a child's joint": ["child joint swollen"],
    "a child's back": ["child back night"],
    "no weight on a leg": ["put weight"],
}
# An accident of long ago is no emergency: these words just after it say so, or before it, unless something is new.
LONG_AGO = re.compile(
    r"\b(?:last year|(?:years?|yrs?|months?) (?:ago|back|earlier)|(?:in|since|from) (?:19|20)\d\d|childhood"
    r"|as a child)\b"
    r"|\b(?:قبل|من|منذ) (?:\w+ )?(?:سن[ةه]|سنتين|سنوات|سنين|شهر|شهرين|شهور|[أا]شهر|عام|عامين|[أا]عوام)\b"
    r"|(?:السن[ةه]|العام) (?:الماضي[ةه]?|اللي فات\w*)|من زمان",
    re.IGNORECASE,
)
RECENT = re.compile(
    r"\b(?:today|yesterday|now|just|tonight|again|sudden\w*|this (?:morning|afternoon|evening|week)|last night)\b"
    r"|اليوم|[أا]مس|البارح|ال[آا]ن|الحين|توني|فج[أا][ةه]|قبل شوي",
    re.IGNORECASE,
)
OF_THE_MOMENT = {"accident", "stroke"}
# What several words say together, and never apart: "pass" and "out" mean nothing. Heard as the one word.
PHRASES = (
    (re.compile(r"\b(?:pass|passed|passes|passing|blacked|blacking|black)[ -]out\b", re.IGNORECASE), "unconscious"),
    (
        re.compile(
            r"\b(?:no|without(?: a)?|(?:cannot|can not|can['’]?t|couldn['’]?t) (?:feel|find)"
            r"(?: a| any| my| his| her| the)?) (?:pulse|heart ?beat)\b",
            re.IGNORECASE,
        ),
        "unconscious",
    ),
    (
        re.compile(
            r"\b(?:want(?:s|ed|ing)? to|wanna|wish(?:es|ed)? to|going to|gonna|rather|wish i could) (?:die|be dead)\b"
            r"|\bwish (?:i|he|she) (?:was|were) dead\b|\bbetter off dead\b"
            r"|\b(?:kill(?:ing|ed)?|harm(?:ing)?) (?:my|him|her|your)self\b"
            r"|\b(?:end|ending|take|taking) my(?: own)? life\b(?! back)"
            r"|\b(?:do not|don['’]?t|doesn['’]?t|no longer|not) want(?:s|ing)? to (?:live|be alive)\b"
            r"|(?:[أا]ريد|[أا]با|[أا]بي|[أا]بغ[ىيا]|ودي|عايز|بدي|نفسي) (?:[أا]ن )?(?:[أا]موت|الموت)"
            r"|(?:ما|لا|مب|مو|مش) ?(?:عاد )?(?:[أا]ريد|[أا]?با|[أا]?بي|[أا]?بغ[ىيا]|ودي|عايز|بدي) (?:[أا]ن )?"
            r"(?:[أا]عيش|الحيا[ةه])"
            r"|(?:[أاهب]قتل|[أا]ؤذي|[أا]ذي|[أا]ذبح) نفسي|[أا]نهي حياتي"
            r"|[أا]فكر (?:[أا]ن )?(?:[أا]موت|بالموت|في الموت)",
            re.IGNORECASE,
        ),
        "suicidal",
    ),
    (re.compile(r"فقد\w* (?:ال)?وعي\w*|(?:غاب\w*|غايب) عن (?:ال)?وعي|ضرب[ةه] (?:شمس|حرار[ةه]|حر)\b"), "unconscious"),
    (re.compile(r"جرع[ةه] (?:زا[ئي]د[ةه]|مفرط[ةه])"), "overdose"),
    (re.compile(r"\b(?:3[89]|4[01])[.,]\d\b|\b3[89] ?(?:°|degrees\b)", re.IGNORECASE), "fever"),
)
# What a patient says is not so, and what only has the words: heat as a treatment, diabetes.
DENIED = re.compile(
    r"\b(?:no|without(?: an?| any)?) (?:falls?|accidents?|crash|injury|fever|temperature)\b"
    r"|\b(?:بدون|من دون|بلا|لا يوجد|ما في) (?:[أا]ي )?(?:سقوط|حادث|[إا]صاب[ةه]|حم[ىي]|حرار[ةه])"
    r"|(?:ال|بال)?حرار[ةه] (?:[أا]و|[أا]م) (?:ال)?برود[ةه]|(?:علاج|العلاج) بالحرار[ةه]|كمادات? (?:ال)?حرار[ةه]"
    r"|(?:ال)?بول (?:ال)?سكري",
    re.IGNORECASE,
)
WITHIN, AGO_AFTER, AGO_BEFORE = 6, 3, 6  # words
IN_A_SIGN = 40  # a sign speaks of one thing in one sentence
SHORTEST_SLIP, SHORTEST_DOUBLE_SLIP = 4, 8
# Words of signs that are too common in searches to mean anything.
ORDINARY = frozenset(stems("back pain painful hurt new newly begin began get getting worse skin around difficult lost"))
ORDINARY |= frozenset(
    stems("year years control serious such after inner feel feels feeling cannot not no without very ill or")
)


def found_in(text: str) -> frozenset[str]:
    """The kinds of emergency that a text speaks of: keys of SIGNS."""
    return _found_in(" ".join(text.split()), WITHIN)


def signs_in(text: str, signs: list[WarningSign]) -> list[WarningSign]:
    """Those of the clinic's `signs` that a text speaks of, the nearest first. None may be left of an emergency."""
    kinds, words = found_in(text), {stem(form) for form in forms(text)} - ORDINARY
    return sorted((sign for sign in signs if _speaks_of(sign, kinds, words)), key=lambda sign: -_nearness(sign, kinds))


def soon_in(text: str, signs: list[WarningSign]) -> list[WarningSign]:
    """Those of the clinic's `signs` for today or tomorrow that a text speaks of, in their order."""
    kinds = _found_in(" ".join(text.split()), WITHIN, SOON)
    return [sign for sign in signs if kinds & _soon_told_by(_wording(sign))]


def is_known(form: str) -> bool:
    """Whether spelling correction must leave this word alone: a bladder is not a ladder."""
    return form in _EXACT or stem(form) in _STEMS


def _speaks_of(sign: WarningSign, kinds: frozenset[str], words: set[str]) -> bool:
    if told := _told(sign):
        return bool(told & kinds)
    # A sign of the clinic's own, of a kind that is not listed here, is heard by two of its words.
    own = {*stems(_wording(sign)), *stems(_arabic_wording(sign))}
    return len(words & own - ORDINARY) > 1


def _nearness(sign: WarningSign, kinds: frozenset[str]) -> float:
    told = _told(sign)
    return len(told & kinds) / len(told | kinds) if told else 0


def _told(sign: WarningSign) -> frozenset[str]:
    return _told_by(_wording(sign))


@lru_cache(maxsize=500)
def _told_by(wording: str) -> frozenset[str]:
    return _found_in(wording, IN_A_SIGN)


@lru_cache(maxsize=500)
def _soon_told_by(wording: str) -> frozenset[str]:
    return _found_in(wording, IN_A_SIGN, SOON)


def _wording(sign: WarningSign) -> str:
    return ". ".join(sign.words_in(ENGLISH, name) for name in ("wording", "question", "note"))


def _arabic_wording(sign: WarningSign) -> str:
    return ". ".join(sign.words_in(ARABIC, name) for name in ("wording", "question", "note"))


def _found_in(text: str, within: int, table: Mapping[str, list[str]] = SIGNS) -> frozenset[str]:
    # Not kept: what patients type is theirs.
    text = DENIED.sub(" ", _plain(text))
    for phrase, word in PHRASES:
        text = phrase.sub(f" {word} ", text)
    said = [_classes(form_of(match.group())) for match in WORD.finditer(text)]
    long_ago = set()
    if not RECENT.search(text):
        long_ago = {len(WORD.findall(text[: match.start()])) for match in LONG_AGO.finditer(text)}
    return frozenset(
        kind for kind, rows in table.items()
        if any(_is_said(row.split(), said, within, long_ago if kind in OF_THE_MOMENT else set()) for row in rows)
    )  # fmt: skip


def _plain(text: str) -> str:
    """Without the signs of vowels, the stretching line and marks of direction; digits as 0–9."""
    composed = unicodedata.normalize("NFKC", text).replace("\u0640", "").replace("٫", ".")
    return "".join(
        str(unicodedata.decimal(letter, letter))
        for letter in composed
        if unicodedata.category(letter) not in {"Mn", "Cf"}
    )


def _is_said(row: list[str], said: list[frozenset[str]], within: int, long_ago: set[int]) -> bool:
    """Whether all words of the row stand near the first one, and not beside a word about long ago."""
    for first in (place for place, classes in enumerate(said) if row[0] in classes):
        near = range(max(0, first - within), min(first + within, len(said)))
        places = [place for place in near if not said[place].isdisjoint(row)]
        is_over = any(-AGO_BEFORE <= ago - place <= AGO_AFTER for ago in long_ago for place in places)
        if not is_over and set(row) <= frozenset().union(*(said[place] for place in places)):
            return True
    return False


@lru_cache(maxsize=20_000)
def _classes(form: str) -> frozenset[str]:
    """What a word stands for: keys of WORDS. A word that nobody knows stands for the nearest ones."""
    found = _EXACT.get(form, frozenset()) | _STEMS.get(stem(form), frozenset())
    if not found and ARABIC_LETTER.search(form) and (bare := without_joined(form)) != form:
        return _classes(bare)
    if found or form in STOP_WORDS or not form.isascii() or not form.isalpha() or everyday_english.has(form):
        return found
    most = 2 if len(form) >= SHORTEST_DOUBLE_SLIP else 1 if len(form) >= SHORTEST_SLIP else 0
    near = process.extract(form, _ENGLISH, scorer=OSA.distance, score_cutoff=most, limit=None) if most else []
    likely = [(distance, word) for word, distance, _place in near if word[0] == form[0]]
    return frozenset().union(*(_classes(word) for distance, word in likely if distance == min(likely)[0]))


def _entries() -> Iterator[tuple[str, str, bool]]:
    """(class, word as written above, whether it is English)."""
    for name, words in WORDS.items():
        for place, part in enumerate(words.split("|")):
            yield from ((name, word, place == 0) for word in part.split())


def _by(key, entries: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, word in entries:
        found.setdefault(key(word), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


_EXACT = _by(lambda word: normal(word.removeprefix("=")), ((name, word) for name, word, _english in _entries()))
_STEMS = _by(lambda word: stem(normal(word)), ((name, word) for name, word, _english in _entries() if word[0] != "="))
_ENGLISH = sorted({word for _name, word, is_english in _entries() if is_english and word.isalpha()})
