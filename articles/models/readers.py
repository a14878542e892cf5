"""Readers' feedback and comments. Nothing is shown before an editor has read it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class PageFeedback(models.Model):
    """Whether an article helped one reader on one day. Anonymous."""

    class Reason(models.TextChoices):
        HARD = "hard", _("It is hard to understand")
        MISSING = "missing", _("It does not answer my question")
        LONG = "long", _("It is too long")
        WRONG = "wrong", _("Something seems wrong or out of date")
        OTHER = "other", _("Something else")

    article = models.ForeignKey(Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="feedback")
    section = models.CharField(_("part"), max_length=80, blank=True, help_text="The anchor of a heading.")
    is_helpful = models.BooleanField(_("helpful"))
    reason = models.CharField(_("reason"), max_length=10, choices=Reason, blank=True)
    text = models.CharField(_("text"), max_length=300, blank=True)
    language = models.CharField(max_length=10)
    client = models.CharField(
        max_length=64, blank=True, help_text="A keyed hash of the connection and the day; dropped after two days."
    )
    created_at = models.DateTimeField(_("received"), db_index=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("reader's feedback")
        verbose_name_plural = _("readers' feedback")
        default_permissions = ("view",)
        permissions = [("read_feedback", _("Can read readers' feedback"))]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "client"], condition=~Q(client=""), name="a_reader_answers_once_a_day"
            )
        ]

    def __str__(self):
        return f"Feedback {self.pk}"


class Comment(models.Model):
    """A reader's comment, held until an editor shows or refuses it, with at most one reply by the clinic."""

    class State(models.TextChoices):
        HELD = "held", _("held")
        SHOWN = "shown", _("shown")
        REFUSED = "refused", _("refused")
        SPAM = "spam", _("spam")
        REMOVED = "removed", _("removed")

    article = models.ForeignKey(Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="comments")
    name = models.CharField(_("name"), max_length=60)
    email = models.EmailField(
        _("email"), blank=True, help_text=_("Never shown to readers. Erased once you have decided about the comment.")
    )
    text = models.TextField(_("comment"), max_length=2000)
    state = models.CharField(_("status"), max_length=7, choices=State, default=State.HELD)
    suspicion = models.CharField(max_length=10, blank=True, help_text="Which rule of articles/spam.py it met.")
    fingerprint = models.CharField(max_length=64, db_index=True, help_text="The same words have the same one.")
    consent_version = models.CharField(max_length=10)
    language = models.CharField(max_length=10)
    created_at = models.DateTimeField(_("received"))
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    staff_reply = models.TextField(_("the clinic's reply"), max_length=2000, blank=True)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        default_permissions = ("view",)
        permissions = [("moderate_comment", _("Can show and refuse comments and see their email addresses"))]
        indexes = [
            models.Index(fields=["article", "state", "created_at"], name="comments_of_an_article"),
            models.Index(fields=["state", "created_at"], name="comments_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["held", "spam"]) | Q(decided_at__isnull=False),
                name="what_is_decided_has_a_moment",
            )
        ]

    def __str__(self):
        return f"Comment {self.pk}"
