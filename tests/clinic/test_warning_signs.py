"""Which warning signs are asked, of whom, and whether a clinician has approved them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse

from clinic import demo, warning_signs
from clinic.demo_signs import SIGNS
from clinic.models import BodyRegion, Practitioner, SignsApproval, Urgency, WarningSign
from tests import make

NOW = datetime(2026, 12, 2, 9, tzinfo=UTC)
TABLE = Path(__file__).parents[2] / "docs" / "warning_signs.md"
EVERYBODY = "chest-pain confused-or-very-ill serious-accident fever bone-pain-at-night growing-lump weight-loss"
OF_A_CHILD = (
    "child-limp-and-fever child-drowsy-or-rash child-hip "
    "child-no-weight child-new-limp child-not-better child-limps-under-3 child-back child-swollen-joint"
)
BACK = (
    "numb-saddle bladder-or-bowel both-legs cancer-and-weakness fever-and-weak-immunity "
    "cancer-history worse-at-night weak-bones foot-drop back-shape"
)
NECK = "neck-sudden-weakness neck-stiff-with-fever neck-artery neck-slowly"
LIMB = "limb-shape limb-cold limb-tight badly-swollen-or-locked"
LEG, ARM = "fall-and-cannot-stand leg-four-steps", "arm-too-painful"
JOINT, DEEP_JOINT = "hot-joint-and-ill hot-artificial-joint hot-joint", "deep-joint-and-ill"
CALF, MUSCLE = "leg-clot", "dark-urine heat-cramps long-cramp muscle-weakness cramps-after-wound"
# Rows of the design's table (content.md, §3) that belong to each place, written apart from the data.
OF_PLACE = {
    "neck": [NECK],
    "shoulder": [LIMB, ARM, JOINT, DEEP_JOINT],
    "elbow": [LIMB, ARM, JOINT],
    "wrist-and-hand": [LIMB, ARM, JOINT],
    "upper-back": [BACK],
    "lower-back": [BACK],
    "hip": [BACK, LIMB, LEG, JOINT, DEEP_JOINT],
    "knee": [LIMB, LEG, JOINT, CALF],
    "ankle-and-foot": [LIMB, LEG, JOINT, CALF],
    "muscles": [LIMB, LEG, ARM, CALF, MUSCLE],
}


@pytest.fixture
def signs(db):
    demo.load()
    return warning_signs.all_asked()


def slugs(signs) -> set[str]:
    return {sign.slug for sign in signs}


def words(*rows: str) -> set[str]:
    return {slug for row in rows for slug in row.split()}


def test_each_place_and_person_is_asked_the_rows_of_the_table_and_no_other(signs):
    for place, rows in OF_PLACE.items():
        region = BodyRegion.objects.get(slug=place)
        adult = words(EVERYBODY, *rows) | ({"sexual-feeling"} if BACK in rows else set())
        child = words(EVERYBODY, OF_A_CHILD, *rows)
        assert slugs(warning_signs.asked(signs, region, of_child=False)) == adult, place
        assert slugs(warning_signs.asked(signs, region, of_child=True)) == child, place
    assert set(OF_PLACE) == set(BodyRegion.objects.values_list("slug", flat=True))


def test_who_names_no_place_is_asked_the_signs_of_all_places(signs):
    everywhere = words(EVERYBODY, *(row for rows in OF_PLACE.values() for row in rows))
    assert slugs(warning_signs.asked(signs, None, of_child=False)) == everywhere | {"sexual-feeling"}
    assert slugs(warning_signs.asked(signs, None, of_child=True)) == everywhere | words(OF_A_CHILD)


def test_a_parent_is_never_asked_about_feeling_during_sex(signs):
    for region in [None, *BodyRegion.objects.all()]:
        assert "sexual-feeling" not in slugs(warning_signs.asked(signs, region, of_child=True))


def test_the_table_in_the_documentation_is_what_patients_are_asked(signs):
    """Whoever changes a sign reads the whole table again: `python -m pytest -k in_the_documentation` prints it."""
    printed = table(signs)
    print(printed)
    assert TABLE.read_text(encoding="utf-8") == printed


def table(signs) -> str:
    lines = ["# Warning signs of the sample clinic, by place and person", ""]
    lines += ["Made by `tests/clinic/test_warning_signs.py`. The words await each clinic's own clinicians.", ""]
    for region in [*BodyRegion.objects.all(), None]:
        for of_child in (False, True):
            name = region.name if region else "Somewhere else, or several places"
            lines += [f"## {name}, {'a child' if of_child else 'an adult'}", ""]
            for group, urgencies in warning_signs.GROUPS.items():
                lines.append(f"**{group.label}**")
                lines.append("")
                for sign in warning_signs.asked(signs, region, of_child=of_child):
                    if sign.urgency in urgencies:
                        question = (of_child and sign.carer_question) or sign.question
                        note = f" *{sign.note}*" if sign.note else ""
                        lines.append(f"- {question}{note}")
                lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def test_every_sample_sign_can_be_saved_in_the_admin_and_names_its_source(signs):
    for sign in WarningSign.objects.all():
        sign.full_clean()
        assert sign.source != ""
    asked = [row for row in SIGNS if row.urgency != Urgency.ROUTINE]
    assert [row.slug for row in asked if not row.question] == []
    assert [row.slug for row in asked if " you" in f" {row.question.lower()} {row.note.lower()}"] == []


def test_the_version_changes_with_every_word_place_and_person(signs):
    seen = {warning_signs.version(signs)}
    sign = WarningSign.objects.get(slug="both-legs")
    for change in (
        {"question": "Other words"},
        {"carer_question": "Other words for a carer"},
        {"note": "Small print"},
        {"urgency": Urgency.URGENT},
        {"asked_of": WarningSign.AskedOf.ADULTS},
        {"is_active": False},
    ):
        WarningSign.objects.filter(pk=sign.pk).update(**change)
        seen.add(warning_signs.version(warning_signs.all_asked()))
    WarningSign.objects.filter(pk=sign.pk).update(is_active=True)
    sign.regions.remove(BodyRegion.objects.get(slug="hip"))
    seen.add(warning_signs.version(warning_signs.all_asked()))
    assert len(seen) == 8


def test_a_list_is_approved_until_one_of_its_words_changes(signs):
    clinician, staff = make.practitioner(), make.user("rana")
    assert warning_signs.is_approved() is False

    assert warning_signs.approve(warning_signs.version(signs), clinician, by=staff, now=NOW) is True
    assert warning_signs.is_approved() is True
    assert WarningSign.objects.filter(is_sample=True).exclude(urgency=Urgency.ROUTINE).count() == 0

    WarningSign.objects.filter(slug="fever").update(question="A fever, 38 or more")
    assert warning_signs.is_approved() is False


def test_a_list_without_signs_is_not_approved(db):
    assert warning_signs.all_asked() == []
    assert warning_signs.approve(warning_signs.version([]), make.practitioner(), by=make.user("rana"), now=NOW)
    assert warning_signs.is_approved() is False


def test_a_list_that_changed_while_it_was_read_is_not_signed(signs):
    read = warning_signs.version(signs)
    WarningSign.objects.filter(slug="fever").update(question="A fever, 38 or more")
    assert warning_signs.approve(read, make.practitioner(), by=make.user("rana"), now=NOW) is False
    assert SignsApproval.objects.count() == 0


def test_a_sample_person_signs_nothing(signs):
    sample = Practitioner.objects.filter(is_sample=True).first()
    with pytest.raises(warning_signs.StillSamples):
        warning_signs.approve(warning_signs.version(signs), sample, by=make.user("rana"), now=NOW)


def test_the_page_of_approval_shows_every_line_and_records_who_approved(signs, client):
    clinician = make.practitioner(name="Dr Sara")
    client.force_login(make.user("manager", roles=["manager"]))
    page = reverse("admin:clinic_warningsign_approve")
    shown = client.get(page)
    for sign in signs:
        assert sign.question in shown.content.decode().replace("&#x27;", "'"), sign.slug
    unread = client.post(page, {"version": "old", "clinician": clinician.pk, "has_read": "on"})
    assert unread.status_code == 400
    assert "Please read it again" in unread.content.decode()
    done = client.post(page, {"version": shown.context["list_version"], "clinician": clinician.pk, "has_read": "on"})
    assert done.status_code == 302
    assert SignsApproval.objects.get().clinician == clinician


def test_check_deploy_names_signs_that_nobody_approved(signs, settings, capsys):
    settings.IS_LIVE = True
    call_command("check", "--deploy", "--database", "default", fail_level="CRITICAL")
    assert "clinic.E017" in capsys.readouterr().err
    warning_signs.approve(warning_signs.version(signs), make.practitioner(), by=make.user("rana"), now=NOW)
    call_command("check", "--deploy", "--database", "default", fail_level="CRITICAL")
    assert "clinic.E017" not in capsys.readouterr().err
