"""Every state in which a booking, a visit or a place on the waiting list can be looked at, and their addresses."""

from datetime import timedelta

from django.conf import settings as django_settings
from django.contrib.auth import get_user_model

from appointments import links
from appointments.booking import (
    offers,
    records,
    requests,
    reschedule,
    waitlist,
)
from appointments.models import Action, Appointment, Offer, Status, WaitlistEntry
from appointments.times import availability
from appointments.times.slot import Slot
from articles.models import Article
from articles.readers import votes
from tests import make_readers, make_visits


def booking_pages(context, site) -> list[str]:
    """Every step of a booking that this browser may open, and a visit in each of its states."""
    service = make_visits.bookable_service()
    draft = make_visits.draft(service, make_visits.in_two_days(), now=make_visits.now(), contact_name="")
    context.add_cookies([{"name": django_settings.DRAFT_COOKIE_NAME, "value": make_visits.COOKIE, "url": site}])
    pages = [f"/book/{draft.pk}/{step}/" for step in ("before", "time", "details")]
    for urgency, step in {"emergency": "emergency", "hospital": "emergency", "urgent": "time"}.items():
        told = make_visits.draft(service, make_visits.in_two_days(), now=make_visits.now(), urgency=urgency)
        pages.append(f"/book/{told.pk}/{step}/")
    urgent = make_visits.request(
        make_visits.bookable_service(), make_visits.in_two_days(), now=make_visits.now(), cookie="u"
    )
    Appointment.objects.filter(pk=urgent.pk).update(urgency="urgent")
    pages += [links.received(urgent), links.manage(urgent)]
    waiting = make_visits.request(service, make_visits.in_two_days(), now=make_visits.now(), cookie="a")
    pages += [links.received(waiting), links.manage(waiting), links.manage(waiting) + "cancel/"]
    pages += [links.manage(waiting) + "replace/"]
    # The same browser asked before: the last page warns.
    make_visits.request(make_visits.bookable_service(), make_visits.in_two_days(), now=make_visits.now())
    for status in (Status.CONFIRMED, Status.DECLINED, Status.CANCELLED, Status.EXPIRED):
        other = make_visits.bare_appointment(starts_at=make_visits.in_two_days(), status=status)
        records.record(other, Action.REQUESTED, make_visits.now(), to_status=status)
        pages.append(links.manage(other))
    return pages


def change_pages() -> list[str]:
    """Offers, moves and the waiting list in each state. The sample receptionist answers."""
    by, now = get_user_model().objects.get(username="receptionist"), make_visits.now()
    chosen = offered(by)
    offers.accept(chosen, chosen.offers.first().pk)
    refused, gone = offered(by), offered(by)
    offers.none_suits(refused)
    Offer.objects.filter(appointment=gone).update(expires_at=now - timedelta(minutes=1))
    lapsed = offered(by)
    Offer.objects.filter(appointment=lapsed).update(expires_at=now - timedelta(minutes=1))
    offers.lapse(lapsed)
    visit, change = moved(by)
    _leads_on, after = moved(by)
    requests.confirm(after, by=by)
    pages = [links.manage(each) for each in (offered(by), chosen, refused, gone, lapsed, visit, change, after)]
    free = availability.instead_of(visit, now)[0]
    pages += [links.received(change), links.manage(visit) + "move/", links.manage(visit) + "earlier/"]
    pages += [links.manage(visit) + f"move/check/?slot={free.name}", links.manage(visit) + "cancel/"]
    return pages + [links.waiting(entry) for entry in entries(by)]


def offered(by) -> Appointment:
    """A request with three other times."""
    now = make_visits.now()
    made = make_visits.request(make_visits.bookable_service(), make_visits.in_two_days(), now=now, cookie="offered")
    offers.offer(made, offers.side_by_side(availability.instead_of(made, now), made.service), by=by)
    return make_visits.told(made)


def moved(by) -> tuple[Appointment, Appointment]:
    """A confirmed visit and the wish to move it."""
    now = make_visits.now()
    visit = make_visits.request(make_visits.bookable_service(), make_visits.in_two_days(), now=now, cookie="moved")
    requests.confirm(visit, by=by)
    make_visits.told(visit)
    return visit, reschedule.request_reschedule(visit, availability.instead_of(visit, now)[-1])


def entries(by) -> list[WaitlistEntry]:
    """Waiting; offered a time; left; for an earlier time."""
    found = [entry() for _number in range(3)]
    day = found[0].windows.get().first_day
    waitlist.offer_to(found[1], [waitlist_slot(found[1])], by=by)
    waitlist.leave(found[2])
    visit, _change = moved(by)
    return [*found, waitlist.join_for_earlier_time(visit, [waitlist.Window(day, day)])]


def entry(**facts) -> WaitlistEntry:
    """Somebody who can come on the day after tomorrow."""
    day = f"{make_visits.in_two_days():%Y-%m-%d}"
    window = {"first_day": day, "last_day": day, "morning": True, "afternoon": True, "evening": False}
    service = make_visits.bookable_service()
    made = make_visits.draft(service, None, now=make_visits.now(), practitioner=None, windows=[window], **facts)
    return waitlist.join(draft=made)


def waitlist_slot(waiting: WaitlistEntry) -> Slot:
    person = waiting.service.practitioners.get()
    starts_at = make_visits.in_two_days()
    free = availability.offered(waiting.service, person, starts_at, returning=False, now=make_visits.now())
    assert free is not None
    return free


def wish_page(context, site) -> str:
    """The page that asks for days."""
    service = make_visits.bookable_service()
    draft = make_visits.draft(service, None, now=make_visits.now(), cookie="wish", practitioner=None)
    context.add_cookies([{"name": django_settings.DRAFT_COOKIE_NAME, "value": "wish", "url": site}])
    return f"/book/{draft.pk}/wait/"


def reader_pages() -> list[str]:
    """Where readers answer two sample articles, one open for comments and one closed."""
    one, other = Article.objects.live().filter(language=django_settings.LANGUAGE_CODE)[:2]
    for article, policy in [(one, "open"), (other, "closed")]:
        Article.objects.filter(pk=article.pk).update(comment_policy=policy)
        for number in range(21):
            make_readers.comment(
                article, "shown", text=f"شكرا {number}.\n\nThank you.", staff_reply="Welcome." * number
            )
    make_readers.comment(one)
    votes.record(one, is_helpful=False, client="a", now=make_visits.now(), reason="long", text="Why?", language="en-gb")
    here, there = f"/readers/{one.slug}", f"/readers/{other.slug}"
    return [
        *[one.get_absolute_url(), f"{one.get_absolute_url()}comments/", f"{other.get_absolute_url()}comments/?page=2"],
        *[f"{here}/helpful/", f"{here}/helpful/?answer=yes", f"{here}/helpful/?answer=no", f"{here}/helpful/thanks/"],
        *[f"{here}/comment/", f"{there}/comment/", f"{here}/comment/thanks/"],
    ]


READERS_DESK = ["/admin/articles/comment/clear/", "/admin/articles/pagefeedback/"]


def offering_pages() -> list[str]:
    """The desk's side."""
    by = get_user_model().objects.get(username="receptionist")
    asked = make_visits.request(
        make_visits.bookable_service(), make_visits.in_two_days(), now=make_visits.now(), cookie="asked"
    )
    _visit, change = moved(by)
    waiting = entry()
    return [
        "/admin/desk/waitlist/",
        f"/admin/desk/waitlist/{waiting.pk}/offer/",
        f"/admin/desk/visits/{asked.pk}/offer/",
        f"/admin/desk/visits/{offered(by).pk}/",
        f"/admin/desk/visits/{change.pk}/",
        f"/admin/desk/visits/{change.replaces_id}/",
    ]
