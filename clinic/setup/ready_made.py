"""Services and warning signs that a new clinic takes over with one press, in both languages, and then makes its own.

The words of the signs await the clinic's clinicians: taking them over approves nothing.
"""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, TextChoices
from django.utils.translation import gettext_lazy as _

from clinic import demo_arabic, demo_content
from clinic.demo_signs import SIGNS
from clinic.models import BodyRegion, Service, WarningSign

Facts = dict[str, Any]
OF_THE_CLINIC_ITSELF = {"price_text", "price_note", "price_text_ar", "price_note_ar", "practitioners", "is_main"}


class Field(TextChoices):
    ORTHOPAEDICS = "orthopaedics", _("Orthopaedics")
    PHYSIOTHERAPY = "physiotherapy", _("Physiotherapy")


def _of_the_demo(slug: str) -> Facts:
    facts = next(facts for facts in demo_content.SERVICES if facts["slug"] == slug) | demo_arabic.SERVICES[slug]
    return {name: value for name, value in facts.items() if name not in OF_THE_CLINIC_ITSELF}


FOLLOW_UP: Facts = {
    "slug": "physiotherapy-session",
    "name": "Physiotherapy session",
    "name_ar": "جلسة علاج طبيعي",
    "summary": "For patients who have had their assessment: we check what has changed and go on with the plan.",
    "summary_ar": "لمن أجرى التقييم الأول: نراجع ما تغيّر ونواصل الخطة.",
    "what_to_bring": "Sports clothes and shoes.",
    "what_to_bring_ar": "ملابس وأحذية رياضية.",
    "duration_new": timedelta(minutes=30),
    "duration_returning": timedelta(minutes=30),
    "regions": demo_content.LIMBS_AND_BACK,
}
SPORTS: Facts = {
    "slug": "sports-injury-assessment",
    "name": "Sports injury assessment",
    "name_ar": "تقييم الإصابات الرياضية",
    "summary": "After a sprain, a strain or an overload: what is hurt, and how you return to your sport step by step.",
    "summary_ar": "بعد التواء أو شد أو إجهاد: ما الذي أُصيب، وكيف تعودون إلى رياضتكم خطوة بخطوة.",
    "preparation": "Write down how it happened and what you can no longer do.",
    "preparation_ar": "كتابة ما حدث وما لم يعد ممكنًا القيام به.",
    "what_to_bring": "Sports clothes and the shoes that you train in.",
    "what_to_bring_ar": "ملابس رياضية والحذاء المستعمل في التدريب.",
    "duration_new": timedelta(minutes=45),
    "duration_returning": timedelta(minutes=30),
    "regions": demo_content.LIMBS_AND_BACK,
}
AFTER_AN_OPERATION: Facts = {
    "slug": "rehabilitation-after-an-operation",
    "name": "Rehabilitation after an operation",
    "name_ar": "التأهيل بعد العملية الجراحية",
    "summary": "Exercises and advice after an operation on a joint, a tendon or the back, by your surgeon's plan.",
    "summary_ar": "تمارين ونصائح وفق خطة الجراح بعد عملية في مفصل أو وتر أو في الظهر.",
    "what_to_bring": "The surgeon's letter, with what you may and may not do.",
    "what_to_bring_ar": "رسالة الجراح، وفيها المسموح وغير المسموح.",
    "duration_new": timedelta(minutes=45),
    "duration_returning": timedelta(minutes=30),
    "regions": demo_content.LIMBS_AND_BACK,
}
SERVICES: dict[Field, list[Facts]] = {
    Field.ORTHOPAEDICS: [
        _of_the_demo("orthopaedic-consultation"),
        _of_the_demo("back-and-muscle-spasm-assessment"),
        _of_the_demo("injection-consultation"),
        _of_the_demo("second-opinion-on-surgery"),
    ],
    Field.PHYSIOTHERAPY: [_of_the_demo("physiotherapy-assessment"), FOLLOW_UP, SPORTS, AFTER_AN_OPERATION],
}


def services_left() -> list[tuple[str, list[Facts]]]:
    """By field, those that the clinic does not have."""
    there = set(Service.objects.values_list("slug", flat=True))
    found = [(str(field.label), [facts for facts in SERVICES[field] if facts["slug"] not in there]) for field in Field]
    return [(label, left) for label, left in found if left]


@transaction.atomic
def add_services(slugs: Collection[str]) -> list[Service]:
    """Those of `slugs` that the clinic does not have, behind its own. The first service of all becomes the main one."""
    chosen = [facts for _label, left in services_left() for facts in left if facts["slug"] in slugs]
    last = Service.objects.aggregate(last=Max("position"))["last"] or 0
    has_main = Service.objects.filter(is_main=True).exists()
    made = []
    for number, facts in enumerate(chosen, start=1):
        regions = BodyRegion.objects.filter(slug__in=facts["regions"])
        values = {name: value for name, value in facts.items() if name != "regions"}
        values |= {
            "position": last + number,
            "colour": Service.Colour.values[(last + number - 1) % len(Service.Colour)],
            "is_main": number == 1 and not has_main,
        }
        made.append(Service.objects.create(**values))
        made[-1].regions.set(regions)
    return made


def signs_left() -> int:
    return len(_signs_left())


def _signs_left() -> list:
    there = set(WarningSign.objects.values_list("slug", flat=True))
    return [sign for sign in SIGNS if sign.slug not in there]


@transaction.atomic
def add_signs() -> int:
    """The warning signs that the clinic does not have, to be read and signed by its clinicians. Returns how many."""
    left = _signs_left()
    last = WarningSign.objects.aggregate(last=Max("position"))["last"] or 0
    for number, sign in enumerate(left, start=1):
        facts = sign._asdict()
        regions = facts.pop("places")
        facts.pop("conditions")  # the clinic writes its own
        arabic = demo_arabic.sign(sign.slug, is_asked=bool(sign.question))
        made = WarningSign.objects.create(position=last + number, **facts, **arabic)
        made.regions.set(BodyRegion.objects.filter(slug__in=regions))
    return len(left)
