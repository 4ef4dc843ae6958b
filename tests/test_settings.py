"""The environment is read strictly: production refuses what would be unsafe, and says what would be right."""

import os
import secrets
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from config.environment import secret_key


def check(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """`manage.py check` in a process of its own, with nothing of this one's settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("MILEPOST_", "DATABASE_"))}
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR,
        env={**clean, "MILEPOST_VAR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_starts_with_nothing_set(tmp_path: Path) -> None:
    assert check(tmp_path).returncode == 0
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("MILEPOST_DEBUG", "on", "MILEPOST_DEBUG is on in production"),
        ("MILEPOST_HOSTS", "*", "wildcard"),
        ("MILEPOST_HOSTS", "*.example.org", "wildcard"),
        ("MILEPOST_SECRET_KEY", "x" * 60, "too weak"),
        ("MILEPOST_SECRET_KEY", "short", "too weak"),
        ("MILEPOST_MODE", "test", "It can be: production, development"),
        ("MILEPOST_REGISTRATION", "yes", "It can be: open, closed"),
        ("MILEPOST_JUDGE", "bare", "It can be: auto, off, or the address of a judge host"),
        ("MILEPOST_JUDGE", "http://judge:8060", "MILEPOST_JUDGE_SECRET is not set. It has to be one word"),
        ("MILEPOST_WORKERS", "0", "1 or more"),
        ("MILEPOST_WORKERS", "all", "whole number"),
        ("MILEPOST_PUBLIC", "maybe", "It can be: on, off"),
        ("MILEPOST_SUBMISSIONS_PER_MINUTE", "0", "1 or more"),
        ("MILEPOST_SUBMISSIONS_PER_MINUTE", "many", "whole number"),
        ("MILEPOST_REDIS_URL", "localhost:6379", "MILEPOST_REDIS_URL is no address of a Redis server"),
        ("MILEPOST_REDIS_URL", "http://localhost", "It can be, for example: redis://"),
        ("MILEPOST_DATABASE_POOL", "many", "whole number, 0 or more"),
        ("MILEPOST_MEDIA_URL", "bucket", "MILEPOST_MEDIA_URL names no bucket"),
        ("MILEPOST_MEDIA_URL", "s3://name:password@bucket", "AWS_ACCESS_KEY_ID"),
        ("MILEPOST_MEDIA_URL", "s3://bucket?endpoint=storage.example.org", "endpoint=https://"),
        ("MILEPOST_MEDIA_URL", "s3://bucket?acl=public", "names no bucket"),
        ("MILEPOST_QUEUE", "rabbit", "It can be: database, redis"),
        ("MILEPOST_QUEUE", "redis", "MILEPOST_REDIS_URL does not say where Redis is"),
        ("MILEPOST_REGISTRATIONS_PER_HOUR", "0", "1 or more"),
        ("MILEPOST_PROXIES", "-1", "0 or more"),
        ("MILEPOST_ADMIN_PATH", "/Admin/", "It has to be a path"),
        ("MILEPOST_ADMIN_PATH", "accounts/door", "addresses that begin like that"),
        (
            "MILEPOST_KEEP_REPORTS_DAYS",
            "0",
            "It can be: off, so that nothing goes by itself; or a whole number of days, 30",
        ),
        ("MILEPOST_KEEP_VERSIONS_DAYS", "6", "a whole number of days, 7 to 36500"),
        ("MILEPOST_KEEP_ADMIN_LOG_DAYS", "36501", "a whole number of days, 30 to 36500"),
        ("MILEPOST_UNUSED_ACCOUNT_DAYS", "a year", "a whole number of days, 180 to 36500"),
        ("MILEPOST_UNUSED_ACCOUNT_DAYS", "730", "needs MILEPOST_MAIL_URL: no account is deleted before"),
        ("MILEPOST_REGISTRATON", "open", "Unknown setting: MILEPOST_REGISTRATON"),
    ],
)
def test_a_wrong_setting_stops_the_site_with_a_sentence(tmp_path: Path, name: str, value: str, says: str) -> None:
    done = check(tmp_path, **{name: value})
    assert done.returncode != 0
    assert says in done.stderr


def test_a_judge_host_needs_a_secret_that_is_one(tmp_path: Path) -> None:
    host = {"MILEPOST_JUDGE": "http://judge:8060/"}
    assert check(tmp_path, **host, MILEPOST_JUDGE_SECRET=secrets.token_urlsafe(32)).returncode == 0
    done = check(tmp_path, **host, MILEPOST_JUDGE_SECRET="password")
    assert done.returncode != 0
    assert "MILEPOST_JUDGE_SECRET is too weak" in done.stderr


def test_development_may_show_errors(tmp_path: Path) -> None:
    assert check(tmp_path, MILEPOST_MODE="development", MILEPOST_HOSTS="*").returncode == 0


def test_the_secret_is_made_once(tmp_path: Path) -> None:
    first = secret_key(tmp_path / "deep" / "secret")
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "deep").stat().st_mode) == 0o700
    assert secret_key(tmp_path / "deep" / "secret") == first
    assert secret_key(tmp_path / "other") != first
