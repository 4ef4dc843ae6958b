"""Every setting of the site: one environment variable each, typed, with a safe default (docs/operating.md)."""

import os
from pathlib import Path
from typing import Any, Literal

import django_stubs_ext
import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config import engines
from config.environment import (
    admin_path,
    choice,
    days,
    email_config,
    judge,
    known_names_only,
    secret_key,
    switch,
    token,
    unused_days,
    whole_number,
    workers,
)

django_stubs_ext.monkeypatch()  # ModelAdmin[Course] and the like can be written, not only checked

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
if (BASE_DIR / ".env").exists():
    environ.Env.read_env(BASE_DIR / ".env")
known_names_only(os.environ)

MODE: Literal["production", "development"] = choice(env, "MILEPOST_MODE", ("production", "development"))
DEBUG = switch(env, "MILEPOST_DEBUG", default=MODE == "development")
VAR_DIR = Path(env.str("MILEPOST_VAR", default=str(BASE_DIR / "var")))
CONTENT_DIR = Path(env.str("MILEPOST_CONTENT", default=str(BASE_DIR / "content")))
SECRET_KEY = env.str("MILEPOST_SECRET_KEY", default="") or secret_key(VAR_DIR / "secret")
ALLOWED_HOSTS = env.list("MILEPOST_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
HTTPS = switch(env, "MILEPOST_HTTPS", default=False)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

if MODE == "production":
    if DEBUG:
        raise ImproperlyConfigured("MILEPOST_DEBUG is on in production. Set MILEPOST_MODE=development, or turn it off.")
    if any("*" in host for host in ALLOWED_HOSTS):
        raise ImproperlyConfigured("MILEPOST_HOSTS holds a wildcard. Name the hosts that this site answers for.")
    if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 8 or SECRET_KEY.startswith("django-insecure-"):
        raise ImproperlyConfigured(
            "MILEPOST_SECRET_KEY is too weak. Use at least 50 random characters, "
            "or leave it out: the site then makes one and keeps it in var/secret."
        )

# The site's own switches
PUBLIC = switch(env, "MILEPOST_PUBLIC", default=True)
REGISTRATION = choice(env, "MILEPOST_REGISTRATION", ("open", "closed"))
JUDGE, JUDGE_SECRET = judge(env, "MILEPOST_JUDGE", "MILEPOST_JUDGE_SECRET")
WORKERS = workers(env, "MILEPOST_WORKERS")
LOG = choice(env, "MILEPOST_LOG", ("lines", "json"))
METRICS_TOKEN = token(env, "MILEPOST_METRICS_TOKEN")
DELETION_DAYS = whole_number(env, "MILEPOST_DELETION_DAYS", default=14, least=0)
KEEP_REPORTS_DAYS = days(env, "MILEPOST_KEEP_REPORTS_DAYS", least=30)
KEEP_VERSIONS_DAYS = days(env, "MILEPOST_KEEP_VERSIONS_DAYS", least=7)
KEEP_ADMIN_LOG_DAYS = days(env, "MILEPOST_KEEP_ADMIN_LOG_DAYS", least=30)
UNUSED_ACCOUNT_DAYS = unused_days(env, "MILEPOST_UNUSED_ACCOUNT_DAYS", "MILEPOST_MAIL_URL")
SUBMISSIONS_PER_MINUTE = whole_number(env, "MILEPOST_SUBMISSIONS_PER_MINUTE", default=12, least=1)

REGISTRATIONS_PER_HOUR = whole_number(env, "MILEPOST_REGISTRATIONS_PER_HOUR", default=100, least=1)
PROXIES = whole_number(env, "MILEPOST_PROXIES", default=1 if HTTPS else 0, least=0)
STAFF_TOTP = switch(env, "MILEPOST_STAFF_TOTP", default=False)
ADMIN_PATH = admin_path(env, "MILEPOST_ADMIN_PATH")

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "courses",
    "exercises",
    "accounts",
    "review",
]

MIDDLEWARE = [
    "config.health.EarlyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "config.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.access.RequestMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.middleware.MembersOnlyMiddleware",
    "accounts.middleware.StaffSecondStepMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

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
                "config.context.site",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

DATABASE_POOL = whole_number(env, "MILEPOST_DATABASE_POOL", default=engines.POOL_CONNECTIONS, least=0)
DATABASES: dict[str, dict[str, Any]] = {
    "default": engines.database(env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}"), DATABASE_POOL)
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = engines.redis_url(env, "MILEPOST_REDIS_URL")
CACHES = engines.caches(REDIS_URL)
globals().update(engines.sessions(REDIS_URL))
QUEUE = engines.queue(env, "MILEPOST_QUEUE", REDIS_URL, "MILEPOST_REDIS_URL")
globals().update(engines.tasks(QUEUE))

AUTHENTICATION_BACKENDS = ["review.backend.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "accounts.passwords.LengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [("milepost", BASE_DIR / "frontend" / "dist")] if (BASE_DIR / "frontend" / "dist").is_dir() else []
# Kept for ever by browsers: what has a hash or a version in its address.
WHITENOISE_IMMUTABLE_FILE_TEST = r"\.[0-9a-f]{12}\.[^/]+$|/milepost/pyodide/[\d.]+/"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": engines.pictures(env, "MILEPOST_MEDIA_URL"),
    "staticfiles": {"BACKEND": "config.storage.StaticStorage"},
}
# A note may hold 100,000 characters of up to four bytes, percent-encoded to three times that, and a refused one of
# 1 MB has to come back filled in; an avatar may be 2 MB (refused sizes are refused by the form, in a sentence).
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

globals().update(email_config(env))
DEFAULT_FROM_EMAIL = env.str("MILEPOST_MAIL_FROM", default="milepost@localhost")

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "accounts.views.kept.csrf_failure"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "lines": {"()": "config.logs.Lines", "private": not DEBUG},
        "json": {"()": "config.logs.Json", "private": not DEBUG},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": LOG}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {name: {"level": "INFO"} for name in ("courses", "exercises", "accounts", "config", "django_tasks")},
}
