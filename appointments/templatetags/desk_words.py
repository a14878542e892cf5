"""What the desk reads in a few words: wishes, where somebody came from, what was told."""

from datetime import datetime

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def in_words(slug: str) -> str:
    """ "back muscle spasm": an article as its address names it."""
    return slug.replace("-", " ").replace("_", " ")


@register.filter
def wishes(asked) -> list[str]:
    """What a request (or an entry of the waiting list) asks for: "by name: Dr …", or a language, a woman, a man."""
    if asked.wanted_practitioner:
        return [_("by name: %(name)s") % {"name": asked.wanted_practitioner.name}]
    words = []
    if asked.wanted_language:
        words.append(_("speaks %(language)s") % {"language": asked.get_wanted_language_display()})
    if asked.wanted_gender:
        words.append(_("a woman") if asked.wanted_gender == "woman" else _("a man"))
    return words


@register.filter
def moment(text: str) -> datetime:
    """A moment as the rounds of the warning-sign check keep it (triage.py)."""
    return datetime.fromisoformat(text)
