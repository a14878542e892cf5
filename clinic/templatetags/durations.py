"""Lengths of time in whole minutes and hours."""

from datetime import timedelta

from django import template

register = template.Library()


@register.filter
def minutes(length: timedelta) -> int:
    return length // timedelta(minutes=1)


@register.filter
def hours(length: timedelta) -> int:
    """At least one: a promise of less than an hour is told as an hour."""
    return max(length // timedelta(hours=1), 1)
