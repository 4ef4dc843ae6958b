from django.urls import path

from review.views.cards import card_list, change_state, delete_card, edit_card, write_card
from review.views.drafts import bring_back, draft, history
from review.views.plan import load, pause, settings, today
from review.views.session import ask_card, done, session

app_name = "review"
urlpatterns = [
    path("", today, name="today"),
    path("session/", session, name="session"),
    path("cards/", card_list, name="cards"),
    path("cards/new/", write_card, name="write_card"),
    path("cards/<int:card_id>/", ask_card, name="card"),
    path("cards/<int:card_id>/draft/<int:turn>/", draft, name="draft"),
    path("cards/<int:card_id>/history/", history, name="history"),
    path("cards/<int:card_id>/history/bring-back/", bring_back, name="bring_back"),
    path("cards/<int:card_id>/edit/", edit_card, name="edit_card"),
    path("cards/<int:card_id>/delete/", delete_card, name="delete_card"),
    path("cards/<int:card_id>/state/", change_state, name="change_state"),
    path("done/<int:review_id>/", done, name="done"),
    path("forecast/", load, name="forecast"),
    path("settings/", settings, name="settings"),
    path("pause/", pause, name="pause"),
]
