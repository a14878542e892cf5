"""What somebody sent after the site had signed them out is kept for them, sealed, for an hour."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import QueryDict

from clinic.models import KeptForm

KEPT_FOR = timedelta(hours=1)
LARGEST = 400_000  # characters, as sent
NOT_KEPT = {"csrfmiddlewaretoken"}
DOOR = ("/accounts/", "/admin/login/", "/admin/logout/")
WITHOUT_FILES = "kept_without_files"


@dataclass(frozen=True)
class Kept:
    """A form that was stored, and the key that only its browser gets."""

    cookie: str

    def give_to(self, response) -> None:
        response.set_cookie(
            settings.KEPT_FORM_COOKIE_NAME,
            self.cookie,
            max_age=KEPT_FOR,
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )


def keep(request, account, now: datetime) -> Kept | None:
    """None if there is nothing to keep: no form, a page of the door, more than LARGEST. Files are not kept."""
    if request.method != "POST" or request.path.startswith(DOOR):
        return None
    data = request.POST.copy()
    for name in NOT_KEPT:
        data.pop(name, None)
    sent = data.urlencode()
    if not data or len(sent) > LARGEST:
        return None
    if request.FILES:
        data[WITHOUT_FILES] = "1"
        sent = data.urlencode()
    key = Fernet.generate_key()
    row = KeptForm.objects.create(
        account=account,
        path=request.path[:500],
        sealed=Fernet(key).encrypt(sent.encode()).decode(),
        kept_at=now,
    )
    return Kept(f"{row.pk}.{key.decode()}")


def open_for(request, now: datetime) -> tuple[str, list[tuple[str, str]]] | None:
    """Path and fields of the form that this browser sent, if it was this account's. None for anybody else."""
    number, _dot, key = request.COOKIES.get(settings.KEPT_FORM_COOKIE_NAME, "").partition(".")
    if not number.isdecimal() or len(number) > 18:
        return None
    row = KeptForm.objects.filter(pk=number, account=request.user, kept_at__gt=now - KEPT_FOR).first()
    if row is None:
        return None
    try:
        sent = Fernet(key.encode()).decrypt(row.sealed.encode()).decode()
    except (InvalidToken, ValueError):
        return None
    data = QueryDict(sent)
    return row.path, [(name, value) for name, values in data.lists() for value in values]


def forget(now: datetime) -> None:
    KeptForm.objects.filter(kept_at__lte=now - KEPT_FOR).delete()
