"""The library's courses into their rows. `exercises` has the command, and the transaction, for the whole library."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from hashlib import sha256
from typing import Any

from django.db.models import Model
from django.urls import reverse

from courses.library.data import Renderer, question_data
from courses.library.structure import CourseFile, LessonFile, LessonRef, Library, QuestionFile, QuizFile
from courses.markdown import Surroundings, render_code, render_content, render_inline
from courses.mirror import Tally, Wanted, archive, mirror, mirror_links, remove
from courses.models import Concept, Course, Lesson, Misconception, Module, Question, Quiz

Fields = dict[str, Any]
Lessons = dict[LessonRef, Lesson]
ModuleKey = tuple[int, str]


@dataclass(frozen=True)
class Rendered:
    """The library with all that takes time done, before a transaction begins: what lessons and questions will say."""

    library: Library
    lessons: Mapping[LessonRef, Fields]
    questions: Mapping[LessonRef, Sequence[Fields]]


def render_courses(library: Library) -> Rendered:
    """Render all texts of the courses."""
    say = {belief.slug: belief.say for belief in library.misconceptions}
    lessons = {lesson.ref: _lesson_fields(lesson) for lesson in library.lessons}
    questions = {
        lesson.ref: [_question_fields(question, order, lesson, say) for order, question in enumerate(quiz.questions, 1)]
        for lesson, quiz in _quizzes(library)
    }
    return Rendered(library, lessons, questions)


def import_courses(rendered: Rendered, tally: Tally) -> Lessons:
    """Make the rows of all courses say what the files say; call inside a transaction.

    Rows that no import has made or adopted, those with an empty digest, are not archived when no file speaks of them.
    """
    library = rendered.library
    courses = _import_courses(library, tally)
    modules = _import_modules(library, courses, tally)
    lessons = _import_lessons(rendered, courses, modules, tally)
    needs = {lessons[lesson.ref].pk: [lessons[need].pk for need in lesson.needs] for lesson in library.lessons}
    mirror_links("prerequisites", Lesson.needs.through, needs, tally)
    teaches = {lessons[lesson.ref].pk: lesson.teaches for lesson in library.lessons}
    link_concepts("concepts taught", Lesson.teaches.through, teaches, tally)
    _import_misconceptions(library, lessons, tally)
    _import_quizzes(rendered, lessons, tally)
    return lessons


def digest(*parts: Any) -> str:
    """sha256 (hex) of plain values: the version of what a learner has seen."""
    return sha256(json.dumps(parts, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def surroundings(lesson: LessonFile | None = None) -> Surroundings:
    """What texts of a lesson, or of an exercise, may link to and show."""

    def url(course: str, slug: str) -> str:
        return reverse("courses:lesson_detail", args=[course, slug])

    return Surroundings(url, lesson.pictures if lesson else {})


def link_concepts(what: str, through: type[Model], wanted: Mapping[int, Sequence[str]], tally: Tally) -> None:
    """Make a table between rows, by id, and concepts, by slug, say what is wanted; missing concepts are made."""
    slugs = {slug for found in wanted.values() for slug in found}
    there = {concept.slug: concept for concept in Concept.objects.all()}
    concepts = mirror(Concept, there, [Wanted(slug, {"slug": slug}) for slug in sorted(slugs)], tally)
    ids = {pk: [concepts[slug].pk for slug in found] for pk, found in wanted.items()}
    mirror_links(what, through, ids, tally)


def _course_digest(course: CourseFile) -> str:
    modules = [[module.id, module.title, *map(_lesson_digest, module.lessons)] for module in course.modules]
    return digest(course.title, course.summary, course.level, modules)


def _lesson_digest(lesson: LessonFile) -> str:
    quiz = _quiz_digest(lesson.quiz) if lesson.quiz else ""
    return digest(
        lesson.ref.lesson, lesson.title, lesson.objectives, lesson.teaches, lesson.text, dict(lesson.pictures), quiz
    )


def _quiz_digest(quiz: QuizFile) -> str:
    return digest(quiz.title, [{**asdict(question), "line": 0} for question in quiz.questions])


def _import_courses(library: Library, tally: Tally) -> dict[str, Course]:
    rows = {course.slug: course for course in Course.objects.all()}
    wanted = [
        Wanted(
            course.slug,
            {
                "slug": course.slug,
                "title": course.title,
                "summary": course.summary,
                "level": course.level,
                "licence": course.licence,
                "order": order,
                "digest": _course_digest(course),
            },
            before=course.renamed_from,
        )
        for order, course in enumerate(library.courses, 1)
    ]
    kept = mirror(Course, rows, wanted, tally)
    archive(Course, (course for course in rows.values() if course.digest), kept, tally)
    return {course.slug: course for course in kept.values()}


def _import_modules(library: Library, courses: dict[str, Course], tally: Tally) -> dict[ModuleKey, Module]:
    """The modules by the slug of their course and their own."""
    rows = {(row.course_id, row.slug): row for row in Module.objects.filter(course__in=courses.values())}
    wanted = [
        Wanted(
            (courses[course.slug].pk, module.id),
            {"course_id": courses[course.slug].pk, "slug": module.id, "title": module.title, "order": order},
        )
        for course in library.courses
        for order, module in enumerate(course.modules, 1)
    ]
    kept = mirror(Module, rows, wanted, tally)
    remove(Module, rows.values(), kept, tally)
    return kept


def _import_lessons(
    rendered: Rendered, courses: dict[str, Course], modules: dict[ModuleKey, Module], tally: Tally
) -> Lessons:
    rows = {(row.course_id, row.slug): row for row in Lesson.objects.all()}
    wanted = {}
    for course in rendered.library.courses:
        pk = courses[course.slug].pk
        places = [(module, lesson) for module in course.modules for lesson in module.lessons]
        for order, (module, lesson) in enumerate(places, 1):
            place = {"course_id": pk, "module_id": modules[pk, module.id].pk, "order": order}
            key, before = (pk, lesson.ref.lesson), (pk, lesson.renamed_from)
            wanted[lesson.ref] = Wanted(key, {**place, **rendered.lessons[lesson.ref]}, before)
    kept = mirror(Lesson, rows, wanted.values(), tally)
    archive(Lesson, (lesson for lesson in rows.values() if lesson.digest), kept, tally)
    return {ref: kept[want.key] for ref, want in wanted.items()}


def _lesson_fields(lesson: LessonFile) -> Fields:
    return {
        "slug": lesson.ref.lesson,
        "title": lesson.title,
        "minutes": lesson.minutes,
        "objectives": list(lesson.objectives),
        "source": lesson.text,
        "html": render_content(lesson.text, surroundings(lesson), anchors=True),
        "digest": _lesson_digest(lesson),
    }


def _import_misconceptions(library: Library, lessons: Lessons, tally: Tally) -> None:
    rows = {row.slug: row for row in Misconception.objects.all()}
    wanted = [
        Wanted(
            belief.slug,
            {"slug": belief.slug, "title": belief.title, "say": belief.say, "lesson_id": lessons[belief.lesson].pk},
        )
        for belief in library.misconceptions
    ]
    remove(Misconception, rows.values(), mirror(Misconception, rows, wanted, tally), tally)


def _quizzes(library: Library) -> list[tuple[LessonFile, QuizFile]]:
    return [(lesson, lesson.quiz) for lesson in library.lessons if lesson.quiz]


def _import_quizzes(rendered: Rendered, lessons: Lessons, tally: Tally) -> None:
    rows = {row.lesson_id: row for row in Quiz.objects.all()}
    wanted = {
        lesson.ref: Wanted(
            lessons[lesson.ref].pk,
            {"lesson_id": lessons[lesson.ref].pk, "title": quiz.title, "digest": _quiz_digest(quiz)},
        )
        for lesson, quiz in _quizzes(rendered.library)
    }
    kept = mirror(Quiz, rows, wanted.values(), tally)
    archive(Quiz, (quiz for quiz in rows.values() if quiz.digest), kept, tally)
    questions = {(row.quiz_id, row.slug): row for row in Question.objects.exclude(quiz__digest="")}
    asked = [
        Wanted((quiz_id, fields["slug"]), {"quiz_id": quiz_id, **fields}, (quiz_id, question.renamed_from))
        for lesson, quiz in _quizzes(rendered.library)
        for quiz_id in [kept[lessons[lesson.ref].pk].pk]
        for question, fields in zip(quiz.questions, rendered.questions[lesson.ref], strict=True)
    ]
    archive(Question, questions.values(), mirror(Question, questions, asked, tally), tally)


def _question_fields(question: QuestionFile, order: int, lesson: LessonFile, say: dict[str, str]) -> Fields:
    around = surroundings(lesson)
    block, inline = partial(render_content, around=around), partial(render_inline, around=around)
    return {
        "slug": question.id,
        "kind": question.kind,
        "order": order,
        "stem_html": inline(question.stem),
        "body_html": block(question.body),
        "why_html": block(question.why),
        "data": question_data(question, Renderer(block, inline, render_code), say),
    }
