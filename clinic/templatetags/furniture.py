"""Parts of pages that show public facts alone: made once, and again when one of these facts changes."""

from django import template
from django.core.cache import caches
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from clinic import public_facts

register = template.Library()
KEPT_SECONDS = 3600


@register.simple_tag(takes_context=True)
def furniture(context, name: str, *depends_on):
    """The template `name`, which shows public facts and what `depends_on` names, and nothing of this request besides.

    An error page has no request: it may be shown while the database is away, and is kept from nobody.
    """
    request = context.get("request")
    mark = public_facts.mark_of(request) if request else None
    if mark is None:
        return _made(name, context)
    key = f"{mark}:{name}:{get_language()}:{':'.join(map(str, depends_on))}"
    kept = caches["pages"].get(key)
    if kept is None:
        kept = str(_made(name, context))
        caches["pages"].set(key, kept, KEPT_SECONDS)
    return mark_safe(kept)


def _made(name: str, context):
    return context.template.engine.get_template(name).render(context)
