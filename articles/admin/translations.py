"""Translations in the admin: begin one, write it beside its source, and say that both are the same again."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.models import Article
from articles.publishing import translations
from articles.publishing.snapshot import KIND_OF

FIELDSET = (gettext_lazy("The article in the other language"), {"fields": ["the_source"]})


@require_POST
@permission_required("articles.add_article", raise_exception=True)
def begin(request, pk, language):
    if language not in dict(settings.LANGUAGES):
        raise Http404
    source = get_object_or_404(Article, pk=pk)
    made = translations.begin(source, language, by=request.user)
    messages.info(request, _("Write over the words of the other language. What is left of them cannot be published."))
    return redirect("admin:articles_article_change", made.pk)


@require_POST
@permission_required("articles.publish_article", raise_exception=True)
def same(request, pk, other):
    """Only for the editions that were on the page: another may have come meanwhile."""
    live = Article.objects.live().select_related("live_edition")
    one, two = get_object_or_404(live, pk=pk), get_object_or_404(live, pk=other)
    if two.translation_of_id != one.pk and one.translation_of_id != two.pk:
        raise Http404
    if request.POST.get("seen") == f"{one.live_edition_id} {two.live_edition_id}":
        translations.say_the_same(one, two, by=request.user, now=timezone.now())
        messages.success(request, _("Both say the same. The note on the page is gone."))
    else:
        messages.error(request, _("One of them has been published again meanwhile. Compare them once more."))
    return redirect("admin:articles_article_reviews")


def in_its_language(source: Article, words: str) -> str:
    is_rtl = translation.get_language_info(source.language)["bidi"]
    direction = "rtl" if is_rtl else "ltr"
    shown = '<div class="in-the-source" lang="{}" dir="{}">{}</div>'
    return format_html(shown, source.language, direction, words) if words else ""


def facts_of(source: Article) -> str:
    """Title, summary and key points, with the way to the source."""
    said = format_html_join("", "<p>{}</p>", [(words,) for words in (source.title, source.summary, source.key_points)])
    way = reverse("admin:articles_article_change", args=[source.pk])
    return format_html('{}<p><a href="{}">{}</a></p>', in_its_language(source, said), way, _("Open it"))


def put_beside(article: Article, formsets) -> None:
    """Gives each block of the form the words that stand at its place in the source."""
    blocks = [
        form.instance for each in formsets for form in each.formset.initial_forms if type(form.instance) in KIND_OF
    ]
    blocks.sort(key=lambda block: block.ordering)
    source = Article.objects.select_related("live_edition").get(pk=article.translation_of_id)
    said = translations.beside(source, [KIND_OF[type(block)] for block in blocks])
    for block, words in zip(blocks, said, strict=True):
        block.in_the_source = words
        block.parent = article


URLS = [
    ("<int:pk>/translate/<str:language>/", begin, "translate"),
    ("<int:pk>/same/<int:other>/", same, "same"),
]
