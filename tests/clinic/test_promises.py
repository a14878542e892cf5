import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from articles.models import Announcement, Contributor, HomeSection, MenuEntry
from clinic import checks
from clinic.models import ClinicProfile, Practitioner, Service
from clinic.promises import found, promises_nothing
from clinic.two_languages import InTwoLanguages
from tests import make, make_articles

PROMISING = "Instant relief, guaranteed."
IN_WORDS = "“instant”, “guaranteed” reads as a promise. Health advertising must not promise a result."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We cure your back and guarantee it. Guarantee!", ["cure", "guarantee"]),
        ("Pain-free in no time", ["pain-free", "in no time"]),
        ("100 % success, a miracle", ["100 %", "miracle"]),
        ("You will completely recover", ["completely recover"]),
        ("No pain, guaranteed", ["guaranteed"]),
        ("Not only relief but a cure", ["cure"]),
        ("No other clinic cures you", ["cures"]),
        ("Want to be pain-free?", ["pain-free"]),
        ("It is gone permanently", ["permanently"]),
        ("نحقق لكم الشفاء التام", ["الشفاء التام"]),
        ("علاج نهائيّ لآلام الظهر", ["علاج نهائي"]),
        ("نتائج مضمونة خلال أسبوع", ["نتائج مضمونة"]),
        ("نضمن لكم النتيجة", ["نضمن"]),
        ("فعال بنسبة 100٪", ["100٪"]),
        ("نسبة النجاح مئة بالمئة", ["مئة بالمئة"]),
        ("الأفضل في دبي", ["الأفضل في دبي"]),
        ("لدينا أفضل طبيب في الإمارات", ["أفضل طبيب في الإمارات"]),
        ("راحة فورية من الألم", ["راحة فورية"]),
        ("يزول الألم نهائيًا", ["نهائيا"]),
        ("حياة خالية من الألم إلى الأبد", ["خالية من الألم", "إلى الأبد"]),
        ("ليس فقط راحة بل شفاء كامل", ["شفاء كامل"]),
        ("هل تريدون الشفاء التام؟", ["الشفاء التام"]),
        ("علاج سحري للركبة", ["علاج سحري"]),
    ],
)
def test_a_promise_is_found_by_its_words(text, words):
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "There is no cure. We cannot promise a result.",
        "Results are not guaranteed.",
        "This doesn’t cure it.",
        "Is there a cure?",
        "Nerves may be permanently damaged.",
        "We are secure and accurate. Call instead.",
        "لا يوجد علاج نهائي.",
        "النتائج غير مضمونة.",
        "لا نضمن نتيجة.",
        "هل هناك علاج نهائي؟",
        "الحركة أفضل من الراحة.",
        "التمارين هي الخيار الأفضل في معظم الحالات.",
        "اذهبوا إلى المستشفى فورًا.",
        "تعافى تمامًا 72 من كل 100 شخص.",
        "مركز الشفاء الخليجي الطبي",
        "علامات لا تحتمل الانتظار، حتى من دون ألم.",
    ],
)
def test_whoever_denies_or_asks_promises_nothing(text):
    assert found(text) == []


def test_a_denial_ends_with_its_sentence():
    assert found("We never rest. We cure.") == ["cure"]


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Service, {"name", "summary", "description", "what_to_bring", "preparation", "price_note"}),
        (Practitioner, {"role", "credentials", "privileges", "biography"}),
        (ClinicProfile, {"tagline", "about"}),
        (Contributor, {"role", "biography"}),
        (HomeSection, {"title"}),
        (Announcement, {"text"}),
        (MenuEntry, {"label"}),
    ],
)
def test_texts_about_the_clinic_have_the_rule(model, fields):
    """In both languages."""
    in_arabic = {f"{name}_ar" for name in fields} if issubclass(model, InTwoLanguages) else set()
    found = {field.name for field in model._meta.fields if promises_nothing in field.validators}
    assert found == fields | in_arabic


@pytest.mark.django_db
def test_the_field_of_a_form_names_the_words(client, manager):
    service = make.service()
    client.force_login(manager)
    page = client.get(path := reverse("admin:clinic_service_change", args=[service.pk]))
    typed = {name: value for name, value in page.context["adminform"].form.initial.items() if value is not None}

    response = client.post(path, typed | {"description": PROMISING, "practitioners": [], "regions": []})

    assert response.context["adminform"].form.errors["description"] == [IN_WORDS]
    service.refresh_from_db()
    assert service.description == ""


@pytest.mark.django_db
def test_rows_from_before_the_rule_are_named(settings):
    make.profile(advert_permit_number="AD-1", advert_permit_expires_on="2099-01-01")
    make.service(name="Physiotherapy", description=PROMISING)
    make_articles.contributor(name="Dr Sample", biography="She cures.")
    settings.IS_LIVE = True

    problems = checks.advertising_of_a_live_clinic(None, databases=["default"])

    assert [problem.msg for problem in problems] == [
        f"service “Physiotherapy”, description: {IN_WORDS}",
        "contributor “Dr Sample”, biography: “cures” reads as a promise. Health advertising must not promise a result.",
    ]


def test_the_validator_says_it_in_words():
    with pytest.raises(ValidationError) as refused:
        promises_nothing(PROMISING)

    assert refused.value.messages == [IN_WORDS]
