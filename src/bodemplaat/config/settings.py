# SPDX-License-Identifier: EUPL-1.2
"""Settings of the one Django project; what differs per machine comes from the environment."""

import os
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bodemplaat.foundation import logs
from bodemplaat.foundation.database import home

ROOT = Path(__file__).resolve().parent.parent
# From the lowest floor up; scripts/new_package.py adds to it.
PACKAGES = [
    "foundation",
    "organisations",
    "governance",
    "catalogue",
    "finance",
    "accountability",
]
HOME = home.get_home()
SECRET_KEY = home.get_key("secret-key")
IS_DEMO = os.environ.get("BODEMPLAAT_DEMO") == "1"
DEMO_TODAY = date(2014, 3, 15)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("BODEMPLAAT_HOSTS", "localhost,127.0.0.1,testserver").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "rest_framework",
    "drf_spectacular",
    *[f"bodemplaat.{name}" for name in PACKAGES],
    "bodemplaat.config",
    # After our own packages: their templates replace those of allauth.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
]
MIDDLEWARE = [
    "bodemplaat.foundation.logs.RequestLogMiddleware",
    "bodemplaat.foundation.metrics.RequestCountMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "bodemplaat.foundation.pages.PolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "bodemplaat.config.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "bodemplaat.foundation.login.sessions.SessionLifeMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "bodemplaat.foundation.pages.HeadersMiddleware",
    "bodemplaat.foundation.api.middleware.ApiMiddleware",
]
if (ROOT / "organisations" / "queries.py").exists() or (ROOT / "organisations/queries").exists():
    MIDDLEWARE.append("bodemplaat.config.tenancy.TenancyMiddleware")
ROOT_URLCONF = "bodemplaat.config.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "bodemplaat.config.context.tenant",
            ],
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "bodemplaat",
        "USER": "bodemplaat_app",
        "PASSWORD": home.get_key("role-app"),
        "HOST": str(home.get_socket_dir()),
        "ATOMIC_REQUESTS": False,
        # A thread keeps its connection; the context of row level security ends with a transaction.
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
if os.environ.get("DATABASE_URL"):
    DATABASES["default"].update(home.get_server_address(os.environ["DATABASE_URL"]))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "foundation.Account"
AUTHENTICATION_BACKENDS = ["bodemplaat.config.backends.HouseBackend"]
# Long, not about oneself and not on the list of common ones; what it is made of is free.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("UserAttributeSimilarityValidator", {}),
    )
]
PASSWORD_RESET_TIMEOUT = 60 * 60
# Who works for the office logs in with a second factor; the accounts of the demo need none.
REQUIRES_SECOND_FACTOR = True
# A log-in ends after an hour without a request, and after twelve hours in any case.
SESSION_IDLE_SECONDS, SESSION_COOKIE_AGE = 60 * 60, 12 * 60 * 60
ACCOUNT_ADAPTER = "bodemplaat.foundation.login.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the link of an invitation is the proof of an address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,3/h/key",
}
_FORMS = "bodemplaat.foundation.login.forms"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.Login",
    "reset_password": f"{_FORMS}.ResetPassword",
    "reset_password_from_key": f"{_FORMS}.ResetPasswordKey",
    "change_password": f"{_FORMS}.ChangePassword",
    "set_password": f"{_FORMS}.SetPassword",
    "reauthenticate": f"{_FORMS}.Reauthenticate",
}
MFA_ADAPTER = "bodemplaat.foundation.login.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody makes an account for an address of another
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": f"{_FORMS}.Authenticate",
    "reauthenticate": f"{_FORMS}.ReauthenticateByCode",
    "activate_totp": f"{_FORMS}.ActivateTOTP",
    "add_webauthn": f"{_FORMS}.AddPasskey",
    "edit_webauthn": f"{_FORMS}.EditPasskey",
}
SOCIALACCOUNT_ADAPTER = "bodemplaat.foundation.login.oidc.SocialAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
# Servers inside, at which people may log in; others are reached on the outside and by https alone.
OIDC_HOSTS = tuple(filter(None, os.environ.get("BODEMPLAAT_OIDC_HOSTS", "").split(",")))
# Counts of attempts are shared by all processes, so they live in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "foundation_cacheentry",
    }
}
LOGIN_URL = "/inloggen/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/inloggen/"
# The server that takes our mail, as smtp://name:password@host:25 (smtps for one with TLS).
_MAIL = urlsplit(os.environ.get("BODEMPLAAT_SMTP", "smtp://localhost:25"))
EMAIL_HOST, EMAIL_PORT = _MAIL.hostname or "localhost", _MAIL.port or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_MAIL.username or ""), unquote(_MAIL.password or "")
EMAIL_USE_SSL, EMAIL_USE_TLS = _MAIL.scheme == "smtps", _MAIL.scheme == "smtp+tls"
EMAIL_TIMEOUT = 10
if IS_DEMO and "BODEMPLAAT_SMTP" not in os.environ:
    # A demo has no mail server; what it would mail can be read in its folder.
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = HOME / "mail"
# Where people find us, for links in mail that is sent outside a request.
SITE_URL = os.environ.get("BODEMPLAAT_URL", "http://localhost:8000").rstrip("/")
# Where a leak is told: mailto:… or https://…; without it there is no security.txt.
SECURITY_CONTACT = os.environ.get("BODEMPLAAT_SECURITY_CONTACT", "")
# Who shows this reads the figures; without it only this machine does.
METRICS_TOKEN = os.environ.get("BODEMPLAAT_METRICS_TOKEN", "")
DEFAULT_FROM_EMAIL = os.environ.get("BODEMPLAAT_MAIL_FROM", "bodemplaat@localhost")
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
# The addresses of the reverse proxies whose word about http or https is believed.
PROXIES = os.environ.get("BODEMPLAAT_PROXIES", "")
IS_HTTPS = os.environ.get("BODEMPLAAT_HTTPS") == "1"
if IS_HTTPS:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    # A machine asks after our health from nearby and follows no redirect.
    SECURE_REDIRECT_EXEMPT = [r"^(gezond|gereed|metrics)/$"]
    SECURE_HSTS_SECONDS = 31_536_000
    # Other hosts below this name are not ours to bind: no subdomains, no preload list.
    # X-Frame-Options is set by PolicyMiddleware, which files pass too.
    SILENCED_SYSTEM_CHECKS = ["security.W002", "security.W005", "security.W021"]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
LOGGING = logs.make_config(
    is_text=logs.is_text(is_demo=IS_DEMO), is_quiet=IS_DEMO and "BODEMPLAAT_LOG" not in os.environ
)
# Views of the interface say the rest themselves (foundation.api).
REST_FRAMEWORK = {
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
    "EXCEPTION_HANDLER": "bodemplaat.foundation.api.problems.explain",
}
API_REQUESTS_PER_MINUTE = 600
SPECTACULAR_SETTINGS = {
    "TITLE": "Bodemplaat",
    "DESCRIPTION": "What an arrangement decided, takes and pays, and the changes that a person may "
    "make, for programs. Amounts are whole cents; shares are exact fractions, as text.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.1",
    "CONTACT": {
        "name": os.environ.get("BODEMPLAAT_CONTACT_NAME", "Bodemplaat"),
        "email": os.environ.get("BODEMPLAAT_CONTACT_EMAIL", "api@bodemplaat.example"),
        "url": os.environ.get("BODEMPLAAT_CONTACT_URL", "https://bodemplaat.example/"),
    },
    "LICENSE": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    "SERVERS": [{"url": "/api/v1", "description": "This installation"}],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SCHEMA_PATH_PREFIX_TRIM": True,
    "POSTPROCESSING_HOOKS": ["bodemplaat.foundation.api.schema.finish"],
}
