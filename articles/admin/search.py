"""Search settings for editors: answer cards, synonyms, and searches without results."""

from django import forms
from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.models import AnswerCard, SearchSynonym, UnansweredSearch
from articles.models.search import LONGEST_QUESTION
from clinic.languages import listed
from clinic.words import all_forms, stems

FIRST_WORDS = 6  # in the list


class AnswerCardForm(forms.ModelForm):
    class Meta:
        model = AnswerCard
        fields = ["words", "is_shown"]

    def clean_words(self):
        """Each line once, in small letters, with a word in it."""
        lines = [" ".join(line.lower().split()) for line in self.cleaned_data["words"].splitlines()]
        lines = [line for line in dict.fromkeys(lines) if line]
        for line in lines:
            if not any(all_forms(line)):
                raise forms.ValidationError(_("“%(line)s” has no word in it."), params={"line": line})
            if len(line) > LONGEST_QUESTION:
                raise forms.ValidationError(
                    _("“%(line)s” is too long: at most %(most)s letters on each line."),
                    params={"line": line, "most": LONGEST_QUESTION},
                )
        return "\n".join(lines)


@admin.register(AnswerCard)
class AnswerCardAdmin(admin.ModelAdmin):
    """Editors own the words of each card. The cards themselves come with the site."""

    form = AnswerCardForm
    list_display = ["kind", "first_words", "is_shown"]
    search_fields = ["words"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("words that ask for it"))
    def first_words(self, card):
        return listed(card.phrases[:FIRST_WORDS])


class SynonymForm(forms.ModelForm):
    class Meta:
        model = SearchSynonym
        fields = ["phrase", "meaning", "both_ways"]

    def clean_phrase(self):
        return self._words("phrase")

    def clean_meaning(self):
        return self._words("meaning")

    def clean(self):
        cleaned = super().clean()
        if "phrase" in cleaned and stems(cleaned["phrase"]) == stems(cleaned.get("meaning", "")):
            raise forms.ValidationError(_("The search already treats these as the same words."))
        return cleaned

    def _words(self, name: str) -> str:
        text = " ".join(self.cleaned_data[name].lower().split())
        if not stems(text):
            raise forms.ValidationError(_("Enter at least one meaningful word."))
        return text


@admin.register(SearchSynonym)
class SearchSynonymAdmin(admin.ModelAdmin):
    form = SynonymForm
    list_display = ["phrase", "meaning", "both_ways"]
    search_fields = ["phrase", "meaning"]


@admin.register(UnansweredSearch)
class UnansweredSearchAdmin(admin.ModelAdmin):
    """Read-only list of readers' searches; editors can remove the ones they have dealt with."""

    list_display = ["words", "count", "last_asked_at"]
    list_display_links = None
    search_fields = ["words"]
    actions = ["done"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_done_permission(self, request):
        return request.user.has_perm("articles.delete_unansweredsearch")

    @admin.action(description=_("Done: remove the selected searches from the list"), permissions=["done"])
    def done(self, request, queryset):
        count, _models = queryset.delete()
        words = ngettext("%(count)s search removed.", "%(count)s searches removed.", count) % {"count": count}
        messages.success(request, words)
