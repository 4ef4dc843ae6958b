"""Every form of the site, once: by the name of its address, what has to be there before it can be sent, and what it
sends. `tests/faults/test_sent_twice.py` sends each of them twice."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from accounts import leaving, note_drafts, notes, progress
from accounts.models import Note
from courses.models import Lesson, Module
from exercises.drafts import desk_of
from exercises.tests.judged import RIGHT, make_judged_exercise
from review import acts
from review.drafts import desk_of as card_desk_of
from review.models import Card
from review.tests.cards import due_cards, own_card, turn_of
from review.views.fetch import seal
from tests.factory import PASSWORD, make_course, make_lesson, make_quiz

Sent = tuple[str, dict[str, Any]]
"""Where to, and what."""
Make = Callable[[User], Sent]


def _lesson() -> Lesson:
    return make_course(lessons=1).lessons.get()


def _at(lesson: Lesson, name: str) -> str:
    return reverse(f"courses:{name}", args=[lesson.course.slug, lesson.slug])


def _note(user: User) -> Note:
    return notes.create_note(user, title="Before", content="text", lesson=None, exercise=None)


def quiz(user: User) -> Sent:
    lesson = make_lesson()
    make_quiz(lesson)
    return _at(lesson, "answer_quiz"), {"q-q0": "right", "q-q1": "wrong"}


def word_taken_back(user: User) -> Sent:
    lesson = _lesson()
    progress.declare_known(user, lesson)
    return reverse("accounts:take_back", args=[lesson.pk]), {}


def module_known(user: User) -> Sent:
    course = make_course()
    module = Module.objects.create(course=course, slug="part", title="Part")
    make_lesson(course, module=module)
    return reverse("courses:declare_module_known", args=[course.slug, "part"]), {}


def certificate(user: User) -> Sent:
    lesson = _lesson()
    progress.mark_read(user, lesson)
    return reverse("accounts:make_certificate", args=[lesson.course.pk]), {"name": "Ada Lovelace"}


def certificate_withdrawn(user: User) -> Sent:
    lesson = _lesson()
    progress.mark_read(user, lesson)
    progress.issue_certificate(user, lesson.course, "Ada Lovelace")
    return reverse("accounts:withdraw_certificate", args=[lesson.course.pk]), {}


def leaving_taken_back(user: User) -> Sent:
    leaving.ask(user)
    return reverse("accounts:stay"), {}


def note_changed(user: User) -> Sent:
    note = _note(user)
    said = {"title": "After", "content": "another text", "revision": note.revision}
    return reverse("accounts:edit_note", args=[note.pk]), said


def note_deleted(user: User) -> Sent:
    return reverse("accounts:delete_note", args=[_note(user).pk]), {}


def note_draft(user: User) -> Sent:
    return reverse("accounts:draft_note", args=[_note(user).pk]), {"title": "t", "content": "more", "revision": 0}


def note_brought_back(user: User) -> Sent:
    note = _note(user)
    notes.change_note(note, title="After", content="another text", lesson=None, exercise=None)
    version = note_drafts.desk_of(user, note_drafts.place_of(note)).history().last()
    assert version is not None
    return reverse("accounts:bring_back_note", args=[note.pk]), {"version": version.pk}


def new_note_brought_back(user: User) -> Sent:
    desk = note_drafts.desk_of(user, note_drafts.Place("new"))
    desk.set_aside({"title": "t", "content": "once"})
    version = desk.history().get()
    return reverse("accounts:bring_back_new_note"), {"version": version.pk}


def solution(user: User) -> Sent:
    exercise = make_judged_exercise(slug=f"double-{user.pk}")
    return reverse("exercises:submit", args=[exercise.slug]), {"source": RIGHT}


def code_draft(user: User) -> Sent:
    exercise = make_judged_exercise(slug=f"double-{user.pk}")
    return reverse("exercises:draft", args=[exercise.slug]), {"source": RIGHT, "revision": 0}


def code_brought_back(user: User) -> Sent:
    exercise = make_judged_exercise(slug=f"double-{user.pk}")
    desk = desk_of(user.pk, exercise)
    desk.set_aside({"files": dict(exercise.stub)})
    return reverse("exercises:bring_back", args=[exercise.slug]), {"version": desk.history().get().pk}


def star(kind: str) -> Make:
    def make(user: User) -> Sent:
        target = _lesson() if kind == "lesson" else make_judged_exercise(slug=f"double-{user.pk}")
        return reverse(f"accounts:toggle_favorite_{kind}", args=[target.pk]), {"state": "on"}

    return make


def review_answer(user: User) -> Sent:
    card = due_cards(user)[0]
    assert card.question is not None
    said = {"asked": seal(card, card.due_at), f"q-{card.question.slug}": "right"}
    return reverse("review:card", args=[card.pk]), said


def solving_card(user: User) -> Card:
    exercise = make_judged_exercise(slug=f"double-{user.pk}")
    return Card.objects.create(user=user, kind=Card.Kind.EXERCISE, exercise=exercise, due_at=timezone.now())


def review_draft(user: User) -> Sent:
    card = solving_card(user)
    return reverse("review:draft", args=[card.pk, card.turn]), {"source": RIGHT, "revision": 0}


def review_brought_back(user: User) -> Sent:
    card = solving_card(user)
    card_desk_of(card).set_aside({"files": {"solution.py": RIGHT}})
    return reverse("review:bring_back", args=[card.pk]), {"version": card_desk_of(card).history().get().pk}


def review_corrected(user: User) -> Sent:
    card = due_cards(user)[0]
    row = acts.answer_question(user, turn_of(card), "right")
    return reverse("review:done", args=[row.pk]), {"rating": "1"}


def card_changed(user: User) -> Sent:
    return reverse("review:edit_card", args=[own_card(user).pk]), {"front": "A?", "back": "B."}


def card_deleted(user: User) -> Sent:
    return reverse("review:delete_card", args=[own_card(user).pk]), {}


def card_put_away(user: User) -> Sent:
    return reverse("review:change_state", args=[own_card(user).pk]), {"do": "suspend"}


def registration(user: User) -> Sent:
    name = f"new-{user.username}"
    said = {"username": name, "email": f"{name}@example.org", "password1": PASSWORD, "password2": PASSWORD}
    return reverse("accounts:register"), said


def password(user: User) -> Sent:
    new = "another battery entirely"
    return reverse("password_change"), {"old_password": PASSWORD, "new_password1": new, "new_password2": new}


def profile(user: User) -> Sent:
    habits = {"time_zone": "Europe/Vienna", "rest_days": [], "goal_kind": "", "goal": ""}
    said = {"username": user.username, "email": user.email, "bio": "I count.", **habits}
    return reverse("accounts:profile"), said


def plain(name: str, **said: Any) -> Make:
    """A form whose address has no number in it."""
    return lambda user: (reverse(name), said)


def at_lesson(name: str, **said: Any) -> Make:
    return lambda user: (_at(_lesson(), name), said)


FORMS: dict[str, Make] = {
    "login": lambda user: (reverse("login"), {"username": user.username, "password": PASSWORD}),
    "logout": plain("logout"),
    "password_change": password,
    "password_reset": lambda user: (reverse("password_reset"), {"email": user.email}),
    "accounts:register": registration,
    "accounts:again": plain("accounts:again", password=PASSWORD),
    "accounts:profile": profile,
    "accounts:answer_time_zone": plain("accounts:answer_time_zone", time_zone="Europe/Vienna", take="yes"),
    "accounts:download_everything": plain("accounts:download_everything"),
    "accounts:leave": plain("accounts:leave"),
    "accounts:stay": leaving_taken_back,
    "accounts:make_certificate": certificate,
    "accounts:withdraw_certificate": certificate_withdrawn,
    "accounts:take_back": word_taken_back,
    "accounts:create_note": plain("accounts:create_note", title="Slices", content="The end is left out."),
    "accounts:draft_new_note": plain("accounts:draft_new_note", title="t", content="unsent", revision=0),
    "accounts:bring_back_new_note": new_note_brought_back,
    "accounts:edit_note": note_changed,
    "accounts:draft_note": note_draft,
    "accounts:bring_back_note": note_brought_back,
    "accounts:delete_note": note_deleted,
    "accounts:toggle_favorite_lesson": star("lesson"),
    "accounts:toggle_favorite_exercise": star("exercise"),
    "courses:mark_read": at_lesson("mark_read"),
    "courses:declare_known": at_lesson("declare_known"),
    "courses:declare_module_known": module_known,
    "courses:answer_quiz": quiz,
    "exercises:submit": solution,
    "exercises:draft": code_draft,
    "exercises:bring_back": code_brought_back,
    "review:card": review_answer,
    "review:draft": review_draft,
    "review:bring_back": review_brought_back,
    "review:done": review_corrected,
    "review:write_card": plain("review:write_card", front="What is a set?", back="No order, nothing twice."),
    "review:edit_card": card_changed,
    "review:delete_card": card_deleted,
    "review:change_state": card_put_away,
    "review:settings": plain("review:settings", retention=90, daily_most=20),
    "review:pause": plain("review:pause"),
}
