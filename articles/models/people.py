"""The people named beside an article. Account names are never shown."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from clinic.models import Practitioner
from clinic.promises import promises_nothing
from clinic.two_languages import InTwoLanguages, Line, Text


class ContributorQuerySet(models.QuerySet):
    def reachable(self):
        """Contributors who can receive a request for a review."""
        return self.exclude(Q(review_email="") & (Q(user__isnull=True) | Q(user__email="")))


class Contributor(InTwoLanguages):
    """A person who writes, reviews or edits articles, with the facts that readers see."""

    slug = models.SlugField(_("address"), unique=True)
    name = Line(_("name"), max_length=120)
    role = Line(_("role"), max_length=120, blank=True, validators=[promises_nothing])
    credentials = Line(_("credentials"), max_length=200, blank=True, help_text=_("Only what you can prove on request."))
    biography = Text(_("biography"), blank=True, validators=[promises_nothing])
    practitioner = models.OneToOneField(
        Practitioner,
        verbose_name=_("practitioner"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributor",
        help_text=_("If this person sees patients here."),
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributor",
        help_text=_("An approval with this account counts as this person's approval."),
    )
    review_email = models.EmailField(
        _("registered address for reviews"),
        blank=True,
        help_text=_(
            "Requests and codes go here. Readers never see it. If you leave it empty, we use the account's "
            "address. Only a superuser can set it, because anyone who reads this mailbox can approve as this "
            "person."
        ),
    )
    licence_authority = models.CharField(
        _("licensing authority"), max_length=60, blank=True, help_text=_("For example, DHA. Readers see it.")
    )
    licence_number = models.CharField(_("licence number"), max_length=40, blank=True)
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)

    objects = ContributorQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:author", args=[self.slug])

    @property
    def registered_address(self) -> str:
        return self.review_email or (self.user.email if self.user else "")


class Contribution(models.Model):
    """The role of a contributor in an article."""

    class Role(models.TextChoices):
        AUTHOR = "author", _("Author")
        MEDICAL_REVIEWER = "medical_reviewer", _("Medical reviewer")
        EDITOR = "editor", _("Editor")

    article = models.ForeignKey("Article", on_delete=models.CASCADE, related_name="contributions")
    contributor = models.ForeignKey(
        Contributor, verbose_name=_("person"), on_delete=models.PROTECT, related_name="contributions"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.AUTHOR)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "contributor", "role"], name="a_person_has_a_role_in_an_article_once"
            ),
        ]

    def __str__(self):
        return f"{self.contributor}: {self.get_role_display()}"
