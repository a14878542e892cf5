"""Access to the desk: staff only, and each page and action has its own permission."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied

from clinic.models import Practitioner


def refuse_who_is_neither_desk_nor_practitioner(user, permission: str) -> None:
    """For pages that show everything to the desk and their own to a practitioner. Raises PermissionDenied."""
    if not (user.has_perm(permission) or Practitioner.objects.filter(user=user).exists()):
        raise PermissionDenied


def for_staff(permission: str | None = None):
    """Let in active staff with `permission`. Others sign in or get PermissionDenied."""

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
