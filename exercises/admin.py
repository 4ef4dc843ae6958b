"""Exercises and submissions in the admin: to be looked at. Files, and learners, write them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from courses.admin import LibraryAdmin
from exercises.models import Case, Disagreement, Draft, DraftVersion, Exercise, Submission


class CaseInline(admin.TabularInline[Case, Exercise]):
    """The cases of an exercise, hidden ones too."""

    model = Case
    can_delete = False
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Exercise)
class ExerciseAdmin(LibraryAdmin[Exercise]):
    """Exercises, with their cases."""

    inlines = [CaseInline]
    list_display = ["title", "lesson", "kind", "difficulty", "extra", "archived_at"]
    list_filter = ["kind", "difficulty", "extra", "archived_at"]
    list_select_related = ["lesson"]
    search_fields = ["title", "slug", "lesson__title"]


@admin.register(Submission)
class SubmissionAdmin(LibraryAdmin[Submission]):
    """What learners handed in, and its verdict, which nobody changes by hand."""

    date_hierarchy = "submitted_at"
    list_display = ["pk", "user", "exercise", "result", "submitted_at", "judged_at", "attempts"]
    list_filter = ["result", "submitted_at"]
    list_select_related = ["user", "exercise"]
    search_fields = ["user__username", "exercise__title"]
    show_full_result_count = False


@admin.register(Disagreement)
class DisagreementAdmin(LibraryAdmin[Disagreement]):
    """Public cases on which a page's check and the judge differ; a row that was looked into may be deleted."""

    list_display = ["exercise", "number", "in_page", "judged", "times", "last_seen", "is_current"]
    list_filter = ["last_seen"]
    list_select_related = ["exercise"]
    search_fields = ["exercise__title", "exercise__slug"]

    @admin.display(description=_("cases as they are now"), boolean=True)
    def is_current(self, row: Disagreement) -> bool:
        return row.case_hash == row.exercise.case_hash

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)


@admin.register(Draft)
class DraftAdmin(LibraryAdmin[Draft]):
    """Unsent work."""

    list_display = ["user", "exercise", "revision", "updated_at"]
    list_select_related = ["user", "exercise"]
    search_fields = ["user__username", "exercise__title"]


@admin.register(DraftVersion)
class DraftVersionAdmin(LibraryAdmin[DraftVersion]):
    """What unsent work once was."""

    list_display = ["user", "exercise", "saved_at", "is_closed"]
    list_select_related = ["user", "exercise"]
    search_fields = ["user__username", "exercise__title"]
    show_full_result_count = False
