"""The web server in front (deploy/nginx.conf), itself, before a site that says what it was asked."""

import json
import re
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from getpass import getuser
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from django.conf import settings

from tests.servers import IN_CI, free_port, installed

CONFIGURATION = Path(settings.BASE_DIR) / "deploy" / "nginx.conf"


class Told(BaseHTTPRequestHandler):
    """Answers with the headers that it was sent."""

    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = json.dumps(dict(self.headers)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        return


@dataclass
class Front:
    plain: int
    secure: int

    def get(self, path: str, **headers: str) -> tuple[HTTPResponse, dict[str, str]]:
        return self.ask("GET", path, b"", headers)

    def ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[HTTPResponse, dict[str, str]]:
        context = ssl._create_unverified_context()
        connection = HTTPSConnection("127.0.0.1", self.secure, context=context, timeout=60)
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        text = response.read()
        connection.close()
        return response, json.loads(text) if response.status == 200 else {}


def placed(folder: Path, front: Front, site: int) -> str:
    """The configuration, with the places of this test in it and nothing else changed."""
    text = CONFIGURATION.read_text()
    for old, new in (
        ("listen 8080 ", f"listen 127.0.0.1:{front.plain} "),
        ("listen 8443 ", f"listen 127.0.0.1:{front.secure} "),
        ("http://web:8000", f"http://127.0.0.1:{site}"),
        ("/etc/nginx/certificate/", f"{folder}/"),
    ):
        assert text.count(old) in (1, 2)
        text = text.replace(old, new)
    return re.sub(r"/tmp/(nginx)", rf"{folder}/\1", text)


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while True:
        with suppress(ConnectionError), socket.create_connection(("127.0.0.1", port)):
            return
        assert time.monotonic() < deadline, "nginx does not listen"
        time.sleep(0.02)


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    nginx, openssl = installed("nginx"), installed("openssl")
    if not nginx or not openssl:
        assert not IN_CI, "nginx and openssl are missing and could not be installed"
        pytest.skip("nginx or openssl is not installed")
    folder = tmp_path_factory.mktemp("nginx")
    pair = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", *pair],
        check=True,
        capture_output=True,
    )
    with ThreadingHTTPServer(("127.0.0.1", 0), Told) as site:
        Thread(target=site.serve_forever, name="tests.test_nginx").start()
        front = Front(free_port(), free_port())
        (folder / "nginx.conf").write_text(placed(folder, front, site.server_address[1]))
        command = [nginx, "-e", "stderr", "-c", str(folder / "nginx.conf")]
        tested = subprocess.run([*command, "-t"], check=False, capture_output=True, text=True, timeout=60)
        assert tested.returncode == 0, tested.stderr
        # Its processes have to get at the folder of this test, whoever runs it.
        with subprocess.Popen([*command, "-g", f"daemon off; user {getuser()};"]) as process:
            try:
                wait_for(front.secure)
                yield front
            finally:
                process.terminate()
                site.shutdown()


def test_a_visitor_by_http_is_sent_to_https(front: Front) -> None:
    connection = HTTPConnection("127.0.0.1", front.plain, timeout=60)
    connection.request("GET", "/courses/?page=2", headers={"Host": "learn.example.org"})
    response = connection.getresponse()
    assert (response.status, response.headers["Location"]) == (301, "https://learn.example.org/courses/?page=2")
    connection.close()


def test_who_asks_and_how_is_said_by_nginx_and_never_by_the_visitor(front: Front) -> None:
    lies = {"X-Forwarded-Proto": "http", "X-Forwarded-For": "10.1.2.3", "Host": "learn.example.org"}
    _, told = front.get("/", **lies)
    assert (told["X-Forwarded-Proto"], told["X-Forwarded-For"]) == ("https", "127.0.0.1")
    assert told["Host"] == "learn.example.org"


def test_what_the_site_compressed_passes_through(front: Front) -> None:
    response, told = front.get("/static/site.css", **{"Accept-Encoding": "br, gzip"})
    assert told["Accept-Encoding"] == "br, gzip"
    assert response.headers["Server"] == "nginx"


def test_figures_are_not_for_visitors(front: Front) -> None:
    assert front.get("/metrics")[0].status == 404


def test_a_body_is_taken_up_to_the_size_that_the_site_takes(front: Front) -> None:
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    assert front.ask("POST", "/accounts/notes/create/", b"x" * most, {})[0].status == 200
    assert front.ask("POST", "/accounts/notes/create/", b"", {"Content-Length": str(most + 1)})[0].status == 413
