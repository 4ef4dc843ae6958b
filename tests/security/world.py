"""A small site with something of everything, all of it ada's, and an address for each name of a URL."""

from typing import Any

from django.contrib.auth.models import Permission, User
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from accounts.models import Note, NoteVersion
from accounts.progress import declare_known, issue_certificate
from courses.models import Concept, Module
from exercises.models import Draft
from review import acts
from review.drafts import desk_of
from review.learned import keep_up
from review.tests.cards import learn, make_due, own_card, turn_of
from tests.factory import make_course, make_exercise, make_lesson, make_quiz, make_submission, make_user

ROLES = ("anonymous", "other", "owner", "teacher", "administrator")
"""Nobody, a learner to whom nothing here belongs, the learner to whom all of it does, and two who work here."""


def cast(owner: User) -> dict[str, User | None]:
    """Who tries, by role: a teacher sees everything in the administration and may change nothing there."""
    teacher = make_user("mary", is_staff=True)
    teacher.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    administrator = make_user("root", is_staff=True, is_superuser=True)
    return dict(zip(ROLES, (None, make_user("grace"), owner, teacher, administrator), strict=True))


class World:
    """Rows of every kind, and what the addresses of the site are made of."""

    def __init__(self, owner: User) -> None:
        self.owner = owner
        self.course = make_course(title="First course", slug="first")
        self.lesson = make_lesson(self.course, slug="one", title="One")
        Module.objects.create(course=self.course, slug="part", title="Part")
        make_quiz(self.lesson)
        concept = Concept.objects.create(slug="names")
        self.lesson.teaches.add(concept)
        self.exercise = make_exercise(self.lesson, slug="task", title="Task")
        learn(owner, self.lesson)
        declare_known(owner, self.lesson)
        self.attempt = owner.quiz_attempts.get()
        self.submission = make_submission(owner, self.exercise)
        self.note = Note.objects.create(user=owner, title="Mine", content="Text", lesson=self.lesson)
        self.version = NoteVersion.objects.create(
            user=owner, place=f"note-{self.note.pk}", note=self.note, content="Old"
        )
        Draft.objects.create(user=owner, exercise=self.exercise, files={"main.py": "x = 1\n"})
        self.certificate = issue_certificate(owner, self.course, "Ada")
        self.card = own_card(owner)
        keep_up(owner)
        due = {card.kind: card for card in make_due(owner)}
        self.review = acts.answer_question(owner, turn_of(due["question"]), "right")
        self.solving = due["exercise"]
        desk_of(self.solving).save({"files": {"main.py": "x = 1\n"}})

    def arguments(self, name: str) -> list[Any]:
        """What stands in the address of this URL."""
        for names, arguments in self._arguments().items():
            if name in names:
                return list(arguments)
        return []

    def _arguments(self) -> dict[tuple[str, ...], tuple[Any, ...]]:
        key = urlsafe_base64_encode(force_bytes(self.owner.pk))
        course = ("course_progress", "certificate", "make_certificate", "withdraw_certificate", "course_timeline")
        lesson = ("lesson_detail", "mark_read", "declare_known", "answer_quiz")
        exercise = ("exercise_detail", "submit", "draft", "history", "bring_back")
        note = ("note_detail", "edit_note", "draft_note", "note_history", "bring_back_note", "delete_note")
        return {
            tuple(f"accounts:{name}" for name in (*course, "why_course")): (self.course.pk,),
            tuple(f"courses:{name}" for name in lesson): ("first", "one"),
            tuple(f"exercises:{name}" for name in exercise): ("task",),
            tuple(f"accounts:{name}" for name in note): (self.note.pk,),
            tuple(f"review:{name}" for name in ("card", "edit_card", "delete_card", "change_state")): (self.card.pk,),
            ("accounts:why_lesson", "accounts:take_back", "accounts:toggle_favorite_lesson"): (self.lesson.pk,),
            ("accounts:why_exercise", "accounts:toggle_favorite_exercise"): (self.exercise.pk,),
            ("certificate",): (self.certificate.shown_code,),
            ("concept",): ("names",),
            ("courses:course_detail",): ("first",),
            ("courses:declare_module_known",): ("first", "part"),
            ("courses:quiz_result",): ("first", "one", self.attempt.pk),
            ("exercises:submission_detail",): (self.submission.pk,),
            ("accounts:why",): ("courses",),
            ("accounts:note_targets",): ("lesson",),
            ("review:done",): (self.review.pk,),
            ("review:history", "review:bring_back"): (self.solving.pk,),
            ("review:draft",): (self.solving.pk, self.solving.turn),
            ("avatar",): ("none",),
            ("python_worker",): ("none",),
            ("password_reset_confirm",): (key, default_token_generator.make_token(self.owner)),
        }

    def fields(self, name: str) -> dict[str, Any]:
        """What has to be sent for the act to be one; for most nothing."""
        versions: dict[str, Any] = {"accounts:bring_back_note": self.version.pk, "review:bring_back": "stub"}
        return {"version": versions[name]} if name in versions else {}

    def address(self, name: str) -> str:
        """Where the URL of this name leads in this world."""
        return reverse(name, args=self.arguments(name))
