"""The word that a site and a judge host share."""

from __future__ import annotations

import hmac
import secrets

import pytest

from judge import secret
from judge.tests.hosts import SECRET


def test_what_the_sentence_advises_is_strong_enough() -> None:
    assert secret.weakness(secrets.token_urlsafe(32)) is None
    assert secret.from_environment({"JUDGE_SECRET": SECRET}) == SECRET


@pytest.mark.parametrize(
    "weak",
    ["", "short", "x" * 64, "abcabc" * 10, "a secret with blanks in it, as long as that", "ä" + SECRET, SECRET + "\n"],
)
def test_a_weak_one_is_refused_with_what_would_be_right(weak: str) -> None:
    with pytest.raises(ValueError, match=rf"JUDGE_SECRET is {'too weak' if weak else 'not set'}.*token_urlsafe"):
        secret.from_environment({"JUDGE_SECRET": weak} if weak else {})


@pytest.mark.parametrize("header", [None, "", SECRET, f"bearer {SECRET}", f"Bearer {SECRET}x", "Bearer \ud800é"])
def test_only_the_secret_itself_agrees(header: str | None) -> None:
    assert secret.agrees(f"Bearer {SECRET}", SECRET)
    assert not secret.agrees(header, SECRET)


def test_it_is_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def compare(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return True

    monkeypatch.setattr(hmac, "compare_digest", compare)
    assert secret.agrees("anything", SECRET)
    assert compared == [(b"anything", f"Bearer {SECRET}".encode())]
