"""What the floor of the pages replays is plain: it knows nothing of the site's own words."""

import pickle

import pytest
from django.contrib.auth.models import User

from accounts.progress.act import Act, Kind
from bench.pages.inside import noted
from tests.factory import make_lesson


@pytest.mark.django_db
def test_what_was_asked_holds_no_words_of_the_sites(learner: User) -> None:
    lesson = make_lesson()
    with noted() as queries, Act.by(learner) as act:
        for _ in range(2):
            act.record(Kind.READ, course=lesson.course, lesson=lesson)
    assert queries
    assert b"accounts" not in pickle.dumps([parameters for _sql, parameters in queries])
