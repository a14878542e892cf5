"""Comments: received and held, shown or refused by an editor, and deleted after some time.

A comment is never public before an editor has read it. Suspected spam is not shown to editors by default.
"""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from articles.models import Article, Comment, CommentPolicy
from articles.readers import spam
from clinic.limits import Limit, count_or_refuse

COMMENTED_BY_CLIENT = Limit("commented, client", 5)
COMMENTED_IN_ALL = Limit("commented, all", 60)  # comments that an editor has to read

SHORTEST = timedelta(seconds=4)
SAME_WORDS_WITHIN = timedelta(days=30)
MOST_SPAM = 300  # rows; the oldest are deleted
KEPT_FOR = timedelta(days=90)  # comments that were not shown; email addresses of undecided comments

State = Comment.State
COMES_FROM = {
    State.SHOWN: {State.HELD, State.SPAM, State.REFUSED},
    State.REFUSED: {State.HELD},
    State.SPAM: {State.HELD, State.REFUSED},
    State.REMOVED: {State.SHOWN},
}


class Closed(Exception):
    """Comments on this article are closed."""


def shown(article: Article) -> QuerySet[Comment]:
    return article.comments.filter(state=State.SHOWN)


def receive(article: Article, *, client: str, suspicion: str, now: datetime, **told: str) -> Comment:
    """Store a comment as held or as spam. Raises Closed or TooMany; then nothing is stored."""
    if article.comment_policy != CommentPolicy.OPEN:
        raise Closed
    count_or_refuse(COMMENTED_BY_CLIENT, client, now)
    fingerprint = spam.fingerprint(told["text"])
    lately = Comment.objects.filter(fingerprint=fingerprint, created_at__gt=now - SAME_WORDS_WITHIN)
    suspicion = suspicion or (spam.Suspicion.REPEATED if lately.exists() else "")
    if not suspicion:
        count_or_refuse(COMMENTED_IN_ALL, "", now)
    state = State.SPAM if suspicion else State.HELD
    comment = Comment.objects.create(
        article=article, state=state, suspicion=suspicion, fingerprint=fingerprint, created_at=now, **told
    )
    if suspicion:
        _keep_spam_small()
    return comment


def decide(comments: QuerySet[Comment], to: str, *, by, now: datetime) -> int:
    """Set the state of those comments that may change to `to`. Returns how many changed.

    If two editors decide at once, the first wins. The email address is erased.
    """
    open_to_it = Comment.objects.filter(pk__in=comments.values("pk"), state__in=COMES_FROM[State(to)])
    return open_to_it.update(state=to, moderator=by, decided_at=now, email="")


def forget(now: datetime) -> int:
    """Delete old comments that were not shown, and old email addresses. Returns the number of deleted comments."""
    Comment.objects.filter(created_at__lte=now - KEPT_FOR).exclude(email="").update(email="")
    unseen = Comment.objects.filter(state=State.SPAM, created_at__lte=now - KEPT_FOR)
    decided = Comment.objects.filter(state__in=[State.REFUSED, State.REMOVED], decided_at__lte=now - KEPT_FOR)
    return unseen.delete()[0] + decided.delete()[0]


def _keep_spam_small() -> None:
    newest_first = Comment.objects.filter(state=State.SPAM).order_by("-created_at", "-pk").values_list("pk", flat=True)
    Comment.objects.filter(pk__in=list(newest_first[MOST_SPAM : 2 * MOST_SPAM])).delete()
