"""Comments: taken in and held, shown or refused by an editor, forgotten when they have served.

A comment is never public before somebody has read it. What looks like spam never reaches those who read.
"""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from articles.models import Article, Comment, CommentPolicy
from articles.readers import spam
from clinic.limits import Limit, count_or_refuse

COMMENTED_BY_CLIENT = Limit("commented, client", 5)
COMMENTED_IN_ALL = Limit("commented, all", 60)  # of those that somebody has to read

SHORTEST = timedelta(seconds=4)
SAME_WORDS_WITHIN = timedelta(days=30)
MOST_SPAM = 300  # rows; the oldest fall out
KEPT_FOR = timedelta(days=90)  # what nobody shows; an e-mail address that nobody has decided about

State = Comment.State
COMES_FROM = {
    State.SHOWN: {State.HELD, State.SPAM, State.REFUSED},
    State.REFUSED: {State.HELD},
    State.SPAM: {State.HELD, State.REFUSED},
    State.REMOVED: {State.SHOWN},
}


class Closed(Exception):
    """This article takes no comments."""


def shown(article: Article) -> QuerySet[Comment]:
    return article.comments.filter(state=State.SHOWN)


def receive(article: Article, *, client: str, suspicion: str, now: datetime, **told: str) -> Comment:
    """Keep a reader's comment, held or as spam. Raises Closed or TooMany; then nothing is kept."""
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
    """Bring those to `to` that may come there from what they are at this moment. Returns how many did.

    Of two who decide at once the first is obeyed. The e-mail address has served: it goes.
    """
    open_to_it = Comment.objects.filter(pk__in=comments.values("pk"), state__in=COMES_FROM[State(to)])
    return open_to_it.update(state=to, moderator=by, decided_at=now, email="")


def forget(now: datetime) -> int:
    """Delete what was not shown and is old, and addresses that nobody has used. Returns how many comments went."""
    Comment.objects.filter(created_at__lte=now - KEPT_FOR).exclude(email="").update(email="")
    unseen = Comment.objects.filter(state=State.SPAM, created_at__lte=now - KEPT_FOR)
    decided = Comment.objects.filter(state__in=[State.REFUSED, State.REMOVED], decided_at__lte=now - KEPT_FOR)
    return unseen.delete()[0] + decided.delete()[0]


def _keep_spam_small() -> None:
    newest_first = Comment.objects.filter(state=State.SPAM).order_by("-created_at", "-pk").values_list("pk", flat=True)
    Comment.objects.filter(pk__in=list(newest_first[MOST_SPAM : 2 * MOST_SPAM])).delete()
