"""Every answer has the headers that keep browsers from helping a stranger; no page runs or styles anything inline."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from tests.security.parsed import faults
from tests.security.world import World
from tests.url_names import names

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
BARE = {"health_live", "health_ready", "metrics"}
"""What stands before the rest of the site, for machines."""
OWN_POLICY = {"python_worker", "avatar"}


@pytest.mark.django_db
def test_every_url_answers_with_every_header_and_nothing_inline(signed_in: Client, learner: User) -> None:
    world = World(learner)
    for name in names() - BARE - {"logout"}:
        for method in ("get", "post"):
            answer = getattr(signed_in, method)(world.address(name))
            for header, value in EVERYWHERE.items():
                assert answer.headers.get(header) == value, (name, header)
            assert "camera=()" in answer["Permissions-Policy"], name
            policy = answer["Content-Security-Policy"]
            assert "default-src 'none'" in policy, name
            assert "unsafe-inline" not in policy, name
            assert "unsafe-eval" not in policy.replace("wasm-unsafe-eval", ""), name
            if answer["Content-Type"].startswith("text/html"):
                assert faults(answer.text) == [], name
        signed_in.force_login(learner)


@pytest.mark.django_db
def test_a_picture_runs_nothing_even_when_it_is_opened_as_a_page(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    default_storage.save("avatars/evil.webp", ContentFile(b"<script>alert(1)</script>"))
    answer = client.get(reverse("avatar", args=["evil"]))
    assert answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    b"".join(answer.streaming_content)  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_with_https_browsers_are_told_to_stay_with_it(client: Client, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 31_536_000
    assert client.get("/keys/").status_code == 301
    assert client.get("/keys/", secure=True)["Strict-Transport-Security"].startswith("max-age=31536000")


def deploy_check(tmp_path: Path, **environment: str) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("MILEPOST_", "DATABASE_"))}
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--tag", "security", "--fail-level", "WARNING"],
        cwd=settings.BASE_DIR,
        env={**clean, "MILEPOST_VAR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr if done.returncode else ""


def test_django_finds_nothing_wrong_with_a_site_in_production(tmp_path: Path) -> None:
    assert deploy_check(tmp_path, MILEPOST_HTTPS="on", MILEPOST_HOSTS="learn.example.org") == ""


def test_without_https_it_does(tmp_path: Path) -> None:
    assert "SECURE_SSL_REDIRECT" in deploy_check(tmp_path)
