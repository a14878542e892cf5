"""The database tables of booking."""

from appointments.models.appointment import Appointment, Status, VisitReason
from appointments.models.contact import ForWhom
from appointments.models.course import Course
from appointments.models.draft import BookingDraft
from appointments.models.event import Action, AppointmentEvent, Reason
from appointments.models.feed import CalendarFeed
from appointments.models.held_time import HeldTime
from appointments.models.limits import BlockedContact, LinkWish
from appointments.models.notification import Notification
from appointments.models.offer import Offer
from appointments.models.patient import AccessRecord, Patient, PatientNote
from appointments.models.schedule_change import AffectedAppointment, ScheduleChange
from appointments.models.timetable import Timetable, TimetableException, TimetableHours
from appointments.models.waitlist import WaitlistEntry, WaitlistWindow
from appointments.models.worker import WorkerBeat

__all__ = [
    "AccessRecord",
    "Action",
    "AffectedAppointment",
    "Appointment",
    "AppointmentEvent",
    "BlockedContact",
    "BookingDraft",
    "CalendarFeed",
    "Course",
    "ForWhom",
    "HeldTime",
    "LinkWish",
    "Notification",
    "Offer",
    "Patient",
    "PatientNote",
    "Reason",
    "ScheduleChange",
    "Status",
    "Timetable",
    "TimetableException",
    "TimetableHours",
    "VisitReason",
    "WaitlistEntry",
    "WaitlistWindow",
    "WorkerBeat",
]
