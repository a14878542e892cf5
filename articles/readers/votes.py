"""Feedback on whether a page helped: one answer for each reader, article and day; and its statistics."""

from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.utils.crypto import salted_hmac

from articles.models import Article, PageFeedback
from clinic.limits import Limit, count_or_refuse

VOTED_BY_CLIENT = Limit("voted, client", 10)  # ten articles in an hour are many for one person
VOTED_IN_ALL = Limit("voted, all", 600)  # limits a machine with many addresses

SHORTEST = timedelta(seconds=1)  # one press is enough, and people see the form before it
CLIENT_KEPT_FOR = timedelta(days=2)
TEXT_KEPT_FOR = timedelta(days=365)

Reason = PageFeedback.Reason


def record(article: Article, *, is_helpful: bool, client: str, now: datetime, **told: str) -> PageFeedback:
    """Store the answer. It replaces an earlier one of the same day. Raises TooMany."""
    count_or_refuse(VOTED_BY_CLIENT, client, now)
    count_or_refuse(VOTED_IN_ALL, "", now)
    answer, _is_new = PageFeedback.objects.update_or_create(
        article=article,
        client=_of_the_day(client, now),
        defaults={"is_helpful": is_helpful, "reason": "", "section": "", "text": "", "created_at": now} | told,
    )
    return answer


def by_article():
    """Articles with feedback, with `yes`, `no` and a count for each reason, least helpful first."""
    counts = {reason: Count("feedback", filter=Q(feedback__reason=reason)) for reason in Reason.values}
    return (
        Article.objects.filter(feedback__isnull=False)
        .annotate(
            yes=Count("feedback", filter=Q(feedback__is_helpful=True)),
            no=Count("feedback", filter=Q(feedback__is_helpful=False)),
            **counts,
        )
        .order_by("-no", "-yes", "title")
    )


def forget(now: datetime) -> int:
    """Erase old texts and the hashes of their writers; the counts stay. Returns the number of erased texts."""
    PageFeedback.objects.filter(created_at__lte=now - CLIENT_KEPT_FOR).exclude(client="").update(client="")
    return PageFeedback.objects.filter(created_at__lte=now - TEXT_KEPT_FOR).exclude(text="").update(text="")


def _of_the_day(client: str, now: datetime) -> str:
    """A hash of the reader that changes every day, so that no one can track a reader."""
    return salted_hmac(f"articles.votes.{now:%Y-%m-%d}", client, algorithm="sha256").hexdigest()
