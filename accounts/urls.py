from django.urls import path

from accounts import views
from accounts.views import certificates, own_data, why
from accounts.views.again import again
from accounts.views.note_history import bring_back, bring_back_new, history_of_new, history_of_note
from accounts.views.note_places import draft_new_note, draft_note
from accounts.views.notes import export_notes, note_targets
from accounts.views.people import answer_time_zone
from accounts.views.progress import course_timeline
from accounts.views.second_factor import second_factor, turn_off_second_factor

app_name = "accounts"
urlpatterns = [
    path("register/", views.register, name="register"),
    path("profile/", views.profile, name="profile"),
    path("second-step/", second_factor, name="second_factor"),
    path("second-step/off/", turn_off_second_factor, name="second_factor_off"),
    path("again/", again, name="again"),
    path("profile/time-zone/", answer_time_zone, name="answer_time_zone"),
    path("data/download/", own_data.download_everything, name="download_everything"),
    path("data/leave/", own_data.leave, name="leave"),
    path("data/stay/", own_data.stay, name="stay"),
    path("progress/", views.progress_overview, name="progress"),
    path("progress/course/<int:course_id>/", views.course_progress, name="course_progress"),
    path("progress/course/<int:course_id>/certificate/", certificates.own_certificate, name="certificate"),
    path("progress/course/<int:course_id>/certificate/make/", certificates.make_certificate, name="make_certificate"),
    path("progress/course/<int:course_id>/certificate/withdraw/", certificates.withdraw, name="withdraw_certificate"),
    path("progress/course/<int:course_id>/timeline/", course_timeline, name="course_timeline"),
    path("progress/course/<int:course_id>/why/", why.why_course, name="why_course"),
    path("progress/lesson/<int:lesson_id>/why/", why.why_lesson, name="why_lesson"),
    path("progress/lesson/<int:lesson_id>/word/", why.take_back, name="take_back"),
    path("progress/exercise/<int:exercise_id>/why/", why.why_exercise, name="why_exercise"),
    path("progress/why/<slug:card>/", why.why_card, name="why"),
    path("notes/", views.note_list, name="notes"),
    path("notes/create/", views.create_note, name="create_note"),
    path("notes/export/", export_notes, name="export_notes"),
    path("notes/create/draft/", draft_new_note, name="draft_new_note"),
    path("notes/create/history/", history_of_new, name="new_note_history"),
    path("notes/create/history/bring-back/", bring_back_new, name="bring_back_new_note"),
    path("notes/find/<slug:kind>/", note_targets, name="note_targets"),
    path("notes/<int:note_id>/", views.note_detail, name="note_detail"),
    path("notes/<int:note_id>/edit/", views.edit_note, name="edit_note"),
    path("notes/<int:note_id>/draft/", draft_note, name="draft_note"),
    path("notes/<int:note_id>/history/", history_of_note, name="note_history"),
    path("notes/<int:note_id>/history/bring-back/", bring_back, name="bring_back_note"),
    path("notes/<int:note_id>/delete/", views.delete_note, name="delete_note"),
    path("favorites/", views.favorite_list, name="favorites"),
    path("favorite/toggle/lesson/<int:lesson_id>/", views.toggle_favorite_lesson, name="toggle_favorite_lesson"),
    path(
        "favorite/toggle/exercise/<int:exercise_id>/", views.toggle_favorite_exercise, name="toggle_favorite_exercise"
    ),
]
