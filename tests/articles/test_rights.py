"""Who may do what at every address of the articles: one table. An address that is not in it fails."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils import timezone

from articles import urls as article_urls
from articles.models import (
    Announcement,
    AnswerCard,
    HomeSection,
    ImportUpload,
    MenuEntry,
    Redirect,
    SearchSynonym,
    UnansweredSearch,
)
from articles.review import links
from tests import make, make_articles, make_readers

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ROLES = ["passer-by", "receptionist", "doctor", "manager", "editor", "reviewer", "superuser"]
EVERYBODY = set(ROLES)
EDITOR, REVIEWER = {"editor", "superuser"}, {"reviewer", "superuser"}
BOTH = EDITOR | REVIEWER
FRAME = {"editor", "manager", "superuser"}
# A superuser is not whom was asked: nobody else decides in the reviewer's name.
ASKED = {"reviewer"}
NO = None  # no such method

# name: (who may read, who may send)
TABLE = {
    "articles:list": (EVERYBODY, NO),
    "articles:article": (EVERYBODY, NO),
    "articles:leaflet": (EVERYBODY, NO),
    "articles:comments": (EVERYBODY, NO),
    "articles:helpful": (EVERYBODY, EVERYBODY),
    "articles:helpful_thanks": (EVERYBODY, NO),
    "articles:comment": (EVERYBODY, EVERYBODY),
    "articles:comment_thanks": (EVERYBODY, NO),
    "articles:author": (EVERYBODY, NO),
    "articles:rss": (EVERYBODY, EVERYBODY),  # Django's own views ask for no method; they only read
    "articles:atom": (EVERYBODY, EVERYBODY),
    "articles:condition_rss": (EVERYBODY, EVERYBODY),
    "articles:condition_atom": (EVERYBODY, EVERYBODY),
    "articles:picture": (EVERYBODY, NO),
    "articles:share_picture": (EVERYBODY, NO),
    "sitemap": (EVERYBODY, EVERYBODY),
    "search": (EVERYBODY, NO),
    # whoever has the link, whoever they are; approving takes the code besides (test_review_links)
    "articles:review": (EVERYBODY, NO),
    "articles:review_done": (EVERYBODY, NO),
    "articles:review_comment": (NO, EVERYBODY),
    "articles:review_return": (NO, EVERYBODY),
    "articles:review_code": (NO, EVERYBODY),
    "articles:review_approve": (EVERYBODY, EVERYBODY),
    "articles:preview": (EVERYBODY, NO),
    "admin:articles_article_changelist": (BOTH, BOTH),
    "admin:articles_article_add": (EDITOR, EDITOR),
    "admin:articles_article_change": (BOTH, EDITOR),
    "admin:articles_article_delete": (set(), set()),
    "admin:articles_article_history": (BOTH, BOTH),
    "admin:articles_article_keep": (EDITOR, EDITOR),
    "admin:articles_article_keep_new": (EDITOR, EDITOR),
    "admin:articles_article_links": (EDITOR, NO),
    "admin:articles_article_task_give": (NO, EDITOR),
    "admin:articles_article_task_done": (NO, EDITOR),
    "admin:articles_article_look": (EDITOR, EDITOR),
    "admin:articles_article_look_new": (EDITOR, EDITOR),
    "admin:articles_imageasset_choose": (BOTH, NO),
    "admin:articles_imageasset_shown": (BOTH, NO),
    "admin:articles_article_discard": (NO, EDITOR),  # one's own only (test_unsaved)
    "admin:articles_article_signed_in": (BOTH, NO),
    "admin:articles_article_release": (BOTH, NO),
    "admin:articles_article_preview": (BOTH, NO),
    "admin:articles_article_edition": (BOTH, NO),
    "admin:articles_article_compare": (BOTH, NO),
    "admin:articles_article_publish": (NO, EDITOR),
    "admin:articles_article_take_down": (NO, EDITOR),
    "admin:articles_article_cancel_update": (NO, EDITOR),
    "admin:articles_article_end": (NO, EDITOR),
    "admin:articles_article_restore": (NO, EDITOR),
    "admin:articles_article_approve": (NO, REVIEWER),
    "admin:articles_article_reviews": (BOTH, NO),
    "admin:articles_article_review": (BOTH, NO),
    "admin:articles_article_translate": (NO, EDITOR),
    "admin:articles_article_same": (NO, EDITOR),
    "admin:articles_article_ask": (NO, EDITOR),
    "admin:articles_article_review_comment": (NO, BOTH),
    "admin:articles_article_review_approve": (NO, ASKED),
    "admin:articles_article_review_return": (NO, ASKED),
    "admin:articles_article_review_renew": (NO, EDITOR),
    "admin:articles_article_review_send": (NO, EDITOR),
    "admin:articles_article_review_hand_over": (NO, EDITOR),
    **{
        f"admin:articles_{model}_{act}": (BOTH if act in {"changelist", "change", "history"} else EDITOR, may_send)
        for model in ("contributor", "reference", "imageasset", "sharedtext")
        for act, may_send in [
            ("changelist", BOTH),
            ("add", EDITOR),
            ("change", EDITOR),
            ("delete", EDITOR),
            ("history", BOTH),
        ]
    },
    # read, and ticked off in the list; nobody writes readers' words
    **{f"admin:articles_unansweredsearch_{act}": (EDITOR, EDITOR) for act in ("changelist", "history")},
    "admin:articles_unansweredsearch_change": (EDITOR, set()),
    **{f"admin:articles_unansweredsearch_{act}": (set(), set()) for act in ("add", "delete")},
    # the site has its answers; editors own their words
    **{f"admin:articles_answercard_{act}": (EDITOR, EDITOR) for act in ("changelist", "change", "history")},
    **{f"admin:articles_answercard_{act}": (set(), set()) for act in ("add", "delete")},
    **{
        f"admin:articles_{model}_{act}": (EDITOR, EDITOR)
        for model in ("redirect", "searchsynonym", "series")
        for act in ("changelist", "add", "change", "delete", "history")
    },
    **{
        f"admin:articles_{model}_{act}": (FRAME, FRAME)
        for model in ("menuentry", "homesection", "announcement")
        for act in ("changelist", "add", "change", "delete", "history")
    },
    **{f"admin:articles_comment_{act}": (EDITOR, EDITOR) for act in ("changelist", "change", "history", "clear")},
    **{f"admin:articles_comment_{act}": (set(), set()) for act in ("add", "delete")},
    "admin:articles_pagefeedback_changelist": (BOTH, NO),
    "admin:articles_importupload_changelist": (EDITOR, EDITOR),
    "admin:articles_importupload_run": (EDITOR, EDITOR),
    **{f"admin:articles_importupload_{act}": (NO, EDITOR) for act in ("import", "pictures", "discard")},
}

OF_AN_ARTICLE = ["article", "leaflet", "comments", "helpful", "helpful_thanks", "comment", "comment_thanks"]


def names():
    """Every named address of the articles, as Django knows them."""
    ours = [pattern for included in article_urls.urlpatterns for pattern in getattr(included, "url_patterns", [])]
    found = {f"articles:{pattern.name}" for pattern in ours} | {"sitemap", "search"}
    for model, desk in admin.site._registry.items():
        if model._meta.app_label == "articles":
            found |= {f"admin:{pattern.name}" for pattern in desk.get_urls() if pattern.name}
    return found


@pytest.fixture
def world():
    """A live article under review by the reviewer, and somebody of each role."""
    make.profile()
    people = {role: make.user(role, roles=[role]) for role in ROLES[1:-1]}
    people["superuser"] = make.user("superuser", is_superuser=True)
    people["passer-by"] = AnonymousUser()
    article = make_articles.published(author=make_articles.contributor(slug="writer"), comment_policy="open")
    return article, make_articles.asked(article, to=make_articles.reviewer(user=people["reviewer"])), people


def address(name, article, asked):
    model = name.partition("_")[2].partition("_")[0]
    if name.startswith("admin:") and model != "article":
        rows = {
            "contributor": make_articles.contributor,
            "reference": make_articles.reference,
            "imageasset": make_articles.picture,
            "redirect": lambda: Redirect.objects.get_or_create(old_path="/old/", article=article)[0],
            "sharedtext": make_articles.shared_text,
            "comment": lambda: make_readers.comment(article),
            "menuentry": lambda: MenuEntry.objects.first(),
            "homesection": lambda: HomeSection.objects.first(),
            "announcement": lambda: Announcement.objects.get_or_create(text="Open", starts_at=timezone.now())[0],
            "importupload": lambda: ImportUpload.objects.create(name="export.xml", uploaded_at=timezone.now()),
            "series": lambda: make_articles.series(),
            "answercard": lambda: AnswerCard.objects.first(),
            "searchsynonym": lambda: SearchSynonym.objects.get_or_create(phrase="disk", meaning="disc")[0],
            "unansweredsearch": lambda: UnansweredSearch.objects.get_or_create(
                words="gout", defaults={"last_asked_at": timezone.now()}
            )[0],
        }
        if name.endswith("_choose"):
            return reverse(name) + "?app_label=articles&model_name=article&field_name=hero"
        return reverse(
            name, args=[] if name.endswith(("_changelist", "_add", "_clear", "_shown")) else [rows[model]().pk]
        )
    more = {
        **{f"articles:{name}": [article.slug] for name in OF_AN_ARTICLE},
        "articles:author": ["writer"],
        "articles:picture": ["0a-480.jpeg"],
        "articles:condition_rss": ["back-muscle-spasm"],
        "articles:condition_atom": ["back-muscle-spasm"],
        "articles:share_picture": [article.slug, "0123456789abcdef.jpeg"],
        "articles:preview": [links.preview(article).split("/")[-2]],
        **{name: [links.token(asked)] for name in TABLE if name.startswith("articles:review")},
        "articles:review_done": [],
        **{name: [article.pk] for name in TABLE if name.startswith("admin:articles_article_")},
        **{name: [article.pk, asked.pk] for name in TABLE if "article_review" in name and "admin" in name},
        **{f"admin:articles_article_{act}": [article.pk, 1] for act in ("edition", "restore", "approve")},
        "admin:articles_article_compare": [article.pk, 1, 1],
        "admin:articles_article_translate": [article.pk, "ar"],
        "admin:articles_article_same": [article.pk, article.pk],
        "admin:articles_article_keep_new": [],
        "admin:articles_article_links": [],
        **{f"admin:articles_article_task_{act}": [1] for act in ("give", "done")},
        "admin:articles_article_look_new": [],
        "admin:articles_article_signed_in": [],
        "admin:articles_article_changelist": [],
        "admin:articles_article_add": [],
        "admin:articles_article_reviews": [],
    }
    return reverse(name, args=more.get(name, []))


def test_every_address_has_its_line_in_the_table():
    told_by_django = {name for name in names() if not name.endswith("_autocomplete")}

    assert told_by_django == set(TABLE)


@pytest.mark.parametrize("name", TABLE)
def test_only_who_may_gets_in(world, name):
    article, asked, people = world
    for method, allowed in zip(("get", "post"), TABLE[name], strict=True):
        came = {role: verdict(method, address(name, article, asked), people[role]) for role in ROLES}

        if allowed is NO:
            assert set(came.values()) <= {"no such method", "refused"}, (method, came)
            assert "no such method" in came.values(), method
        else:
            assert {role for role, how in came.items() if how == "in"} == allowed, (method, came)


def verdict(method, path, user) -> str:
    """Asks the view itself, past the middleware: a thousand askings in seconds. What it changes is undone."""
    request = getattr(RequestFactory(), method)(path)
    request.user, request.session, request.csp_nonce = user, {}, ""
    request.htmx = False
    request._messages, request._dont_enforce_csrf_checks = FallbackStorage(request), True
    match = resolve(path.partition("?")[0])
    with transaction.atomic():
        try:
            response = match.func(request, *match.args, **match.kwargs)
        except PermissionDenied:
            return "refused"
        except Http404:
            return "in"
        finally:
            transaction.set_rollback(True)
    if response.status_code == 405:
        return "no such method"
    return "refused" if response.status_code == 302 and "login" in response["Location"] else "in"
