"""Every address of the site. The public addresses are a contract: English at /…, Arabic at /ar/…."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, URLResolver, include, path

from appointments.times import first_timetable
from articles.public.sitemaps import SITEMAPS
from articles.public.views import about_the_clinic
from clinic import operations, views
from clinic.setup.views import own_colours, step
from clinic.staff.urls import door, people

handler400 = "clinic.errors.bad_request"
handler403 = "clinic.errors.permission_denied"
handler404 = "clinic.errors.not_found"
handler500 = "clinic.errors.server_error"

in_each_language: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("regions/<slug:slug>/", views.region, name="region"),
    path("conditions/", views.conditions, name="conditions"),
    path("conditions/<slug:slug>/", views.condition, name="condition"),
    path("services/", views.ServiceList.as_view(), name="services"),
    path("services/<slug:slug>/", views.ServicePage.as_view(), name="service"),
    path("team/", views.Team.as_view(), name="team"),
    path("team/<slug:slug>/", views.PractitionerPage.as_view(), name="practitioner"),
    path("contact/", views.contact, name="contact"),
    path("privacy/", views.Privacy.as_view(), name="privacy"),
    path("", include("articles.urls")),
    path("", include("appointments.urls")),
]
urlpatterns = [
    *i18n_patterns(*in_each_language, prefix_default_language=False),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS, "template_name": "articles/sitemap.xml"}, name="sitemap"),
    path("accounts/", include(door)),
    path("admin/staff/", include(people)),
    path("admin/start/", views.staff_start, name="staff_start"),
    path("admin/setup/", views.setup, name="setup"),
    path("admin/setup/open/", views.open_for_requests, name="open_for_requests"),
    path("admin/setup/<slug:key>/", step, {"begin_timetable": first_timetable.begin}, name="setup_step"),
    path("colours-<slug:version>.css", own_colours, name="own_colours"),
    path("admin/desk/", include("appointments.desk.urls")),
    path("admin/", admin.site.urls),
    path("robots.txt", operations.robots, name="robots"),
    path("site.webmanifest", operations.web_manifest, name="web_manifest"),
    path("health/live", operations.live, name="live"),
    path("health/ready", operations.ready, name="ready"),
    *i18n_patterns(
        path("<address:slug>/", about_the_clinic, name="page"),  # last: every other address comes first
        prefix_default_language=False,
    ),
]
