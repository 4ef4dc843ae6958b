"""The pages of the learner's shelf, one file a group; `accounts.urls` names them (SPEC.md, Forms and views)."""

from accounts.views.favorites import favorite_list, toggle_favorite_exercise, toggle_favorite_lesson
from accounts.views.notes import create_note, delete_note, edit_note, note_detail, note_list
from accounts.views.overview import progress_overview
from accounts.views.people import profile, register
from accounts.views.progress import course_progress

__all__ = [
    "course_progress",
    "create_note",
    "delete_note",
    "edit_note",
    "favorite_list",
    "note_detail",
    "note_list",
    "profile",
    "progress_overview",
    "register",
    "toggle_favorite_exercise",
    "toggle_favorite_lesson",
]
