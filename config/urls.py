from django.contrib import admin
from django.urls import include, path

from courses.views.home import home

urlpatterns = [
    path("", home, name="home"),
    path("courses/", include("courses.urls")),
    path("exercises/", include("exercises.urls")),
    path("admin/", admin.site.urls),
]
