"""The door for a web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings")
application = get_wsgi_application()

# What stands in memory now stays there, and a request makes much and keeps little: looking for cycles at every seven
# hundred objects, as Python does, costs a twentieth of the time.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
