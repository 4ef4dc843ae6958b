"""No file can grow any more: the learner is told, keeps the text, and the site goes on when there is room again.

A limit on the size of files (RLIMIT_FSIZE) stands for the full disk: it is the same write that fails, and it can be set
for a running process and taken back without being root.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from accounts.tests.pictures import picture
from tests.faults.scenarios import no_room, on_sqlite
from tests.faults.site import Learner, Site

pytestmark = pytest.mark.xdist_group("faults")

NOTE = {"title": "Kept", "content": "A text that took an hour\nand may not be lost."}
PROFILE = {"username": "joan", "email": "joan@example.org", "time_zone": "UTC", "goal_kind": "", "goal": ""}


@pytest.fixture
def sqlite_site(site: Site, tmp_path: Path) -> Iterator[Site]:
    with ExitStack() as stack:
        made = site if site.database.startswith("sqlite") else on_sqlite(stack, tmp_path)
        made.start()
        yield made


def test_a_full_disk_under_sqlite_keeps_the_text_in_the_form(sqlite_site: Site) -> None:
    learner = Learner(sqlite_site, "mary")
    with no_room(sqlite_site):
        answer = learner.post("/accounts/notes/create/", **NOTE)
        assert answer.status == 503
        assert "Your text was not saved. Here it is" in answer.text
        assert NOTE["content"] in answer.text
        for page in ("/accounts/notes/", "/courses/numbers/to-read/"):  # what is there can be read
            assert learner.get(page).status == 200
    assert learner.post("/accounts/notes/create/", **NOTE).status == 302
    assert sqlite_site.number("SELECT count(*) FROM accounts_note WHERE title = 'Kept'") == 1


def test_a_picture_on_a_full_disk_leaves_the_old_one(site: Site) -> None:
    site.start()
    learner, asked = Learner(site, "joan"), "SELECT avatar FROM accounts_profile WHERE username_key = 'joan'"
    assert learner.upload("/accounts/profile/", picture(), **PROFILE).status == 302
    [(old,)] = site.rows(asked)
    with no_room(site):
        answer = learner.upload("/accounts/profile/", picture(), **PROFILE, bio="New words.")
    assert "The picture could not be stored" in answer.text or "could not be saved just now" in answer.text
    assert (answer.status, "New words." in answer.text) in ((200, True), (503, True))
    assert site.rows(asked) == [(old,)]
    assert [path.name for path in (site.var / "media" / "avatars").iterdir()] == [Path(old).name]
    assert learner.upload("/accounts/profile/", picture(), **PROFILE).status == 302
    assert site.rows(asked) != [(old,)]
