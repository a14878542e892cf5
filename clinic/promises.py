"""Words that promise a result, which health advertising must not do. One list for every text of the site.

Fields name the rule as their validator (`promises_nothing`); articles and pages are checked before they are published
(articles/publishing/checklist.py).
"""

import re
from collections.abc import Iterator

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from clinic.languages import listed

HARM = r"(?:damag|los|weak|numb|disab|injur|harm|bent|stiff|paraly|scar|shorten)"
PROMISES = re.compile(
    r"\b(?:cures?|cured|guarantee[ds]?|pain[- ]free|miracles?|100 ?%|instant(?:ly)?|complete(?:ly)? recover\w*"
    rf"|permanently(?! {HARM})|promise[ds]?|in no time)(?!\w)",
    re.IGNORECASE,
)
# Arabic is searched without its vowel signs. "Better than" compares; "the best in Dubai" praises.
SURE = "(?:تاما?|كاملا?|نهائيا?|مضمونا?|مؤكدا?|فوريا?|أبديا?|جذريا?|سحريا?)"
IN_ARABIC = re.compile(
    rf"(?<!\w)(?:[وفبلك]|ال|وال|بال|فال|لل)?(?:شفاءا?|تعافي?ا?|علاجا?|حلا?) (?:ال)?{SURE}(?!\w)"
    r"|(?<!\w)(?:[وفبلك]|ال|وال|بال|فال|لل)?(?:نتائج|نتيجة|راحة) (?:ال)?(?:مضمونة|مؤكدة|فورية|سحرية)(?!\w)"
    r"|(?<!\w)و?(?:س?(?:نضمن|نعدكم|نشفي|يشفي|تشفي)(?:كم|ك)?|نتعهد|مضمونة? النتائج|معجزة|شفاؤكم)(?!\w)"
    r"|(?:(?:100|مئة|مائة) ?(?:[%٪]|في المئة|بالمئة|بالمائة))"
    r"|(?<!\w)(?:خالي?ة? من الألم|وداعا للألم|بلا ألم نهائيا|في لمح البصر|نهائيا|إلى الأبد|للأبد)(?!\w)"
    r"|(?<!\w)و?(?:الأفضل|أفضل (?:طبيب|طبيبة|أطباء|عيادة|مركز|جراح|علاج)|رقم (?:واحد|1)) "
    r"(?:في|على مستوى) (?:دبي|الإمارات|الخليج|المنطقة|الدولة|الشرق|العالم)(?!\w)"
)
VOWEL_SIGNS = re.compile(r"[\u064b-\u0652\u0640]")
DENIED_IN_ARABIC = re.compile(
    r"(?:^|\s)(?:[وف]?(?:لا|ليس|ليست|لسنا|لن|لم|ما من)(?! (?:فقط|سوى|غير)\b)(?: \w+){0,3}|[وف]?(?:غير|بلا|بدون|دون)) $"
)
ASKS_IN_ARABIC = re.compile(r"\s*(?:هل (?!تري|ترغب|تبحث|تود)|كيف|متى|ما |ماذا|لماذا|أين)")
# "There is no cure", "we cannot promise", "results are not guaranteed": up to three words before, without a comma.
DENIED = re.compile(
    r"(?:\b(?:no|not|never|nobody|nothing|none|cannot|without|nor)|n[’']t)(?! (?:only|other|more|longer)\b)"
    r"(?: [\w’'-]+){0,3} $",
    re.IGNORECASE,
)
END_OF_SENTENCE = re.compile(r"[.!?؟\n]")
# "Is there a cure?" asks; "Want to be pain-free?" promises.
ASKS = re.compile(r"\s*(?:is|are|can|will|does|how|when|what|why)\b", re.IGNORECASE)


def found(text: str) -> list[str]:
    """The promising words of a plain text in small letters, each once, in their order."""
    plain = VOWEL_SIGNS.sub("", text)
    words = [match.group(0).lower() for match in PROMISES.finditer(text) if not _is_honest(text, match)]
    words += [match.group(0) for match in IN_ARABIC.finditer(plain) if not _is_honest(plain, match)]
    return list(dict.fromkeys(words))


def _is_honest(text: str, match: re.Match) -> bool:
    before = END_OF_SENTENCE.split(text[: match.start()])[-1]
    end = END_OF_SENTENCE.search(text, match.end())
    asks = end is not None and end.group(0) in "?؟" and (ASKS.match(before) or ASKS_IN_ARABIC.match(before))
    return bool(asks or DENIED.search(before) or DENIED_IN_ARABIC.search(before))


def in_words(words: list[str]) -> str:
    quoted = listed(f"“{word}”" for word in words)
    return _("%(words)s reads as a promise. Health advertising must not promise a result.") % {"words": quoted}


def promises_nothing(text: str) -> None:
    if words := found(text):
        raise ValidationError(in_words(words), code="promise")


def rows_that_promise() -> Iterator[tuple[Model, str, list[str]]]:
    """Rows that were saved before the rule was: (row, name of the field, words). Their forms refuse to save them."""
    for model in apps.get_models():
        names = [field.attname for field in model._meta.concrete_fields if promises_nothing in field.validators]
        for row in model._default_manager.all() if names else ():
            for name in names:
                if words := found(str(getattr(row, name))):
                    yield row, name, words
