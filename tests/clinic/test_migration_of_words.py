"""0018: what the clinic has written stays English; what came with the tables gets its Arabic words; approvals stay."""

from datetime import UTC, datetime

import pytest

from tests.appointments.migrations.steps import migrate, migrate_to_the_newest

BEFORE = [("clinic", "0017_advertising"), ("articles", "0020_language")]
NOW = [("clinic", "0018_words_in_arabic"), ("articles", "0021_words_in_arabic")]
THEN = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture
def before():
    yield migrate(BEFORE)
    migrate_to_the_newest()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_english_words_stay_and_those_of_the_tables_become_arabic_too(before):
    old = {name: before.get_model("clinic", name).objects for name in ("ClinicProfile", "BodyRegion", "Practitioner")}
    old["ClinicProfile"].create(pk=1, name="Bone Clinic", tagline="Bones", city="Dubai", disclaimer="Our own words.")
    old["BodyRegion"].filter(slug="knee").update(introduction="Written by us.")
    person = old["Practitioner"].create(slug="p", name="Dr A", role="Surgeon", profession="doctor", gender="man")
    somebody = before.get_model("auth", "User").objects.create(username="rana")
    before.get_model("clinic", "SignsApproval").objects.create(
        version="0123456789abcdef", clinician=person, signed_by=somebody, signed_at=THEN
    )
    before.get_model("articles", "Announcement").objects.create(
        text="Open", starts_at=datetime(2026, 12, 1, tzinfo=UTC)
    )

    after = migrate(NOW)

    def only(app: str, model: str, *columns: str):
        return after.get_model(app, model).objects.values_list(*columns).get()

    words = only("clinic", "ClinicProfile", "name", "name_ar", "tagline", "tagline_ar", "city", "city_ar")
    assert words == ("Bone Clinic", "", "Bones", "", "Dubai", "دبي")
    assert only("clinic", "ClinicProfile", "disclaimer", "disclaimer_ar") == ("Our own words.", "")
    knee = after.get_model("clinic", "BodyRegion").objects.filter(slug="knee")
    assert knee.values_list("name", "name_ar", "introduction", "introduction_ar").get() == (
        "Knee",
        "الركبة",
        "Written by us.",
        "",
    )
    assert only("clinic", "Practitioner", "name", "name_ar", "role") == ("Dr A", "", "Surgeon")
    assert only("clinic", "SignsApproval", "version", "language") == ("0123456789abcdef", "en")
    assert only("articles", "Announcement", "text", "text_ar") == ("Open", "")
