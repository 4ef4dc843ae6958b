"""What a demo learner does in a lesson, as steps that are taken one after another, each on its own evening or not."""

import random
from collections.abc import Callable, Iterator
from functools import partial

from django.contrib.auth.models import User

from accounts import favorites, notes, progress
from accounts.note_texts import quoted
from accounts.passages import EXACT_MAX_CHARACTERS, Passage, choose, text_of
from courses.models import Lesson, Question
from courses.quizzes import Answer
from exercises.models import Exercise
from exercises.stated import wrong_answers
from review import own
from review.demo.answers import right_answer, wrong_answer
from review.demo.verdicts import Try, Verdicts, mistakes

Step = Callable[[], object]

FAILED_QUIZ = 0.3
"""The share of quizzes that are not passed at once."""
SLIP = 0.12
"""The chance of a wrong answer in a quiz that is passed."""


class Learner:
    """A user, a source of chance, and where verdicts come from."""

    def __init__(self, user: User, chance: random.Random, verdicts: Verdicts) -> None:
        self.user, self.chance, self.verdicts = user, chance, verdicts

    def whole(self, lesson: Lesson, number: int) -> Iterator[Step]:
        """All that completes a lesson, the lessons counted from 0 by `number`, with a note or a star now and then."""
        yield partial(progress.mark_read, self.user, lesson)
        if number % 3 == 0:
            yield partial(self._note, lesson)
        if number % 4 == 1:
            yield partial(self._passage, lesson)
        if number % 4 == 2:
            yield partial(favorites.set_favorite, self.user, lesson, on=True)
        questions = list(Question.objects.current().filter(quiz__lesson=lesson, quiz__archived_at=None))
        if questions:
            if self.chance.random() < FAILED_QUIZ:
                yield partial(self._quiz, lesson, questions, passed=False)
            yield partial(self._quiz, lesson, questions, passed=True)
        for place, exercise in enumerate(Exercise.objects.current().filter(lesson=lesson)):
            if not exercise.definition or (exercise.extra and self.chance.random() < 0.5):
                continue
            for one in self.verdicts.tries(exercise, mistakes(exercise, self.chance)):
                yield partial(self._hand_in, one)
            if (number + place) % 6 == 5:
                yield partial(favorites.set_favorite, self.user, exercise, on=True)

    def begun(self, lesson: Lesson) -> Iterator[Step]:
        """A lesson that is not finished: read, and one exercise of it tried in vain."""
        yield partial(progress.mark_read, self.user, lesson)
        for exercise in Exercise.objects.current().filter(lesson=lesson).exclude(definition={})[:1]:
            for one in self.verdicts.tries(exercise, wrong_answers(exercise)[:1], solved=False):
                yield partial(self._hand_in, one)

    def _hand_in(self, one: Try) -> None:
        if one.exercise.lesson is not None:
            progress.open_lesson(self.user, one.exercise.lesson)
        progress.keep_judged(self.user, one.exercise, one.files, one.report)

    def _quiz(self, lesson: Lesson, questions: list[Question], *, passed: bool) -> None:
        most = len(questions) // 5 if passed else len(questions)
        slips = {row.pk for row in questions if self.chance.random() < SLIP} if passed else set()
        wrong = set(sorted(slips)[:most]) if passed else {row.pk for row in questions[: len(questions) // 2 + 1]}
        answers: dict[str, Answer] = {
            row.slug: (wrong_answer if row.pk in wrong else right_answer)(row.data) for row in questions
        }
        progress.submit_quiz(self.user, lesson, {slug: answer for slug, answer in answers.items() if answer})

    def _note(self, lesson: Lesson) -> None:
        aims = [str(aim) for aim in lesson.objectives] or [lesson.title]
        text = "What I want to keep:\n\n" + "\n".join(f"- {aim}" for aim in aims)
        title = f"Notes on {lesson.title}"[:200]
        note = notes.create_note(self.user, title=title, content=text, lesson=lesson, exercise=None)
        own.write_card(self.user, front=f"“{lesson.title}”: what was it about?", back=text, note=note)

    def _passage(self, lesson: Lesson) -> None:
        passage = _sentence(text_of(lesson.html))
        if passage is None:
            return
        text = quoted(passage.exact) + "Read this again before the exercises."
        title = f"A sentence of {lesson.title}"[:200]
        notes.create_note(self.user, title=title, content=text, lesson=lesson, exercise=None, passage=passage)


def _sentence(text: str) -> Passage | None:
    """The first sentence of a lesson's text that a note can be about."""
    start = len(text) - len(text.lstrip())
    end = text.find(". ", start) + 1
    return choose(text, start, end) if 0 < end - start <= EXACT_MAX_CHARACTERS else None
