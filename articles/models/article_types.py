"""What each type of article must have, where it appears, and what it is to search engines: one line each."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleType(models.TextChoices):
    CONDITION_GUIDE = "condition_guide", _("Condition guide")
    TREATMENT_GUIDE = "treatment_guide", _("Treatment guide")
    RECOVERY_ADVICE = "recovery_advice", _("Recovery advice")
    EXPLAINER = "explainer", _("Explainer")
    NEWS = "news", _("News")
    PAGE = "page", _("Page about the clinic")


@dataclass(frozen=True)
class Rules:
    """`is_health`: needs a condition, a body region, an author, a source and always a clinician's approval. Others need
    an approval as soon as they advise on health (publishing/approvals.py).
    """

    is_health: bool = True
    is_listed: bool = True  # in the list of articles, feeds and "read next"
    schema: str = "MedicalWebPage"


HEALTH = Rules()
RULES = {
    ArticleType.NEWS: Rules(is_health=False, schema="WebPage"),
    ArticleType.PAGE: Rules(is_health=False, is_listed=False, schema="WebPage"),
}
NOT_HEALTH = [kind.value for kind, rules in RULES.items() if not rules.is_health]
NOT_LISTED = [kind.value for kind, rules in RULES.items() if not rules.is_listed]


def rules(kind: str) -> Rules:
    return RULES.get(ArticleType(kind), HEALTH)
