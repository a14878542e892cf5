"""The preview beside the form: the draft with what is typed and not saved, as its reader would see it."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods

from articles.models import Article
from articles.public import previews
from articles.publishing import snapshot, typed
from clinic.staff import sessions

NO_ADDRESS_YET = "draft"


@sessions.polled
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
def look(request, pk=None):
    """POST shows the form that it brings. GET shows the draft as it is saved, or an empty page."""
    if not request.user.has_perm("articles.add_article" if pk is None else "articles.change_article"):
        raise PermissionDenied
    article = get_object_or_404(Article, pk=pk) if pk else Article(slug=NO_ADDRESS_YET)
    if request.method == "POST":
        sessions.used(request, timezone.now())
        taken = typed.take(request.POST, article)
    else:
        taken = snapshot.take(article) if pk else snapshot.put_together(article, [], [], [])
    return previews.page(request, article, previews.of_snapshot(article, taken))
