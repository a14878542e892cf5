"""Somebody at the staff's door, with the pages' own forms. Time is moved by the tests."""

import struct
import time
from hashlib import sha1
from hmac import new

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client
from django.urls import reverse

PASSWORD = "password"
LOGIN = reverse("account_login")
FACTOR = reverse("mfa_authenticate")
SECURITY = reverse("mfa_index")


def browser(address="198.51.100.1", **headers) -> Client:
    """A browser of its own at this network address."""
    return Client(REMOTE_ADDR=address, **headers)


def sign_in(client, name="receptionist", password=PASSWORD, **more):
    return client.post(LOGIN, {"login": name, "password": password} | more)


def with_app(user) -> str:
    """Give `user` an authenticator app and recovery codes. Returns the app's secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def code(secret: str, ahead=0) -> str:
    """What the app shows now, worked out here after RFC 6238, not by the package under test."""
    from base64 import b32decode

    counter = struct.pack(">Q", int(time.time()) // 30 + ahead)
    digest = new(b32decode(secret), counter, sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def recovery_codes(user) -> list[str]:
    return Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()


def is_in(client) -> bool:
    """Whether the desk opens."""
    return client.get(reverse("desk:queue")).status_code == 200


def as_with_second_factor(client) -> None:
    """A client that was signed in without the door counts as one that has given the second factor."""
    session = client.session
    session["second_factor"] = True
    session.save()


class ShortHasher(PBKDF2PasswordHasher):
    """Of a real kind, so short that what a busy machine adds stays small beside it, and yet longer than 20 ms."""

    iterations = 200_000
