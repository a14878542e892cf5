"""In which language a page is: its address says so for the public, their own choice or browser for the staff.

English stands at /…, Arabic at /ar/…: no cookie and no wish of a browser changes what an address shows.
"""

from collections.abc import Iterable

from django.conf import settings
from django.urls import translate_url
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

# Django's Arabic leaves out the article of the days, which a date is read with, and has another spelling of April.
gettext_noop("Mon")
gettext_noop("Tue")
gettext_noop("Wed")
gettext_noop("Thu")
gettext_noop("Fri")
gettext_noop("Sat")
gettext_noop("Sun")
gettext_noop("April")
gettext_noop("apr")

OF_STAFF = ("/accounts/", "/admin/")


class LanguageOfAddress:
    """Makes each page in the language of its address; pages of the staff, which are never kept, in theirs."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_of_staff = request.path_info.startswith(OF_STAFF)
        language = translation.get_language_from_request(request) if is_of_staff else of(request.path_info)
        with translation.override(language):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
        if is_of_staff:
            patch_vary_headers(response, ["Accept-Language"])
        return response


def of(path: str) -> str:
    return translation.get_language_from_path(path) or settings.LANGUAGE_CODE


def without_language(path: str) -> str:
    """The path as in the default language: /ar/book/ → /book/."""
    language = translation.get_language_from_path(path)
    return path.removeprefix(f"/{language}") if language and language != settings.LANGUAGE_CODE else path


def name_of(code: str) -> str:
    """In the language of the page: "Arabic", not what the language calls itself."""
    return _(translation.get_language_info(code.partition("-")[0])["name"])


def _offer(code: str) -> str:
    """To readers of a page in the default language, whose browser wishes this one. The English is never shown."""
    if code == settings.LANGUAGE_CODE or translation.get_language() != settings.LANGUAGE_CODE:
        return ""
    with translation.override(code):
        return pgettext("in the reader's language", "This page is available in English.")


def listed(words: Iterable) -> str:
    """One after the other, with the comma of the language."""
    return _(", ").join(map(str, words))


def in_all(path: str) -> list[dict[str, str]]:
    """The same page in each language. Names are in their own letters; the given path may be of any language."""
    return [
        {
            "code": code,
            "name": name,
            "short": settings.LANGUAGES_IN_SHORT[code],
            "dir": "rtl" if translation.get_language_info(code)["bidi"] else "ltr",
            "offer": _offer(code),
            "path": translate_url(path, code),
        }
        for code, name in settings.LANGUAGES
    ]
