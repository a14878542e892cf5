"""Filters that show a duration in whole minutes or hours."""

from datetime import timedelta

from django import template

register = template.Library()


@register.filter
def minutes(length: timedelta) -> int:
    return length // timedelta(minutes=1)


@register.filter
def hours(length: timedelta) -> int:
    """Whole hours, at least 1."""
    return max(length // timedelta(hours=1), 1)
