"""The web server is killed while it takes a form: what was sent is sent again, and counts once."""

import pytest

from tests.faults.acts import acts
from tests.faults.scenarios import kill_web
from tests.faults.site import Learner, Site

pytestmark = pytest.mark.xdist_group("faults")


WHO_AND_HOW_MANY = {"before the commit": ("ada", 0), "after the commit": ("grace", 1)}


@pytest.mark.parametrize("point", WHO_AND_HOW_MANY)
@pytest.mark.parametrize("name", acts())
def test_a_form_on_its_way_is_sent_again_and_counts_once(site: Site, name: str, point: str) -> None:
    site.start()
    who, expected = WHO_AND_HOW_MANY[point]
    sent = kill_web(site, Learner(site, who), name, point)
    assert (sent.arrived, sent.counted) == (expected, 1)


def test_progress_is_what_its_evidence_says_after_all_that(site: Site) -> None:
    site.prove()
