from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Favorite, Note
from exercises.drafts import desk_of
from exercises.models import Exercise, Result
from exercises.tests.judged import make_judged_exercise
from tests.factory import make_course, make_exercise, make_lesson, make_submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def exercise() -> Exercise:
    return make_judged_exercise(make_lesson(make_course(title="First Steps"), title="Hello"))


def editor(client: Client, exercise: Exercise, query: str = "") -> str:
    return str(client.get(exercise.get_absolute_url() + query).context["form"]["source"].value())


def test_it_works(client: Client, exercise: Exercise) -> None:
    Exercise.objects.update(statement_html="<p>Write double.</p>", hints=[{"title": "Twice", "html": "<p>n + n</p>"}])
    text = client.get(exercise.get_absolute_url()).text
    for word in ("Double", "First Steps", "Hello", "<p>Write double.</p>", "Hint 1: Twice", "def double(n)"):
        assert word in text


def test_public_cases_are_its_examples_and_hidden_ones_stay_hidden(client: Client, exercise: Exercise) -> None:
    text = client.get(exercise.get_absolute_url()).text
    assert "double(3)" in text
    assert "double(2)" in text
    assert "double(-1)" not in text


def test_the_solution_and_what_comes_after_are_for_those_who_have_solved_it(
    signed_in: Client, learner: User, other: User, exercise: Exercise
) -> None:
    Exercise.objects.update(after_html="<p>Multiplying says it best.</p>")
    make_submission(other, exercise)
    make_submission(learner, exercise, Result.WRONG_ANSWER)
    text = signed_in.get(exercise.get_absolute_url()).text
    assert "Multiplying says it best" not in text
    assert "return n * 2" not in text
    make_submission(learner, exercise)
    text = signed_in.get(exercise.get_absolute_url()).text
    assert "Multiplying says it best" in text
    assert "return n * 2" in text


def test_an_unknown_exercise_is_404(client: Client) -> None:
    assert client.get("/exercises/no-such-exercise/").status_code == 404


def test_an_exercise_made_by_other_hands_is_shown_and_says_why_it_cannot_be_judged(signed_in: Client) -> None:
    exercise = make_exercise(title="Bare")
    response = signed_in.get(exercise.get_absolute_url())
    assert response.status_code == 200
    assert "has no cases yet" in response.text
    assert ">Submit</button>" not in response.text


def test_archived_it_says_so_and_leads_to_ones_own_record(
    signed_in: Client, learner: User, other: User, exercise: Exercise
) -> None:
    mine = make_submission(learner, exercise)
    theirs = make_submission(other, exercise)
    note = Note.objects.create(user=learner, exercise=exercise, title="Mine", content="x")
    Exercise.objects.update(archived_at=timezone.now())
    response = signed_in.get(exercise.get_absolute_url())
    assert response.status_code == 410
    assert mine.get_absolute_url() in response.text
    assert note.get_absolute_url() in response.text
    assert theirs.get_absolute_url() not in response.text
    assert signed_in.get(mine.get_absolute_url()).status_code == 200
    for name in ("submit", "draft"):
        assert signed_in.post(reverse(f"exercises:{name}", args=[exercise.slug]), {"source": "x"}).status_code == 410


def test_the_editor_opens_with_the_stub(client: Client, exercise: Exercise) -> None:
    assert editor(client, exercise) == exercise.stub["solution.py"]


def test_the_editor_goes_on_with_the_draft_or_the_last_submission_whichever_is_newer(
    signed_in: Client, learner: User, other: User, exercise: Exercise
) -> None:
    desk_of(other.pk, exercise).save({"files": {"solution.py": "theirs"}})
    ago = timezone.now() - timedelta(minutes=5)
    make_submission(learner, exercise, files={"solution.py": "submitted"}, submitted_at=ago)
    assert editor(signed_in, exercise) == "submitted"
    desk_of(learner.pk, exercise).save({"files": {"solution.py": "drafted"}})
    assert editor(signed_in, exercise) == "drafted"
    make_submission(learner, exercise, files={"solution.py": "submitted later"})
    assert editor(signed_in, exercise) == "submitted later"


def test_starting_again_is_offered_when_there_is_work_to_start_again_from(
    signed_in: Client, learner: User, exercise: Exercise
) -> None:
    again = reverse("exercises:bring_back", args=[exercise.slug])
    button = '<button class="btn btn-link" type="submit" form="again">'
    assert button not in signed_in.get(exercise.get_absolute_url()).text
    desk_of(learner.pk, exercise).save({"files": {"solution.py": "drafted"}})
    text = signed_in.get(exercise.get_absolute_url()).text
    assert button in text
    assert f'action="{again}"' in text
    assert reverse("exercises:history", args=[exercise.slug]) in text


def test_code_is_escaped_and_its_first_empty_line_survives(
    signed_in: Client, learner: User, exercise: Exercise
) -> None:
    desk_of(learner.pk, exercise).save({"files": {"solution.py": "\n</textarea><b>x"}})
    text = signed_in.get(exercise.get_absolute_url()).text
    assert 'autocapitalize="off">\n\n&lt;/textarea&gt;&lt;b&gt;x</textarea>' in text


def test_only_the_signed_in_have_drafts(client: Client, learner: User, exercise: Exercise) -> None:
    assert "data-draft-url" not in client.get(exercise.get_absolute_url()).text
    desk_of(learner.pk, exercise).save({"files": {"solution.py": "drafted"}})
    client.force_login(learner)
    text = client.get(exercise.get_absolute_url()).text
    assert f'data-draft-url="{reverse("exercises:draft", args=[exercise.slug])}" data-draft-revision="1"' in text


def test_it_shows_ones_own_submissions_notes_and_star(
    signed_in: Client, learner: User, other: User, exercise: Exercise
) -> None:
    mine, theirs = make_submission(learner, exercise, Result.TIME_LIMIT), make_submission(other, exercise)
    note = Note.objects.create(user=learner, exercise=exercise, title="Mine", content="x")
    Favorite.objects.create(user=learner, exercise=exercise)
    text = signed_in.get(exercise.get_absolute_url()).text
    assert mine.get_absolute_url() in text
    assert "Took too long" in text
    assert theirs.get_absolute_url() not in text
    assert note.get_absolute_url() in text
    assert 'aria-pressed="true"' in text


def test_where_judging_is_off_it_says_so(signed_in: Client, exercise: Exercise, settings: LazySettings) -> None:
    settings.JUDGE = "off"
    text = signed_in.get(exercise.get_absolute_url()).text
    assert "Judging is switched off on this site." in text
    assert ">Submit</button>" not in text


@pytest.mark.parametrize("submissions", [5, 500])
def test_its_queries_do_not_grow_with_submissions(
    signed_in: Client,
    learner: User,
    exercise: Exercise,
    submissions: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(submissions):
        make_submission(learner, exercise, Result.WRONG_ANSWER)
    with django_assert_max_num_queries(11):
        signed_in.get(exercise.get_absolute_url())
