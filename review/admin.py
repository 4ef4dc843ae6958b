"""Cards and reviews in the admin: to be looked at, not to be changed, since a schedule follows from its log."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from review.models import Card, CardDraft, CardVersion, Review


class ReadOnlyAdmin(admin.ModelAdmin[Model]):
    """Rows that the site alone writes. They can be deleted, as they have to go with their user."""

    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Card)
class CardAdmin(ReadOnlyAdmin):
    """What learners keep in memory."""

    list_display = ["user", "kind", "question", "exercise", "due_at", "turn", "stability", "suspended_at"]
    list_filter = ["kind"]
    list_select_related = ["user", "question", "exercise"]
    search_fields = ["user__username", "question__slug", "exercise__title"]


@admin.register(Review)
class ReviewAdmin(ReadOnlyAdmin):
    """The log of reviews."""

    list_display = ["card", "turn", "revision", "rating", "by_word", "at"]
    list_filter = ["rating", "by_word"]
    list_select_related = ["card"]
    search_fields = ["card__user__username"]


@admin.register(CardDraft)
class CardDraftAdmin(ReadOnlyAdmin):
    """Unsent work on the exercises of cards."""

    list_display = ["card", "turn", "revision", "updated_at"]
    list_select_related = ["card"]
    search_fields = ["card__user__username"]


@admin.register(CardVersion)
class CardVersionAdmin(ReadOnlyAdmin):
    """What that work once was."""

    list_display = ["card", "turn", "saved_at", "is_closed"]
    list_select_related = ["card"]
    search_fields = ["card__user__username"]
