"""Learners' rows in the admin. What is changed here is saved by the same functions as on the site's own pages."""

from typing import Any, TypeVar

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import leaving, notes, profiles, progress, second_factor
from accounts.departures import Removal
from accounts.forms import ProfileUpdateForm, TextField
from accounts.models import (
    NOTE_MAX_CHARACTERS,
    CourseProgress,
    Favorite,
    LessonProgress,
    Note,
    Profile,
    QuizAttempt,
)
from courses.admin import LibraryAdmin
from courses.views.fetch import learner


class NoteAdminForm(forms.ModelForm[Note]):
    """A note as an administrator may change it; its length is limited as on the site."""

    content = TextField(max_length=NOTE_MAX_CHARACTERS)


@admin.register(Profile)
class ProfileAdmin(admin.ModelAdmin[Profile]):
    """What users tell of themselves."""

    form = ProfileUpdateForm
    fields = ["user", "bio", "avatar", "time_zone"]
    list_display = ["user", "created_at", "updated_at"]
    list_select_related = ["user"]
    raw_id_fields = ["user"]
    search_fields = ["user__username", "user__email", "bio"]
    show_full_result_count = False

    def save_model(self, request: HttpRequest, obj: Profile, form: Any, change: bool) -> None:
        profiles.save_profile(form)
        profiles.renew_keys(obj.user)


Record = TypeVar("Record", CourseProgress, LessonProgress, QuizAttempt)


class RecordAdmin(admin.ModelAdmin[Record]):
    """Rows of a learner's record: whoever changes or deletes one leaves an event behind in the learner's history."""

    about: str

    def get_readonly_fields(self, request: HttpRequest, obj: Record | None = None) -> list[str]:
        """A row stays with its learner, and about what it is about: elsewhere it would be another row."""
        return ["user", self.about] if obj else []

    def delete_model(self, request: HttpRequest, obj: Record) -> None:
        progress.delete_record(obj, by=learner(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Record]) -> None:
        with transaction.atomic():
            for row in queryset.select_related("user"):
                progress.delete_record(row, by=learner(request))


@admin.register(CourseProgress)
class CourseProgressAdmin(RecordAdmin[CourseProgress]):
    """How far learners are in courses. A change is recorded as a correction."""

    about = "course"
    list_display = ["user", "course", "started_at", "last_accessed_at", "is_completed"]
    list_filter = ["is_completed", "started_at"]
    list_select_related = ["user", "course"]
    raw_id_fields = ["user", "course"]
    search_fields = ["user__username", "course__title"]
    show_full_result_count = False

    def save_model(self, request: HttpRequest, obj: CourseProgress, form: Any, change: bool) -> None:
        progress.correct_course_progress(obj, by=learner(request))


@admin.register(LessonProgress)
class LessonProgressAdmin(RecordAdmin[LessonProgress]):
    """How far learners are in lessons. A change is recorded as a correction."""

    about = "lesson"
    list_display = ["user", "lesson", "is_completed", "last_accessed_at"]
    list_filter = ["is_completed", "last_accessed_at"]
    list_select_related = ["user", "lesson"]
    raw_id_fields = ["user", "lesson"]
    search_fields = ["user__username", "lesson__title"]
    show_full_result_count = False

    def save_model(self, request: HttpRequest, obj: LessonProgress, form: Any, change: bool) -> None:
        progress.correct_lesson_progress(obj, by=learner(request))


@admin.register(QuizAttempt)
class QuizAttemptAdmin(RecordAdmin[QuizAttempt]):
    """Answered quizzes. An attempt entered or changed here completes lessons like one made on the site."""

    about = "lesson"
    list_display = ["user", "lesson", "score", "max_score", "percentage", "attempt_date"]
    list_filter = ["attempt_date"]
    list_select_related = ["user", "lesson"]
    raw_id_fields = ["user", "lesson"]
    search_fields = ["user__username", "lesson__title"]
    show_full_result_count = False

    def save_model(self, request: HttpRequest, obj: QuizAttempt, form: Any, change: bool) -> None:
        progress.correct_quiz_attempt(obj, by=learner(request))


@admin.register(Note)
class NoteAdmin(admin.ModelAdmin[Note]):
    """Learners' notes."""

    form = NoteAdminForm
    fields = ["user", "title", "content", "lesson", "exercise"]
    list_display = ["title", "user", "lesson", "exercise", "created_at", "updated_at"]
    list_filter = ["created_at"]
    list_select_related = ["user", "lesson", "exercise"]
    raw_id_fields = ["user", "lesson", "exercise"]
    search_fields = ["title", "content", "user__username"]
    show_full_result_count = False

    def get_readonly_fields(self, request: HttpRequest, obj: Note | None = None) -> list[str]:
        """A note stays with the person who wrote it."""
        return ["user"] if obj else []

    def save_model(self, request: HttpRequest, obj: Note, form: Any, change: bool) -> None:
        fields: dict[str, Any] = {name: getattr(obj, name) for name in ("title", "content", "lesson", "exercise")}
        if change:
            notes.change_note(obj, **fields)
        else:
            obj.pk = notes.create_note(obj.user, **fields).pk


@admin.register(Favorite)
class FavoriteAdmin(admin.ModelAdmin[Favorite]):
    """Learners' stars."""

    list_display = ["user", "lesson", "exercise", "created_at"]
    list_filter = ["created_at"]
    list_select_related = ["user", "lesson", "exercise"]
    raw_id_fields = ["user", "lesson", "exercise"]
    search_fields = ["user__username", "lesson__title", "exercise__title"]
    show_full_result_count = False


@admin.register(Removal)
class RemovalAdmin(LibraryAdmin[Removal]):
    """Receipts of removed accounts, to look up a number that somebody asks about. Nobody changes one."""

    list_display = ["number", "removed_on"]
    list_filter = ["removed_on"]
    search_fields = ["number"]
    show_full_result_count = False


admin.site.unregister(User)


@admin.register(User)
class UserAdmin(DjangoUserAdmin[User]):
    """Users, with a link for those who forgot their password on a site that sends no mail."""

    actions = ["make_password_link", "turn_second_step_off"]

    @admin.action(description=gettext_lazy("Make a one-time password link"), permissions=["change"])
    def make_password_link(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Show a link for each user with which a new password is chosen; it works once, for as long as one by mail."""
        for user in queryset:
            if not self._may_open(request, user):
                continue
            uid, token = urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)
            link = request.build_absolute_uri(reverse("password_reset_confirm", args=[uid, token]))
            self.log_change(request, user, _("A one-time password link was made."))
            text = _("%(user)s can choose a new password here, once: %(link)s") % {"user": user, "link": link}
            self.message_user(request, text, messages.SUCCESS)

    @admin.action(description=gettext_lazy("Turn off the second step at login"), permissions=["change"])
    def turn_second_step_off(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """For learners who have lost their telephone and their recovery codes, and have shown that it is them."""
        for user in queryset:
            if self._may_open(request, user) and second_factor.turn_off(user):
                self.log_change(request, user, _("The second step at login was turned off."))
                self.message_user(request, _("%s logs in by the password alone now.") % user, messages.SUCCESS)

    def _may_open(self, request: HttpRequest, user: User) -> bool:
        """Whether this administrator may do what could let them into the user's account; says so if not."""
        is_allowed = learner(request).is_superuser or not (user.is_staff or user.is_superuser)
        if not is_allowed:
            self.message_user(request, _("Only a superuser can do this for %s.") % user, messages.ERROR)
        return is_allowed

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Whoever may delete a user may delete what is theirs, though nobody may change it by hand."""
        objects, counts, _missing, protected = super().get_deleted_objects(objs, request)
        return objects, counts, set(), protected

    def delete_model(self, request: HttpRequest, obj: User) -> None:
        leaving.remove(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        for user in queryset:
            leaving.remove(user)
