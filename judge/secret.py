"""The word that a site and a judge host share."""

from __future__ import annotations

import hmac
from collections.abc import Mapping

__all__ = ["VARIABLE", "agrees", "authorization", "from_environment", "weakness"]

VARIABLE = "JUDGE_SECRET"
_SHORTEST = 32
_FEWEST_SIGNS = 10
_SCHEME = "Bearer "


def weakness(secret: str) -> str | None:
    """Why this is no secret to rely on, in a sentence that says how to get one; None when it may do."""
    if len(secret) >= _SHORTEST and len(set(secret)) >= _FEWEST_SIGNS and secret.isascii() and _is_one_word(secret):
        return None
    return (
        f"It has to be one word of at least {_SHORTEST} random letters and digits, as this prints one: "
        'python3 -c "import secrets; print(secrets.token_urlsafe(32))"'
    )


def from_environment(environment: Mapping[str, str]) -> str:
    """The secret of a judge host. Raises ValueError when there is none, or a weak one."""
    secret = environment.get(VARIABLE, "")
    if problem := weakness(secret):
        raise ValueError(f"{VARIABLE} is {'too weak' if secret else 'not set'}. {problem}")
    return secret


def authorization(secret: str) -> str:
    """The header by which a site shows that it knows the secret."""
    return _SCHEME + secret


def agrees(header: str | None, secret: str) -> bool:
    """Whether this header shows that; takes the same time wherever it differs."""
    return hmac.compare_digest((header or "").encode("utf-8", "replace"), authorization(secret).encode())


def _is_one_word(secret: str) -> bool:
    return secret.isprintable() and " " not in secret
