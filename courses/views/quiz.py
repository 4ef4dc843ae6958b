"""A quiz: its form, what it is answered, and each attempt of one's own."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts import completion, progress
from accounts.models import QuizAttempt
from accounts.road import roads
from accounts.views.kept import login_required_keeping, own_page, take
from courses.models import Lesson, Question
from courses.quiz_forms import read_answers
from courses.quizzes import AnswerError
from courses.views.fetch import get_lesson, learner, lesson_is_gone
from courses.views.questions import answered, asked, pairs, questions_of, seed


@require_http_methods(["GET", "HEAD", "POST"])
@login_required_keeping(page=own_page)
def answer_quiz(request: HttpRequest, course_slug: str, lesson_slug: str) -> HttpResponse:
    """The quiz on a page of its own; a POST is graded, kept as an attempt and answered with its result."""
    lesson = get_lesson(course_slug, lesson_slug)
    if lesson.is_gone:
        return lesson_is_gone(request, lesson)
    questions = questions_of(lesson)
    if not questions:
        raise Http404
    if request.method != "POST":
        return _form(request, lesson, questions, take(request, request.path))
    try:
        answers = read_answers(pairs(questions), dict(request.POST.lists()))
        attempt, _graded = progress.submit_quiz(learner(request), lesson, answers)
    except AnswerError as error:
        return _form(request, lesson, questions, request.POST, error)
    return redirect("courses:quiz_result", course_slug, lesson_slug, attempt.pk)


@require_safe
@login_required_keeping(page=own_page)
def quiz_result(request: HttpRequest, course_slug: str, lesson_slug: str, attempt_id: int) -> HttpResponse:
    """One attempt of one's own: what was answered, what is to be said to it, and what is left of the lesson."""
    attempts = QuizAttempt.objects.select_related("lesson__course")
    place = {"lesson__slug": lesson_slug, "lesson__course__slug": course_slug}
    attempt = get_object_or_404(attempts, pk=attempt_id, user=request.user.pk, **place)
    passed = completion.quiz_passed(attempt.score, attempt.max_score)
    [road] = roads(request.user.pk, [attempt.lesson.course])
    context = {
        "attempt": attempt,
        "lesson": attempt.lesson,
        "passed": passed,
        "needed": completion.QUIZ_PASS_PERCENT,
        "answers": answered(
            attempt.answers.select_related("question").order_by("question__order", "pk"), passed=passed
        ),
        "road": road,
        "post": road.post_of(attempt.lesson.pk),
    }
    return render(request, "courses/quiz_result.html", context)


def _form(
    request: HttpRequest,
    lesson: Lesson,
    questions: list[Question],
    typed: QueryDict | None,
    error: AnswerError | None = None,
) -> HttpResponse:
    latest = QuizAttempt.objects.filter(user=request.user.pk, lesson=lesson).values_list("pk", flat=True).first()
    context = {
        "lesson": lesson,
        "asked": asked(questions, seed(request.user.pk, latest), typed, error),
        "error": error,
        "needed": completion.QUIZ_PASS_PERCENT,
    }
    return render(request, "courses/quiz.html", context)
