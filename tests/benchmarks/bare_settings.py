"""The site's settings with the bare view for its only page; BARE_MIDDLEWARE=false takes the middleware away too."""

import os

from clinic.settings import *  # noqa: F403 - a settings file
from clinic.settings import MIDDLEWARE as _OF_THE_SITE

MIDDLEWARE = _OF_THE_SITE if os.environ.get("BARE_MIDDLEWARE", "true") == "true" else []
ROOT_URLCONF = "tests.benchmarks.bare"
