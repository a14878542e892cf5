"""The search page with its form and results. The same address serves the form and htmx."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from articles.search import card_facts, query, results, unanswered
from clinic.models import BodyRegion, ClinicProfile, Condition

ON_A_PAGE = 10
SUGGESTED = 6
FEWEST_LETTERS = 3  # fewer characters are not a word yet: the page does not change


@require_safe
@vary_on_headers("HX-Request")
def page(request):
    """While someone is typing, only the results are returned, and a search without results is not recorded."""
    now = timezone.now()
    is_typing = request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in request.headers
    found = query.find(request.GET.get("q", ""), now=now, exact="exact" in request.GET, is_typing=is_typing)
    page_of_keys = Paginator(found.keys, ON_A_PAGE).get_page(request.GET.get("page"))
    if is_typing and 0 < len(found.asked) < FEWEST_LETTERS:
        return HttpResponse(status=204)
    is_answered = found.keys or found.cards or found.is_emergency
    if found.asked and not is_answered and not is_typing:
        unanswered.keep(found.asked, now=now)
    profile = ClinicProfile.objects.current()
    context = {
        "found": found,
        "clinic": profile,
        "cards": card_facts.of(found, profile, now) if page_of_keys.number == 1 else [],
        "page_obj": page_of_keys,
        "hits": results.of(found, list(page_of_keys.object_list), now),
        "conditions": Condition.objects.all()[:SUGGESTED],
        "regions": BodyRegion.objects.all(),
    }
    return render(request, "articles/includes/search_typing.html" if is_typing else "articles/search.html", context)
