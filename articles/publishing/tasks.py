"""Tasks of those who look after the content: opened once a day from what the site knows, owned, and done by hand."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from articles.models import Article, ContentTask, PageFeedback, Reference, UnansweredSearch

Kind = ContentTask.Kind
ASKED_OFTEN = 3  # times that a search found nothing
TIME_FOR_IT = timedelta(days=30)
DEAD_AFTER = timedelta(days=7)  # of checks without an answer


def open_due(now: datetime, today: date) -> int:
    """Open a task for whatever has none. Returns how many. Running it twice does no harm."""
    return sum(_opened(facts, now, today) for facts in [*_searches(), *_questions(), *_sources(today)])


def waiting(owner=None) -> QuerySet[ContentTask]:
    found = ContentTask.objects.filter(done_at=None).select_related("article", "reference", "owner")
    return found.filter(owner=owner) if owner else found


def give(task: ContentTask, *, owner, due_on: date) -> None:
    ContentTask.objects.filter(pk=task.pk, done_at=None).update(owner=owner, due_on=due_on)


@transaction.atomic
def finish(task: ContentTask, *, by, now: datetime) -> bool:
    """Of two presses one does it. What happens again opens a new task."""
    if not ContentTask.objects.filter(pk=task.pk, done_at=None).update(done_at=now, done_by=by):
        return False
    if task.kind == Kind.SEARCH:
        UnansweredSearch.objects.filter(words=task.about).delete()
    elif task.kind == Kind.DEAD_SOURCE:
        Reference.objects.filter(tasks=task).update(failing_since=None)
    return True


def _opened(facts: dict, now: datetime, today: date) -> bool:
    """A question is asked once, and so is whether an article still holds with a source's successor."""
    known = ContentTask.objects.filter(kind=facts["kind"], about=facts["about"])
    is_asked_once = facts["kind"] in {Kind.QUESTION, Kind.REPLACED_SOURCE}
    if (known if is_asked_once else known.filter(done_at=None)).exists():
        return False
    key = {"kind": facts.pop("kind"), "about": facts.pop("about"), "done_at": None}
    times = {"opened_at": now, "due_on": today + TIME_FOR_IT}
    return ContentTask.objects.get_or_create(**key, defaults=facts | times)[1]


def _searches() -> Iterator[dict]:
    for words in UnansweredSearch.objects.filter(count__gte=ASKED_OFTEN).values_list("words", flat=True):
        yield {"kind": Kind.SEARCH, "about": words}


def _questions() -> Iterator[dict]:
    """Readers who wrote what they missed. Their words stay where they are: not everybody may read them."""
    asked = PageFeedback.objects.filter(reason=PageFeedback.Reason.MISSING).exclude(text="")
    for row in asked.select_related("article__owner"):
        yield {"kind": Kind.QUESTION, "about": str(row.pk), "article": row.article, "owner": row.article.owner}


def _sources(today: date) -> Iterator[dict]:
    """For the owner of each live article that cites a source which is gone or was replaced."""
    gone = set(Reference.objects.filter(failing_since__lte=today - DEAD_AFTER))
    replaced = set(Reference.objects.filter(replaced_by__isnull=False))
    for reference, article in cited({row.key: row for row in gone | replaced}):
        for kind, rows in [(Kind.DEAD_SOURCE, gone), (Kind.REPLACED_SOURCE, replaced)]:
            if reference in rows:
                about = f"{reference.pk} {article.pk}"
                owner = {"article": article, "reference": reference, "owner": article.owner}
                yield {"kind": kind, "about": about} | owner


def cited(references: dict[str, Reference]) -> Iterator[tuple[Reference, Article]]:
    """Pairs of one of these sources and a live article that cites it."""
    if not references:
        return
    texts = ("segments", "contents", "plain_text")
    live = Article.objects.live().select_related("live_edition", "owner")
    for article in live.defer(*(f"live_edition__{text}" for text in texts)):
        for source in article.live_edition.references:
            if row := references.get(source["key"]):
                yield row, article
