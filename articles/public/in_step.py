"""Updates appear at their minute because readers come, not because something runs then."""

import logging
from datetime import datetime
from functools import lru_cache

from django.db import DatabaseError
from django.db.models import Min
from django.utils import timezone

from articles.models import Article
from articles.publishing import publish
from clinic import public_facts

logger = logging.getLogger(__name__)


class InStep:
    """Before a page is made, makes live what is due. Kept pages end with the minute, so they are never older."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        mark = getattr(request, "public_mark", None)  # read for public pages only (clinic/page_cache.py)
        now = timezone.now()
        try:
            if mark and (due := _next(mark)) is not None and due <= now:
                publish.bring_in_step(now)
                request.public_mark = public_facts.mark()
        except DatabaseError:
            logger.exception("an update could not be made live")
        return self.get_response(request)


@lru_cache(maxsize=8)
def _next(_mark: str) -> datetime | None:
    """When the next update is due: asked once for each state of the public pages, which knows every article."""
    return Article.objects.aggregate(Min("next_at"))["next_at__min"]
