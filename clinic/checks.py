"""System checks of what a live clinic must set. Each gap is named on its own.

`check` looks at the environment; `check --deploy --database default` also asks the profile.
"""

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError
from django.utils import timezone


@register(Tags.security, deploy=True)
def environment_of_a_live_clinic(app_configs, **kwargs):
    """Problems with the environment of a live clinic, one for each setting."""
    problems: list[CheckMessage] = []
    if settings.DEMO:
        problems.append(Warning("DEMO is on: visitors see sample people.", hint="Set DEMO=false.", id="clinic.W001"))
    if not settings.HTTPS:
        problems.append(Error("SITE_URL is not https.", hint="Set SITE_URL=https://…", id="clinic.E001"))
    if settings.EMAIL_BACKEND == "clinic.mail.FileBackend":
        problems.append(
            Error("Messages are written to files: no patient gets one.", hint="Set EMAIL_URL.", id="clinic.E002")
        )
    if settings.DEFAULT_FROM_EMAIL == "clinic@localhost":
        problems.append(Error("Messages have no sender.", hint="Set DEFAULT_FROM_EMAIL.", id="clinic.E003"))
    if not settings.RECEPTION_EMAIL:
        problems.append(Warning("Reception hears of no new request.", hint="Set RECEPTION_EMAIL.", id="clinic.W002"))
    return problems


@register()
def text_messages_have_a_reader(app_configs, **kwargs):
    if settings.SMS_URL and "{phone}" not in settings.SMS_URL:
        hint = "Write {phone} where the reader's number belongs: twilio://SID:TOKEN@FROM/{phone}"
        return [Error("SMS_URL names no reader.", hint=hint, id="clinic.E007")]
    return []


@register(Tags.database, deploy=True)
def profile_of_a_live_clinic(app_configs, databases=None, **kwargs):
    """A problem for each fact that the profile lacks. Only live clinics are checked."""
    if not databases or not settings.IS_LIVE:
        return []
    from django.contrib.auth.models import Group

    from clinic import roles
    from clinic.models import ClinicProfile

    try:
        profile = ClinicProfile.objects.current()
        missing_roles = set(roles.ROLES) - set(Group.objects.values_list("name", flat=True))
    except DatabaseError:
        return [Error("The database has no tables yet.", hint="Run manage.py migrate.", id="clinic.E010")]
    problems = [
        Error(f"The clinic's profile has no {name}.", hint="Fill it in under /admin/clinic/clinicprofile/.", id=code)
        for value, name, code in [
            (profile.licence_number, "licence number", "clinic.E011"),
            (profile.phone, "phone", "clinic.E012"),
            (profile.address, "address", "clinic.E013"),
            (profile.pk and profile.name, "name", "clinic.E014"),
        ]
        if not value
    ]
    if profile.is_sample:
        problems.append(
            Error("The clinic's profile is the sample.", hint="Run manage.py remove_demo.", id="clinic.E015")
        )
    if missing_roles:
        problems.append(Error("The roles are missing.", hint="Run manage.py establish_roles.", id="clinic.E016"))
    return problems


@register(Tags.database, deploy=True)
def licences_of_a_live_clinic(app_configs, databases=None, **kwargs):
    """A warning for each person whose licence has expired or does so soon, or whose day nobody has entered."""
    if not databases or not settings.IS_LIVE:
        return []
    from clinic.models import Practitioner

    people = Practitioner.objects.filter(is_active=True)
    try:
        to_renew, unknown = list(people.to_renew()), list(people.filter(licence_expires_on=None))
    except DatabaseError:
        return []  # no tables yet: another check says so
    hint = "Enter the day under /admin/clinic/practitioner/."
    ends = [(person, f"The licence of {person.name} ends on {person.licence_expires_on}.") for person in to_renew]
    lacks = [(person, f"{person.name} has no day until which the licence is valid.") for person in unknown]
    return [Warning(words, hint=hint, obj=person.slug, id="clinic.W012") for person, words in [*ends, *lacks]]


@register(Tags.database, deploy=True)
def advertising_of_a_live_clinic(app_configs, databases=None, **kwargs):
    """The advertising permit, and each text that promises a result: it was written before the rule."""
    if not databases or not settings.IS_LIVE:
        return []
    from clinic import promises
    from clinic.models import ClinicProfile

    try:
        profile = ClinicProfile.objects.current()
        promising = list(promises.rows_that_promise())
    except DatabaseError:
        return []  # no tables yet: another check says so
    problems: list[CheckMessage] = []
    hint = "Enter it under /admin/clinic/clinicprofile/."
    if not profile.advert_permit_number:
        problems.append(Warning("The clinic's profile has no advertising permit.", hint=hint, id="clinic.W013"))
    elif profile.is_advert_permit_to_renew:
        words = f"The advertising permit ends on {profile.advert_permit_expires_on}."
        problems.append(Warning(words, hint=hint, id="clinic.W013"))
    return problems + [
        Warning(
            f"{row._meta.verbose_name} “{row}”, {name}: {promises.in_words(words)}",
            hint="Write it in other words.",
            id="clinic.W014",
        )
        for row, name, words in promising
    ]


@register(Tags.database, deploy=True)
def warning_signs_of_a_live_clinic(app_configs, databases=None, **kwargs):
    """Whether a clinician has approved the warning signs, without which the clinic takes no online requests."""
    if not databases or not settings.IS_LIVE:
        return []
    from clinic import warning_signs

    try:
        if warning_signs.is_approved():
            return []
    except DatabaseError:
        return []  # no tables yet: another check says so
    words = "No clinician has approved the warning signs: patients cannot book online."
    hint = "Read and approve them under /admin/clinic/warningsign/approve/."
    return [Error(words, hint=hint, id="clinic.E017")]


@register(Tags.database, deploy=True)
def history_is_protected(app_configs, databases=None, **kwargs):
    """Triggers that keep history, and the door through them (clinic/history.py)."""
    if not databases:
        return []
    from clinic import history
    from clinic.models import HistoryOpening

    try:
        gone = history.unprotected()
        left_open = HistoryOpening.objects.filter(closed_at=None).first()
    except DatabaseError:
        return []  # no tables yet: another check says so
    problems: list[CheckMessage] = []
    if gone:
        words = f"History can be changed: these triggers are missing: {', '.join(gone)}."
        problems.append(Error(words, hint="Run manage.py migrate.", id="clinic.E020"))
    if left_open:
        words = f"The history stands open since {left_open.opened_at:%Y-%m-%d %H:%M} UTC."
        problems.append(Error(words, hint="Find out who opened it, then set closed_at of this row.", id="clinic.E021"))
    return problems


@register(Tags.database, deploy=True)
def backups_of_a_live_clinic(app_configs, databases=None, **kwargs):
    """Whether a live clinic is backed up, and the file is closed to others."""
    if not databases or not settings.IS_LIVE:
        return []
    from clinic.backups import state

    problems: list[CheckMessage] = []
    if not settings.BACKUP_KEY:
        hint = "Set BACKUP_KEY: whoever finds a backup reads why patients come."
        problems.append(Warning("Backups are not encrypted.", hint=hint, id="clinic.W010"))
    try:
        overdue = state.is_overdue(timezone.now())
    except DatabaseError:
        return problems  # the check of the profile says that there are no tables
    if overdue:
        hint = "Run manage.py backup once a day (docs/deploy.md)."
        problems.append(Warning("No backup was made within two days.", hint=hint, id="clinic.W011"))
    return problems
