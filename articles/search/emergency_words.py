"""Does somebody type a sign that must not wait? The signs are the clinic's; here stand the words of frightened people.

Too often is better than too rarely. "Back pain" alone must not do it: a notice that always stands there is not read.
"""

from collections.abc import Iterable

from articles.search.normalise import forms, stem, stems

# What people call it, and the word of the sign. The keys are stems of single words.
_WORDS_OF_PATIENTS = {
    "genital": "groin crotch saddle perineum perineal vagina vaginal penis testicle testicles "
    "privates private genitals genital intimate",
    "buttock": "buttock buttocks bottom bum backside",
    "numb": "numb numbness tingling tingles tingle pins deadness unfeeling",
    "urin": "urine urinate urinating urination pee peeing wee weeing piss bladder incontinence incontinent wet wetting "
    "toilet",
    "bowel": "bowel bowels poo pooing poop stool stools faeces feces",
    "weak": "weak weakness paralysed paralyzed paralysis collapsing collapsed",
    "chest": "chest heart",
    "crash": "crash crashed collision",
    "car": "car vehicle motorbike motorcycle bike lorry truck bus",
    "fall": "fall fell fallen falling",
    "height": "height ladder roof balcony stairs scaffold scaffolding",
    "sex": "sex sexual erection",
    "leg": "leg legs",
}
MEANING = {stem(word): meaning for meaning, words in _WORDS_OF_PATIENTS.items() for word in words.split()}
# Enough by themselves: nobody types them here for a sprained ankle.
ALONE = {"chest", "urin", "bowel"}
NOT = {"cannot", "cant", "no", "not", "lost", "lose", "loss", "unabl", "without", "dont"}
# What one does not feel or move any more.
DENIED = {"feel": "numb", "sensat": "numb", "move": "weak", "walk": "weak", "stand": "weak"}
# Words of signs that every second question has, too: they tell nothing.
ORDINARY = set(stems("back pain painful hurt new newly begin began get getting worse pass hold skin around difficult"))
ORDINARY |= set(stems("lost have control serious during such after inner feel feels feeling")) | NOT


def known_words() -> Iterable[str]:
    """They are not corrected into something harmless: a bladder is no ladder."""
    return " ".join(_WORDS_OF_PATIENTS.values()).split()


def signs_in(question: str, signs: list) -> list:
    """Those of `signs` that the question speaks of."""
    asked = _meanings(question)
    return [sign for sign in signs if _speaks_of(asked, _meanings(f"{sign.wording} {sign.question}"))]


def _speaks_of(asked: frozenset[str], told: frozenset[str]) -> bool:
    shared = (asked & told) - ORDINARY
    return len(shared) > 1 or bool(shared & ALONE)


def _meanings(text: str) -> frozenset[str]:
    words = [stem(form) for form in forms(text)]
    denies = not NOT.isdisjoint(words)
    found = {MEANING.get(word, word) for word in words}
    if denies:
        found |= {DENIED[word] for word in words if word in DENIED}
    if {"between", "leg"} <= found:
        found.add("genital")
    return frozenset(found)
