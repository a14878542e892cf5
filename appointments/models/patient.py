"""Patient files of the desk, notes of staff, and the record of who read, exported or erased them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from appointments.models.name_keys import NameKeys
from clinic.models import Language


class PatientQuerySet(models.QuerySet):
    def current(self):
        """Files that are neither merged into another one nor erased."""
        return self.filter(merged_into__isnull=True, erased_at__isnull=True)

    def visible_to(self, user):
        """All for the desk, those of their own appointments for a practitioner, none for other users."""
        if user.has_perm("appointments.view_patient"):
            return self
        return self.filter(visits__practitioner__user=user).distinct()


class Patient(models.Model):
    """The desk's file of a person (FHIR Patient). Each appointment keeps its own contact, and messages go there.

    Staff decide which file an appointment belongs to. It is never derived from a phone alone: families share one.
    """

    name = models.CharField(_("name"), max_length=100)
    born_on = models.DateField(_("date of birth"), null=True, blank=True)
    carer = models.CharField(
        _("parent or carer"),
        max_length=100,
        blank=True,
        help_text=_("Who calls for this patient. The phone and the email address are theirs."),
    )
    phone = PhoneNumberField(_("phone"), blank=True)
    email = models.EmailField(_("email"), blank=True)
    language = models.CharField(_("preferred language"), max_length=8, choices=Language, default=Language.ENGLISH)
    record_number = models.CharField(
        _("file number of the clinic's medical record"), max_length=30, blank=True, help_text=_("Optional.")
    )
    is_sample = models.BooleanField(_("sample"), default=False, editable=False)
    name_keys = NameKeys(of=["name"])
    made_at = models.DateTimeField(auto_now_add=True)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )
    erased_at = models.DateTimeField(_("erased"), null=True, editable=False)

    objects = PatientQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("patient")
        verbose_name_plural = _("patients")
        default_permissions = ("view", "add", "change")
        permissions = [
            ("merge_patient", _("Can merge two patient files")),
            ("export_patient", _("Can export everything about a patient")),
            ("erase_patient", _("Can erase a patient's data")),
        ]
        indexes = [
            models.Index(fields=["phone"], name="patients_of_a_phone"),
            models.Index(fields=["born_on"], name="patients_of_a_birthday"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True)
                | Q(name="", name_keys="", carer="", phone="", email="", born_on__isnull=True, record_number=""),
                name="an_erased_patient_is_nobody",
            ),
            models.UniqueConstraint(
                fields=["record_number"],
                condition=~Q(record_number=""),
                name="a_record_number_is_of_one_patient",
                violation_error_message=_("Another patient file has this number."),
            ),
        ]

    def __str__(self):
        return f"P{self.pk}"


class PatientNote(models.Model):
    """A note by staff about a patient, for staff. It is never shown to patients or sent in a message."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="notes")
    words = models.TextField(_("note"), max_length=1000)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written"))

    class Meta:
        ordering = ["-written_at", "-pk"]
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        default_permissions = ()

    def __str__(self):
        return f"Note {self.pk}"


class AccessRecord(models.Model):
    """Who read, exported, merged or erased patient data (FHIR AuditEvent).

    Rows are only added and contain codes only.
    """

    class Action(models.TextChoices):
        FILE_READ = "file_read", _("read the patient file")
        SEARCHED = "searched", _("searched for patients")
        MERGED = "merged", _("merged another file into it")
        EXPORTED = "exported", _("exported everything about the patient")
        ERASED = "erased", _("erased the patient's data")
        FIGURES_EXPORTED = "figures_exported", _("exported figures")
        RETENTION = "retention", _("erased data at the end of its storage period")
        FEED_MADE = "feed_made", _("created a private calendar address")
        FEED_REVOKED = "feed_revoked", _("stopped a private calendar address")

    at = models.DateTimeField(_("at"), db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    action = models.CharField(_("what was done"), max_length=16, choices=Action)
    patient = models.ForeignKey(
        Patient, verbose_name=_("patient"), on_delete=models.PROTECT, null=True, related_name="access_records"
    )
    count = models.PositiveIntegerField(
        _("count"), default=0, help_text=_("Of the visits or lines concerned, or found.")
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("access record")
        verbose_name_plural = _("access records")
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.pk} {self.action}"
