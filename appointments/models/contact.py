"""The contact columns shared by drafts, appointments and waiting list entries: who the patient is and how to reach
them.
"""

from typing import NamedTuple

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from clinic.models import Language


class ForWhom(models.TextChoices):
    MYSELF = "myself", _("Myself")
    CHILD = "child", _("A child")
    CARED_FOR = "cared_for", _("Another adult")


class Payment(models.TextChoices):
    INSURANCE = "insurance", _("Insurance")
    SELF = "self", _("I pay myself")
    UNSURE = "unsure", _("Not sure yet")


class ContactFact(NamedTuple):
    """One contact column as a page shows it. `value` is text in the page's language, empty if nothing was given."""

    name: str
    label: str
    value: str
    is_ltr: bool  # always left to right, such as a phone number


class ContactDetails(models.Model):
    """The contact given with one request. Empty until the details are entered, and after erasure.

    A new column here is copied along, shown on the review page and at the desk, and exported. It must also be named in
    ERASED or KEPT, which say what happens to it at erasure (tests/appointments/patients/test_columns.py).
    """

    for_whom = models.CharField(_("who the appointment is for"), max_length=10, choices=ForWhom, blank=True)
    patient_name = models.CharField(_("patient's name"), max_length=100, blank=True)
    contact_name = models.CharField(_("requested by"), max_length=100, blank=True)
    phone = PhoneNumberField(_("phone"), blank=True)
    email = models.EmailField(_("email"), blank=True)
    language = models.CharField(_("preferred language"), max_length=8, choices=Language, blank=True)
    whatsapp = models.BooleanField(
        _("messages on WhatsApp"), default=False, help_text="The patient agreed to them, for this appointment."
    )

    is_guardian = models.BooleanField(
        _("parent or legal guardian"), default=False, help_text="Said by who booked for somebody under 18."
    )
    payment = models.CharField(_("how they will pay"), max_length=10, choices=Payment, blank=True)
    insurer = models.CharField(_("insurer"), max_length=100, blank=True)

    # Values of the personal columns after the patient's data are erased.
    ERASED = {
        "for_whom": ForWhom.MYSELF,
        "patient_name": "",
        "contact_name": "",
        "phone": "",
        "email": "",
        "whatsapp": False,
        "is_guardian": False,
        "payment": "",
        "insurer": "",
    }
    KEPT = {"language"}  # figures count it, and it identifies no one

    class Meta:
        abstract = True

    def contact_facts(self) -> list[ContactFact]:
        """The contact columns in the order of the form. Those of ONLY_IF_GIVEN are left out if empty."""
        return [self._fact(name) for name in CONTACT if name not in ONLY_IF_GIVEN or getattr(self, name)]

    def _fact(self, name: str) -> ContactFact:
        field: models.Field = self._meta.get_field(name)  # type: ignore[assignment]  # a column, not a relation
        value = getattr(self, f"get_{name}_display")() if field.choices else getattr(self, name)
        if isinstance(field, models.BooleanField):
            value = _("Yes") if value else _("No")
        return ContactFact(name, capfirst(str(field.verbose_name)), str(value or ""), name in {"phone", "email"})


ONLY_IF_GIVEN = {"contact_name", "whatsapp", "is_guardian", "payment", "insurer"}
CONTACT = tuple(field.name for field in ContactDetails._meta.local_fields)
# Columns copied to an appointment from its draft, earlier appointment or waiting list entry. The reason for the
# appointment is not among them: it is given once.
CARRIED_ALONG = (
    "service",
    "returning",
    *CONTACT,
    "article_slug",
    "consent_version",
    "consent_language",
    "consented_at",
    "wanted_practitioner",
    "wanted_language",
    "wanted_gender",
)
