"""WSGI entry point."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings")
application = get_wsgi_application()

# Objects loaded so far stay for good, and requests create much but keep little. Python's default of a collection
# at every 700 objects costs about five per cent of the time.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
