"""Old addresses: editors see how often each is used and can add more."""

from urllib.parse import urlsplit

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.models import Redirect, old_path
from articles.models.redirects import TARGETS


class RedirectForm(forms.ModelForm):
    class Meta:
        model = Redirect
        fields = ["old_path", "host", *TARGETS]
        help_texts = {
            "old_path": _(
                "The address as it was, such as /2019/03/back-pain/ or /?p=19. You can paste it with its host."
            )
        }

    def clean(self):
        """The parts of the address as they are looked up. A host in the pasted address fills the field."""
        cleaned = super().clean()
        typed = cleaned.get("old_path", "").strip()
        try:
            parts = urlsplit(typed if "//" in typed else f"//{cleaned.get('host', '')}/{typed.lstrip('/')}")
            form, host = old_path(parts.path, parts.query), (parts.hostname or "").removeprefix("www.")
        except ValueError:
            form = host = ""
        if form in {"", "/"}:
            self.add_error("old_path", _("This cannot be an old address."))
            return cleaned
        return cleaned | {"old_path": form, "host": host}


@admin.register(Redirect)
class RedirectAdmin(admin.ModelAdmin):
    form = RedirectForm
    list_display = ["old_path", "host", "aim", "hits", "last_hit_at"]
    list_select_related = ["article", "service", "practitioner"]
    search_fields = ["old_path", "host", "article__title"]
    readonly_fields = ["hits", "last_hit_at"]

    @admin.display(description=_("leads to"))
    def aim(self, redirect):
        return redirect.target or redirect.get_page_display()
