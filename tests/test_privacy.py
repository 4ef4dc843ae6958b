"""docs/privacy.md names every field of the site's own tables that holds something of a person, and no other."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User

from accounts.own_data import owned
from tests.test_documentation import OWN_APPS

TEXT = (Path(settings.BASE_DIR) / "docs" / "privacy.md").read_text()
CONTENT = {"exercises.Exercise", "exercises.Case", "exercises.Disagreement", "exercises.WorkerState"}
"""What holds nothing of people; the rows of `courses` are content altogether, but for what belongs to a user."""


def documented() -> dict[str, list[str]]:
    """The fields that the page names, by model."""
    found = {}
    for section in re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]:
        title, body = section.split("\n", 1)
        if re.fullmatch(r"\w+\.\w+", title):
            cells = re.findall(r"^\| (`[^|]*) \| ([^|]+) \| ([^|]+) \|$", body, re.MULTILINE)
            assert all(why.strip() and how_long.strip() for _, why, how_long in cells)
            found[title] = [name for names, _, _ in cells for name in re.findall(r"`(\w+)`", names)]
    return found


def of_people() -> dict[str, list[str]]:
    """The fields that there are, by model."""
    theirs = {each.model for each in owned()}
    models = [model for app in OWN_APPS for model in apps.get_app_config(app).get_models()]
    held = [m for m in models if m in theirs or (m._meta.app_label != "courses" and m._meta.label not in CONTENT)]
    return {m._meta.label: [f.name for f in m._meta.local_concrete_fields if f.name != "id"] for m in held}


def test_every_model_of_people_is_on_the_page_and_no_other() -> None:
    assert set(documented()) == set(of_people())


@pytest.mark.parametrize("label", sorted(of_people()))
def test_every_field_is_on_the_page_once_and_no_other(label: str) -> None:
    assert sorted(documented().get(label, [])) == sorted(of_people()[label])


def test_what_is_called_content_points_at_nobody() -> None:
    for label in CONTENT:
        model = apps.get_model(label)
        assert f"`{label}`" in TEXT
        assert [f.name for f in model._meta.local_concrete_fields if f.related_model is User] == []
