"""The Arabic words: the terms that stand everywhere, the six forms of the plural, and what `make check` refuses."""

import gettext

import pytest
from django.contrib import admin
from django.contrib.admin.utils import flatten, flatten_fieldsets
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import ngettext

from clinic import catalogue
from clinic.languages import listed
from tests.catalogue import ARABIC, faults

pytestmark = pytest.mark.pure

# Each is a message of its own; its Arabic holds the term, wherever else the term is used.
TERMS = {
    "Appointment": "موعد",
    "Request an appointment": "طلب موعد",
    "Request received – not yet confirmed": "تم استلام الطلب – لم يُؤكَّد بعد",
    "Confirmed": "مؤكَّد",
    "Reschedule": "تغيير الموعد",
    "Yes, cancel the appointment": "إلغاء الموعد",
    "My appointment": "موعدي",
    "Waiting list": "قائمة الانتظار",
    "Doctor": "طبيب",
    "Therapist": "معالج",
    "female doctor": "طبيبة",
    'Emergency – call <a href="tel:%(number)s" dir="ltr">%(number)s</a> now': "حالة طارئة – اتصلوا بالرقم",
    "Do any of these apply right now?": "هل ينطبق أيٌّ مما يلي الآن؟",
    "None of these": "لا شيء مما سبق",
    "Clinical review": "مراجعة طبية",
    "Sample": "نموذج",
    "Booked by reception": "الاستقبال",
    "Insurance": "التأمين",
    "For example, \"AED 350\".": "350 درهمًا",
}  # fmt: skip
# A text that has the English words has the Arabic ones.
TERMS_WITHIN = {
    "waiting list": "قائمة الانتظار",
    "warning sign": "علام",
    "female or male doctor": "طبيب",
    "ambulance": "سعاف",
    "emergency department": "قسم طوارئ",
    "WhatsApp": "واتساب",
    "practitioner": "ممارس",
    "clinician": "طب",
    "spam folder": "غير المرغوب فيها",
    "passkey": "مرور",
    "second factor": "عامل",
    "recovery code": "استرداد",
    "opening hours": "عمل",
    "timetable": "دوام",
}
COUNTS = [0, 1, 2, 3, 11, 100]
PLURALS = {
    "%(free)s free time": [
        "لا أوقات متاحة", "وقت واحد متاح", "وقتان متاحان", "3 أوقات متاحة", "11 وقتًا متاحًا", "100 وقت متاح",
    ],
    "only %(free)s left": [
        "لم يبقَ أي وقت", "بقي وقت واحد فقط", "بقي وقتان فقط", "بقيت 3 أوقات فقط", "بقي 11 وقتًا فقط",
        "بقي 100 وقت فقط",
    ],
    "%(more)s more time": [
        "لا مزيد من الأوقات", "وقت واحد آخر", "وقتان آخران", "3 أوقات أخرى", "11 وقتًا آخر", "100 وقت آخر",
    ],
    "%(minutes)s minute": [
        "أقل من دقيقة", "دقيقة واحدة", "دقيقتان", "3 دقائق", "11 دقيقة", "100 دقيقة",
    ],
    "%(number)s appointment": [
        "لا مواعيد", "موعد واحد", "موعدان", "3 مواعيد", "11 موعدًا", "100 موعد",
    ],
    "%(number)s appointment today": [
        "لا مواعيد اليوم", "موعد واحد اليوم", "موعدان اليوم", "3 مواعيد اليوم", "11 موعدًا اليوم",
        "100 موعد اليوم",
    ],
    "%(number)s result": [
        "لا نتائج", "نتيجة واحدة", "نتيجتان", "3 نتائج", "11 نتيجة", "100 نتيجة",
    ],
    "%(number)s article": [
        "لا مقالات", "مقال واحد", "مقالان", "3 مقالات", "11 مقالًا", "100 مقال",
    ],
    "%(count)d day": [
        "أقل من يوم", "يوم واحد", "يومان", "3 أيام", "11 يومًا", "100 يوم",
    ],
    "%(number)d appointment booked.": [
        "لم يُحجز أي موعد.", "حُجز موعد واحد.", "حُجز موعدان.", "حُجزت 3 مواعيد.", "حُجز 11 موعدًا.",
        "حُجز 100 موعد.",
    ],
    "%(news)s new request – show": [
        "لا طلبات جديدة", "طلب جديد واحد – عرض", "طلبان جديدان – عرض", "3 طلبات جديدة – عرض",
        "11 طلبًا جديدًا – عرض", "100 طلب جديد – عرض",
    ],
    "%(count)d comment refused.": [
        "لم يُرفض أي تعليق.", "رُفض تعليق واحد.", "رُفض تعليقان.", "رُفضت 3 تعليقات.", "رُفض 11 تعليقًا.",
        "رُفض 100 تعليق.",
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def messages() -> list[catalogue.Message]:
    return catalogue.read(ARABIC)[1:]


@pytest.fixture(scope="module")
def in_arabic(messages) -> dict[str, str]:
    return {message["msgid"]: catalogue.translations(message)[0] for message in messages}


@pytest.mark.parametrize("english", TERMS)
def test_a_term_is_the_same_everywhere(in_arabic, english):
    assert TERMS[english] in in_arabic[english]


@pytest.mark.parametrize("english", TERMS_WITHIN)
def test_a_text_with_a_term_has_its_arabic_word(in_arabic, english):
    texts = [text for text in in_arabic if english.lower() in text.lower()]

    assert texts
    assert [text for text in texts if TERMS_WITHIN[english] not in in_arabic[text]] == []


@pytest.mark.parametrize("singular", PLURALS)
def test_a_number_has_its_own_form_of_the_words(messages, singular):
    plural = next(each["msgid_plural"] for each in messages if each["msgid"] == singular and "msgid_plural" in each)
    name = singular.partition("%(")[2].partition(")")[0]

    with translation.override("ar"):
        said = [ngettext(singular, plural, number) % {name: number} for number in COUNTS]

    assert said == PLURALS[singular]


def test_what_is_compiled_says_what_the_catalogue_says(tmp_path):
    source = tmp_path / "ar" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'
        '# a comment\n#: somewhere.py\nmsgid "A “line”\\n"\nmsgstr "سطر\\n"\n\n'
        'msgctxt "of a year"\nmsgid "May"\nmsgstr "مايو"\n\n'
        'msgid "%(n)d day"\nmsgid_plural "%(n)d days"\nmsgstr[0] "يوم"\nmsgstr[1] "أيام"\n\n'
        'msgid "Not yet"\nmsgstr ""\n'
    )

    assert catalogue.compile_changed(tmp_path) == [source]
    assert catalogue.compile_changed(tmp_path) == []

    with source.with_suffix(".mo").open("rb") as compiled:
        words = gettext.GNUTranslations(compiled)
    assert words.gettext("A “line”\n") == "سطر\n"
    assert words.pgettext("of a year", "May") == "مايو"
    assert [words.ngettext("%(n)d day", "%(n)d days", number) for number in (1, 5)] == ["يوم", "أيام"]
    assert words.gettext("Not yet") == "Not yet"


def message(msgid: str, *said: str, plural: str = "", flags: str = "") -> catalogue.Message:
    if not plural:
        return {"flags": flags, "msgid": msgid, "msgstr": said[0]}
    return {"msgid": msgid, "msgid_plural": plural} | {f"msgstr[{form}]": words for form, words in enumerate(said)}


ONE_AND_TWO_IN_WORDS = ["لا أيام", "يوم واحد", "يومان", "%(n)d أيام", "%(n)d يومًا", "%(n)d يوم"]


@pytest.mark.parametrize(
    "good",
    [
        message("Send", "إرسال"),
        message("Call <b>%(number)s</b>", "اتصلوا بالرقم <b>%(number)s</b>"),
        message("Download (CSV)", "تنزيل (CSV)"),
        message("%(n)d day", *ONE_AND_TWO_IN_WORDS, plural="%(n)d days"),
    ],
)
def test_a_good_translation_is_let_through(good):
    assert list(faults(good)) == []


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        (message("Send", ""), "not translated"),
        (message("Send", "إرسال", flags="#, fuzzy"), "a guess"),
        (message("Call %(number)s", "اتصلوا"), "other placeholders"),
        (message("Call %(number)s", "اتصلوا %(phone)s"), "other placeholders"),
        (message("%d entry", *["بند"] * 6, plural="%d entries"), "other placeholders"),
        (message("%(n)d day", *["أيام"] * 6, plural="%(n)d days"), "other placeholders"),
        (message("<b>Call</b>", "اتصلوا"), "other tags"),
        (message("%(n)d day", "يوم", "%(n)d أيام", plural="%(n)d days"), "2 forms of the plural"),
        (message("Send", "إرسال the rest"), "Latin words (rest, the)"),
        (message("Which?", "أيّ?"), "signs that Arabic writes in another way"),
        (message("5", "٥"), "signs that Arabic writes in another way"),
    ],
)
def test_a_bad_translation_is_named(bad, fault):
    assert next(faults(bad), "").startswith(fault)


def test_words_of_a_list_stand_apart_as_the_language_does_it():
    words = ["العربية", "الإنجليزية"]

    assert listed(words) == "العربية, الإنجليزية"
    with translation.override("ar"):
        assert listed(words) == "العربية، الإنجليزية"


def test_every_column_that_the_admin_shows_has_a_name_in_the_catalogue():
    """Else its name in the code stands there. Lists without rows do not show it: the pages alone do not tell."""
    nameless = {
        f"{model._meta.label}.{field.name}"
        for model, desk in admin.site._registry.items()
        for field in model._meta.concrete_fields
        if field.name in shown_in(desk) and not isinstance(field.verbose_name, Promise)
    }
    assert nameless == set()


def shown_in(desk) -> set[str]:
    names = [*desk.list_display, *desk.list_filter, *(desk.fields or ()), *desk.readonly_fields]
    return set(flatten([*names, *flatten_fieldsets(desk.fieldsets or ())]))
