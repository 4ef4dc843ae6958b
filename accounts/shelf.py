"""What the overview counts of one learner, gathered in one query however much there is, and where to go on."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Concat

from accounts.concepts import Standing
from accounts.models import CourseProgress, LessonProgress, QuizAttempt
from accounts.overview import Counted, QuizScore, Totals, Tried, best_of_each, mean_of_best
from accounts.prepared import Prepared, moment_from, text_of
from accounts.road import Road
from exercises.models import Draft, Exercise, Submission

NUMBERS = 4
"""So many columns of numbers the parts of the one query have."""


@dataclass(frozen=True)
class Shelf:
    """A learner's counts and concepts, and the unsolved exercise that was typed on last."""

    totals: Totals
    standings: Sequence[Standing]
    desk: "Place | None"


class Place(NamedTuple):
    """Somewhere to go on: an exercise or a lesson, and when the learner was there last."""

    kind: str
    title: str
    url: str
    at: datetime


def shelf_of(user: User) -> Shelf:
    """Everything that the overview counts."""
    found = _found(user.pk)
    scores = [QuizScore(*row[1:]) for row in found["quiz"]]
    pairs = {part: found[part][0][1:3] if found[part] else (0, 0) for part in ("courses", "lessons", "exercises")}
    return Shelf(
        Totals(
            *Counted(*pairs["courses"]),
            *Counted(*pairs["lessons"]),
            *Tried(*pairs["exercises"]),
            quizzes_taken=sum(score.times for score in scores),
            avg_quiz_score=mean_of_best(best_of_each(scores)),
        ),
        _standings(found["answers"], found["submissions"]),
        _desk(found["desk"][0][0]) if found["desk"] else None,
    )


def _found(user_id: int) -> dict[str, list[Any]]:
    """Quiz results, counts of the rest, what speaks of concepts, and the desk, in one query: a text and numbers."""
    found: dict[str, list[Any]] = defaultdict(list)
    for part, label, *numbers in _QUESTION.rows(user_id):
        found[part].append((label, *numbers))
    return found


def _question(user_id: int) -> QuerySet[Any, Any]:
    attempts = QuizAttempt.objects.filter(user=user_id).order_by()
    judged = Submission.objects.of(user_id).attempts().order_by()
    accepted = Q(pk__in=Submission.objects.of(user_id).accepted().order_by().values("pk"))
    tried = judged.values("user").annotate(
        first=Count("exercise", distinct=True), second=Count("exercise", distinct=True, filter=accepted)
    )
    answers = attempts.filter(lesson__teaches__isnull=False).values("lesson__teaches__slug")
    submissions = judged.filter(exercise__concepts__isnull=False).values("exercise__concepts__slug")
    times = attempts.values("lesson", "score", "max_score").annotate(times=Count("pk"))
    return _rows("quiz", times, None, "lesson", "score", "max_score", "times").union(
        _rows("courses", _done_and_open(CourseProgress.objects.filter(user=user_id)), None),
        _rows("lessons", _done_and_open(LessonProgress.objects.filter(user=user_id)), None),
        _rows("exercises", tried, None),
        _rows("answers", answers.annotate(first=Sum("score"), second=Sum("max_score")), "lesson__teaches__slug"),
        _rows(
            "submissions",
            submissions.annotate(first=Count("pk", filter=accepted), second=Count("pk")),
            "exercise__concepts__slug",
        ),
        _rows("desk", _drafts(user_id), "text"),
        all=True,
    )


_QUESTION = Prepared(_question)


def _drafts(user_id: int) -> QuerySet[Any, Any]:
    """The draft of an unsolved exercise that was typed on last: its slug, when, and its title, a line each."""
    solved = Submission.objects.accepted().filter(user=user_id, exercise=OuterRef("exercise"))
    unsolved = Draft.objects.filter(~Exists(solved), user=user_id, exercise__archived_at=None)
    last = Draft.objects.filter(pk=Subquery(unsolved.order_by("-updated_at").values("pk")[:1]))
    line, none = Value("\n"), Value(0)
    text = Concat("exercise__slug", line, text_of("updated_at"), line, "exercise__title")
    return last.annotate(text=text, first=none, second=none)


def _desk(text: str) -> Place:
    slug, at, title = text.split("\n", 2)
    return Place("exercise", title, Exercise(slug=slug).get_absolute_url(), moment_from(at))


def _done_and_open(rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    by_user: QuerySet[Any, Any] = rows.order_by().values("user")
    done, still_open = Q(is_completed=True), Q(is_completed=False)
    counted: QuerySet[Any, Any] = by_user.annotate(
        first=Count("pk", filter=done), second=Count("pk", filter=still_open)
    )
    return counted


def _rows(part: str, rows: QuerySet[Any, Any], label: str | None, *numbers: str) -> QuerySet[Any, Any]:
    """One part of the union: its name, a text where it has one, and four numbers."""
    named = F(label) if label else Value("", output_field=CharField())
    numbers = numbers or ("first", "second")
    padding = [Value(0)] * (NUMBERS - len(numbers))
    named_rows: QuerySet[Any, Any] = rows.annotate(part=Value(part), label=named)
    return named_rows.values_list("part", "label", *numbers, *padding)


def _standings(answers: list[Any], submissions: list[Any]) -> list[Standing]:
    standings = {slug: Standing(slug, right=right, asked=asked) for slug, right, asked, *_ in answers}
    for slug, accepted, judged, *_ in submissions:
        standing = standings.get(slug) or Standing(slug)
        standings[slug] = replace(standing, accepted=accepted, judged=judged)
    return list(standings.values())


def where_to_go_on(desk: Place | None, submission: Any, road: Road | None) -> Place | None:
    """The very exercise or lesson that the learner was in last: what was typed or sent in last, or else the lesson.

    An exercise that is solved, and a lesson that is complete, is left behind: then it is the next one on the road.
    `submission` is the newest, as `overview.latest` gives it, if there is one.
    """
    places = [desk] if desk else []
    if submission and not submission.is_solved and not submission.exercise.is_archived:
        exercise = submission.exercise
        places.append(Place("exercise", exercise.title, exercise.get_absolute_url(), submission.submitted_at))
    if road and road.here and road.progress:
        here = road.here
        places.append(Place("lesson", here.title, here.url, here.opened_at or road.progress.last_accessed_at))
    return max(places, key=lambda place: place.at, default=None)
