"""Read-only pages of live editions. They set no cookies."""

import re
from functools import wraps

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from django.views.generic import ListView

from articles.models import Article, ArticleType, Contributor
from articles.public import authors, share_pictures, structured_data
from articles.publishing.reading import Reading
from clinic import errors
from clinic.models import ClinicProfile, Condition

YEAR = 31_536_000
SHARED_NAME = re.compile(r"[0-9a-f]{16}\.jpeg")
PICTURE_NAME = re.compile(r"[0-9a-f]+-\d+\.(?:avif|jpeg)")


class ArticleList(ListView):
    """Live articles, filtered by type or condition. The filters offer only values that live articles have."""

    template_name = "articles/list.html"
    paginate_by = 12

    def get_queryset(self):
        """Primary keys, newest first. Only the articles of the shown page are loaded."""
        facts = "live_edition__snapshot__article__"
        self.live = list(
            Article.objects.live()
            .listed()
            .in_this_language()
            .values_list("pk", f"{facts}article_type", f"{facts}condition__slug")
        )
        kind, condition = self.request.GET.get("type"), self.request.GET.get("condition")
        return [
            pk for pk, its_kind, its_condition in self.live
            if (not kind or kind == its_kind) and (not condition or condition == its_condition)
        ]  # fmt: skip

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        cards = Article.objects.for_cards().in_bulk(context["object_list"])
        kinds, conditions = {row[1] for row in self.live}, {row[2] for row in self.live}
        return context | {
            "articles": [cards[pk] for pk in context["object_list"]],
            "conditions": Condition.objects.filter(slug__in=conditions - {None}),
            "kinds": [kind for kind in ArticleType if kind.value in kinds],
            "chosen_condition": self.request.GET.get("condition", ""),
            "chosen_kind": self.request.GET.get("type", ""),
        }


def of_live_article(view):
    """Decorator: passes the live article. 410 if it was public before, otherwise 404."""

    @wraps(view)
    def opened(request, slug):
        now = timezone.now()
        found = Article.objects.live(now).for_page().filter(slug=slug).first()
        if found is None:
            if get_object_or_404(Article, slug=slug).was_public(now):
                return errors.gone(request)
            raise Http404
        if found.language != get_language():
            return _in_other_words(request, found, now)
        return view(request, found)

    return opened


def _in_other_words(request, found: Article, now):
    """To the translation in the language of this address; while nobody has written one, a page that leads to what there
    is, and that search engines leave out.
    """
    for each in found.translated(now):
        if each.language == get_language():
            return redirect(each)
    words = {"article": found, "title": found.shown_title, "its_language": found.get_language_display()}
    return render(request, "articles/not_translated.html", words)


@require_safe
@of_live_article
def article(request, found):
    if found.is_page:
        return redirect(found, permanent=True)
    page = Reading(found, found.live_edition)
    return render(request, "articles/article.html", structured_data.context(page, ClinicProfile.objects.current()))


@require_safe
@of_live_article
def about_the_clinic(request, found):
    """A page about the clinic, with the pages below it."""
    if not found.is_page:
        return redirect(found, permanent=True)
    page = Reading(found, found.live_edition)
    context = structured_data.context(page, ClinicProfile.objects.current())
    below = Article.objects.live().for_cards().filter(parent=found)
    return render(request, "articles/page.html", context | {"below": below})


@require_safe
def author(request, slug):
    """The page of a contributor. 404 unless a live article names them as author or reviewer."""
    person = get_object_or_404(Contributor.objects.select_related("practitioner"), slug=slug)
    articles, reviewed = authors.written_by(person), authors.reviewed_by(person)
    if not articles and not reviewed:
        raise Http404
    context = {"person": person, "articles": articles, "reviewed": reviewed}
    return render(request, "articles/author.html", context | {"structured": structured_data.author_page(person)})


@require_safe
def picture_file(request, name):
    """Serves a picture from the storage. Its name is a hash of its content, so browsers can cache it."""
    if PICTURE_NAME.fullmatch(name) is None:
        raise Http404
    try:
        picture = default_storage.open(f"pictures/{name}")
    except FileNotFoundError as missing:
        raise Http404 from missing
    return _kept_for_good(FileResponse(picture, content_type=f"image/{name.rpartition('.')[2]}"))


@require_safe
def share_picture(request, slug, name):
    """The share picture. An old name redirects to the current picture."""
    found = Article.objects.live().select_related("live_edition").filter(slug=slug).first()
    if found is None or SHARED_NAME.fullmatch(name) is None:
        raise Http404
    with translation.override(found.language):  # its name, as on the article's page
        clinic = ClinicProfile.objects.current().name
    if name != share_pictures.name(found.live_edition, clinic):
        return redirect(share_pictures.address(found, found.live_edition, clinic))
    return _kept_for_good(FileResponse(share_pictures.opened(found.live_edition, clinic), content_type="image/jpeg"))


def _kept_for_good(response: FileResponse) -> FileResponse:
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
