"""The clinic's roles as groups of permissions.

Permissions are named by code, so that this app does not import articles or appointments.
Superusers manage accounts. A doctor sees their own appointments through `Practitioner.user`, not through a group.
"""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

_RECEPTION = [
    "appointments.answer_request",
    "appointments.read_reason",
    "appointments.view_appointment",
    "appointments.view_blockedcontact",
    "appointments.add_blockedcontact",
    "appointments.view_appointmentevent",
    "appointments.view_notification",
    *[f"appointments.{act}_patient" for act in ("view", "add", "change")],
    "appointments.view_timetable",
    "appointments.view_timetableexception",
    "appointments.add_timetableexception",
    "appointments.change_timetableexception",
    "clinic.view_practitioner",
    "clinic.view_service",
]

# What stands around the pages.
_FRAME = [
    f"articles.{act}_{model}"
    for model in ("menuentry", "homesection", "announcement")
    for act in ("view", "add", "change", "delete")
]

ROLES = {
    "receptionist": _RECEPTION,
    "doctor": [],
    "manager": [
        *_RECEPTION,
        "appointments.overbook",
        *[f"appointments.{act}_patient" for act in ("merge", "export", "erase")],
        "appointments.change_calendarfeed",
        "appointments.view_accessrecord",
        *_FRAME,
        "clinic.manage_staff",
        "clinic.approve_warning_signs",
        "clinic.view_staffevent",
        "clinic.view_historyopening",
        "appointments.view_figures",
        *[f"appointments.{act}_timetable" for act in ("add", "change", "delete")],
        *[f"appointments.{act}_timetablehours" for act in ("view", "add", "change", "delete")],
        "appointments.delete_timetableexception",
        "appointments.delete_blockedcontact",
        "clinic.view_backuprun",
        *[f"clinic.{act}_clinicprofile" for act in ("view", "add", "change")],
        *[
            f"clinic.{act}_{model}"
            for model in ("openinghours", "closingday", "season", "seasonhours", "insurer", "clinicpicture")
            for act in ("view", "add", "change", "delete")
        ],
        *[
            f"clinic.{act}_{model}"
            for model in ("service", "practitioner", "bodyregion", "condition", "warningsign")
            for act in ("view", "add", "change")
        ],
    ],
    "editor": [
        *_FRAME,
        *[
            f"articles.{act}_{model}"
            for model in ("article", "contributor", "contribution", "reference", "imageasset")
            for act in ("view", "add", "change", "delete")
        ],
        *[
            f"articles.{act}_{model}"
            for model in ("redirect", "sharedtext", "searchsynonym", "series", "seriespart")
            for act in ("view", "add", "change", "delete")
        ],
        "articles.view_edition",
        *[f"articles.{act}_answercard" for act in ("view", "change")],
        *[f"articles.{act}_unansweredsearch" for act in ("view", "delete")],
        "articles.publish_article",
        *[f"articles.{act}" for act in ("view_comment", "moderate_comment", "view_pagefeedback", "read_feedback")],
        *[f"clinic.view_{model}" for model in ("bodyregion", "condition", "warningsign", "service", "practitioner")],
        *[f"clinic.{act}_condition" for act in ("add", "change")],
    ],
    "reviewer": [
        *[f"articles.view_{model}" for model in ("article", "edition", "contributor", "reference", "imageasset")],
        "articles.view_sharedtext",
        "articles.review_article",
        "clinic.approve_warning_signs",
        "articles.view_pagefeedback",
        *[f"clinic.view_{model}" for model in ("bodyregion", "condition", "warningsign")],
    ],
}


@transaction.atomic
def establish() -> None:
    """Create the groups, or reset them to the table. Raises LookupError for a permission that does not exist."""
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    for role, codes in ROLES.items():
        missing = [code for code in codes if code not in known]
        if missing:
            raise LookupError(f"No such permission: {', '.join(missing)}. Run migrate first.")
        group, _created = Group.objects.get_or_create(name=role)
        group.permissions.set(known[code] for code in codes)
