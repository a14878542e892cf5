"""The same page in the other languages."""

from django import template
from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from clinic import languages, words
from clinic.middleware import BOOKING, is_personal
from clinic.two_languages import ARABIC

register = template.Library()


@register.simple_tag(takes_context=True)
def other_languages(context) -> list[dict[str, str]]:
    """For the switch. A page that was sent by a form leads to the form; an error page, or one that `is_lost`, home.
    Lists may have fewer pages in another language, so it leads to their first.
    """
    request = context.get("request")
    path = reverse("home")
    if request is not None and not context.get("is_lost"):  # a wrong token is not repeated
        asked = request.GET.copy() if request.method == "GET" else QueryDict(mutable=True)
        asked.pop("page", None)
        path = f"{request.path}?{asked.urlencode()}" if asked else request.path
    return [page for page in languages.in_all(path) if page["code"] != get_language() and page["path"] != path]


@register.filter
def lang(text: str) -> SafeString:
    """For a passage that keeps its own words in an Arabic page: `<bdi{{ title|lang }}>`. Latin letters are English."""
    is_foreign = get_language() == ARABIC and words.is_in_other_letters(text, is_arabic=True, at_least=1)
    return mark_safe(' lang="en"' if is_foreign else "")


@register.simple_tag(takes_context=True)
def alternates(context) -> list[dict[str, str]]:
    """For search engines: the page in each language, itself too, as `hreflang` asks for; then x-default."""
    request = context.get("request")
    if request is None or (is_personal(request.path) and languages.without_language(request.path) != BOOKING):
        return []
    pages = languages.in_all(request.path)
    default = next(page for page in pages if page["code"] == settings.LANGUAGE_CODE)
    return [*pages, default | {"code": "x-default"}]
