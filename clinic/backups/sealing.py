"""Encryption of backup files with age, in a form that `age` and `tar` open without this code (docs/deploy.md).

A key is a public key (`age1…`), its secret key (`AGE-SECRET-KEY-1…`) or a passphrase. age takes a passphrase only for
what fits into memory: so a passphrase seals a key pair made for this file, and the pair seals the file.
"""

import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pyrage
from django.utils.translation import gettext as _
from pyrage import passphrase, x25519

from clinic.backups.refusal import Refused

PUBLIC, SECRET = "age1", "AGE-SECRET-KEY-1"
OPEN, FOR_A_KEY_PAIR, WITH_A_PASSPHRASE = "open", "key pair", "passphrase"
KEY_MEMBER, SEALED_MEMBER = "key.age", "backup.tar.gz.age"


def is_public(key: str) -> bool:
    return key.startswith(PUBLIC)


def is_secret(key: str) -> bool:
    return key.upper().startswith(SECRET)


def seal(plain: Path, sealed: IO[bytes], key: str) -> None:
    """Write `plain` encrypted into `sealed`. Raises pyrage's RecipientError or IdentityError for a malformed key."""
    if is_public(key) or is_secret(key):
        recipient = x25519.Recipient.from_str(key) if is_public(key) else x25519.Identity.from_str(key).to_public()
        with plain.open("rb") as source:
            pyrage.encrypt_io(source, sealed, [recipient])
        return
    once = x25519.Identity.generate()
    whole, wrapped = plain.with_name(SEALED_MEMBER), plain.with_name(KEY_MEMBER)
    with whole.open("wb") as target:
        seal(plain, target, str(once.to_public()))
    wrapped.write_bytes(passphrase.encrypt(f"{once}\n".encode(), key))
    with tarfile.open(fileobj=sealed, mode="w") as archive:
        archive.add(wrapped, KEY_MEMBER, filter=_nameless)
        archive.add(whole, SEALED_MEMBER, filter=_nameless)
    wrapped.unlink()
    whole.unlink()


def kind(path: Path) -> str:
    """How the file is encrypted, by its first bytes. Raises Refused."""
    with path.open("rb") as file:
        begins = file.read(512)
    if begins.startswith(b"age-encryption.org/v1\n"):
        return FOR_A_KEY_PAIR
    if begins.startswith(KEY_MEMBER.encode() + b"\0"):
        return WITH_A_PASSPHRASE
    if begins.startswith(b"\x1f\x8b"):
        return OPEN
    raise Refused("torn", _("This is not a backup, or its beginning is damaged."))


def check_key(path: Path, key: str) -> None:
    """Raises Refused if `key` is of the wrong kind for this file, before anything is decrypted."""
    how = kind(path)
    if how == OPEN:
        return
    if not key:
        raise Refused("wrong_key", _("This backup is encrypted. Give its key."))
    if is_public(key):
        raise Refused("no_secret", _("A public key does not open a backup. Give the secret key that belongs to it."))
    if how == FOR_A_KEY_PAIR and not is_secret(key):
        raise Refused("wrong_key", _("This backup is for a key pair. Give the secret key, not a passphrase."))
    if how == WITH_A_PASSPHRASE and is_secret(key):
        raise Refused("wrong_key", _("This backup is for a passphrase. Give the passphrase, not a secret key."))


def unseal(path: Path, plain: Path, key: str) -> Path:
    """The archive of this backup in clear: `plain`, or `path` itself if it is not encrypted. Raises Refused."""
    check_key(path, key)
    how = kind(path)
    if how == OPEN:
        return path
    with _damage_in_words(), path.open("rb") as file, plain.open("wb") as target:
        if how == FOR_A_KEY_PAIR:
            _decrypt(file, target, key)
        else:
            with tarfile.open(fileobj=file, mode="r:") as archive:
                wrapped, whole = archive.extractfile(KEY_MEMBER), archive.extractfile(SEALED_MEMBER)
                if wrapped is None or whole is None:
                    raise tarfile.ReadError
                _decrypt(whole, target, _unwrapped(wrapped.read(), key))
    return plain


def _decrypt(source: IO[bytes], target: IO[bytes], secret: str) -> None:
    try:
        identity = x25519.Identity.from_str(secret.strip())
    except pyrage.IdentityError:
        raise Refused("wrong_key", _("This is not a secret key.")) from None
    try:
        pyrage.decrypt_io(source, target, [identity])
    except pyrage.DecryptError as problem:
        if "No matching keys" in str(problem):
            raise Refused("wrong_key", _("The key is not the one of this backup.")) from None
        raise


def _unwrapped(wrapped: bytes, key: str) -> str:
    try:
        return passphrase.decrypt(wrapped, key).decode()
    except pyrage.DecryptError:
        raise Refused("wrong_key", _("The passphrase is not the one of this backup.")) from None


@contextmanager
def _damage_in_words() -> Iterator[None]:
    """What pyrage and tarfile raise for a damaged file. A full disk has an errno, and stays what it is."""
    try:
        yield
    except (pyrage.DecryptError, tarfile.TarError, KeyError):
        raise _torn() from None
    except OSError as problem:
        if problem.errno is not None:
            raise
        raise _torn() from None


def _torn() -> Refused:
    return Refused("torn", _("This backup is damaged or cut off. Nothing was written. Take another one."))


def _nameless(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0  # no names, no moments: a moment's fraction would need another form of the header
    member.uname = member.gname = ""
    member.mode, member.mtime = 0o600, 0
    return member
