"""Clinical reviews, their comments and emails, and the history of an article."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# A finished review has no link and no code: those that were sent no longer work.
NO_LINK = {"link_nonce": "", "link_expires_at": None, "code_hash": "", "code_expires_at": None}


class ClinicalReviewQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=ClinicalReview.State.REQUESTED)

    def of(self, article):
        return self.filter(edition__article=article)


class ClinicalReview(models.Model):
    """A request to one reviewer about one edition. An approval applies to the edition's clinical content only."""

    class State(models.TextChoices):
        REQUESTED = "requested", _("Waiting for the reviewer")
        RETURNED = "returned", _("Returned with comments")
        APPROVED = "approved", _("Approved")
        VOID = "void", _("Ended: the clinical content was changed")
        HANDED_OVER = "handed_over", _("Handed over to someone else")

    edition = models.ForeignKey("Edition", on_delete=models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey("Contributor", on_delete=models.PROTECT, related_name="reviews")
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    requested_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.REQUESTED)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty if the reviewer decided by link and code, without an account."),
    )
    next_review_due = models.DateField(null=True, blank=True)
    since = models.ForeignKey(
        "self",
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The reviewer's own approval of which they are shown only what has changed since then."),
    )
    whole_read_at = models.DateTimeField(
        null=True, blank=True, help_text=_("When the reviewer last read the whole text. Readers see this date.")
    )
    reminded_at = models.DateTimeField(null=True, blank=True)

    # The link ends with the request (see the constraint). The code is stored as a keyed hash only.
    link_nonce = models.CharField(max_length=43, blank=True)
    link_expires_at = models.DateTimeField(null=True, blank=True)
    code_hash = models.CharField(max_length=64, blank=True)
    code_expires_at = models.DateTimeField(null=True, blank=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    codes_sent = models.PositiveSmallIntegerField(default=0)

    objects = ClinicalReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-requested_at", "-pk"]
        verbose_name = _("clinical review")
        verbose_name_plural = _("clinical reviews")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["edition"], condition=Q(state="requested"), name="an_edition_has_one_open_review"
            ),
            models.UniqueConstraint(
                fields=["link_nonce"], condition=~Q(link_nonce=""), name="a_review_link_opens_one_review"
            ),
            models.CheckConstraint(
                condition=Q(state="requested") | Q(link_nonce="", code_hash=""),
                name="only_an_open_review_has_a_link_and_a_code",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["approved", "returned"], decided_at__isnull=False)
                | Q(state__in=["requested", "void", "handed_over"], decided_at__isnull=True),
                name="a_review_decision_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state="approved", next_review_due__isnull=False)
                | (~Q(state="approved") & Q(next_review_due__isnull=True)),
                name="only_an_approval_says_when_to_look_again",
            ),
            models.CheckConstraint(
                condition=Q(state="approved", whole_read_at__isnull=False)
                | (~Q(state="approved") & Q(whole_read_at__isnull=True)),
                name="only_an_approval_says_when_the_whole_was_read",
            ),
        ]

    def __str__(self):
        return f"{self.get_state_display()}: {self.edition}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.REQUESTED

    @property
    def last_mail(self):
        return next(iter(self.mails.all()[::-1]), None)


class ReviewComment(models.Model):
    """A comment on one part of the reviewed edition."""

    review = models.ForeignKey(ClinicalReview, on_delete=models.CASCADE, related_name="comments")
    anchor = models.CharField(max_length=20)
    text = models.TextField(max_length=2000)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty if it came through the reviewer's link."),
    )
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("review comment")
        verbose_name_plural = _("review comments")
        default_permissions = ()

    def __str__(self):
        return f"{self.review_id} {self.anchor}"

    @property
    def author(self) -> str:
        """The writer's public name, never an account name, because reviewers without an account read it."""
        if self.user is None or self.user.pk == self.review.reviewer.user_id:
            return self.review.reviewer.name
        return self.user.get_full_name() or str(_("The editors"))


class ReviewMailQuerySet(models.QuerySet):
    def unsent(self):
        return self.filter(sent_at__isnull=True)


class ReviewMail(models.Model):
    """An email about a review: kind and state, never its text. "Sent" means that a mail server accepted it."""

    class Kind(models.TextChoices):
        REQUESTED = "requested", _("Request with the link")
        REMINDER = "reminder", _("Reminder to the reviewer")
        RETURNED = "returned", _("Returned, to the editor")
        APPROVED = "approved", _("Approved, to the editor")
        DUE = "due", _("Next review due, to the owner")

    review = models.ForeignKey(ClinicalReview, on_delete=models.CASCADE, related_name="mails")
    kind = models.CharField(max_length=10, choices=Kind)
    queued_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=60, blank=True, help_text=_("The kind of fault only, never an address."))

    objects = ReviewMailQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("review email")
        verbose_name_plural = _("review emails")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(failed_at__isnull=True, problem=""),
                name="a_mail_that_was_sent_has_no_fault",
            ),
        ]

    def __str__(self):
        return f"{self.review_id} {self.kind}"


class ArticleEvent(models.Model):
    """One entry of an article's history. The database refuses changes, also by raw SQL (clinic/history.py)."""

    class Action(models.TextChoices):
        PUBLISHED = "published", _("Published")
        SCHEDULED = "scheduled", _("Scheduled to go live")
        UNSCHEDULED = "unscheduled", _("Schedule cancelled")
        END_SET = "end_set", _("End time changed or removed")
        TAKEN_DOWN = "taken_down", _("Taken down")
        RESTORED = "restored", _("Restored an earlier edition")
        COMPARED = "compared", _("Found to say the same as the other language")
        REQUESTED = "requested", _("Asked for a review")
        LINK_RENEWED = "link_renewed", _("Sent a new link")
        CODE_SENT = "code_sent", _("Sent a code to the reviewer")
        APPROVED = "approved", _("Approved")
        RETURNED = "returned", _("Returned with comments")
        VOIDED = "voided", _("Request ended by a clinical change")
        HANDED_OVER = "handed_over", _("Handed the review over")

    article = models.ForeignKey("Article", on_delete=models.PROTECT, related_name="events")
    edition = models.ForeignKey("Edition", on_delete=models.PROTECT, null=True, related_name="events")
    review = models.ForeignKey(ClinicalReview, on_delete=models.PROTECT, null=True, related_name="events")
    action = models.CharField(max_length=12, choices=Action)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("article history entry")
        verbose_name_plural = _("article history")
        default_permissions = ()

    def __str__(self):
        return f"{self.article_id} {self.action}"

    @property
    def who(self) -> str:
        if self.by is not None:
            return self.by.get_full_name() or self.by.get_username()
        return self.review.reviewer.name if self.review else ""
