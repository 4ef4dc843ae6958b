"""Courses, lessons, quizzes and beliefs into their rows: once, again, renamed, gone and back."""

import shutil
from pathlib import Path

import pytest

from courses.importing import import_courses, render_courses
from courses.library.loading import load_library
from courses.mirror import Tally
from courses.models import Course, Lesson, Misconception, Module, Question, Quiz
from courses.tests.shelf import FILES, LESSON, QUIZ, write

pytestmark = pytest.mark.django_db

COURSE = FILES["core/course.toml"]


def bring_in(root: Path, files: dict[str, str] | None = None) -> dict[tuple[str, str], int]:
    """Write files, import the library, and say what was done."""
    write(root, files or {})
    tally = Tally()
    import_courses(render_courses(load_library(root)), tally)
    return dict(tally.counts)


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """The small library, written and imported."""
    bring_in(tmp_path, FILES)
    return tmp_path


def test_every_field_of_a_course_comes_from_its_files(shelf: Path) -> None:
    course = Course.objects.get()
    assert (course.slug, course.title, course.summary) == ("core", "Core", "The core.")
    assert (course.level, course.licence, course.order) == ("beginner", "CC-BY-SA-4.0", 1)
    module = Module.objects.get()
    assert (module.course, module.slug, module.title, module.order) == (course, "one", "One", 1)
    belief = Misconception.objects.get()
    assert (belief.slug, belief.title, belief.say) == ("index-from-one", "Counting starts at 1", "It starts at 0.")
    assert belief.lesson == Lesson.objects.get(slug="slices")


def test_every_field_of_a_lesson_comes_from_its_files(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Slicing\nminutes: 25\nobjectives: [take a slice]\nneeds: [lists]\nteaches: [list-slice]\n---\n"
        "## The cut\nSee [lists](lesson:core/lists) and ![A box](img/box.svg).\n"
    )
    picture = '<svg viewBox="0 0 9 9"><path d="M0 0"/></svg>'
    bring_in(tmp_path, {**FILES, "core/slices/lesson.md": text, "core/slices/img/box.svg": picture})
    lesson = Lesson.objects.get(slug="slices")
    assert (lesson.title, lesson.minutes, lesson.order, lesson.module) == ("Slicing", 25, 2, Module.objects.get())
    assert lesson.objectives == ["take a slice"]
    assert [need.slug for need in lesson.needs.all()] == ["lists"]
    assert [concept.slug for concept in lesson.teaches.all()] == ["list-slice"]
    assert lesson.source.startswith("## The cut")
    assert '<h2 id="section-the-cut">' in lesson.html
    assert 'href="/courses/core/lists/"' in lesson.html
    assert '<svg role="img" aria-label="A box"' in lesson.html


def test_every_field_of_a_question_comes_from_its_files(shelf: Path) -> None:
    quiz = Quiz.objects.get()
    assert (quiz.lesson.slug, quiz.title) == ("slices", "Slicing")
    question = Question.objects.get()
    assert (question.quiz, question.slug, question.kind, question.order) == (quiz, "first", "single", 1)
    assert question.stem_html == 'What is <code>"abc"[0]</code>?'
    assert question.body_html == ""
    assert question.why_html == "<p>the first position is 0.</p>"
    right, wrong = question.data["options"]
    assert (right["html"], right["right"]) == ('<code>"a"</code>', True)
    assert (wrong["feedback_html"], wrong["misconception"]) == ("<p>Positions count from 0.</p>", "index-from-one")


def rows() -> list[object]:
    """Everything that the import writes, as it stands."""
    models = (Course, Module, Lesson, Misconception, Quiz, Question)
    links = (Lesson.needs.through, Lesson.teaches.through)
    return [list(model._default_manager.order_by("pk").values()) for model in (*models, *links)]


def test_a_second_run_changes_nothing(shelf: Path) -> None:
    before = rows()
    assert bring_in(shelf) == {}
    assert rows() == before


def test_a_changed_title_keeps_the_row_and_writes_that_row_alone(shelf: Path) -> None:
    lesson = Lesson.objects.get(slug="slices")
    done = bring_in(shelf, {"core/slices/lesson.md": LESSON.replace("Slicing", "Cutting")})
    # The course's digest covers its lessons.
    assert done == {("lessons", "changed"): 1, ("courses", "changed"): 1}
    changed = Lesson.objects.get(pk=lesson.pk)
    assert changed.title == "Cutting"
    assert changed.digest != lesson.digest


def test_the_version_of_a_lesson_and_its_course_changes_with_the_quiz_and_not_with_the_order(shelf: Path) -> None:
    digests = dict(Lesson.objects.values_list("slug", "digest"))
    bring_in(shelf, {"core/course.toml": COURSE.replace('"lists", "slices"', '"slices", "lists"')})
    assert list(Lesson.objects.values_list("slug", flat=True)) == ["slices", "lists"]
    assert dict(Lesson.objects.values_list("slug", "digest")) == digests
    course = Course.objects.get().digest
    bring_in(shelf, {"core/slices/quiz.md": QUIZ.replace("> why: the", "> why: that the")})
    assert Lesson.objects.get(slug="slices").digest != digests["slices"]
    assert Lesson.objects.get(slug="lists").digest == digests["lists"]
    assert Course.objects.get().digest != course


def test_what_leaves_the_files_is_archived_and_comes_back_as_the_same_row(shelf: Path) -> None:
    ids = [Lesson.objects.get(slug="slices").pk, Quiz.objects.get().pk, Question.objects.get().pk]
    shutil.move(shelf / "core/slices", shelf / "aside")
    gone = {
        "core/course.toml": COURSE.replace(', "slices"', ""),
        "misconceptions.toml": FILES["misconceptions.toml"].replace("slices", "lists"),
    }
    done = bring_in(shelf, gone)
    assert {kind: deed for kind, deed in done if deed == "archived"} == {
        "lessons": "archived",
        "quizzes": "archived",
        "questions": "archived",
    }
    assert [Lesson.objects.get(slug="slices").is_archived, Quiz.objects.get().is_archived] == [True, True]
    assert Question.objects.get().is_archived
    when = Lesson.objects.get(slug="slices").archived_at
    assert bring_in(shelf) == {}
    assert Lesson.objects.get(slug="slices").archived_at == when

    shutil.move(shelf / "aside", shelf / "core/slices")
    done = bring_in(shelf, FILES)
    assert {kind for kind, deed in done if deed == "restored"} == {"lessons", "quizzes", "questions"}
    assert [Lesson.objects.get(slug="slices").pk, Quiz.objects.get().pk, Question.objects.get().pk] == ids
    assert not Lesson.objects.get(slug="slices").is_archived


def test_a_course_that_leaves_takes_its_lessons_along(shelf: Path) -> None:
    shutil.rmtree(shelf / "core")
    bring_in(shelf, {"library.toml": "courses = []\n", "misconceptions.toml": ""})
    assert Course.objects.get().is_archived
    assert {lesson.is_archived for lesson in Lesson.objects.all()} == {True}
    assert not Misconception.objects.exists()


def test_renamed_course_lesson_and_question_keep_their_rows(shelf: Path) -> None:
    ids = [Course.objects.get().pk, Lesson.objects.get(slug="slices").pk, Question.objects.get().pk]
    shutil.move(shelf / "core", shelf / "base")
    shutil.move(shelf / "base/slices", shelf / "base/cuts")
    renamed = {
        "library.toml": 'courses = ["base"]\n',
        "misconceptions.toml": FILES["misconceptions.toml"].replace("core/slices", "base/cuts"),
        "base/course.toml": 'renamed_from = "core"\n' + COURSE.replace("slices", "cuts"),
        "base/cuts/lesson.md": LESSON.replace("minutes", "renamed_from: slices\nminutes"),
        "base/cuts/quiz.md": QUIZ.replace("{#first}", "{#start renamed_from=first}"),
    }
    done = bring_in(shelf, renamed)
    assert {deed for _kind, deed in done} == {"changed"}
    course, lesson, question = Course.objects.get(), Lesson.objects.get(slug="cuts"), Question.objects.get()
    assert [course.pk, lesson.pk, question.pk] == ids
    assert (course.slug, question.slug) == ("base", "start")
    assert bring_in(shelf) == {}


def test_rows_that_no_file_made_are_left_alone(shelf: Path) -> None:
    own = Course.objects.create(title="Own", slug="own")
    lesson = Lesson.objects.create(course=own, title="Own", slug="own")
    beside = Lesson.objects.create(course=Course.objects.get(slug="core"), title="Beside", slug="beside")
    quiz = Quiz.objects.create(lesson=lesson)
    question = Question.objects.create(quiz=quiz, slug="own")
    assert bring_in(shelf) == {}
    for row in (own, lesson, beside, quiz, question):
        row.refresh_from_db()
        assert not row.is_archived


def test_a_row_made_by_hand_is_adopted_when_a_file_has_its_slug(tmp_path: Path) -> None:
    own = Course.objects.create(title="Own", slug="core")
    lesson = Lesson.objects.create(course=own, title="Own", slug="lists")
    bring_in(tmp_path, FILES)
    lesson.refresh_from_db()
    assert (lesson.title, lesson.course.title) == ("Lists", "Core")


def test_a_module_that_is_gone_leaves_its_lessons_in_place(shelf: Path) -> None:
    lesson = Lesson.objects.get(slug="slices")
    done = bring_in(shelf, {"core/course.toml": COURSE.replace('id = "one"', 'id = "two"')})
    assert done[("modules", "removed")] == 1
    lesson.refresh_from_db()
    assert lesson.module == Module.objects.get(slug="two")


def test_needs_and_concepts_follow_the_files(shelf: Path) -> None:
    lesson = LESSON.replace("minutes", "needs: [lists]\nteaches: [a, b]\nminutes")
    assert bring_in(shelf, {"core/slices/lesson.md": lesson})[("concepts taught", "new")] == 2
    bring_in(shelf, {"core/slices/lesson.md": LESSON.replace("minutes", "teaches: [b, c]\nminutes")})
    slices = Lesson.objects.get(slug="slices")
    assert [concept.slug for concept in slices.teaches.all()] == ["b", "c"]
    assert not slices.needs.exists()
