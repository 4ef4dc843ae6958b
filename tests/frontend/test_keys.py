"""The table of keys and the pages say the same, and the sheet is a page that anybody may open."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from config.keys import GROUPS, Key
from tests.frontend.files import TEMPLATES

ROWS = [key for _, keys in GROUPS for key in keys]
PLACES = re.compile(r"""data-key="([^"{]+)"|\bkey="([^"{]+)" %}""")


def names_in_templates() -> set[str]:
    """What the elements of the pages can be pressed with."""
    text = "".join(path.read_text() for path in TEMPLATES.rglob("*.html"))
    return {name for one, other in PLACES.findall(text) for name in (one or other).split(" ")}


def test_every_key_of_an_element_is_in_the_table_and_the_other_way_round() -> None:
    in_table = {name for key in ROWS if not key.where for name in key.names}
    assert "n" in in_table
    assert names_in_templates() == in_table


def test_the_sheet_is_a_page_and_for_htmx_a_fragment(client: Client, db: None) -> None:
    page = client.get(reverse("keys")).text
    fragment = client.get(reverse("keys"), headers={"HX-Request": "true"}).text
    assert "<html" in page
    assert "<html" not in fragment
    for said in (page, fragment):
        assert "Go to the next lesson" in said
        assert "<kbd>Ctrl</kbd>+<kbd>K</kbd>" in said
    assert client.post(reverse("keys")).status_code == 405


@pytest.mark.parametrize(
    ("key", "needs"), [(Key(("n",), ""), '[data-key~="n"]'), (Key(("Tab",), "", ".cm-editor"), ".cm-editor")]
)
def test_a_key_needs_its_element_or_what_is_said(key: Key, needs: str) -> None:
    assert key.needs == needs


def test_alternatives_strokes_and_keys_held_together_are_told_apart() -> None:
    assert Key(("/", "Control+K"), "").ways == [[["/"]], [["Ctrl", "K"]]]
    assert Key(("Escape Tab",), "").ways == [[["Esc"], ["Tab"]]]
