"""The bar on top of every page of the admin: links with counts, the current page marked."""

from django import template
from django.urls import reverse

from appointments.models import tasks

register = template.Library()


register.simple_tag(tasks.count_tasks)


@register.inclusion_tag("appointments/desk/bar_link.html", takes_context=True)
def bar_link(context, name: str, words: str, count: int | None = None, tasks_of: str = "", but_not: str = "") -> dict:
    """`name` of a URL without arguments. `count` stands beside the words; news.html swaps it by the id `tasks_of`.

    `but_not` names a page below it that has a link of its own.
    """
    address = reverse(name)
    path = context["request"].path
    is_below = path.startswith(address) and not (but_not and path.startswith(reverse(but_not)))
    return {
        "address": address,
        "words": words,
        "count": count,
        "tasks_of": tasks_of,
        "is_current": is_below if address != reverse("admin:index") else path == address,
    }
