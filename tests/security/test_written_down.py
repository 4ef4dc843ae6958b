"""docs/security.md holds to the code: what it names is there, and its figures are the code's."""

import re

from django.conf import settings

from accounts import limits
from accounts.passwords import MOST_CHARACTERS

TEXT = (settings.BASE_DIR / "docs" / "security.md").read_text()


def test_every_file_that_it_names_is_there() -> None:
    named = re.findall(r"`([\w./]+(?:\.py|\.md|/run|/))`", TEXT)
    assert len(named) > 12
    ours = [path for path in named if path != "media/"]
    assert [path for path in ours if not (settings.BASE_DIR / path).exists()] == []


def test_its_figures_are_those_of_the_code() -> None:
    assert "five wrong ones for an account from one address, a hundred from one address" in TEXT
    assert (limits.LOGIN.most, limits.LOGIN_ADDRESS.most) == (5, 100)
    assert "three links an hour and mailbox" in TEXT
    assert (limits.RESET_ACCOUNT.most, limits.RESET_ACCOUNT.seconds) == (3, 3600)
    assert f"{limits.REGISTRATION_TRIES.most} tries an hour" in TEXT
    assert f"8 to {MOST_CHARACTERS} characters" in TEXT
