"""Mail by SMTP, as MILEPOST_MAIL_URL says, against a server that takes one letter."""

import socket
import socketserver
import threading
from typing import Any

import pytest
from django.core import mail
from environ import Env

from config.environment import email_config


class Post(socketserver.StreamRequestHandler):
    """As much of SMTP as a letter needs."""

    def handle(self) -> None:
        letters: list[str] = self.server.letters  # type: ignore[attr-defined]
        self._say("220 here")
        while line := self.rfile.readline().decode().strip():
            letters.append(line)
            match line.split()[0].upper():
                case "DATA":
                    self._say("354 go on")
                    while (text := self.rfile.readline().decode().rstrip("\r\n")) != ".":
                        letters.append(text)
                    self._say("250 taken")
                case "AUTH":
                    self._say("235 known")
                case "EHLO":
                    self._say("250-here\r\n250 AUTH PLAIN")
                case "QUIT":
                    self._say("221 bye")
                    return
                case _:
                    self._say("250 well")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


def test_a_letter_goes_to_the_server_that_the_setting_names(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Post) as server:
        server.letters = []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever).start()
        try:
            monkeypatch.setenv("MILEPOST_MAIL_URL", f"smtp://ada:lovelace@127.0.0.1:{server.server_address[1]}")
            for name, value in email_config(Env()).items():
                setattr(settings, name, value)
            assert mail.send_mail("New password", "Follow this link.", "site@example.org", ["ada@example.org"]) == 1
        finally:
            server.shutdown()
        said = server.letters  # type: ignore[attr-defined]
    assert any(line.startswith("AUTH PLAIN") for line in said), "it logs in"
    assert {"mail FROM:<site@example.org>", "rcpt TO:<ada@example.org>"} <= {line.split(" size=")[0] for line in said}
    assert {"Subject: New password", "Follow this link."} <= set(said)


def test_a_mail_server_that_never_answers_is_not_waited_for_for_ever(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("MILEPOST_MAIL_URL", f"smtp://127.0.0.1:{silent.getsockname()[1]}")
        for name, value in email_config(Env()).items():
            setattr(settings, name, value)
        assert settings.EMAIL_TIMEOUT > 0
        settings.EMAIL_TIMEOUT = 0.1
        with pytest.raises(OSError, match="timed out"):
            mail.send_mail("New password", "Follow this link.", "site@example.org", ["ada@example.org"])
