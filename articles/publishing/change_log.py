"""The public change log. It is frozen into the edition when it is published."""

from datetime import datetime

from django.conf import settings
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Edition


class Kind(TextChoices):
    CORRECTION = "correction", _("Correction")
    CLINICAL = "clinical", _("Health information changed")
    EDITORIAL = "editorial", _("Wording or layout changed")


def continued(article: Article, edition: Edition, note: str, *, is_correction: bool, now: datetime) -> list[dict]:
    """The log of the last published edition plus one entry. A change of wording without a note adds none."""
    before = article.editions.filter(published_at__isnull=False).order_by("-published_at", "-number").first()
    if before is None:
        return []
    if is_correction:
        kind = Kind.CORRECTION
    elif before.clinical_hash != edition.clinical_hash:
        kind = Kind.CLINICAL
    else:
        kind = Kind.EDITORIAL
    if kind == Kind.EDITORIAL and not note.strip():
        return before.changes
    day = timezone.localdate(now, settings.CLINIC_TIME_ZONE).isoformat()
    return [*before.changes, {"on": day, "kind": kind.value, "note": note.strip()}]


def lines(edition: Edition) -> list[dict]:
    """Entries for the page, latest first."""
    return [
        {"day": datetime.fromisoformat(line["on"]).date(), "label": Kind(line["kind"]).label, "note": line["note"]}
        for line in reversed(edition.changes)
    ]
