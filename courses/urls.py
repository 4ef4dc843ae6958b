from django.urls import path

from courses.views import catalogue, lesson, quiz

app_name = "courses"
urlpatterns = [
    path("", catalogue.catalogue, name="catalogue"),
    path("<slug:course_slug>/", catalogue.course_detail, name="course_detail"),
    path(
        "<slug:course_slug>/modules/<slug:module_slug>/known/",
        catalogue.declare_module_known,
        name="declare_module_known",
    ),
    path("<slug:course_slug>/<slug:lesson_slug>/", lesson.lesson_detail, name="lesson_detail"),
    path("<slug:course_slug>/<slug:lesson_slug>/read/", lesson.mark_read, name="mark_read"),
    path("<slug:course_slug>/<slug:lesson_slug>/known/", lesson.declare_known, name="declare_known"),
    path("<slug:course_slug>/<slug:lesson_slug>/quiz/", quiz.answer_quiz, name="answer_quiz"),
    path("<slug:course_slug>/<slug:lesson_slug>/quiz/<int:attempt_id>/", quiz.quiz_result, name="quiz_result"),
]
