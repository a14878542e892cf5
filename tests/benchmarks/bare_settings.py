"""The site's settings with the bare view for its only page; BARE_MIDDLEWARE=false takes the middleware away too."""

import os

from clinic import settings as _of_the_site
from clinic.settings import *  # noqa: F403 - a settings file

_whole = os.environ.get("BARE_MIDDLEWARE", "true") == "true"
MIDDLEWARE = _of_the_site.MIDDLEWARE if _whole else []
INSTALLED_APPS = _of_the_site.INSTALLED_APPS if _whole else []  # some insist on their middleware
ROOT_URLCONF = "tests.benchmarks.bare"
