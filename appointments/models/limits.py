"""Protection against abuse: blocked contacts and requests for links. Counters are in clinic/models/tally.py."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class BlockedContact(models.Model):
    """A phone, email address or connection from which online requests are refused. The person can still call."""

    class Kind(models.TextChoices):
        PHONE = "phone", _("Phone")
        EMAIL = "email", _("Email")
        CLIENT = "client", _("Connection")

    kind = models.CharField(_("kind"), max_length=6, choices=Kind)
    value = models.CharField(
        _("value"),
        max_length=254,
        help_text=_(
            "A phone number such as +971501234567, or an email address in lower case. A connection is stored as a hash."
        ),
    )
    blocked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("blocked by"), on_delete=models.PROTECT, related_name="+"
    )
    blocked_at = models.DateTimeField(_("blocked"))

    class Meta:
        ordering = ["-blocked_at"]
        verbose_name = _("blocked contact")
        verbose_name_plural = _("blocked contacts")
        constraints = [models.UniqueConstraint(fields=["kind", "value"], name="a_contact_is_blocked_once")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.value}"


class LinkWish(models.Model):
    """A request for the links of a contact.

    The worker looks them up, so that the page cannot reveal whether we know it.
    """

    contact = models.CharField(max_length=254, help_text="An e-mail address in small letters, or a phone as E.164.")
    asked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("request for a link")
        verbose_name_plural = _("requests for links")
        default_permissions = ()

    def __str__(self):
        return f"Link wish {self.pk}"
