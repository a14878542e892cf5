"""The clinic's own pages. With urls.py the only module that may import both articles and appointments."""

from itertools import groupby
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import DetailView, ListView, TemplateView

from appointments.models import Timetable
from appointments.times import outside_hours
from articles.models import Article, Contributor, HomeSection
from articles.public import authors
from clinic import calendar, warning_signs
from clinic.models import (
    BodyRegion,
    ClinicPicture,
    ClinicProfile,
    Condition,
    Insurer,
    Practitioner,
    Service,
    Urgency,
    WarningSign,
)
from clinic.setup import opening, steps
from clinic.structured_data import breadcrumbs, condition_page, medical_clinic, practitioner_page

LATEST_ARTICLES = 3
RELATED_ARTICLES = 6
SEEN_HERE = (Urgency.URGENT, Urgency.ROUTINE)


def home(request):
    now, times = timezone.now(), calendar.current()
    profile = ClinicProfile.objects.current()
    services = list(Service.objects.bookable())
    return render(
        request,
        "clinic/home.html",
        {
            "clinic": profile,
            "sections": _sections(now),
            "regions": BodyRegion.objects.all(),
            "services": services,
            "main_service": next((service for service in services if service.is_main), None),
            "practitioners": Practitioner.objects.active().select_related("photo"),
            "articles": _cards(Article.objects.listed())[:LATEST_ARTICLES],
            "week": times.week(now),
            "special_days": times.special_days(now),
            "seasons_ahead": times.seasons_ahead(now),
            "standing": times.standing(now),
            "structured": medical_clinic(profile, settings.SITE_URL, times, now),
        },
    )


def region(request, slug):
    """A body region with its conditions and warning signs."""
    region = get_object_or_404(BodyRegion, slug=slug)
    return render(
        request,
        "clinic/region.html",
        {
            "region": region,
            **_care_notices(WarningSign.objects.active().about(regions=[region])),
            "conditions": region.conditions.all(),
            "articles": _cards(Article.objects.of_region(region))[:RELATED_ARTICLES],
            "services": Service.objects.bookable().filter(regions=region),
            "place": region,
            "book_path": _book(region=region.slug),
            **_trail((region.name, region.get_absolute_url())),
        },
    )


def condition(request, slug):
    condition = get_object_or_404(Condition.objects.prefetch_related("regions"), slug=slug)
    regions = list(condition.regions.all())
    signs = list(WarningSign.objects.active().about(conditions=[condition]))
    place = regions[0] if len(regions) == 1 else None  # else booking asks where it hurts
    here = (condition.name, condition.get_absolute_url())
    page = condition_page(condition, settings.SITE_URL, warning_signs.shown(signs))
    return render(
        request,
        "clinic/condition.html",
        {
            "condition": condition,
            "regions": regions,
            **_care_notices(signs),
            "articles": _cards(Article.objects.on(condition))[:RELATED_ARTICLES],
            "services": Service.objects.bookable().filter(regions__in=regions),
            "place": place,
            "book_path": _book(region=place.slug) if place else "",
            **_trail((_("Conditions A–Z"), reverse("conditions")), here, about=page),
        },
    )


def conditions(request):
    """All conditions by their first letter."""
    found = sorted(Condition.objects.all(), key=lambda row: row.name.casefold())
    letters = [(letter, list(rows)) for letter, rows in groupby(found, key=lambda row: row.name[:1].upper())]
    here = (_("Conditions A–Z"), reverse("conditions"))
    return render(request, "clinic/conditions.html", {"letters": letters, **_trail(here)})


# What is bookable depends on the day (licences expire): these are asked at each request, never at import.


class ServiceList(ListView):
    template_name = "clinic/services.html"
    context_object_name = "services"

    def get_queryset(self):
        return Service.objects.bookable()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"insurers": Insurer.objects.active()}


class ServicePage(DetailView):
    template_name = "clinic/service.html"
    context_object_name = "service"

    def get_queryset(self):
        people = Practitioner.objects.active().select_related("photo")
        return Service.objects.bookable().prefetch_related("regions", Prefetch("practitioners", queryset=people))

    def get_context_data(self, **kwargs):
        above = (_("Services"), reverse("services"))
        here = (self.object.name, self.object.get_absolute_url())
        more = {
            "insurers": Insurer.objects.active(),
            "book_path": reverse("appointments:book_service", args=[self.object.slug]),
        }
        return super().get_context_data(**kwargs) | more | _trail(above, here)


class Team(ListView):
    template_name = "clinic/team.html"
    context_object_name = "practitioners"

    def get_queryset(self):
        return Practitioner.objects.active().for_cards()

    def get_context_data(self, **kwargs):
        people = self.object_list
        doctors = [person for person in people if person.profession == Practitioner.Profession.DOCTOR]
        therapists = [person for person in people if person.profession != Practitioner.Profession.DOCTOR]
        groups = [("doctors", _("Doctors"), doctors), ("therapists", _("Therapists"), therapists)]
        return super().get_context_data(**kwargs) | {"groups": [group for group in groups if group[2]]}


class PractitionerPage(DetailView):
    template_name = "clinic/practitioner.html"
    context_object_name = "practitioner"

    def get_queryset(self):
        return Practitioner.objects.active().for_cards()

    def get_context_data(self, **kwargs):
        above = (_("Team"), reverse("team"))
        here = (self.object.name, self.object.get_absolute_url())
        page = practitioner_page(self.object, settings.SITE_URL)
        writer = Contributor.objects.filter(practitioner=self.object).first()
        more = {
            "articles": authors.written_by(writer) if writer else [],
            "reviewed": authors.reviewed_by(writer) if writer else [],
            "book_path": _book(practitioner=self.object.slug),
        }
        return super().get_context_data(**kwargs) | more | _trail(above, here, about=page)


def contact(request):
    now, times = timezone.now(), calendar.current()
    profile = ClinicProfile.objects.current()
    return render(
        request,
        "clinic/contact.html",
        {
            "clinic": profile,
            "pictures": ClinicPicture.objects.filter(kind=ClinicPicture.Kind.PLACE),
            "insurers": Insurer.objects.active(),
            "week": times.week(now),
            "special_days": times.special_days(now),
            "seasons_ahead": times.seasons_ahead(now),
            "standing": times.standing(now),
            "structured": medical_clinic(profile, settings.SITE_URL, times, now),
        },
    )


class Privacy(TemplateView):
    template_name = "clinic/privacy.html"


@staff_member_required
def staff_start(request):
    """Redirects staff to the start page of their role."""
    user = request.user
    if user.has_perm("clinic.change_clinicprofile") and not opening.is_open():
        return redirect("setup")
    if user.has_perm("appointments.answer_request"):
        return redirect("desk:board")
    if hasattr(user, "practitioner"):
        return redirect("desk:day")
    if user.has_perm("articles.change_article"):
        return redirect("admin:articles_article_changelist")
    if user.has_perm("articles.review_article"):
        return redirect("admin:articles_article_reviews")
    return redirect("admin:index")


@staff_member_required
def setup(request):
    """The steps of setting up the clinic, and at their end the button that opens it for requests."""
    if not request.user.has_perm("clinic.view_clinicprofile"):
        raise PermissionDenied
    todo = _steps()
    words = admin.site.each_context(request) | {
        "title": _("Set up your clinic"),
        "steps": todo,
        "next_step": next((step for step in todo if step.is_essential and not step.done), None),
        "done": sum(step.done for step in todo if step.is_essential),
        "count": sum(step.is_essential for step in todo),
        "is_ready": steps.is_ready(todo),
        "profile": ClinicProfile.objects.current(),
        "is_live": settings.IS_LIVE,
    }
    return render(request, "clinic/setup/overview.html", words)


@staff_member_required
@require_POST
def open_for_requests(request):
    """Opens the clinic for requests while nothing essential is missing, or closes it."""
    if not request.user.has_perm("clinic.change_clinicprofile"):
        raise PermissionDenied
    if request.POST.get("close"):
        opening.close(by=request.user)
        messages.success(request, _("Patients can no longer send requests online. They see your phone number instead."))
    elif steps.is_ready(_steps()):
        opening.open_now(by=request.user, now=timezone.now())
        messages.success(request, _("Your clinic is open for requests."))
    else:
        messages.error(request, _("Something essential is still missing."))
    return redirect("setup")


def _steps() -> list[steps.Step]:
    return steps.of_the_clinic(
        has_timetable=Timetable.objects.exists(),
        outside_hours=outside_hours.in_words(timezone.now()),
        has_article=Article.objects.live().exists(),
        settings=settings,
    )


def _book(**known) -> str:
    """Path to booking with what is known already: `region` or `practitioner`, each by slug."""
    return f"{reverse('appointments:book')}?{urlencode(known)}"


def _sections(now) -> list[HomeSection]:
    """Of the home page, in order. One about a page stands while the page is live."""
    shown = list(HomeSection.objects.filter(is_shown=True).select_related("page__live_edition"))
    pages = [section.page_id for section in shown if section.page_id]
    live = (
        set(Article.objects.live(now).in_this_language().filter(pk__in=pages).values_list("pk", flat=True))
        if pages
        else set()
    )
    return [section for section in shown if section.page_id is None or section.page_id in live]


def _cards(articles):
    return articles.live().in_this_language().for_cards()


def _care_notices(signs):
    """Signs grouped by urgency, most urgent first; an urgency without signs is left out. `notices` are those for which
    the clinic can see the patient, `emergencies` those for which it must not. `has_unsaid_signs` if there are none in
    the language of the page.
    """
    named = list(signs)
    shown = warning_signs.shown(named)
    groups = [(urgency.value, [sign for sign in shown if sign.urgency == urgency]) for urgency in Urgency]
    groups = [(urgency, signs) for urgency, signs in groups if signs]
    return {
        "has_unsaid_signs": bool(named) and not shown,
        "emergencies": [group for group in groups if group[0] not in SEEN_HERE],
        "notices": [group for group in groups if group[0] in SEEN_HERE],
    }


def _trail(*pages, about: dict | None = None):
    """Breadcrumbs for readers (without the page itself) and structured data for search engines,
    which also describes what the page is about.
    """
    trail = [(_("Home"), reverse("home")), *pages]
    structured = breadcrumbs(settings.SITE_URL, trail)
    return {"trail": trail[:-1], "structured": [structured, about] if about else structured}
