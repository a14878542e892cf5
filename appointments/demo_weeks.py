"""A busy clinic to look around in: four weeks behind us and one ahead, through the domain itself, one moved moment after
the other. Made with one seed, so that two people who talk about a picture see the same one.
"""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from django.contrib.auth import get_user_model
from django.db.models import F
from django.utils import timezone

from appointments import attendance, availability, booking, offers
from appointments.agenda import local_day
from appointments.demo import ask
from appointments.models import Appointment, Notification, Reason, Status
from appointments.slot import Slot
from appointments.transitions import SlotGone
from clinic.models import Practitioner, Service

BEHIND, AHEAD = 28, 7
FIRST_NAMES = [
    "Aisha", "Khalid", "Fatima", "Rashid", "Hessa", "Sultan", "Latifa", "Majid", "Reem", "Hamad", "Anil", "Deepa",
    "Maria", "Jose", "Grace", "Daniel", "Elena", "Ivan", "Chen", "Lina", "Samir", "Nadia", "Tariq", "Zainab",
]  # fmt: skip
ARTICLES = ["muscle-spasm-causes", "back-muscle-spasm", ""]
SOME_REASONS = [Reason.NOT_WELL, Reason.OTHER_PLANS, ""]
