"""The address of each page of the site by the name of its URL, and which addresses are no pages."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from accounts.certificates import Certificate
from courses.models import Course, Lesson
from exercises.models import Exercise, Result
from review.models import Card, Review

LESSON = ["first-steps", "strings-first"]

NO_PAGES = {
    "lesson_of_concepts": "answers a script",
    "concept": "leads on to the lesson that teaches it",
    "courses:mark_read": "takes a form",
    "courses:declare_known": "takes a form",
    "courses:declare_module_known": "takes a form",
    "exercises:submit": "takes a form",
    "exercises:draft": "takes a form",
    "exercises:bring_back": "takes a form",
    "accounts:take_back": "takes a form",
    "accounts:export_notes": "a file",
    "accounts:draft_new_note": "takes a form",
    "accounts:note_targets": "a fragment of the note's form",
    "accounts:draft_note": "takes a form",
    "accounts:bring_back_note": "takes a form",
    "accounts:bring_back_new_note": "takes a form",
    "accounts:answer_time_zone": "takes a form",
    "accounts:download_everything": "a file",
    "accounts:stay": "takes a form",
    "accounts:toggle_favorite_lesson": "takes a form",
    "accounts:toggle_favorite_exercise": "takes a form",
    "accounts:make_certificate": "takes a form",
    "accounts:withdraw_certificate": "takes a form",
    "review:draft": "takes a form",
    "review:bring_back": "takes a form",
    "review:session": "leads on to the next card",
    "review:change_state": "takes a form",
    "review:pause": "takes a form",
    "logout": "takes a form",
    "health_live": "answers a machine",
    "health_ready": "answers a machine",
    "metrics": "answers a machine",
    "second_step": "leads to login, but right after a password was given",
    "accounts:second_factor_off": "takes a form",
    "admin_login": "leads on to the site's own login",
    "avatar": "a picture",
    "python_worker": "a script",
}


def newest(related: str, **wanted: Any) -> int:
    """The newest of ada's rows of a kind, by its key."""
    rows: Any = getattr(User.objects.get(username="ada"), related)
    return int(rows.filter(**wanted).first().pk)


def of_course(slug: str = "first-steps") -> int:
    return Course.objects.get(slug=slug).pk


def of_long_course() -> int:
    return of_course("long")


def of_lesson() -> int:
    return Lesson.objects.get(slug="strings-first").pk


def of_exercise() -> int:
    return Exercise.objects.get(slug="name-badge").pk


def of_card(kind: str) -> int:
    return Card.objects.due(timezone.now()).filter(kind=kind).latest("pk").pk


def certificate(*, withdrawn: bool = False) -> str:
    return Certificate.objects.filter(withdrawn_at__isnull=not withdrawn).latest("pk").get_absolute_url()


def new_password(token: str = "") -> str:
    """Where the link in the mail leads, or a link that is too old."""
    ada = User.objects.get(username="ada")
    key = urlsafe_base64_encode(force_bytes(ada.pk))
    return reverse("password_reset_confirm", args=[key, token or default_token_generator.make_token(ada)])


def at(name: str, *arguments: Any) -> Callable[[], str]:
    """The address, made when it is asked for: ids are known only once the rows are there."""
    return lambda: reverse(name, args=[argument() if callable(argument) else argument for argument in arguments])


ADDRESSES: dict[str, Callable[[], str]] = {
    "home": at("home"),
    "search": at("search"),
    "search found": lambda: reverse("search") + "?q=working",
    "keys": at("keys"),
    "courses:catalogue": at("courses:catalogue"),
    "courses:course_detail": at("courses:course_detail", "first-steps"),
    "courses:lesson_detail": at("courses:lesson_detail", *LESSON),
    "courses:lesson_detail gone": at("courses:lesson_detail", "core-python", "aliasing"),
    "courses:answer_quiz": at("courses:answer_quiz", *LESSON),
    "courses:quiz_result": at(
        "courses:quiz_result",
        *("first-steps", "hello-output"),
        lambda: newest("quiz_attempts", lesson__slug="hello-output"),
    ),
    "exercises:exercise_list": at("exercises:exercise_list"),
    "exercises:exercise_detail": at("exercises:exercise_detail", "name-badge"),
    "exercises:history": at("exercises:history", "name-badge"),
    "exercises:submission_detail": at("exercises:submission_detail", lambda: newest("submissions")),
    "exercises:submission_detail crashed": at(
        "exercises:submission_detail", lambda: newest("submissions", result=Result.RUNTIME_ERROR)
    ),
    "accounts:register": at("accounts:register"),
    "accounts:profile": at("accounts:profile"),
    "accounts:again": at("accounts:again"),
    "accounts:second_factor": at("accounts:second_factor"),
    "accounts:leave": at("accounts:leave"),
    "accounts:progress": at("accounts:progress"),
    "accounts:course_progress": at("accounts:course_progress", of_course),
    "accounts:course_timeline": at("accounts:course_timeline", of_course),
    "accounts:course_progress long": at("accounts:course_progress", of_long_course),
    "accounts:course_timeline long": at("accounts:course_timeline", of_long_course),
    "accounts:why_course": at("accounts:why_course", of_long_course),
    "accounts:why_lesson": at("accounts:why_lesson", of_lesson),
    "accounts:why_exercise": at("accounts:why_exercise", of_exercise),
    "accounts:why": at("accounts:why", "courses"),
    "accounts:why lessons": at("accounts:why", "lessons"),
    "accounts:why exercises": at("accounts:why", "exercises"),
    "accounts:why quizzes": at("accounts:why", "quizzes"),
    "accounts:notes": at("accounts:notes"),
    "accounts:create_note": at("accounts:create_note"),
    "accounts:note_detail": at("accounts:note_detail", lambda: newest("notes")),
    "accounts:edit_note": at("accounts:edit_note", lambda: newest("notes")),
    "accounts:new_note_history": at("accounts:new_note_history"),
    "accounts:note_history": at("accounts:note_history", lambda: newest("notes")),
    "accounts:delete_note": at("accounts:delete_note", lambda: newest("notes")),
    "accounts:favorites": at("accounts:favorites"),
    "accounts:certificate": at("accounts:certificate", of_long_course),
    "accounts:certificate to be made": at("accounts:certificate", of_course),
    "certificate": certificate,
    "certificate withdrawn": lambda: certificate(withdrawn=True),
    "certificate of nobody": at("certificate", "AAAA-AAAA-AAAA"),
    "check_certificate": at("check_certificate"),
    "review:today": at("review:today"),
    "review:cards": at("review:cards"),
    "review:write_card": at("review:write_card"),
    "review:card": at("review:card", lambda: of_card(Card.Kind.OWN)),
    "review:card question": at("review:card", lambda: of_card(Card.Kind.QUESTION)),
    "review:card exercise": at("review:card", lambda: of_card(Card.Kind.EXERCISE)),
    "review:history": at("review:history", lambda: of_card(Card.Kind.EXERCISE)),
    "review:edit_card": at("review:edit_card", lambda: of_card(Card.Kind.OWN)),
    "review:delete_card": at("review:delete_card", lambda: of_card(Card.Kind.OWN)),
    "review:done": at("review:done", lambda: Review.objects.latest("pk").pk),
    "review:forecast": at("review:forecast"),
    "review:settings": at("review:settings"),
    "login": at("login"),
    "password_change": at("password_change"),
    "password_change_done": at("password_change_done"),
    "password_reset": at("password_reset"),
    "password_reset_done": at("password_reset_done"),
    "password_reset_confirm": new_password,
    "password_reset_confirm old": lambda: new_password("too-old"),
    "password_reset_complete": at("password_reset_complete"),
}
NOWHERE = "404"
"""No URL at all: the page that says so."""
ADDRESSES[NOWHERE] = lambda: "/nowhere/"
