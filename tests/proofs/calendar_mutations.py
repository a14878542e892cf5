"""How many small changes of the calendar, the promise and "still standing" do the tests notice?"""

import sys

from tests.proofs import mutation_score

MODULES = (
    "clinic/calendar",
    "appointments/times/deadlines",
    "appointments/times/misfits",
    "appointments/booking/affected",
)
TESTS = (
    "clinic/test_calendar",
    "clinic/test_views",
    "clinic/test_structured_data",
    "appointments/times/test_deadlines",
    "appointments/times/test_promises",
    "appointments/times/test_still_standing",
    "appointments/times/test_closures",
    "appointments/times/test_outside_hours",
    "appointments/times/test_availability",
    "appointments/times/test_explain",
    "appointments/times/test_seasons",
    "appointments/booking/test_affected",
    "appointments/booking/test_affected_progress",
    "appointments/booking/test_offers",
    "appointments/desk/test_affected",
    "appointments/desk/test_absence",
    "appointments/desk/test_leavers",
    "appointments/desk/test_seasons",
    "appointments/messages/test_digest",
    "appointments/messages/test_reminders",
    "appointments/test_deadline_edges",
    "test_open_hours_said",
)


def main() -> bool:
    """Whether enough of them are noticed in each module, and each that is not has a word."""
    return mutation_score.tried("calendar_mutations", "the calendar", MODULES, TESTS)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
