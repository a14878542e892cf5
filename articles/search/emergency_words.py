"""Detects emergency signs in a search. The signs are the clinic's data; here are the words that people use for them.

Too often is better than too rarely. But "back pain" alone must not match: people ignore a notice that is always shown.
"""

from collections.abc import Iterable

from articles.search.normalise import forms, stem, stems

# What people call it → the word in the sign. The keys are stems of single words.
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
# These words are enough on their own.
ALONE = {"chest", "urin", "bowel"}
NOT = {"cannot", "cant", "no", "not", "lost", "lose", "loss", "unabl", "without", "dont"}
# Things that someone can no longer feel or move.
DENIED = {"feel": "numb", "sensat": "numb", "move": "weak", "walk": "weak", "stand": "weak"}
# Words of signs that are too common in searches to mean anything.
ORDINARY = set(stems("back pain painful hurt new newly begin began get getting worse pass hold skin around difficult"))
ORDINARY |= set(stems("lost have control serious during such after inner feel feels feeling")) | NOT


def known_words() -> Iterable[str]:
    """Words that spelling correction must not change: a bladder is not a ladder."""
    return " ".join(_WORDS_OF_PATIENTS.values()).split()


def signs_in(question: str, signs: list) -> list:
    """Those of `signs` that the search mentions."""
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
