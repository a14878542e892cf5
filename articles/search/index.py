"""Stores the words of live editions. Visibility is not stored: the query uses live()."""

import uuid
from collections import defaultdict
from itertools import chain
from typing import Any

from django.db import transaction

from articles.models import Article, Edition, SearchStamp, SearchWord
from articles.search.ranking import weigh
from clinic.words import form_of, has_meaning, spelled, stem, words_of

LONGEST_STEM = 64
AT_ONCE = 1_000


@transaction.atomic
def write(article: Article) -> None:
    """Index the article's live edition, or remove its words if there is none."""
    SearchWord.objects.filter(article=article).delete()
    if article.live_edition is not None:
        SearchWord.objects.bulk_create(_rows(article.live_edition), batch_size=AT_ONCE)
    _changed()


@transaction.atomic
def write_missing() -> int:
    """Index live articles that have no words yet. Returns their number."""
    without = Article.objects.filter(live_edition__isnull=False, search_words__isnull=True)
    articles = list(without.select_related("live_edition"))
    for article in articles:
        write(article)
    return len(articles)


@transaction.atomic
def write_all() -> int:
    SearchWord.objects.all().delete()
    return write_missing()


def _changed() -> None:
    """A random stamp, not a counter: after a rollback a counter would give the same number for other words."""
    SearchStamp.objects.update_or_create(pk=SearchStamp.ONLY, defaults={"value": uuid.uuid4()})


def _rows(edition: Edition) -> list[SearchWord]:
    facts, blocks = edition.facts, [block["fields"] for block in edition.snapshot["blocks"]]
    condition = facts["condition"]
    parts: dict[str, Any] = {
        "titles": [facts["title"], condition["name"]] if condition else [facts["title"]],
        "summary": f"{facts['summary']}\n{facts['key_points']}",
        "headings": "\n".join(block.get("question") or block.get("text", "") for block in blocks if "anchor" in block),
        "body": edition.plain_text,
    }
    written: dict[str, set[str]] = defaultdict(set)
    for text in chain.from_iterable([part] if isinstance(part, str) else part for part in parts.values()):
        for word in words_of(text):
            if has_meaning(form := form_of(word)):
                written[stem(form)].add(spelled(word))
    return [
        SearchWord(
            article_id=edition.article_id, stem=word, weight=weight, forms=" ".join(sorted(written.get(word, ())))
        )
        for word, weight in sorted(weigh(**parts).items())
        if len(word) <= LONGEST_STEM
    ]
