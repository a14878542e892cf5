"""What the article form refuses: everything else may wait until publishing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Article, ArticleType
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
        if reason := self._refuses_source(facts.get("translation_of"), facts.get("language") or self.instance.language):
            self.add_error("translation_of", reason)
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

    def _refuses_source(self, source: Article | None, language: str) -> str:
        """All translations belong to the article that was written first, so that each is compared with one other."""
        if source is None:
            return ""
        if source.language == language:
            return str(_("A translation is in another language than the article that it translates."))
        if source.translation_of_id is not None:
            return str(_("This is a translation itself. Choose the article that it translates."))
        if self.instance.pk and self.instance.translations.exists():
            return str(_("Other articles are translations of this one, so it cannot be one itself."))
        return ""

    def is_multipart(self):
        """Half as long as URL-encoded in English, a third in Arabic: a long article stays below the limit."""
        return True
