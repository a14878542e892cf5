"""The site's settings for a server that a test has started: the same, but for its database and its static files.

Kill points (tests/kill_points.py) can be reached here; a live clinic knows nothing of them.
"""

import os

from clinic.settings import *  # noqa: F403 - a settings file
from clinic.settings import DATABASES, INSTALLED_APPS, MIDDLEWARE, STORAGES

DATABASES["default"]["NAME"] = os.environ.get("SITE_DATABASE") or DATABASES["default"]["NAME"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
INSTALLED_APPS = [*INSTALLED_APPS, "tests.kill_points.KillPoints"]
MIDDLEWARE = ["tests.kill_points.KillAtAWritePoint", *MIDDLEWARE]
if "SITE_URLS" in os.environ:
    ROOT_URLCONF = os.environ["SITE_URLS"]
