"""The bar on top of every page of the admin: links with counts, the current page marked."""

from django import template
from django.urls import reverse

from appointments.models import tasks

register = template.Library()


register.simple_tag(tasks.count_tasks)


@register.inclusion_tag("appointments/desk/bar_link.html", takes_context=True)
def bar_link(context, name: str, words: str, count: int | None = None, tasks_of: str = "") -> dict:
    """`name` of a URL without arguments. `count` stands beside the words; news.html swaps it by the id `tasks_of`."""
    address = reverse(name)
    path = context["request"].path
    return {
        "address": address,
        "words": words,
        "count": count,
        "tasks_of": tasks_of,
        "is_current": path.startswith(address) if address != reverse("admin:index") else path == address,
    }
