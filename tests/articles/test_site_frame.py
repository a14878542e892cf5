"""Words around the pages, which nobody approves."""

import pytest
from django.urls import reverse

from articles.models import Announcement, HomeSection, MenuEntry
from tests import make

pytestmark = pytest.mark.django_db

FORMS = [
    (Announcement, "text", {"where": "everywhere", "starts_at_0": "2026-03-16", "starts_at_1": "12:00"}),
    (MenuEntry, "label", {"place": "menu", "built_in": "team", "order": 5}),
    (HomeSection, "title", {"kind": "team", "order": 5}),
]


@pytest.fixture
def saved(client):
    """How many rows there are after somebody has saved the form, and what it refuses."""
    client.force_login(make.user("the-editor", roles=["editor"]))
    HomeSection.objects.all().delete()
    MenuEntry.objects.all().delete()

    def save(model, facts):
        page = client.post(reverse(f"admin:articles_{model._meta.model_name}_add"), facts)
        errors = page.context["adminform"].form.errors if page.context else {}
        return model.objects.count(), {name: list(told) for name, told in errors.items()}

    return save


@pytest.mark.parametrize(("model", "field", "facts"), FORMS, ids=lambda value: getattr(value, "__name__", ""))
@pytest.mark.parametrize(
    ("words", "word"),
    [("Ibuprofen is here", "Ibuprofen"), ("Take 400 mg", "400 mg"), ("Ask about warfarin", "warfarin")],
)
def test_a_medicine_or_a_dose_belongs_on_a_page(saved, model, field, facts, words, word):
    told = f"“{word}”: a clinician must approve words about medicines. Write a page, and lead to it from here."

    assert saved(model, facts | {field: words}) == (0, {field: [told]})


@pytest.mark.parametrize(("model", "field", "facts"), FORMS, ids=lambda value: getattr(value, "__name__", ""))
def test_other_words_are_saved(saved, model, field, facts):
    assert saved(model, facts | {field: "Closed for Eid"}) == (1, {})


@pytest.mark.parametrize(("model", "field", "facts"), FORMS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_promise_is_refused_in_the_form(saved, model, field, facts):
    told = "“guaranteed” reads as a promise. Health advertising must not promise a result."

    assert saved(model, facts | {field: "Relief, guaranteed"}) == (0, {field: [told]})
