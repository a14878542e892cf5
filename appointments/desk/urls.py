"""Addresses of the desk."""

from django.urls import path

from appointments.desk import (
    actions,
    answered,
    attending,
    day,
    finding,
    hours,
    offering,
    pages,
    queue,
    rejecting,
    waiting,
)

app_name = "desk"
urlpatterns = [
    path("queue/", queue.queue, name="queue"),
    path("reject/", rejecting.ask, name="ask_reject"),
    path("reject/now/", rejecting.reject, name="reject"),
    path("day/", day.day, name="day"),
    path("find/", finding.find, name="find"),
    path("closures/", hours.closures, name="closures"),
    path("closures/holiday/", hours.accept_holiday, name="accept_holiday"),
    path("closures/<int:pk>/reopen/", hours.reopen, name="reopen"),
    path("misfits/", hours.misfits, name="misfits"),
    path("why/", hours.why, name="why"),
    path("visits/<int:pk>/", pages.detail, name="request"),
    path("waitlist/", waiting.entries, name="waitlist"),
    path("waitlist/<int:pk>/steer/", waiting.steer, name="steer_waiting"),
    path("waitlist/<int:pk>/offer/", offering.offer_waiting, name="offer_waiting"),
    path("visits/<int:pk>/offer/", offering.offer, name="offer"),
    path("visits/<int:pk>/take/", offering.take, name="take"),
    path("visits/<int:pk>/none-suits/", offering.none_suits, name="none_suits"),
    path("visits/<int:pk>/withdraw/", offering.withdraw, name="withdraw"),
    path("visits/<int:pk>/confirm/", actions.confirm, name="confirm"),
    path("visits/<int:pk>/overbook/", actions.overbook, name="overbook"),
    path("visits/<int:pk>/decline/", actions.decline, name="decline"),
    path("visits/<int:pk>/cancel/", actions.cancel, name="cancel"),
    path("visits/<int:pk>/arrive/", attending.arrive, name="arrive"),
    path("visits/<int:pk>/fulfil/", attending.fulfil, name="fulfil"),
    path("visits/<int:pk>/no-show/", attending.no_show, name="no_show"),
    path("visits/<int:pk>/set-back/", attending.set_back, name="set_back"),
    path("visits/<int:pk>/replace-link/", actions.replace_link, name="replace_link"),
    path("messages/<int:pk>/again/", actions.try_again, name="try_again"),
    path("visits/<int:pk>/take-back/", answered.take_back, name="take_back"),
    path("queue/news/", queue.news, name="news"),
    path("visits/<int:pk>/told/", actions.told_by_phone, name="told_by_phone"),
]
