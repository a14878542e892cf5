"""URLs of booking and of a patient's own appointment."""

from django.urls import path, register_converter

from appointments.views import before, converters, feeds, find, move, next_free, steps, visit, waiting

register_converter(converters.VisitToken, "visit_token")

app_name = "appointments"
urlpatterns = [
    path("book/", before.start, name="book"),
    path("book/<uuid:key>/before/", before.change, name="before"),
    path("book/<uuid:key>/emergency/", before.emergency, name="emergency"),
    path("book/<uuid:key>/time/", steps.choose_time, name="time"),
    path("book/<uuid:key>/wait/", waiting.wanted_days, name="wait"),
    path("book/<uuid:key>/details/", steps.details, name="details"),
    path("book/<uuid:key>/", steps.onward),
    path("book/<uuid:key>/<path:old>/", steps.onward),
    path("book/<slug:slug>/", before.start, name="book_service"),
    path("book/with/<slug:slug>/next/", next_free.next_free_with, name="next_free_with"),
    path("book/<slug:slug>/next/", next_free.next_free, name="next_free"),
    path("visit/find/", find.find, name="find"),  # before the tokens, which contain a dot
    path("visit/find/asked/", find.asked, name="find_asked"),
    path("visit/waiting/<visit_token:token>/", waiting.entry, name="waiting"),
    path("visit/waiting/<visit_token:token>/leave/", waiting.leave, name="leave"),
    path("visit/<visit_token:token>/", visit.manage, name="visit"),
    path("visit/<visit_token:token>/received/", visit.received, name="received"),
    path("visit/<visit_token:token>/cancel/", visit.cancel, name="cancel"),
    path("visit/<visit_token:token>/offer/", visit.choose_offer, name="choose_offer"),
    path("visit/<visit_token:token>/move/", move.choose, name="move"),
    path("visit/<visit_token:token>/move/check/", move.check, name="move_check"),
    path("visit/<visit_token:token>/earlier/", waiting.earlier, name="earlier"),
    path("visit/<visit_token:token>/replace/", visit.replace, name="replace"),
    path("visit/<visit_token:token>/again/", visit.again, name="again"),
    path("visit/<visit_token:token>/calendar/", visit.calendar, name="calendar"),
    path("feeds/visits/<visit_token:token>.ics", feeds.feed, name="feed"),
]
