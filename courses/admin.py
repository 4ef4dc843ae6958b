"""The library in the admin: to be looked at. It is written in files and brought in by `import_content` alone."""

from typing import Any, TypeVar

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from courses.models import Concept, Course, Lesson, Misconception, Module, Question, Quiz

M = TypeVar("M", bound=Model)


class LibraryAdmin(admin.ModelAdmin[M]):
    """Rows that mirror files can be read here, and found by the autocompletion of other pages."""

    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Course)
class CourseAdmin(LibraryAdmin[Course]):
    """Courses."""

    list_display = ["title", "slug", "level", "order", "archived_at"]
    list_filter = ["level", "archived_at"]
    search_fields = ["title", "slug"]


@admin.register(Module)
class ModuleAdmin(LibraryAdmin[Module]):
    """Chapters of courses."""

    list_display = ["title", "course", "order"]
    list_filter = ["course"]
    list_select_related = ["course"]
    search_fields = ["title"]


@admin.register(Lesson)
class LessonAdmin(LibraryAdmin[Lesson]):
    """Lessons."""

    list_display = ["title", "course", "module", "order", "minutes", "archived_at"]
    list_filter = ["course", "archived_at"]
    list_select_related = ["course", "module"]
    search_fields = ["title", "slug", "course__title"]


@admin.register(Quiz)
class QuizAdmin(LibraryAdmin[Quiz]):
    """Quizzes."""

    list_display = ["__str__", "lesson", "archived_at"]
    list_select_related = ["lesson"]
    search_fields = ["title", "lesson__title"]


@admin.register(Question)
class QuestionAdmin(LibraryAdmin[Question]):
    """Questions."""

    list_display = ["slug", "quiz", "kind", "order", "archived_at"]
    list_filter = ["kind", "archived_at"]
    list_select_related = ["quiz__lesson"]
    search_fields = ["slug", "stem_html"]


@admin.register(Misconception)
class MisconceptionAdmin(LibraryAdmin[Misconception]):
    """What people believe that is not so."""

    list_display = ["title", "slug", "lesson"]
    list_select_related = ["lesson"]
    search_fields = ["title", "slug"]


@admin.register(Concept)
class ConceptAdmin(LibraryAdmin[Concept]):
    """What lessons teach and exercises practise."""

    search_fields = ["slug"]
