"""Every kind of block, grouped and in the order in which an editor is offered them.

A kind is a model here, a template templates/articles/blocks/<kind>.html and a class name in the style sheet, all of
one name. Texts may cite a source by its key in square brackets: [nice-ng59].
"""

import re
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.blocks.media import DataTable, Exercise, Quote, ReusableText, VideoEmbed
from articles.blocks.text import (
    Callout,
    CareNotice,
    DoDontList,
    FaqItem,
    Figure,
    PointList,
    Prose,
    ReferenceList,
    SectionHeading,
    ServicePanel,
    TreatmentOption,
)

PLACEMENT = {"id", "parent", "region", "ordering"}  # columns that say where a block stands
GROUPS: list[tuple[Any, list[Any]]] = [
    (_("Text"), [SectionHeading, Prose, PointList, Callout, Quote]),
    (_("Advice"), [TreatmentOption, DoDontList, Exercise, CareNotice, FaqItem]),
    (_("Pictures, films and tables"), [Figure, VideoEmbed, DataTable]),
    (_("Services, shared texts and sources"), [ServicePanel, ReusableText, ReferenceList]),
]
BLOCKS: list[Any] = [kind for _group, kinds in GROUPS for kind in kinds]
KINDS: dict[str, Any] = {re.sub(r"\B([A-Z])", r"_\1", model.__name__).lower(): model for model in BLOCKS}


def needed_fields(model) -> list[models.Field]:
    """What a block of this kind cannot be read without. A draft is saved without it; publishing asks for it."""
    fields = [field for field in model._meta.concrete_fields if field.name not in PLACEMENT]
    return [field for field in fields if not field.blank and not field.has_default()]
