"""A filter that writes several words one after the other."""

from collections.abc import Iterable

from django import template
from django.utils.translation import pgettext

register = template.Library()


@register.filter
def listed(words: Iterable) -> str:
    return pgettext("between two words of a list", ", ").join(map(str, words))
