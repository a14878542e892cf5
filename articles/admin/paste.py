"""What the scripts that paste text into blocks are told: signs for raised characters, and words for the author."""

import json

from django.utils.translation import gettext as _
from js_asset import Script

from articles.blocks import raised


def scripts() -> list[Script]:
    signs = {"up": _letters_and_signs(raised.UP), "down": _letters_and_signs(raised.DOWN)}
    words = {
        "data-block": _("What you pasted is a block of its own, above this one or below it."),
        "data-blocks": _("What you pasted stands in %s blocks."),
        "data-undo": _("Undo the pasting"),
        "data-struck": _("Words that were struck through are left out: “%s”"),
        "data-pictures": _("Pictures are left out. Add each as a figure."),
        "data-tables": _("A table with lists or headings in it cannot be kept: its words are paragraphs."),
        "data-merged": _("The table had joined cells: their words stand in each row and column. Please check."),
    }
    return [
        Script("js/admin-pasted.js", **{"data-raised": json.dumps(signs, ensure_ascii=False)}),
        Script("js/admin-blocks-paste.js", **words),
    ]


def _letters_and_signs(table: dict[int, int]) -> list[str]:
    return ["".join(map(chr, table)), "".join(map(chr, table.values()))]
