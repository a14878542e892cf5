"""The bare view for a web server started with bare_settings.py; BARE_MIDDLEWARE=false takes the middleware away.

Only once the applications are there: some of them insist on theirs.
"""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

if os.environ.get("BARE_MIDDLEWARE") == "false":
    settings.MIDDLEWARE = []
application = get_wsgi_application()
