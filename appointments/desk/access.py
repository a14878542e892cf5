"""The door of the desk: staff only, each page and action with its own permission."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied

from clinic.models import Practitioner


def refuse_who_is_neither_desk_nor_practitioner(user, permission: str) -> None:
    """For pages that show the desk everything and a practitioner their own. Raises PermissionDenied."""
    if not (user.has_perm(permission) or Practitioner.objects.filter(user=user).exists()):
        raise PermissionDenied


def for_staff(permission: str | None = None):
    """Let active staff in who have `permission`; the others sign in, or are told that this is not theirs."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), "account_login")
            if not request.user.is_staff or (permission and not request.user.has_perm(permission)):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate
