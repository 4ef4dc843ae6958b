import threading

import pytest
from django.db import connection

from exercises.drafts import StaleDraft, save_draft
from exercises.models import Draft
from tests.factory import make_exercise, make_user


@pytest.mark.django_db(transaction=True)
def test_of_many_tabs_that_save_at_once_one_wins_and_the_others_are_told() -> None:
    exercise, user = make_exercise(), make_user()
    start = threading.Barrier(8)
    outcomes: list[str] = []

    def save(tab: int) -> None:
        start.wait()
        try:
            save_draft(user.pk, exercise, {"solution.py": f"tab {tab}"}, revision=0)
            outcomes.append("saved")
        except StaleDraft as stale:
            outcomes.append(f"told of revision {stale.current.revision}")
        finally:
            connection.close()

    tabs = [threading.Thread(target=save, args=[tab]) for tab in range(8)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert sorted(outcomes) == ["saved"] + ["told of revision 1"] * 7
    assert Draft.objects.get().revision == 1
