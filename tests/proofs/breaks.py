"""The safeguards of booking, what their absence looks like in the code, and the test that is there to notice it."""

from dataclasses import dataclass

BOOKING = "appointments/booking/requests.py"
RECORDS = "appointments/booking/records.py"
TURNS = "appointments/locking.py"
T_BOOKING = "tests/appointments/booking/test_requests.py"
T_TURNS = "tests/appointments/test_locking.py"

OFFERS = "appointments/booking/offers.py"
TRANSITIONS = "appointments/booking/statuses.py"
T_OFFERS = "tests/appointments/booking/test_offers.py"
T_MOVING = "tests/appointments/booking/test_reschedule.py"
T_WAITLIST = "tests/appointments/booking/test_waitlist.py"

NOT_RELEASED = "    records.end_wishes(appointment, now, by=by)"


@dataclass(frozen=True)
class Break:
    name: str
    file: str
    changes: tuple[tuple[str, str], ...]  # what stands there, what is put in its place
    noticed_by: str


BREAKS = [
    Break(
        "no lock",
        TURNS,
        (('choice.select_for_update(of=("self",)).get(', "choice.get("),),
        f"{T_BOOKING}::test_the_practitioner_is_locked_before_anything_else_is_asked",
    ),
    Break(
        "several are locked in any order",
        TURNS,
        (('select_for_update().order_by("pk")', "select_for_update().order_by()"),),
        f"{T_TURNS}::test_several_are_locked_in_the_order_of_their_keys",
    ),
    Break(
        "no transaction",
        TURNS,
        (("            with transaction.atomic():\n    ", ""),),
        f"{T_BOOKING}::test_a_fault_at_any_write_leaves_nothing_behind[records.record]",
    ),
    Break(
        "no second try",
        TURNS,
        (("try_again = not connection.in_atomic_block", "try_again = False"),),
        f"{T_TURNS}::test_what_was_in_the_way_once_is_tried_again_in_a_new_transaction",
    ),
    Break(
        "no re-ask",
        BOOKING,
        (
            (
                "slot = availability.offered(\n"
                "        draft.service, practitioner, sending.starts_at, "
                "returning=draft.returning, now=now, policy=sending.policy\n"
                "    )",
                "length = draft.service.length(draft.returning)\n"
                "    slot = availability.Slot(sending.starts_at, sending.starts_at + length, practitioner.pk)",
            ),
        ),
        f"{T_BOOKING}::test_request_refuses_what_is_not_on_offer[after-closing]",
    ),
    Break(
        "the draft's key is not looked up",
        BOOKING,
        (("return Appointment.objects.filter(draft_key=draft.pk).first()", "return None"),),
        f"{T_BOOKING}::test_a_draft_that_is_sent_twice_gives_the_same_visit",
    ),
    Break(
        "no compare-and-set",
        RECORDS,
        (("filter(pk=appointment.pk, status=before, status__in=allowed_from)", "filter(pk=appointment.pk)"),),
        f"{T_BOOKING}::test_a_request_is_answered_once_and_the_loser_learns_by_whom",
    ),
    Break(
        "no outbox row",
        BOOKING,
        (("    outbox.queue(appointment, [Message.Kind.CONFIRMED], now)\n", ""),),
        f"{T_BOOKING}::test_confirming_turns_the_request_into_a_visit",
    ),
    Break(
        "no event",
        RECORDS,
        (("    record(appointment, action, now,", "    lambda: record(appointment, action, now,"),),
        f"{T_BOOKING}::test_declining_frees_the_time_and_keeps_the_code",
    ),
    Break(
        "the wrong actor",
        BOOKING,
        (("only_from=Status.REQUESTED, actor=records.Actor.SYSTEM)", "only_from=Status.REQUESTED)"),),
        f"{T_BOOKING}::test_a_request_expires_at_its_deadline_and_not_before",
    ),
    Break(
        "the interval is closed at its end",
        "appointments/models/held_time.py",
        (("busy_from__lt=ends_at, busy_until__gt=starts_at", "busy_from__lte=ends_at, busy_until__gte=starts_at"),),
        f"{T_BOOKING}::test_a_late_confirmation_fits_between_its_neighbours",
    ),
    Break(
        "expired rows are kept",
        RECORDS,
        (("    HeldTime.objects.of([practitioner]).expired(now).delete()", "    pass"),),
        f"{T_BOOKING}::test_a_late_confirmation_never_takes_a_time_that_somebody_else_has",
    ),
    Break(
        "the time is not released by a cancellation",
        BOOKING,
        (("    records.release(appointment)\n" + NOT_RELEASED, NOT_RELEASED),),
        f"{T_BOOKING}::test_the_patient_withdraws_a_request",
    ),
    Break(
        "the deadline is ignored by the expiry",
        BOOKING,
        (("    if appointment.answer_by > now:\n        return\n", ""),),
        f"{T_BOOKING}::test_a_request_expires_at_its_deadline_and_not_before",
    ),
    Break(
        "the cut-off is ignored",
        TRANSITIONS,
        (("appointment.status == Status.CONFIRMED and now <= cutoff", "appointment.status == Status.CONFIRMED"),),
        f"{T_BOOKING}::test_a_confirmed_visit_is_cancelled_online_until_the_cut_off[a-second-later]",
    ),
    Break(
        "a visit that has begun is confirmed",
        BOOKING,
        (("    if appointment.starts_at <= now:\n        raise TooLate\n", ""),),
        f"{T_BOOKING}::test_a_visit_that_has_begun_cannot_be_confirmed",
    ),
    Break(
        "overbooking needs no permission",
        BOOKING,
        (('if not by.has_perm("appointments.overbook"):', "if False:"),),
        f"{T_BOOKING}::test_only_who_may_overbook_gives_a_time_that_is_taken",
    ),
    Break(
        "the constraint removed",
        "appointments/constraints.py",
        (
            ("return self._exclusion().constraint_sql(model, schema_editor)", "return None"),
            ("return self._exclusion().create_sql(model, schema_editor)", "return None"),
        ),
        "tests/appointments/test_constraints.py::test_moving_a_held_time_onto_another_is_refused",
    ),
    Break(
        "an offer is taken without a lock",
        OFFERS,
        (
            (
                "    lock_all(practitioners_of(appointment))\n    now = now or timezone.now()\n    chosen",
                "    now = now or timezone.now()\n    chosen",
            ),
        ),
        f"{T_OFFERS}::test_everybody_concerned_is_locked_before_anything_changes[take]",
    ),
    Break(
        "the deadline of an offer is ignored",
        OFFERS,
        (("    if chosen.expires_at <= now:\n        raise TooLate\n", ""),),
        f"{T_OFFERS}::test_an_offer_is_taken_until_its_deadline[late1]",
    ),
    Break(
        "the other offers are not released",
        RECORDS,
        (("    HeldTime.objects.filter(appointment=appointment, kind=HeldTime.Kind.OFFER).delete()\n", ""),),
        f"{T_OFFERS}::test_taking_one_confirms_the_visit_and_frees_the_others",
    ),
    Break(
        "the old visit is not given up",
        RECORDS,
        (
            ("    change_status(before, Status.CANCELLED, now, by=by, actor=actor, action=Action.MOVED)\n", ""),
            ("    release(before)\n", ""),
        ),
        f"{T_MOVING}::test_confirming_the_change_gives_the_old_time_up_in_the_same_moment",
    ),
    Break(
        "the reason stays with the old visit",
        RECORDS,
        (("    VisitReason.objects.filter(appointment=before).update(appointment=appointment)\n", ""),),
        f"{T_MOVING}::test_confirming_the_change_gives_the_old_time_up_in_the_same_moment",
    ),
    Break(
        "the night is ignored",
        "appointments/booking/waitlist.py",
        (("    if not quiet_hours.is_day(now, policy.quiet_until, policy.quiet_from):\n        return 0\n", ""),),
        f"{T_WAITLIST}::test_nobody_is_asked_at_night[wall0-0]",
    ),
]

# Where chance has a say: each of these is run ten times with all of the tests beside it.
BY_CHANCE = ("the constraint removed", "no lock", "no re-ask")
