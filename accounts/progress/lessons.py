"""What learners do in a lesson: open it, read it, vouch for it, answer its quiz, have an exercise of it accepted."""

from collections.abc import Mapping
from datetime import datetime

from django.contrib.auth.models import User

from accounts import clock, completion
from accounts.checklist import checklists_for
from accounts.models import CourseProgress, LearningEvent, LessonProgress, QuizAnswer, QuizAttempt
from accounts.progress import rows
from accounts.progress.act import Act, Kind
from accounts.progress.certificates import withdraw_those
from courses import quizzes
from courses.models import Lesson, Question
from exercises.models import Exercise


def open_lesson(user: User, lesson: Lesson) -> None:
    """The learner opened the lesson's page: its rows are made, or their time of last access renewed."""
    with Act.by(user) as act:
        enter(act, lesson)


def mark_read(user: User, lesson: Lesson) -> None:
    """The learner read the lesson to its end; completes one that asks for nothing else. A repeat writes nothing."""
    if rows.IS_READ.rows(user.pk, lesson.pk):
        return
    with Act.by(user) as act:
        enter(act, lesson)
        if rows.READ.rows(user.pk, lesson.pk, act.now):
            act.record(Kind.READ, course=lesson.course, lesson=lesson)
            settle(act, lesson)


def declare_known(user: User, lesson: Lesson) -> None:
    """The learner says to know this already, which completes the lesson. Nothing happens when it is complete."""
    if LessonProgress.objects.filter(user=user, lesson=lesson, is_completed=True).exists():
        return
    with Act.by(user) as act:
        enter(act, lesson)
        if rows.DECLARED.rows(user.pk, lesson.pk, act.now):
            act.record(Kind.DECLARED, course=lesson.course, lesson=lesson)
            complete_lesson(act, lesson)


def withdraw_declaration(user: User, lesson: Lesson) -> None:
    """The learner takes the word back: undone is what nothing but that word had completed, a certificate with it."""
    with Act.by(user) as act:
        enter(act, lesson)
        own = LessonProgress.objects.filter(user=user, lesson=lesson)
        declared_at = own.values_list("declared_at", flat=True).get()
        if not own.filter(declared_at__isnull=False).update(declared_at=None):
            return
        settle(act, lesson)
        undone = own.filter(evidence_at=None).update(is_completed=False, completion_date=None)
        act.record(Kind.WITHDRAWN, course=lesson.course, lesson=lesson, amount=undone)
        if undone:
            CourseProgress.objects.filter(
                user=user, course=lesson.course_id, is_completed=True, completion_date__gte=declared_at
            ).update(is_completed=False, completion_date=None)
            withdraw_those(act, lesson.course_id, issued_since=declared_at)


def submit_quiz(
    user: User, lesson: Lesson, answers: Mapping[str, quizzes.Answer]
) -> tuple[QuizAttempt, quizzes.Graded]:
    """Grade the answers, by question id, to today's quiz of the lesson and keep them, each in a row of its own.

    The same answers again, sent twice, are the one attempt (`clock.SENT_AGAIN`).
    Raises `quizzes.AnswerError`, and keeps nothing, when they answer something that was not asked.
    """
    asked = Question.objects.current().filter(quiz__lesson=lesson, quiz__archived_at=None)
    questions = {question.slug: question for question in asked}
    graded = quizzes.grade([(slug, question.data) for slug, question in questions.items()], answers)
    with Act.by(user) as act:
        enter(act, lesson)
        given = {questions[result.question].pk: result.answer for result in graded.results}
        if (sent := _sent_just_now(act, lesson, given)) is not None:
            return sent, graded
        attempt = QuizAttempt.objects.create(user=user, lesson=lesson, score=graded.score, max_score=graded.max_score)
        QuizAnswer.objects.bulk_create(
            QuizAnswer(
                attempt=attempt,
                question=questions[result.question],
                answer=result.answer,
                is_right=result.is_right,
                misconceptions=list(result.misconceptions),
            )
            for result in graded.results
        )
        score = {"attempt": attempt.pk, "score": attempt.score, "max_score": attempt.max_score}
        answered = sum(result.is_answered for result in graded.results)
        act.record(Kind.QUIZ, course=lesson.course, lesson=lesson, amount=answered, data=score)
        settle(act, lesson)
    return attempt, graded


def _sent_just_now(act: Act, lesson: Lesson, given: Mapping[int, quizzes.Answer]) -> QuizAttempt | None:
    """The learner's newest attempt, if it was just now and gave these very answers, by the question's key."""
    own = QuizAttempt.objects.filter(user=act.user, lesson=lesson, attempt_date__range=clock.just_now())
    latest = own.order_by("-pk").first()
    if latest is None or dict(latest.answers.values_list("question_id", "answer")) != given:
        return None
    return latest


def accept_exercise(user: User, exercise: Exercise, at: datetime | None = None) -> None:
    """A submission of the learner's was accepted, and its row says so already. It was sent in `at`, or else now.

    The act counts for the day on which it was sent in, however long the verdict took.
    """
    lesson = exercise.lesson
    with Act.by(user) as act:
        if lesson is not None:
            enter(act, lesson)
        if not LearningEvent.objects.filter(user=user, kind=Kind.ACCEPTED, exercise=exercise).exists():
            course = lesson.course if lesson else None
            act.record(Kind.ACCEPTED, at=at, course=course, lesson=lesson, exercise=exercise)
        if lesson is not None:
            settle(act, lesson)


def settle(act: Act, lesson: Lesson) -> None:
    """Complete the lesson if the evidence for it is whole, and the course if this was its last lesson."""
    checklist = checklists_for(act.user.pk, [lesson])[lesson.pk]
    if not completion.shown(checklist.asked, checklist.evidence):
        return
    if rows.SHOWN.rows(act.user.pk, lesson.pk, act.now):
        _tell_complete(act, lesson)
    else:
        rows.EVIDENCE.rows(act.user.pk, lesson.pk, act.now)
    complete_course(act, lesson)


def enter(act: Act, lesson: Lesson) -> None:
    """Make or renew the learner's rows of the lesson and of its course.

    A lesson's page does this whenever it is opened, and has few queries to spend: one for the course, and one for the
    lesson, or three the first time, when the row count of its UPDATE says that there is something to record.
    """
    rows.COURSE_OPENED.rows(act.user.pk, lesson.course_id, act.now)
    if not rows.RENEWED.rows(act.user.pk, lesson.pk, act.now):
        rows.OPENED.rows(act.user.pk, lesson.pk, act.now)
        act.record(Kind.OPENED, course=lesson.course, lesson=lesson)


def complete_lesson(act: Act, lesson: Lesson) -> None:
    """Mark the lesson complete, once, and then look at its course."""
    if rows.COMPLETED.rows(act.user.pk, lesson.pk, act.now):
        _tell_complete(act, lesson)
    complete_course(act, lesson)


def complete_course(act: Act, lesson: Lesson) -> None:
    """Mark the lesson's course complete, once, if all its lessons are."""
    lessons = dict(rows.COURSE.rows(act.user.pk, lesson.course_id))
    if not completion.course_complete(lessons, [pk for pk, is_completed in lessons.items() if is_completed]):
        return
    open_row = CourseProgress.objects.filter(user=act.user, course=lesson.course_id, is_completed=False)
    if open_row.update(is_completed=True, completion_date=act.now):
        act.record(Kind.COURSE_COMPLETED, course=lesson.course, data={"version": lesson.course.digest})


def _tell_complete(act: Act, lesson: Lesson) -> None:
    act.record(Kind.LESSON_COMPLETED, course=lesson.course, lesson=lesson, data={"version": lesson.digest})
