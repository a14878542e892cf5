"""Settings of the site: one file, every value that differs between machines comes from the environment.

The names of the environment variables are a contract; `.env.example` has one line for each.
"""

import os
import tomllib
from pathlib import Path

import environ
from csp.constants import NONE, SELF

from clinic import environment, private_files

BASE_DIR = Path(__file__).resolve().parent.parent
environ.Env.read_env(BASE_DIR / ".env")  # does not override variables that are already set

# The release, as the desk's foot shows it; CHANGELOG.md says what came with it.
VERSION = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]["version"]

private_files.for_us_alone()
DATA_DIR = Path(os.environ.get("DATA_DIR") or BASE_DIR / "var").resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = environment.flag("DEBUG", default=False)
DEMO = environment.flag("DEMO", default=False)
IS_LIVE = not (DEMO or DEBUG)  # a real clinic
HOST = os.environ.get("HOST") or "127.0.0.1"
PORT = environment.port("PORT", 8000)
SITE_URL = environment.site_url("SITE_URL", f"http://127.0.0.1:{PORT}")
SECRET_KEY = environment.secret("SECRET_KEY", DATA_DIR)
ALLOWED_HOSTS = environment.env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
TRUSTED_PROXIES = environment.env.list("TRUSTED_PROXIES", default=[])
RECEPTION_EMAIL = os.environ.get("RECEPTION_EMAIL", "")
SMS_URL = os.environ.get("SMS_URL", "")
BACKUP_FOLDER = environment.backup_folder("BACKUP_URL")
BACKUP_KEY = environment.backup_key("BACKUP_KEY")
LITESTREAM_URL = environment.replica("LITESTREAM_URL")

INSTALLED_APPS = [
    "clinic.apps.ClinicAdminConfig",
    "clinic.apps.ClinicConfig",
    "articles",
    "appointments",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "content_editor",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "django_prose_editor",
    "phonenumber_field",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "clinic.middleware.AccessLog",
    "clinic.middleware.TrustedProxy",
    "clinic.page_cache.KeptPages",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "clinic.middleware.SecurityHeaders",
    "csp.middleware.CSPMiddleware",
    "clinic.middleware.RefuseTrace",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "clinic.middleware.CompressPublicPages",
    "clinic.middleware.PublicPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "clinic.languages.LanguageOfAddress",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "clinic.staff.sessions.StaffSessions",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "clinic.middleware.ClinicTime",
    "articles.public.in_step.InStep",
    "articles.public.old_addresses.OldAddresses",
]

ROOT_URLCONF = "clinic.urls"
WSGI_APPLICATION = "clinic.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "clinic.context_processors.clinic",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"  # for the markup only; the styles are our own
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# Database. SQLite needs write-ahead logging and immediate transactions to take many bookings at once.
DATABASES = {
    "default": environment.parsed("DATABASE_URL", f"sqlite:///{DATA_DIR / 'clinic.sqlite3'}", environ.Env.db_url_config)
}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
# Connections are kept for a minute: when the last one closes, SQLite checkpoints its log, which is slow.
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = "sqlite" not in DATABASES["default"]["ENGINE"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The cache counts sign-in attempts, so it is shared by all processes of this machine by default.
CACHES = {"default": environment.parsed("CACHE_URL", f"filecache://{DATA_DIR / 'cache'}", environ.Env.cache_url_config)}
# Each process keeps public pages in its own memory; a mark in the database says whether they are still valid.
CACHES["pages"] = {
    "BACKEND": "clinic.page_memory.PageMemory",
    "LOCATION": "pages",
    "OPTIONS": {"MAX_ENTRIES": 1000},
}

# Moments are stored and computed in UTC; the clinic's wall time is a value of its own.
USE_TZ = True
TIME_ZONE = "UTC"
CLINIC_TIME_ZONE = environment.zone("TIME_ZONE", "Asia/Dubai")

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("ar", "العربية")]  # each in its own letters
LANGUAGES_IN_SHORT = {"en-gb": "EN", "ar": "ع"}
PHONENUMBER_DEFAULT_REGION = "AE"
PHONENUMBER_DEFAULT_FORMAT = "INTERNATIONAL"
FORMAT_MODULE_PATH = "clinic.formats"
LOCALE_PATHS = [BASE_DIR / "locale"]

# Files
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": environment.storage("STORAGE_URL"),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "clinic.style_sheets.JoinedStaticFiles",
        # No secret, and a proxy may serve them.
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = private_files.FILE, private_files.FOLDER
WHITENOISE_MAX_AGE = 31_536_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

# Mail
for _name, _value in environment.mail("EMAIL_URL", DATA_DIR / "mail").items():
    globals()[_name] = _value
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL") or "clinic@localhost"

# Staff. Our limits of attempts are in clinic/staff/attempts.py, so allauth's are off.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "clinic.staff.passwords.NotTheClinicsName"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "staff_start"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "clinic.staff.adapter.StaffAccounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False  # the cookie ends with the browser
ACCOUNT_RATE_LIMITS = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_FORMS = {
    "login": "clinic.staff.forms.SignInForm",
    "change_password": "clinic.staff.forms.ChangePasswordForm",
    "reset_password_from_key": "clinic.staff.forms.NewPasswordForm",
    "reauthenticate": "clinic.staff.forms.PasswordAgainForm",
    "user_token": "clinic.staff.forms.LinkForm",
}
MFA_ADAPTER = "clinic.staff.adapter.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "clinic.staff.forms.CodeForm",
    "reauthenticate": "clinic.staff.forms.CodeAgainForm",
    "activate_totp": "clinic.staff.forms.AddAppForm",
}
MFA_RATE_LIMITS = False
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are typed by managers
MFA_TOTP_TOLERANCE = 1  # half a minute before and after: phones are seldom exact
MFA_TRUST_COOKIE_AGE = 30 * 24 * 3600  # at most; the profile says how long a device is known
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SITE_URL.startswith("https://")
PASSWORD_RESET_TIMEOUT = 24 * 3600
SESSION_COOKIE_AGE = 25 * 3600  # the profile says when staff are signed out: after 24 hours at the latest
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "clinic.errors.csrf_failure"

# Settings that need https
HTTPS = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
_COOKIE_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{_COOKIE_PREFIX}session"
CSRF_COOKIE_NAME = f"{_COOKIE_PREFIX}csrf"
DRAFT_COOKIE_NAME = f"{_COOKIE_PREFIX}draft"
MFA_TRUST_COOKIE_NAME = f"{_COOKIE_PREFIX}device"
LANGUAGE_COOKIE_NAME = f"{_COOKIE_PREFIX}language"  # of the staff
KEPT_FORM_COOKIE_NAME = f"{_COOKIE_PREFIX}kept"
SECURE_HSTS_SECONDS = 2 * 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [SITE_URL]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
    }
}

LOG_LEVEL = environment.choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discreet": {"()": "clinic.logs.Discreet"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["discreet"]},
    },
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "level": LOG_LEVEL},
        "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
        "django.db.backends": {"level": "INFO"},  # SQL statements would write patients' names into a log
    },
}
