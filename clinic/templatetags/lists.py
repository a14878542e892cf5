"""A filter that writes several words one after the other."""

from django import template

from clinic import languages

register = template.Library()
register.filter("listed", languages.listed)
