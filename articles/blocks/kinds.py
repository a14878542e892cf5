"""Every kind of block, in the order in which an editor is offered them.

A kind is a model here, a template templates/articles/blocks/<kind>.html and a class name in the style sheet, all of
one name. Texts may cite a source by its key in square brackets: [nice-ng59].
"""

import re
from typing import Any

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

BLOCKS: list[Any] = [
    SectionHeading,
    Prose,
    PointList,
    TreatmentOption,
    DoDontList,
    CareNotice,
    Callout,
    Figure,
    VideoEmbed,
    DataTable,
    Exercise,
    Quote,
    FaqItem,
    ServicePanel,
    ReusableText,
    ReferenceList,
]
KINDS: dict[str, Any] = {re.sub(r"\B([A-Z])", r"_\1", model.__name__).lower(): model for model in BLOCKS}
