from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from accounts.views.certificates import certificate, check_certificate
from accounts.views.finding import search
from accounts.views.media import avatar
from accounts.views.second_step import second_step
from accounts.views.signing import admin_login, change_password, reset_password, sign_in
from config.health import live, ready
from config.keys import keys
from config.metrics import metrics
from config.python_worker import python_worker
from config.styleguide import styleguide
from courses.views.concepts import concept, lesson_of_concepts
from courses.views.home import home

urlpatterns = [
    path("", home, name="home"),
    path("health/live", live, name="health_live"),
    path("health/ready", ready, name="health_ready"),
    path("metrics", metrics, name="metrics"),
    path("search/", search, name="search"),
    path("keys/", keys, name="keys"),
    path("certificates/", check_certificate, name="check_certificate"),
    path("certificates/<slug:code>/", certificate, name="certificate"),
    path("courses/", include("courses.urls")),
    path("concepts/", lesson_of_concepts, name="lesson_of_concepts"),
    path("concepts/<slug:slug>/", concept, name="concept"),
    path("exercises/", include("exercises.urls")),
    path("review/", include("review.urls")),
    path("accounts/login/", sign_in, name="login"),
    path("accounts/login/code/", second_step, name="second_step"),
    path("accounts/password_change/", change_password, name="password_change"),
    path("accounts/password_reset/", reset_password, name="password_reset"),
    path("accounts/", include("accounts.urls")),
    path("accounts/", include("django.contrib.auth.urls")),
    path("media/avatars/<slug:name>.webp", avatar, name="avatar"),
    path("python-worker/<slug:version>.js", python_worker, name="python_worker"),
    path(f"{settings.ADMIN_PATH}/login/", admin_login, name="admin_login"),
    path(f"{settings.ADMIN_PATH}/", admin.site.urls),
]

handler500 = "accounts.views.outage.server_error"

if settings.MODE == "development":
    urlpatterns.append(path("styleguide/", styleguide, name="styleguide"))
