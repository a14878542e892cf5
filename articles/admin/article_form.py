"""What the article form refuses: everything else may wait until publishing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import ArticleType
from articles.models.article import is_reserved


class ArticleForm(forms.ModelForm):
    def clean(self):
        """A page about the clinic stands at an address of its own, and an address once public keeps its meaning."""
        facts = super().clean() or self.cleaned_data
        is_page = facts.get("article_type") == ArticleType.PAGE
        kind = facts.get("article_type")
        if kind and self.instance.pk and (reason := self.instance.refuses_type(kind)):
            self.add_error("article_type", reason)
        if is_page and facts.get("slug") and is_reserved(facts["slug"]):
            self.add_error("slug", _("The site itself has a page at this address. Choose another."))
        parent = facts.get("parent")
        if parent is not None and not is_page:
            self.add_error("parent", _("Only a page about the clinic can stand below a page."))
        above: set[int] = set()
        while parent is not None and parent.pk not in above:
            above.add(parent.pk)
            parent = parent.parent
        if self.instance.pk in above:
            self.add_error("parent", _("A page cannot stand below itself."))
        return facts

    def is_multipart(self):
        """Half as long as URL-encoded in English, a third in Arabic: a long article stays below the limit."""
        return True
