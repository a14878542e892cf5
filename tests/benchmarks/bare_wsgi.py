"""The bare view for a web server: in this site, or in Django without any middleware (bare_settings.py)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.bare_settings"
application = get_wsgi_application()
