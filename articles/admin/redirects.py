"""Old addresses: editors see how often each is used and can add more."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.models import Redirect, old_path


class RedirectForm(forms.ModelForm):
    class Meta:
        model = Redirect
        fields = ["old_path", "article"]
        help_texts = {
            "old_path": _("The part after the site's name in the address, such as /2019/03/back-pain/ or /?p=19")
        }

    def clean_old_path(self):
        path, _query, number = self.cleaned_data["old_path"].partition("?p=")
        form = old_path(path, number)
        if form in {"", "/"}:
            raise forms.ValidationError(_("This cannot be an old address of an article."))
        return form


@admin.register(Redirect)
class RedirectAdmin(admin.ModelAdmin):
    form = RedirectForm
    list_display = ["old_path", "article", "hits", "last_hit_at"]
    list_select_related = ["article"]
    search_fields = ["old_path", "article__title"]
    readonly_fields = ["hits", "last_hit_at"]
