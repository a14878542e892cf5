"""Menu, footer and announcements of a page."""

from django import template

from articles.models import MenuEntry
from articles.public import frame
from articles.public.announcements import Notice

register = template.Library()


@register.simple_tag(takes_context=True)
def menu_entries(context, place: str) -> list[MenuEntry]:
    """The entries of a place, "menu" or "footer", in order."""
    return [entry for entry in frame.of(context.get("request")).entries if entry.place == place]


@register.simple_tag(takes_context=True)
def announced(context) -> list[Notice]:
    request = context.get("request")
    here = request.resolver_match.view_name if request is not None and request.resolver_match else ""
    return [notice for notice in frame.of(request).notices if here == "home" or not notice.is_for_home]
