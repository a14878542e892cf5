"""No user reads the name of a constraint: each rule that a form of the admin can break has words of its own."""

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.db import models
from django.db.models.constraints import BaseConstraint

from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def columns_of(constraint: BaseConstraint) -> set[str]:
    if isinstance(constraint, models.UniqueConstraint) and constraint.fields:
        return set(constraint.fields)
    expressions = [constraint.condition] if isinstance(constraint, models.CheckConstraint) else constraint.expressions
    return {name.split("__")[0] for each in expressions for name in _names(each)}


def _names(part) -> Iterator[str]:
    if isinstance(part, models.F):
        yield part.name
    elif isinstance(part, tuple):
        yield part[0]
        yield from _names(part[1])
    else:
        for child in getattr(part, "children", ()):
            yield from _names(child)


def has_words(constraint: BaseConstraint) -> bool:
    django_has = isinstance(constraint, models.UniqueConstraint) and constraint.fields and not constraint.condition
    return bool(django_has) or constraint.violation_error_message != constraint.default_violation_error_message


def forms_of_the_admin(request) -> Iterator[tuple[type[models.Model], set[str]]]:
    """Each model that is edited, and the fields that its form asks for."""
    for model, model_admin in admin.site._registry.items():
        if model_admin.has_add_permission(request) or model_admin.has_change_permission(request):
            yield model, set(model_admin.get_form(request).base_fields)
            for inline in model_admin.get_inline_instances(request):
                yield inline.model, set(inline.get_formset(request).form.base_fields)


def test_every_rule_that_a_form_can_break_is_refused_in_words(rf):
    request = rf.get("/")
    request.user = make.user("superuser", is_superuser=True)
    reached = [
        (model._meta.label, constraint)
        for model, fields in forms_of_the_admin(request)
        for constraint in model._meta.constraints
        if columns_of(constraint) <= fields  # Django leaves out a rule about a column that a form does not ask for
    ]

    assert sorted({f"{label}: {each.name}" for label, each in reached if not has_words(each)}) == []
    assert len({each.name for _label, each in reached}) >= 12
