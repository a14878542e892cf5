"""The site's settings without middleware, for the bare view."""

from clinic.settings import *  # noqa: F403 - a settings file

INSTALLED_APPS = []
MIDDLEWARE = []
ROOT_URLCONF = "tests.benchmarks.bare"
