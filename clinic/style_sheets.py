"""Which style sheets a page loads. One component is one source file; collected, a page loads one file of each name."""

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

FORM = ("components/field.css", "components/error-summary.css")

# In this order. tokens.css declares the order of the layers, so it comes first of all.
SHEETS: dict[str, tuple[str, ...]] = {
    "site": (
        "tokens.css",
        "reset.css",
        "base.css",
        "layout.css",
        "components/site-header.css",
        "components/search-form.css",
        "components/site-footer.css",
        "components/button.css",
        "components/navigation.css",
        "components/page-header.css",
        "components/notice.css",
        "components/announcements.css",
        "components/card.css",
        "components/picture.css",
        "components/prose.css",
        "components/summary-list.css",
        "print.css",
    ),
    # Forms, free times and states: for booking and for signing in
    "booking": (
        *FORM,
        "components/slot-picker.css",
        "components/booking.css",
        "components/signs.css",
        "components/choice.css",
        "components/step-line.css",
        "components/booking-summary.css",
        "components/emergency.css",
        "components/state.css",
        "components/offers.css",
        "components/second-factor.css",
    ),
    "article": (
        "components/article-page.css",
        "components/article-contents.css",
        "components/article-blocks.css",
        "components/article-aids.css",
        "components/article-panel.css",
        "components/article-print.css",
        "components/share.css",
        "components/series.css",
    ),
    "leaflet": (
        "components/article-blocks.css",
        "components/article-aids.css",
        "components/article-print.css",
        "components/leaflet.css",
    ),
    "readers": (*FORM, "components/readers.css", "components/article-list.css"),
    "review": (*FORM, "components/article-blocks.css", "components/review.css"),
    "search": ("components/article-list.css", "components/search-results.css", "components/answer.css"),
}


def joined_name(sheet: str) -> str:
    return f"css/{sheet}.css"


def parts(sheet: str) -> list[str]:
    return [f"css/{part}" for part in SHEETS[sheet]]


def joined(sheet: str) -> str:
    """The parts one after the other, without comments and indentation. They name no other file."""
    found = [finders.find(part) for part in parts(sheet)]
    text = "".join(Path(path).read_text() for path in found if path)
    without_comments = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\n\s*", "\n", without_comments)


class JoinedStaticFiles(CompressedManifestStaticFilesStorage):
    """Adds the joined sheets while files are collected, before all are hashed and compressed."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Any:
        if not dry_run:
            for sheet in SHEETS:
                name = joined_name(sheet)
                self.delete(name)
                self.save(name, ContentFile(joined(sheet).encode()))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)


def files(sheet: str) -> list[str]:
    """What a page links: the joined file, or while developing and testing, where nothing is collected, its parts."""
    is_plain = "JoinedStaticFiles" not in settings.STORAGES["staticfiles"]["BACKEND"]
    return parts(sheet) if is_plain else [joined_name(sheet)]
