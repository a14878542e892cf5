"""The clinic's own pages. With urls.py the only module that may import both articles and appointments."""

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView, TemplateView

from appointments.models import Timetable
from appointments.times import outside_hours
from articles.models import Article
from clinic import calendar
from clinic import first_steps as steps
from clinic.models import (
    BodyRegion,
    ClinicProfile,
    Condition,
    Insurer,
    Practitioner,
    Service,
    Urgency,
    WarningSign,
)
from clinic.structured_data import breadcrumbs, condition_page, medical_clinic, practitioner_page

LATEST_ARTICLES = 3
RELATED_ARTICLES = 6


def home(request):
    now, times = timezone.now(), calendar.current()
    profile = ClinicProfile.objects.current()
    services = list(Service.objects.bookable())
    return render(
        request,
        "clinic/home.html",
        {
            "clinic": profile,
            "regions": BodyRegion.objects.all(),
            "services": services,
            "main_service": next((service for service in services if service.is_main), None),
            "practitioners": Practitioner.objects.active(),
            "articles": _cards(Article.objects.all())[:LATEST_ARTICLES],
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
            "notices": _care_notices(WarningSign.objects.about(regions=[region])),
            "conditions": region.conditions.all(),
            "articles": _cards(Article.objects.of_region(region))[:RELATED_ARTICLES],
            "services": Service.objects.bookable().filter(regions=region),
            **_trail((region.name, region.get_absolute_url())),
        },
    )


def condition(request, slug):
    condition = get_object_or_404(Condition.objects.prefetch_related("regions"), slug=slug)
    regions = list(condition.regions.all())
    notices = _care_notices(WarningSign.objects.about(conditions=[condition]))
    page = condition_page(condition, settings.SITE_URL, [sign for _urgency, signs in notices for sign in signs])
    return render(
        request,
        "clinic/condition.html",
        {
            "condition": condition,
            "regions": regions,
            "notices": notices,
            "articles": _cards(Article.objects.on(condition))[:RELATED_ARTICLES],
            "services": Service.objects.bookable().filter(regions__in=regions),
            **_trail((condition.name, condition.get_absolute_url()), about=page),
        },
    )


class ServiceList(ListView):
    queryset = Service.objects.bookable()
    template_name = "clinic/services.html"
    context_object_name = "services"


class ServicePage(DetailView):
    queryset = Service.objects.bookable().prefetch_related(
        "regions", Prefetch("practitioners", queryset=Practitioner.objects.active())
    )
    template_name = "clinic/service.html"
    context_object_name = "service"

    def get_context_data(self, **kwargs):
        above = (_("Services"), reverse("services"))
        here = (self.object.name, self.object.get_absolute_url())
        return super().get_context_data(**kwargs) | _trail(above, here)


class Team(ListView):
    queryset = Practitioner.objects.active()
    template_name = "clinic/team.html"
    context_object_name = "practitioners"


class PractitionerPage(DetailView):
    queryset = Practitioner.objects.active().prefetch_related(
        Prefetch("services", queryset=Service.objects.filter(is_active=True))
    )
    template_name = "clinic/practitioner.html"
    context_object_name = "practitioner"

    def get_context_data(self, **kwargs):
        above = (_("Team"), reverse("team"))
        here = (self.object.name, self.object.get_absolute_url())
        page = practitioner_page(self.object, settings.SITE_URL)
        return super().get_context_data(**kwargs) | _trail(above, here, about=page)


def contact(request):
    now, times = timezone.now(), calendar.current()
    profile = ClinicProfile.objects.current()
    return render(
        request,
        "clinic/contact.html",
        {
            "clinic": profile,
            "week": times.week(now),
            "special_days": times.special_days(now),
            "seasons_ahead": times.seasons_ahead(now),
            "standing": times.standing(now),
            "insurers": Insurer.objects.active(),
            "structured": medical_clinic(profile, settings.SITE_URL, times, now),
        },
    )


class Privacy(TemplateView):
    template_name = "clinic/privacy.html"


@staff_member_required
def staff_start(request):
    """Redirects staff to the start page of their role."""
    user = request.user
    if user.has_perm("clinic.change_clinicprofile") and not steps.clinic_is_set_up():
        return redirect("first_steps")
    if user.has_perm("appointments.answer_request"):
        return redirect("desk:queue")
    if hasattr(user, "practitioner"):
        return redirect("desk:day")
    if user.has_perm("articles.change_article"):
        return redirect("admin:articles_article_changelist")
    if user.has_perm("articles.review_article"):
        return redirect("admin:articles_article_reviews")
    return redirect("admin:index")


@staff_member_required
def first_steps(request):
    """The setup steps of a new clinic."""
    if not request.user.has_perm("clinic.view_clinicprofile"):
        raise PermissionDenied
    todo = steps.of_the_clinic(
        has_timetable=Timetable.objects.exists(),
        outside_hours=outside_hours.in_words(timezone.now()),
        has_article=Article.objects.live().exists(),
        settings=settings,
    )
    words = admin.site.each_context(request) | {"steps": todo, "title": _("First steps")}
    return render(request, "clinic/first_steps.html", words)


def _cards(articles):
    return articles.live().for_cards()


def _care_notices(signs):
    """Signs grouped by urgency, most urgent first. An urgency without signs is left out."""
    shown = list(signs.active())
    notices = [(urgency.value, [sign for sign in shown if sign.urgency == urgency]) for urgency in Urgency]
    return [(urgency, signs) for urgency, signs in notices if signs]


def _trail(*pages, about: dict | None = None):
    """Breadcrumbs for readers (without the page itself) and structured data for search engines,
    which also describes what the page is about.
    """
    trail = [(_("Home"), reverse("home")), *pages]
    structured = breadcrumbs(settings.SITE_URL, trail)
    return {"trail": trail[:-1], "structured": [structured, about] if about else structured}
