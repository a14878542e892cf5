"""Reading settings from the environment: a wrong value stops the start and names its setting."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import ZoneInfo, available_timezones

import environ
import pyrage
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

MAIL_TIMEOUT_SECONDS = 20
SHORTEST_PASSPHRASE = 16
REPLICAS = ("file", "s3", "gs", "abs", "sftp", "nats", "oss", "webdav")  # schemes that litestream writes to


def flag(name: str, default: bool) -> bool:
    """A yes or no. Raises for any unusual spelling: a typo must not mean "no"."""
    spelling = os.environ.get(name, "").strip().lower()
    if spelling == "":
        return default
    if spelling in {"1", "true", "yes", "on"}:
        return True
    if spelling in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {spelling!r}.")


def zone(name: str, default: str) -> ZoneInfo:
    """The clinic's time zone by its IANA name."""
    key = os.environ.get(name) or default
    if key not in available_timezones():
        raise ImproperlyConfigured(f"{name} must be an IANA time zone such as Asia/Dubai, not {key!r}.")
    return ZoneInfo(key)


def port(name: str, default: int) -> int:
    value = os.environ.get(name) or str(default)
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise ImproperlyConfigured(f"{name} must be a port number from 1 to 65535, not {value!r}.")
    return int(value)


def site_url(name: str, default: str) -> str:
    """The site's public address with scheme and host, without a path. Messages use it for their links."""
    value = (os.environ.get(name) or default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
        raise ImproperlyConfigured(f"{name} must look like https://clinic.example, not {value!r}.")
    return value


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = os.environ.get(name) or default
    if value.upper() not in allowed:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(allowed)}, not {value!r}.")
    return value.upper()


def parsed(name: str, default: str, parse) -> dict:
    """An address such as DATABASE_URL, through django-environ's parser."""
    try:
        settings = parse(os.environ.get(name) or default)
    except Exception as problem:
        raise ImproperlyConfigured(f"{name} is not an address that can be read.") from problem
    if not settings or settings.get("ENGINE") == "":
        raise ImproperlyConfigured(f"{name} is not an address that can be read.")
    return settings


def mail(name: str, folder: Path) -> dict:
    """Django's email settings from EMAIL_URL. Without it, each message is written as a file into `folder`."""
    if not os.environ.get(name):
        return {"EMAIL_BACKEND": "clinic.mail.FileBackend", "EMAIL_FILE_PATH": str(folder)}
    settings = parsed(name, "", environ.Env.email_url_config)
    if "django.core.mail.backends.smtp" in settings["EMAIL_BACKEND"]:
        settings["EMAIL_PORT"] = settings.get("EMAIL_PORT") or 587
        # Port 587 speaks TLS unless the address says otherwise: patients' addresses never travel in clear text.
        if settings["EMAIL_PORT"] == 587 and not settings.get("EMAIL_USE_SSL"):
            settings["EMAIL_USE_TLS"] = True
        settings["EMAIL_TIMEOUT"] = MAIL_TIMEOUT_SECONDS
    return {key: value for key, value in settings.items() if key.startswith("EMAIL_") and value is not None}


def secret(name: str, folder: Path) -> str:
    """The value of `name`, or one that is generated once and kept in `folder` with mode 0600."""
    if value := os.environ.get(name):
        if len(value) < 50:
            raise ImproperlyConfigured(f"{name} must have at least 50 characters.")
        return value
    path = folder / name.lower()
    if not path.exists():
        write_once(path, secrets.token_urlsafe(64))
    return path.read_text().strip()


def write_once(path: Path, text: str) -> None:
    """Write `text` with mode 0600. If two processes start together, one wins and both read its text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def storage(name: str) -> dict:
    """Storage for uploaded pictures: the disk, or a bucket such as s3://key:secret@host/bucket?region=me-central-1."""
    address = os.environ.get(name)
    if not address:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    parts = urlsplit(address)
    bucket = parts.path.strip("/")
    if parts.scheme != "s3" or not bucket:
        raise ImproperlyConfigured(f"{name} must look like s3://key:secret@host/bucket.")
    options = {"bucket_name": bucket, "querystring_auth": False, "file_overwrite": False}
    if parts.hostname:
        options["endpoint_url"] = f"https://{parts.hostname}"
    if parts.username and parts.password:
        options |= {"access_key": unquote(parts.username), "secret_key": unquote(parts.password)}
    if region := parse_qs(parts.query).get("region"):
        options["region_name"] = region[0]
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


def backup_folder(name: str) -> Path | None:
    """Where backups go by default: a folder's path, or the same as file:///path."""
    address = os.environ.get(name)
    if not address:
        return None
    parts = urlsplit(address)
    if parts.scheme not in {"", "file"} or parts.netloc or not parts.path:
        raise ImproperlyConfigured(
            f"{name} must be a folder such as /srv/backups or file:///srv/backups. From there copy it with any tool."
        )
    return Path(unquote(parts.path) if parts.scheme else address)


def backup_key(name: str) -> str:
    """A public age key, a secret one, or a passphrase. The value is never repeated in the error."""
    key = (os.environ.get(name) or "").strip()
    try:
        if key.startswith("age1"):
            pyrage.x25519.Recipient.from_str(key)
        elif key.upper().startswith("AGE-SECRET-KEY-"):
            pyrage.x25519.Identity.from_str(key)
        elif key and len(key) < SHORTEST_PASSPHRASE:
            raise ImproperlyConfigured(f"{name} must have at least {SHORTEST_PASSPHRASE} characters.")
    except (pyrage.RecipientError, pyrage.IdentityError) as problem:
        raise ImproperlyConfigured(f"{name} looks like a key of age, but is not one.") from problem
    return key


def replica(name: str) -> str:
    """Where litestream copies the database to, such as s3://bucket/path or file:///path."""
    address = os.environ.get(name, "")
    if address and urlsplit(address).scheme not in REPLICAS:
        raise ImproperlyConfigured(f"{name} must begin with one of {', '.join(REPLICAS)}, and ://.")
    return address
