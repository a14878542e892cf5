"""The site's addresses and one that breaks: what a fault of ours looks like on a server that a test has started."""

from django.urls import path

from clinic.urls import *  # noqa: F403 - the addresses and the handlers
from clinic.urls import urlpatterns as of_the_site


def breaks(request):
    raise ZeroDivisionError


urlpatterns = [path("breaks/", breaks), *of_the_site]
