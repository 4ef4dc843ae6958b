"""The worker in which the page runs Python: its address, and the policy that keeps a program from the site."""

import gzip
from collections.abc import Iterator

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from config import python_worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def read_anew() -> Iterator[None]:
    python_worker._read_once.cache_clear()
    yield
    python_worker._read_once.cache_clear()


def test_it_works(client: Client) -> None:
    answer = client.get(python_worker.worker_address())

    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert "immutable" in answer["Cache-Control"]
    found = finders.find(python_worker.SCRIPT)
    assert isinstance(found, str)
    with open(found, "rb") as script:  # noqa: PTH123
        assert answer.content == script.read()


def test_it_is_sent_compressed(client: Client) -> None:
    script = client.get(python_worker.worker_address()).content
    answer = client.get(python_worker.worker_address(), headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < len(script) / 2
    assert gzip.decompress(answer.content) == script


def test_a_program_may_fetch_python_alone(client: Client) -> None:
    policy = dict(
        rule.strip().split(" ", 1)
        for rule in client.get(python_worker.worker_address())["Content-Security-Policy"].split(";")
    )
    only = f"http://testserver{python_worker.pyodide_address()}"

    assert policy == {
        "default-src": "'none'",
        "script-src": f"{only} 'wasm-unsafe-eval'",
        "connect-src": only,
    }


def test_an_old_address_leads_nowhere(client: Client) -> None:
    assert client.get(reverse("python_worker", args=["0123456789abcdef"])).status_code == 404


def test_it_is_only_read(client: Client) -> None:
    assert client.post(python_worker.worker_address()).status_code == 405


def test_pyodide_is_where_its_address_says() -> None:
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"):
        assert finders.find(python_worker.pyodide_path() + name), name


def test_without_a_built_front_end_the_pages_have_no_run_button(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(python_worker, "SCRIPT", "milepost/not-built.js")

    assert python_worker.worker_address() == ""
    assert client.get(reverse("python_worker", args=["0123456789abcdef"])).status_code == 404
