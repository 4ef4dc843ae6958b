"""The site's own settings, as they are on a server, for processes that a test starts, stops and kills.

What differs: static files need not be collected, passwords are hashed quickly, and what brings back lost work does so
after seconds instead of minutes (`tests.faults.stops`).
"""

from config import settings as site

globals().update({name: value for name, value in vars(site).items() if name.isupper()})

INSTALLED_APPS = [*site.INSTALLED_APPS, "tests.faults.stops.Stops"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **site.STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
