"""What a search costs with five hundred articles: the question alone, and the page with its snippets."""

import random
from collections import defaultdict
from statistics import median

from django.db import connection
from django.test import Client
from django.utils import timezone

from articles.models import Article, Edition, SearchSynonym, SearchWord
from articles.search import index, query
from tests.articles.search.arabic_queries import ARABIC_QUERIES
from tests.benchmarks.measure import least, statements, table

ARTICLES = 500
BODY_WORDS = 900
QUESTIONS = [
    "sciatica", "back pain", "back spazm", "slipped disk", "exersises for lower bak pain at night", "xyzzy",
    "cancel appointment", "female hindi doctor", "price of physiotherapy", "تشنج عضلات الظهر", "cant pee",
    "ظهري يعورني من ٣ اسابيع", "التواء الكحال", "دكتورة تتكلم هندي", "MRI للركبة", "ما اقدر اتبول",
]  # fmt: skip


def report() -> list[str]:
    _many_articles()
    reader = Client()
    rows = []
    for text in QUESTIONS:
        now = timezone.now()

        def ask(text=text, now=now):
            return query.find(text, now=now)

        def page(text=text):
            assert reader.get("/search/", {"q": text}).status_code == 200

        ask_ms, page_ms = least(ask, page)
        rows.append([text, f"{len(ask().keys):,}", f"**{ask_ms:.1f}**", f"{page_ms:.1f}", statements(page)])
    arabic = [least(lambda text=text: query.find(text, now=timezone.now()))[0] for text, _expected in ARABIC_QUERIES]
    return [
        f"## The search ({connection.vendor})", "",
        f"{Article.objects.live().count():,} live articles, {SearchWord.objects.count():,} rows of words, "
        f"{SearchSynonym.objects.count()} synonyms. Milliseconds of processor time in process: the question (goal ≤ 15 "
        "ms), and the whole page with its snippets.", "",
        *table(["typed", "found", "question, ms", "page, ms", "statements of the page"], *rows),
        f"The {len(arabic)} Arabic searches of the tests: half cost up to {median(arabic):.1f} ms, the dearest "
        f"**{max(arabic):.1f}** ms.",
        "",
    ]  # fmt: skip


def _many_articles() -> None:
    """Copies of the sample articles with their words shuffled and others of their language among them, as true texts
    have.
    """
    hat = random.Random(7)
    samples = list(Article.objects.live().select_related("live_edition"))
    words_of: dict[str, set[str]] = defaultdict(set)
    for sample in samples:
        words_of[sample.language].update(sample.live_edition.plain_text.split())
    pools = {language: sorted(words) for language, words in words_of.items()}
    for number in range(ARTICLES - len(samples)):
        sample = samples[number % len(samples)]
        edition, pool = sample.live_edition, pools[sample.language]
        title = f"{edition.facts['title']} {hat.choice(pool)} {hat.choice(pool)}"
        facts = edition.facts | {"title": title}
        made = Article.objects.create(
            slug=f"bench-{number}", title=title, language=sample.language, primary_condition=sample.primary_condition,
            first_published_at=edition.published_at,
        )  # fmt: skip
        words = hat.sample(edition.plain_text.split(), k=min(BODY_WORDS // 2, len(edition.plain_text.split())))
        words += hat.sample(pool, k=BODY_WORDS // 2)
        made.live_edition = Edition.objects.create(
            article=made, number=1, snapshot=edition.snapshot | {"article": facts}, content_hash=str(number),
            clinical_hash=str(number), plain_text=" ".join(words), created_at=edition.created_at,
            published_at=edition.published_at,
        )  # fmt: skip
        made.save(update_fields=["live_edition"])
    index.write_missing()
