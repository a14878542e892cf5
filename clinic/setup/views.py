"""The guided pages, one for each thing that only the clinic knows. Their order and state are in steps.py."""

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.loader import select_template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from clinic import admin_history, calendar, colours, mail, pictures, warning_signs
from clinic.models import ClinicProfile, Practitioner, Service, SignsApproval
from clinic.setup import forms, ready_made

MAY = "clinic.change_clinicprofile"
YEAR = 31_536_000


class Page(NamedTuple):
    title: Promise
    lead: Promise
    form: type


PAGES = {
    "place": Page(
        gettext_lazy("Country and emergency numbers"),
        gettext_lazy("The country fills in the numbers for emergencies. Check them: every page shows them."),
        forms.PlaceForm,
    ),
    "name": Page(
        gettext_lazy("Name and licence"),
        gettext_lazy(
            "As on the licence of the clinic. While there are no Arabic words, Arabic pages show the English ones."
        ),
        forms.NameForm,
    ),
    "contact": Page(
        gettext_lazy("How patients reach you"),
        gettext_lazy("Patients who are lost, late or worried use these."),
        forms.ContactForm,
    ),
    "look": Page(
        gettext_lazy("Logo and colours"),
        gettext_lazy("We check that everybody can read the letters, and choose the shades for dark screens."),
        forms.LookForm,
    ),
    "hours": Page(
        gettext_lazy("Opening hours"),
        gettext_lazy("The usual week. Leave a day empty on which you are closed. A day with a break has two openings."),
        forms.HoursForm,
    ),
    "services": Page(
        gettext_lazy("Services"),
        gettext_lazy("Take over what you offer, then write your prices and change the words as you like."),
        forms.ServicesForm,
    ),
    "people": Page(
        gettext_lazy("Doctors and therapists"),
        gettext_lazy("One after the other. Photo, training and biography have their place on the person's own page."),
        forms.PersonForm,
    ),
    "signs": Page(
        gettext_lazy("Warning signs"),
        gettext_lazy("We ask about them before every booking. Your clinician reads the list and approves it."),
        forms.SignsForm,
    ),
    "privacy": Page(
        gettext_lazy("Privacy, and how long data are kept"),
        gettext_lazy(
            "The privacy page tells patients what is stored and for how long. It is a proposal: your lawyer decides."
        ),
        forms.PrivacyForm,
    ),
    "messages": Page(
        gettext_lazy("Messages"),
        gettext_lazy("Patients get your answer by email or text message. Send one to yourself and see how it arrives."),
        forms.TestMessageForm,
    ),
}
KEYS = list(PAGES)
STAY_TO_ADD_MORE = {"people", "services", "signs", "messages"}


@staff_member_required
@permission_required(MAY, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def step(request, key: str, begin_timetable: Callable) -> HttpResponse:
    """`begin_timetable(practitioner, rows)` gives somebody new a timetable: those are the business of another app."""
    if key not in PAGES:
        raise Http404
    profile = ClinicProfile.objects.current()
    page = PAGES[key]
    given: dict = {"profile": profile, "label_suffix": ""}
    if key == "look" and (upload := request.FILES.get("upload")):
        given["encoded"] = _encoded(upload)
    if key == "messages":
        given["initial"] = {"address": request.user.email}
    is_filling_in = key == "place" and "fill_in" in request.POST
    if is_filling_in:
        given["initial"] = forms.PlaceForm.facts_of(request.POST.get("country", ""))
    sent = None if is_filling_in else request.POST or None
    form = page.form(sent, request.FILES or None, **given)
    if sent is not None and form.is_valid():
        return _saved(request, key, form, begin_timetable)
    context = admin.site.each_context(request) | {
        "title": page.title,
        "lead": page.lead,
        "form": form,
        "key": key,
        "number": KEYS.index(key) + 1,
        "count": len(KEYS),
        "before": KEYS[KEYS.index(key) - 1] if key != KEYS[0] else "",
        "after": _after(key),
        **_beside(key),
    }
    template = select_template([f"clinic/setup/{key}.html", "clinic/setup/page.html"])
    status = 422 if form.errors else 200
    return HttpResponse(template.render(context, request), status=status)  # type: ignore[arg-type]


def _saved(request, key: str, form, begin_timetable: Callable) -> HttpResponse:
    if key == "messages":
        return _test_message(request, form.cleaned_data["address"])
    made = form.save()
    if key == "people" and form.cleaned_data["is_always_here"]:
        begin_timetable(made, calendar.usual_week())
    if words := "; ".join(admin_history.changes(form)):
        subject = made if key == "people" else ClinicProfile.objects.current()
        LogEntry.objects.log_actions(request.user.pk, [subject], CHANGE, words, single_object=True)
    messages.success(request, _("Saved."))
    after = _after(key)
    stays = key in STAY_TO_ADD_MORE or not after
    return redirect("setup_step", key) if stays else redirect("setup_step", after)


def _after(key: str) -> str:
    return KEYS[KEYS.index(key) + 1] if key != KEYS[-1] else ""


def _encoded(upload) -> pictures.Encoded | ValidationError:
    try:
        return pictures.encode(upload)
    except ValidationError as problem:
        return problem


def _test_message(request, address: str) -> HttpResponse:
    body = _("This is a test. If you can read it, messages to your patients leave the clinic's mail server.")
    fault = mail.hand_over(address, _("Test message of your clinic"), body)
    if fault:
        messages.error(request, _("The mail server did not take the message (%(fault)s).") % {"fault": fault})
    elif _is_a_file():
        messages.warning(request, _("The message is only a file on the server: no mail server is connected."))
    else:
        messages.success(request, _("The mail server took the message. Look into your inbox, and among the spam."))
    return redirect("setup_step", "messages")


def _is_a_file() -> bool:
    return "FileBackend" in settings.EMAIL_BACKEND


def _beside(key: str) -> dict:
    """What a page shows beside its form."""
    if key == "place":
        return {"zone": str(settings.CLINIC_TIME_ZONE)}
    if key == "services":
        return {"services": Service.objects.all(), "has_more": bool(ready_made.services_left())}
    if key == "people":
        return {"people": Practitioner.objects.prefetch_related("services")}
    if key == "signs":
        signs = warning_signs.all_asked()
        approvals = [(language, warning_signs.approval(signs, language)) for language in SignsApproval.Language]
        return {"signs": signs, "left": ready_made.signs_left(), "approvals": approvals}
    if key in ("privacy", "messages"):
        return {"places": where_data_are(), "is_a_file": _is_a_file(), "reception": settings.RECEPTION_EMAIL}
    return {}


def where_data_are() -> list[tuple[str, str]]:
    """(what, where): hosts of the services that keep or carry data, without secrets. "" is this server."""
    database = connection.settings_dict
    is_here = connection.vendor == "sqlite" or database["HOST"] in {"", "localhost", "127.0.0.1", "::1"}
    bucket = settings.STORAGES["default"].get("OPTIONS", {})
    return [
        (_("Requests, patients and everything that was written"), "" if is_here else str(database["HOST"])),
        (_("Pictures and uploads"), _host(bucket.get("endpoint_url", "")) or bucket.get("bucket_name", "")),
        (_("Emails leave through"), "" if _is_a_file() else str(settings.EMAIL_HOST)),
        *([(_("Text messages leave through"), _scheme(settings.SMS_URL))] if settings.SMS_URL else []),
    ]


def _host(address: str) -> str:
    parts = urlsplit(address)
    return parts.hostname or ""


def _scheme(address: str) -> str:
    """The name of the provider: an address of text messages has a secret where others have a host."""
    return urlsplit(address).scheme


@require_safe
def own_colours(request, version: str) -> HttpResponse:
    """The style sheet of the clinic's own colours. Its address changes with them."""
    profile = ClinicProfile.objects.current()
    sheet = colours.style_sheet(profile.first_colour, profile.second_colour)
    kept = f"public, max-age={YEAR}, immutable" if version == profile.colours_version else "no-store"
    return HttpResponse(sheet, content_type="text/css; charset=utf-8", headers={"Cache-Control": kept})
