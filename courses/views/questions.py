"""The questions of a quiz as the templates see them: to be answered, and answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from accounts.models import QuizAnswer
from courses import quizzes
from courses.models import Lesson, Question
from courses.quiz_forms import Control
from courses.quizzes import AnswerError, Feedback, Shown


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to be answered; `error` says what does not fit in the answer that was sent."""

    question: Question
    control: Control
    error: str = ""

    @property
    def body_parts(self) -> list[tuple[str, object]]:
        """The body of a question with blanks, cut at each."""
        return list(self.control.body_parts(self.question.body_html))


@dataclass(frozen=True, slots=True)
class Answered:
    """One question of an attempt. `right` is there for those who have passed."""

    question: Question
    is_right: bool
    answer: Shown
    feedback: Sequence[Feedback]
    right: Shown | None


def questions_of(lesson: Lesson) -> list[Question]:
    """What the lesson's quiz asks today, in its order; empty without a quiz."""
    return list(Question.objects.current().filter(quiz__lesson=lesson, quiz__archived_at=None))


def pairs(questions: Iterable[Question]) -> list[tuple[str, quizzes.Data]]:
    """The questions as the grading wants them."""
    return [(question.slug, question.data) for question in questions]


def seed(user_id: int | None, latest_attempt: int | None) -> str:
    """Shuffles the options: as they were while the form comes back with an error, anew after each attempt."""
    return f"{user_id}/{latest_attempt}"


def asked(
    questions: Iterable[Question], seed: str, typed: QueryDict | None = None, error: AnswerError | None = None
) -> list[Asked]:
    """The questions with what was typed before and, at its question, what did not fit."""
    form = dict(typed.lists()) if typed is not None else {}
    return [
        Asked(
            question,
            Control(question.slug, question.data, seed, form),
            error.message if error and error.question == question.slug else "",
        )
        for question in questions
    ]


def answered(answers: Iterable[QuizAnswer], *, passed: bool) -> list[Answered]:
    """What was answered, with what is to be said to it; the right answers only after a passed attempt."""
    return [
        Answered(
            row.question,
            row.is_right,
            quizzes.show_answer(row.question.data, row.answer),
            _feedback(row),
            quizzes.show_right(row.question.data) if passed and row.question.data else None,
        )
        for row in answers
    ]


def _feedback(row: QuizAnswer) -> Sequence[Feedback]:
    """What the question says today to the answer of then; nothing when it has changed so that it does not fit."""
    try:
        [result] = quizzes.grade(pairs([row.question]), {row.question.slug: row.answer}).results
    except AnswerError:
        return ()
    return [said for said in result.feedback if said.html]
