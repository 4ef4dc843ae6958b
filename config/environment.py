"""Typed readers of the environment. Each says what is wrong and what would be right; none guesses."""

import os
import re
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from judge.cores import usable_cores
from judge.remote import RemoteJudge
from judge.secret import weakness

NAMES = frozenset(
    {
        "MILEPOST_MODE",
        "MILEPOST_DEBUG",
        "MILEPOST_VAR",
        "MILEPOST_CONTENT",
        "MILEPOST_DELETION_DAYS",
        "MILEPOST_KEEP_REPORTS_DAYS",
        "MILEPOST_KEEP_VERSIONS_DAYS",
        "MILEPOST_KEEP_ADMIN_LOG_DAYS",
        "MILEPOST_UNUSED_ACCOUNT_DAYS",
        "MILEPOST_SECRET_KEY",
        "MILEPOST_HOSTS",
        "MILEPOST_HTTPS",
        "MILEPOST_PUBLIC",
        "MILEPOST_REGISTRATION",
        "MILEPOST_JUDGE",
        "MILEPOST_JUDGE_SECRET",
        "MILEPOST_WORKERS",
        "MILEPOST_SUBMISSIONS_PER_MINUTE",
        "MILEPOST_REGISTRATIONS_PER_HOUR",
        "MILEPOST_PROXIES",
        "MILEPOST_ADMIN_PATH",
        "MILEPOST_STAFF_TOTP",
        "MILEPOST_MAIL_URL",
        "MILEPOST_MAIL_FROM",
        "MILEPOST_PORT",
        "MILEPOST_LOG",
        "MILEPOST_REDIS_URL",
        "MILEPOST_DATABASE_POOL",
        "MILEPOST_MEDIA_URL",
        "MILEPOST_QUEUE",
        "MILEPOST_METRICS_TOKEN",
    }
)


TAKEN_PATHS = frozenset(
    {
        *("accounts", "certificates", "concepts", "courses", "exercises", "health", "keys", "media", "metrics"),
        *("python-worker", "review", "search", "static", "styleguide"),
    }
)
"""The first words of the site's own addresses."""


def known_names_only(names: Iterable[str]) -> None:
    """Raise ImproperlyConfigured for a MILEPOST_ name that nothing reads: a typing error must not pass in silence."""
    unknown = sorted(name for name in names if name.startswith("MILEPOST_") and name not in NAMES)
    if unknown:
        raise ImproperlyConfigured(
            f"Unknown setting: {', '.join(unknown)}. The settings of the site are listed in docs/operating.md."
        )


def choice(env: environ.Env, name: str, allowed: tuple[str, ...]) -> Any:
    """The variable's value, one of `allowed`; the first is the default."""
    value = env.str(name, default=allowed[0])
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} is {value!r}. It can be: {', '.join(allowed)}.")
    return value


def switch(env: environ.Env, name: str, *, default: bool) -> bool:
    """The variable as on or off; every usual word for either is understood, and nothing else."""
    words = {"on": True, "true": True, "yes": True, "1": True, "off": False, "false": False, "no": False, "0": False}
    text = env.str(name, default="on" if default else "off").strip().lower()
    if text not in words:
        raise ImproperlyConfigured(f"{name} is {text!r}. It can be: on, off.")
    return words[text]


def workers(env: environ.Env, name: str) -> int:
    """How many submissions are judged at once: as many as there are cores to use, unless a number is given."""
    if env.str(name, default="auto") == "auto":
        return usable_cores()
    return whole_number(env, name, default=1, least=1)


def whole_number(env: environ.Env, name: str, *, default: int, least: int) -> int:
    """The variable as a whole number that is at least `least`."""
    text = env.str(name, default=str(default))
    if not text.isascii() or not text.isdigit() or int(text) < least:
        raise ImproperlyConfigured(f"{name} is {text!r}. It has to be a whole number, {least} or more.")
    return int(text)


MOST_DAYS = 36_500
"""A hundred years: what is kept longer is kept for good."""


def days(env: environ.Env, name: str, *, least: int) -> int:
    """For how many days something is kept, `least` or more; 0 for `off`, the default: nothing goes by itself."""
    text = env.str(name, default="off").strip().lower()
    if text == "off":
        return 0
    if not text.isascii() or not text.isdigit() or len(text) > 9 or not least <= int(text) <= MOST_DAYS:
        raise ImproperlyConfigured(
            f"{name} is {text!r}. It can be: off, so that nothing goes by itself; or a whole number of days, "
            f"{least} to {MOST_DAYS}."
        )
    return int(text)


def unused_days(env: environ.Env, name: str, mail_name: str) -> int:
    """After how many days without use an account is deleted; 0 for never. Needs mail: nobody goes without a word."""
    found = days(env, name, least=180)
    if found and not env.str(mail_name, default=""):
        raise ImproperlyConfigured(
            f"{name} needs {mail_name}: no account is deleted before its owner was told by mail."
        )
    return found


def admin_path(env: environ.Env, name: str) -> str:
    """Where the administration is: one or more words, without slashes at the ends."""
    path = str(env.str(name, default="admin"))
    if not re.fullmatch(r"[a-z0-9_-]+(/[a-z0-9_-]+)*", path):
        raise ImproperlyConfigured(f"{name} is {path!r}. It has to be a path such as: admin, back-office/door.")
    if path.split("/")[0] in TAKEN_PATHS:
        raise ImproperlyConfigured(f"{name} is {path!r}. Pages of the site have addresses that begin like that.")
    return path


def judge(env: environ.Env, name: str, secret_name: str) -> tuple[str, str]:
    """Who judges: `auto`, `off`, or a judge host's address; and the secret shared with that host, empty without one."""
    value = env.str(name, default="auto")
    if value in ("auto", "off"):
        return value, ""
    secret = env.str(secret_name, default="")
    try:
        host = RemoteJudge(value, secret)
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} is {value!r}. It can be: auto, off, or the address of a judge host, such as http://127.0.0.1:8060."
        ) from None
    if problem := weakness(secret):
        raise ImproperlyConfigured(f"{secret_name} is {'too weak' if secret else 'not set'}. {problem}")
    return host.url, secret


def token(env: environ.Env, name: str) -> str:
    """The variable as a word that nobody guesses, or "" when it is not set."""
    value = str(env.str(name, default=""))
    if value and (problem := weakness(value)):
        raise ImproperlyConfigured(f"{name} is too weak. {problem}")
    return value


def secret_key(path: Path) -> str:
    """The site's secret, made at random on first use and kept in a file that its owner alone may read."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)  # the database comes to lie there too
        return secret_key(path)
    with os.fdopen(descriptor, "w") as file:
        file.write(key := secrets.token_urlsafe(64))
    return key


MAIL_SECONDS = 15
"""How long a mail server is waited for; Django would wait for ever, and with it the worker's hourly sweep."""


def email_config(env: environ.Env) -> dict[str, Any]:
    """Django's e-mail settings from MILEPOST_MAIL_URL; without one, no mail is sent."""
    url = env.str("MILEPOST_MAIL_URL", default="")
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    return {"EMAIL_TIMEOUT": MAIL_SECONDS, **environ.Env.email_url_config(url)}
