from django.urls import path

from exercises.views import draft, exercise, history, listing, submission

app_name = "exercises"
urlpatterns = [
    path("", listing.exercise_list, name="exercise_list"),
    path("submissions/<int:submission_id>/", submission.submission_detail, name="submission_detail"),
    path("<slug:exercise_slug>/", exercise.exercise_detail, name="exercise_detail"),
    path("<slug:exercise_slug>/submit/", exercise.submit, name="submit"),
    path("<slug:exercise_slug>/draft/", draft.draft, name="draft"),
    path("<slug:exercise_slug>/history/", history.history, name="history"),
    path("<slug:exercise_slug>/history/bring-back/", history.bring_back, name="bring_back"),
]
