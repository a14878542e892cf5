"""Staff accounts: what happened to them, mail to them. And each time when history was opened for a change."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class HistoryOpening(models.Model):
    """History tables refuse changes except in a transaction in which such a row is open (clinic/history.py).

    On SQLite, a migration that changes this table has to drop the triggers that name it first.
    """

    class Why(models.TextChoices):
        RETENTION = "retention", _("Storage period ended")
        REMOVE_DEMO = "remove_demo", _("Samples removed")
        RESTORE = "restore", _("Backup restored")
        MIGRATION = "migration", _("Stored data changed by an update")
        FLUSH = "flush", _("Tables emptied as a whole")

    why = models.CharField(_("why"), max_length=12, choices=Why)
    opened_at = models.DateTimeField(_("opened"))
    closed_at = models.DateTimeField(_("closed"), null=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("opening of the history")
        verbose_name_plural = _("openings of the history")
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.pk} {self.why}"


class StaffEvent(models.Model):
    """What happened to a staff account, and what an account was refused (FHIR AuditEvent).

    Rows are only added. They contain codes and keys: no name that was typed, no password, no address.
    """

    class Action(models.TextChoices):
        SIGNED_IN = "signed_in", _("signed in")
        SIGN_IN_REFUSED = "sign_in_refused", _("sign-in refused: wrong name or password")
        SIGN_IN_SLOWED = "sign_in_slowed", _("sign-in refused: too many attempts")
        FACTOR_REFUSED = "factor_refused", _("wrong code or passkey")
        SIGNED_OUT = "signed_out", _("signed out")
        LEFT_IDLE = "left_idle", _("signed out by the site after a time without use")
        FACTOR_ADDED = "factor_added", _("second factor added")
        FACTOR_REMOVED = "factor_removed", _("second factor removed")
        CODES_MADE = "codes_made", _("new recovery codes")
        FACTOR_RESET = "factor_reset", _("second factor reset by a manager")
        PASSWORD_CHANGED = "password_changed", _("password changed")
        PASSWORD_FORGOTTEN = "password_forgotten", _("new password after “forgotten”")
        INVITED = "invited", _("invited")
        ROLES_CHANGED = "roles_changed", _("roles changed")
        SWITCHED_OFF = "switched_off", _("account switched off")
        SWITCHED_ON = "switched_on", _("account switched on")
        UNLOCKED = "unlocked", _("wrong attempts forgotten")
        SESSIONS_ENDED = "sessions_ended", _("signed out everywhere")
        ATTEMPT_REFUSED = "attempt_refused", _("asked for a page without the right to it")

    class Reason(models.TextChoices):
        """Why a manager reset a second factor."""

        LOST = "lost", _("Device lost or stolen")
        BROKEN = "broken", _("Device broken or replaced")
        NO_CODES = "no_codes", _("Recovery codes used up or lost")

    at = models.DateTimeField(_("at"), db_index=True)
    action = models.CharField(_("what was done"), max_length=20, choices=Action)
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("about"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Empty if no account has the name that was typed."),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Empty if it was the person or the site."),
    )
    reason = models.CharField(_("reason"), max_length=12, choices=Reason, blank=True)
    client = models.CharField(max_length=64, blank=True, help_text=_("A keyed hash of the network address."))
    page = models.CharField(_("page"), max_length=80, blank=True, help_text=_("The name of the page that was refused."))
    key = models.BigIntegerField(_("row"), null=True, help_text=_("The number of the row that was asked for."))

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("staff record")
        verbose_name_plural = _("staff records")
        default_permissions = ("view",)
        permissions = [("manage_staff", _("Can manage staff accounts"))]

    def __str__(self):
        return f"{self.pk} {self.action}"


class StaffMail(models.Model):
    """An email to a member of staff about the account: kind and state, never its text. The worker sends it."""

    class Kind(models.TextChoices):
        INVITATION = "invitation", _("Invitation with a link to choose a password")
        FORGOTTEN = "forgotten", _("Link to choose a new password")
        CHANGED = "changed", _("The password was changed")
        FACTOR_RESET = "factor_reset", _("The second factor was reset")

    kind = models.CharField(max_length=12, choices=Kind)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    queued_at = models.DateTimeField()
    run_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=60, blank=True, help_text=_("The kind of fault only, never an address."))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("email to staff")
        verbose_name_plural = _("emails to staff")
        default_permissions = ()

    def __str__(self):
        return f"{self.pk} {self.kind}"


class KeptForm(models.Model):
    """What somebody sent after the site had signed them out, until they sign in again; an hour at most.

    It may hold words about a patient, so it is sealed with a key that only their browser has.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=500)
    sealed = models.TextField()
    kept_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("kept form")
        verbose_name_plural = _("kept forms")
        default_permissions = ()

    def __str__(self):
        return f"{self.pk}"
