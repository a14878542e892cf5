"""The setup steps of a new clinic, each with its state and the admin page where it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from clinic import warning_signs
from clinic.models import ClinicProfile, Practitioner, Service
from clinic.two_languages import ARABIC, InTwoLanguages, lacks_arabic


@dataclass(frozen=True)
class Step:
    title: str
    why: str
    done: bool
    path: str = ""
    left: Sequence[str] = ()  # what is left to do, line by line


def clinic_is_set_up() -> bool:
    """Whether patients can book at all: the clinic has a phone number and a service that can be booked."""
    return bool(ClinicProfile.objects.current().phone) and Service.objects.bookable().exists()


def of_the_clinic(*, has_timetable: bool, outside_hours: Sequence[str], has_article: bool, settings) -> list[Step]:
    """The caller says whether there are timetables and articles: clinic must not import the other two apps.

    `outside_hours` are lines about timetables outside the clinic's opening hours.
    """
    return [
        *_who_and_what(),
        Step(
            _("Enter the timetables"),
            _("Without timetables there are no free times."),
            has_timetable,
            reverse("admin:appointments_timetable_changelist"),
        ),
        Step(
            _("Bring timetables and opening hours together"),
            _("Patients are offered no time outside the opening hours. These hours of timetables lie outside:")
            if outside_hours
            else _("Patients are offered no time outside the opening hours."),
            has_timetable and not outside_hours,
            reverse("admin:appointments_timetable_changelist"),
            outside_hours,
        ),
        Step(
            _("Have a clinician approve the warning signs"),
            _("They are asked before every booking. Until then patients cannot book online. Samples do not count."),
            warning_signs.is_approved(),
            reverse("admin:clinic_warningsign_approve"),
        ),
        Step(
            _("Publish a first article"),
            _("Each needs an author, a review by a clinician and its sources."),
            has_article,
            reverse("admin:articles_article_changelist"),
        ),
        _licences(),
        _advert_permit(),
        _arabic(),
        Step(
            _("Have a clinician approve the warning signs in Arabic"),
            _("Until then patients cannot book online on the Arabic pages. They never see the English signs there."),
            warning_signs.is_approved(ARABIC),
            reverse("admin:clinic_warningsign_approve") + f"?language={ARABIC}",
        ),
        *_staff_and_mail(settings),
    ]


def _who_and_what() -> list[Step]:
    profile = ClinicProfile.objects.current()
    return [
        Step(
            _("Fill in the clinic profile"),
            _("Name, address, phone, opening hours and the facility licence are on every page."),
            bool(profile.phone and profile.address and profile.licence_number),
            reverse("admin:clinic_clinicprofile_changelist"),
        ),
        Step(
            _("Add the practitioners"),
            _("Patients choose by name, by language, or a female or male doctor."),
            Practitioner.objects.active().exists(),
            reverse("admin:clinic_practitioner_changelist"),
        ),
        Step(
            _("Add the services"),
            _("A service appears on the site once a practitioner offers it."),
            Service.objects.bookable().exists(),
            reverse("admin:clinic_service_changelist"),
        ),
    ]


def _arabic() -> Step:
    """Rows of which a text has no Arabic words, with their number in each list."""
    counts = {
        model: model._default_manager.filter(lacks_arabic(model)).count()
        for model in apps.get_models()
        if issubclass(model, InTwoLanguages)
    }
    missing = {model: count for model, count in counts.items() if count}
    first = next(iter(missing), ClinicProfile)._meta
    return Step(
        _("Add the Arabic words"),
        _("Arabic pages show English words while there are no Arabic ones. They are missing in:")
        if missing
        else _("Arabic pages show English words while there are no Arabic ones."),
        not missing,
        reverse(f"admin:{first.app_label}_{first.model_name}_changelist"),
        [f"{capfirst(model._meta.verbose_name_plural)}: {count}" for model, count in missing.items()],
    )


def _licences() -> Step:
    """Samples have no licences and need none."""
    people = Practitioner.objects.filter(is_active=True, is_sample=False)
    unknown = [person.name for person in people.filter(licence_expires_on=None)]
    ending = [
        _("%(name)s: until %(day)s") % {"name": person.name, "day": date_format(person.licence_expires_on, "j F Y")}
        for person in people.to_renew()
    ]
    return Step(
        _("Keep the licences up to date"),
        _("An expired licence hides the person from the site. These expire within 60 days, or have no date:")
        if ending or unknown
        else _("An expired licence hides the person from the site."),
        people.exists() and not ending and not unknown,
        reverse("admin:clinic_practitioner_changelist"),
        [*ending, *unknown],
    )


def _advert_permit() -> Step:
    profile = ClinicProfile.objects.current()
    last_day = profile.advert_permit_expires_on
    ends = date_format(last_day, "j F Y") if last_day and profile.is_advert_permit_to_renew else ""
    return Step(
        _("Keep the advertising permit up to date"),
        _("Health advertising needs a permit. The site does not show an expired one. Renew this one:")
        if ends
        else _("Health advertising needs a permit. The site does not show an expired one."),
        bool(profile.advert_permit_number) and not ends,
        reverse("admin:clinic_clinicprofile_changelist"),
        [_("%(number)s: until %(day)s") % {"number": profile.advert_permit_number, "day": ends}] if ends else [],
    )


def _staff_and_mail(settings) -> list[Step]:
    return [
        Step(
            _("Give the staff their accounts and groups"),
            _(
                "A superuser creates them. Receptionists answer requests, editors write articles, doctors see "
                "their own day."
            ),
            Group.objects.filter(user__is_active=True).exists(),
            reverse("admin:auth_user_changelist"),
        ),
        Step(
            _("Connect a mail server"),
            _("Set EMAIL_URL and RECEPTION_EMAIL. Until then, each email is only a file on the server."),
            "FileBackend" not in settings.EMAIL_BACKEND and bool(settings.RECEPTION_EMAIL),
        ),
    ]
