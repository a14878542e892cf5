"""The least that Django can answer: what everything else is measured against, in the same run and in turn with it."""

from collections.abc import Callable

from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.client import ClientHandler
from django.urls import path

urlpatterns = [path("bare/", lambda request: HttpResponse("ok"))]
TIMES = 100  # it takes a seventh of a millisecond


def asked(*, middleware: bool) -> Callable[[], None]:
    """Asks the bare view TIMES times, behind the site's middleware or without any; the site's addresses stay."""
    browser = Client()
    browser.handler = _Handler()
    with override_settings(**({} if middleware else {"MIDDLEWARE": []})):
        browser.handler.load_middleware()

    def ask():
        for _time in range(TIMES):
            browser.get("/bare/")

    return ask


class _Handler(ClientHandler):
    def get_response(self, request):
        request.urlconf = __name__
        return super().get_response(request)
