"""The site's settings with the bare view for its only page."""

from clinic.settings import *  # noqa: F403 - a settings file

ROOT_URLCONF = "tests.benchmarks.bare"
