"""The steps of setting up a clinic, in order, each with its state and the page where it is done.

Without an essential one the clinic cannot be opened for requests.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from clinic import calendar, warning_signs
from clinic.models import ClinicProfile, Practitioner, Service
from clinic.setup import ready_made
from clinic.two_languages import ARABIC, InTwoLanguages, lacks_arabic


@dataclass(frozen=True)
class Step:
    title: str
    why: str
    done: bool
    path: str = ""
    left: Sequence[str] = ()  # what is left to do, line by line
    is_essential: bool = False


def page(key: str) -> str:
    """Path of a guided page (clinic/setup/views.py)."""
    return reverse("setup_step", args=[key])


def of_the_clinic(*, has_timetable: bool, outside_hours: Sequence[str], has_article: bool, settings) -> list[Step]:
    """The caller says whether there are timetables and articles: clinic must not import the other two apps.

    `outside_hours` are lines about timetables outside the clinic's opening hours.
    """
    profile = ClinicProfile.objects.current()
    return [
        *_identity(profile),
        *_work(has_timetable=has_timetable, outside_hours=outside_hours),
        *_signs(),
        *_duties(profile),
        *_staff_and_mail(settings),
        Step(
            _("Publish a first article"),
            _("Each needs an author, a review by a clinician and its sources."),
            has_article,
            reverse("admin:articles_article_changelist"),
        ),
        _arabic(),
    ]


def is_ready(steps: Sequence[Step]) -> bool:
    return all(step.done for step in steps if step.is_essential)


def _identity(profile: ClinicProfile) -> list[Step]:
    return [
        Step(
            _("Country and emergency numbers"),
            _("They decide how phone numbers are read, and which number every page shows for an ambulance."),
            bool(profile.pk and profile.country and profile.ambulance_number),
            page("place"),
            is_essential=True,
        ),
        Step(
            _("Name and licence"),
            _("They stand on every page and in every message."),
            bool(profile.pk and profile.name and profile.licence_number),
            page("name"),
            is_essential=True,
        ),
        Step(
            _("How patients reach you"),
            _("Phone, WhatsApp, email, address and the way to you. The phone is on every page, also on error pages."),
            bool(profile.phone and profile.address),
            page("contact"),
            is_essential=True,
        ),
        Step(
            _("Logo and colours"),
            _("Without them the site has our drawing and our colours."),
            bool(profile.logo_id or profile.first_colour or profile.second_colour),
            page("look"),
        ),
        Step(
            _("Opening hours"),
            _("Patients are offered no time outside the opening hours."),
            bool(calendar.usual_week()),
            page("hours"),
            is_essential=True,
        ),
    ]


def _work(*, has_timetable: bool, outside_hours: Sequence[str]) -> list[Step]:
    return [
        Step(
            _("Services"),
            _("What patients can book, with its length and price. A set stands ready to be taken over."),
            Service.objects.filter(is_active=True).exists(),
            page("services"),
            is_essential=True,
        ),
        Step(
            _("Doctors and therapists"),
            _("Patients choose by name, by language, or a female or male doctor."),
            Practitioner.objects.active().exists() and Service.objects.bookable().exists(),
            page("people"),
            is_essential=True,
        ),
        Step(
            _("Timetables"),
            _("Without timetables there are no free times."),
            has_timetable,
            reverse("admin:appointments_timetable_changelist"),
            is_essential=True,
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
    ]


def _signs() -> list[Step]:
    return [
        Step(
            _("Warning signs, approved by a clinician"),
            _("They are asked before every booking. Until then patients cannot book online. Samples do not count."),
            warning_signs.is_approved(),
            page("signs"),
            [_("%(count)s ready-made signs can be taken over.") % {"count": left}]
            if (left := ready_made.signs_left()) and not warning_signs.all_asked()
            else [],
            is_essential=True,
        ),
        Step(
            _("Have a clinician approve the warning signs in Arabic"),
            _("Until then patients cannot book online on the Arabic pages. They never see the English signs there."),
            warning_signs.is_approved(ARABIC),
            reverse("admin:clinic_warningsign_approve") + f"?language={ARABIC}",
        ),
    ]


def _duties(profile: ClinicProfile) -> list[Step]:
    return [
        Step(
            _("Privacy, and how long data are kept"),
            _("The privacy page names these periods. Your lawyer decides on them."),
            bool(profile.pk and profile.privacy_read_at),
            page("privacy"),
            is_essential=True,
        ),
        _licences(),
        _advert_permit(),
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
            reverse("staff"),
        ),
        Step(
            _("Connect a mail server"),
            _("Set EMAIL_URL and RECEPTION_EMAIL on the server, then send yourself a test message."),
            "FileBackend" not in settings.EMAIL_BACKEND and bool(settings.RECEPTION_EMAIL),
            page("messages"),
            is_essential=True,
        ),
    ]
