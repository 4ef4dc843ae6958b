# attacks: the site's settings and code, by importing them and by looking where they usually lie
# allowed: wrong_answer
# outside: escaped
import importlib
import os
import sys


def answer(n):
    for name in ("config.settings", "django", "pytest", "judge.broker", "judge.trial", "judge.session"):
        try:
            importlib.import_module(name)
            return f"escaped by {name}"
        except ImportError:
            pass
    for folder in {"/", "/srv", "/app", "/code", os.path.dirname(sys.prefix), "@OUTSIDE@/..", *sys.path}:
        for name in ("manage.py", ".env", "config/settings.py", "pyproject.toml", "local_settings.py", "canary"):
            if os.path.exists(os.path.join(folder, name)):
                return f"escaped by {folder}/{name}"
    return "held"
