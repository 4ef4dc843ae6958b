"""The administration is where MILEPOST_ADMIN_PATH says, and has no way in of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver, reverse

from config.environment import TAKEN_PATHS
from tests.factory import PASSWORD


def test_it_moves_and_leaves_nothing_behind(tmp_path: Path) -> None:
    code = (
        "from django.urls import resolve, reverse, Resolver404\n"
        "assert reverse('admin:index') == '/back-office/door/'\n"
        "assert reverse('admin_login') == '/back-office/door/login/'\n"
        "try: resolve('/admin/'); raise SystemExit('still there')\n"
        "except Resolver404: pass\n"
    )
    environment = {**os.environ, "MILEPOST_VAR": str(tmp_path), "MILEPOST_ADMIN_PATH": "back-office/door"}
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_no_page_of_the_site_is_hidden_by_it() -> None:
    firsts = {str(pattern.pattern).split("/")[0] for pattern in get_resolver().url_patterns} - {"", settings.ADMIN_PATH}
    assert firsts <= TAKEN_PATHS


@pytest.mark.django_db
def test_its_login_is_the_sites(client: Client, teacher: User) -> None:
    page = client.get(reverse("admin:index"), follow=True)
    assert page.templates[0].name == "registration/login.html"
    own = client.post(reverse("admin:login"), {"username": "mary", "password": PASSWORD})
    assert own["Location"] == f"{reverse('login')}?next={reverse('admin:index')}"
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_a_learner_is_told_that_there_is_no_place_and_stays_logged_in(signed_in: Client) -> None:
    page = signed_in.get(reverse("admin:index"), follow=True)
    assert page.status_code == 403
    assert "_auth_user_id" in signed_in.session


@pytest.mark.django_db
def test_who_works_there_comes_in_and_is_led_nowhere_else(client: Client, teacher: User) -> None:
    client.force_login(teacher)
    assert client.get(reverse("admin_login") + "?next=//elsewhere.example")["Location"] == reverse("admin:index")
