"""Articles in two languages: how a translation begins, and which text is older than the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import translation

from articles.models import Article, ArticleType, ClinicalReview, Edition
from articles.publishing import differences, history, publish, snapshot
from articles.publishing.history import Action
from clinic import languages

UNREAD = ("segments", "contents", "plain_text", "snapshot")


@dataclass(frozen=True)
class Missing:
    """A live article that readers of `language` cannot read. `draft` is the translation that somebody has begun."""

    article: Article
    language: str
    draft: Article | None = None
    review: ClinicalReview | None = None

    @property
    def its_name(self) -> str:
        return languages.name_of(self.language)


@dataclass(frozen=True)
class Older:
    """`article` is live and older than `other`, which is live too. `compared` is the edition of `other` that it was
    last compared with, as far as it is still there.
    """

    article: Article
    other: Article
    compared: Edition | None

    @property
    def other_name(self) -> str:
        return languages.name_of(self.other.language)


@transaction.atomic
def begin(source: Article, language: str, *, by=None) -> Article:
    """A draft in `language` with the content of `source`, which stands there to be written over. If somebody has begun
    already, theirs.
    """
    original = Article.objects.select_for_update().get(pk=_original(source))
    begun = Article.objects.filter(Q(pk=original.pk) | Q(translation_of=original), language=language).first()
    if begun is not None:
        return begun
    taken = snapshot.take(source)
    slug = f"{source.slug[:40]}-{language}"
    made = Article(title=source.title, slug=slug, language=language, translation_of=original, owner=by)
    made.article_type = source.article_type
    made.save()
    snapshot.restore(made, taken | {"article": taken["article"] | {"language": language}})
    publish.save_edition(made, by=by)
    return made


def beside(source: Article, kinds: list[str]) -> list[str]:
    """For each block of a translation, whose kinds are given in order, what the block of the source says that stands at
    the same place; "" where it has none. Of the live edition, or of the draft while there is none.
    """
    with translation.override(source.language):
        return _beside(source, kinds)


def _beside(source: Article, kinds: list[str]) -> list[str]:
    blocks = (source.live_edition.snapshot if source.live_edition else snapshot.take(source))["blocks"]
    found = [""] * len(kinds)
    pairs = SequenceMatcher(None, [block["kind"] for block in blocks], kinds, autojunk=False)
    for theirs, ours, length in pairs.get_matching_blocks():
        for step in range(length):
            found[ours + step] = differences.of_block(blocks[theirs + step])
    return found


@transaction.atomic
def say_the_same(article: Article, other: Article, *, by=None, now: datetime) -> None:
    """Somebody has compared the live editions of both as they are in memory. A later change of either shows again."""
    source, translated = (other, article) if article.translation_of_id == other.pk else (article, other)
    if translated.translation_of_id != source.pk:
        raise ValueError("Only an article and its translation are compared.")
    read, written = source.live_edition, translated.live_edition
    if read is None or written is None:
        raise ValueError("Only live articles are compared.")
    compared = {"matches_source": read.clinical_hash, "matched_as": written.clinical_hash}
    Article.objects.filter(pk=translated.pk, translation_of=source).update(**compared)
    history.record(Action.COMPARED, translated, edition=written, by=by, at=now)


def older(now: datetime) -> list[Older]:
    """In the order of titles."""
    pairs = [
        (article, other)
        for group in _groups(now)
        for article in group
        for other in group
        if article.is_older_than(other)
    ]
    hashes = {_compared_hash(article, other) for article, other in pairs}
    editions = Edition.objects.filter(article__in=[other for _article, other in pairs], clinical_hash__in=hashes)
    known = {(each.article_id, each.clinical_hash): each for each in editions.defer(*UNREAD).order_by("number")}
    return [Older(one, other, known.get((other.pk, _compared_hash(one, other)))) for one, other in pairs]


def _compared_hash(article: Article, other: Article) -> str:
    return article.matches_source if article.translation_of_id == other.pk else other.matched_as


def missing(now: datetime) -> list[Missing]:
    """News are left out: they are over before anybody has translated them."""
    found = list(_missing(now))
    drafts = {(_original(each), each.language): each for each in _not_live([row.article for row in found], now)}
    reviews = {each.edition.article_id: each for each in _open_reviews(drafts.values())}
    begun = [drafts.get((_original(row.article), row.language)) for row in found]
    return [
        Missing(row.article, row.language, draft, reviews.get(draft.pk) if draft else None)
        for row, draft in zip(found, begun, strict=True)
    ]


def _missing(now: datetime) -> Iterator[Missing]:
    for group in _groups(now):
        there = {article.language for article in group}
        if group[0].article_type != ArticleType.NEWS:
            yield from (Missing(group[0], code) for code, _name in settings.LANGUAGES if code not in there)


def _not_live(sources: list[Article], now: datetime):
    originals = {_original(each) for each in sources}
    same = Article.objects.filter(Q(pk__in=originals) | Q(translation_of__in=originals))
    return same.exclude(pk__in=Article.objects.live(now).order_by().values("pk"))


def _original(article: Article) -> int:
    return article.translation_of_id or article.pk


def _open_reviews(articles):
    return ClinicalReview.objects.open().filter(edition__article__in=list(articles)).select_related("edition")


def _groups(now: datetime) -> list[list[Article]]:
    """Live articles with their live translations, the source first."""
    live = Article.objects.live(now).select_related("live_edition", "owner").order_by("title")
    groups: dict[int, list[Article]] = {}
    for article in live.defer(*(f"live_edition__{text}" for text in UNREAD)):
        groups.setdefault(_original(article), []).append(article)
    return [sorted(group, key=lambda each: each.translation_of_id is not None) for group in groups.values()]
