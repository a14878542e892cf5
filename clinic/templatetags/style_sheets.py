"""Links to the style sheets of one name."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from clinic.style_sheets import files

register = template.Library()


@register.simple_tag
def style_sheet(name: str) -> SafeString:
    """`{% style_sheet "booking" %}`: the sheet of that name in clinic/style_sheets.py."""
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(file),) for file in files(name)))
