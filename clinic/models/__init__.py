"""The clinic's own facts, shared by the articles and by booking.

Words follow FHIR R4 where it has one: Practitioner, HealthcareService (our Service).
"""

from clinic.models.backup import BackupRun
from clinic.models.body import BodyRegion, Condition, SignsApproval, Urgency, WarningSign
from clinic.models.calendar import ClosingDay, OpeningHours, Season, SeasonHours, Weekday
from clinic.models.care import Language, Practitioner, Service
from clinic.models.pictures import ClinicPicture
from clinic.models.profile import ClinicProfile, Insurer
from clinic.models.public_facts import PublicFacts
from clinic.models.staff import HistoryOpening, KeptForm, StaffEvent, StaffMail
from clinic.models.tally import Tally

__all__ = [
    "BackupRun",
    "BodyRegion",
    "ClinicPicture",
    "ClinicProfile",
    "ClosingDay",
    "Condition",
    "HistoryOpening",
    "Insurer",
    "KeptForm",
    "Language",
    "OpeningHours",
    "Practitioner",
    "PublicFacts",
    "Season",
    "SeasonHours",
    "Service",
    "SignsApproval",
    "StaffEvent",
    "StaffMail",
    "Tally",
    "Urgency",
    "WarningSign",
    "Weekday",
]
