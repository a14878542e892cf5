"""What booking keeps."""

from appointments.models.appointment import (
    Action,
    Appointment,
    AppointmentEvent,
    ForWhom,
    Reason,
    Status,
    VisitReason,
)
from appointments.models.draft import BookingDraft
from appointments.models.held_time import HeldTime
from appointments.models.notification import Notification
from appointments.models.timetable import Timetable, TimetableException, TimetableHours

__all__ = [
    "Action",
    "Appointment",
    "AppointmentEvent",
    "BookingDraft",
    "ForWhom",
    "HeldTime",
    "Notification",
    "Reason",
    "Status",
    "Timetable",
    "TimetableException",
    "TimetableHours",
    "VisitReason",
]
