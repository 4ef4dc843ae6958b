"""What the shared fragments promise to the pages that include them."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def part(name: str, **context: object) -> str:
    return render_to_string(f"components/_{name}.html", context)


@pytest.mark.parametrize(
    ("state", "words"),
    [("done", "done"), ("here", "you are here"), ("declared", "done, by your word"), ("ahead", "still ahead")],
)
def test_a_post_says_its_state_in_words(state: str, words: str) -> None:
    html = part("post", state=state, number=5)
    assert f"post-{state}" in html
    assert f'<span class="visually-hidden"> {words}</span>' in html
    assert ">5<" in html


@pytest.mark.parametrize(("value", "shown"), [(0, "0"), (100, "100"), (33.333, "33.3"), (82.5, "82.5")])
def test_a_bar_has_its_value_for_eyes_and_for_screen_readers(value: float, shown: str) -> None:
    html = part("bar", value=value, label="Lessons")
    assert 'role="progressbar"' in html
    assert f'aria-valuenow="{shown}" aria-valuemin="0" aria-valuemax="100"' in html
    assert f'width="{shown}%"' in html
    assert 'aria-label="Lessons"' in html


def test_a_bar_writes_numbers_with_a_point_in_every_language(settings: pytest.FixtureRequest) -> None:
    settings.LANGUAGES = [("de", "Deutsch")]  # type: ignore[attr-defined]
    settings.LANGUAGE_CODE = "de"  # type: ignore[attr-defined]
    assert 'width="33.3%"' in part("bar", value=33.333, label="Lektionen")


def test_a_time_says_how_long_ago_and_exactly_when() -> None:
    with time_machine.travel(NOON, tick=False):
        html = part("ago", when=NOON - timedelta(hours=5))
    assert 'datetime="2026-03-01T07:00:00+00:00"' in html
    assert 'title="1 Mar 2026, 7 a.m."' in html
    assert ">5 hours ago<" in html.replace("\xa0", " ")


def test_a_time_that_is_not_known_leaves_nothing() -> None:
    assert part("ago", when=None) == ""


@pytest.mark.parametrize(
    ("starred", "pressed", "next_state"), [(True, "true", "off"), (False, "false", "on")], ids=["starred", "plain"]
)
def test_a_star_is_a_form_that_sets_the_other_state(starred: bool, pressed: str, next_state: str) -> None:
    html = part("star", url="/toggle/", starred=starred, title="Slices")
    assert '<form class="star" method="post" action="/toggle/"' in html
    assert f'name="state" value="{next_state}" aria-pressed="{pressed}"' in html
    assert "Slices" in html


def test_the_pager_keeps_the_rest_of_the_query(rf: RequestFactory) -> None:
    page = Paginator(range(60), 20).page(2)
    html = render_to_string("components/_pager.html", {"page": page}, request=rf.get("/notes/?q=slice&page=2"))
    assert 'rel="prev" href="?q=slice&amp;page=1"' in html
    assert 'rel="next" href="?q=slice&amp;page=3"' in html
    assert "Page 2 of 3" in html


def test_one_page_has_no_pager(rf: RequestFactory) -> None:
    page = Paginator(range(5), 20).page(1)
    assert "<nav" not in render_to_string("components/_pager.html", {"page": page}, request=rf.get("/notes/"))


def test_what_a_learner_typed_is_escaped() -> None:
    typed = '"><script>'
    for html in (
        part("search", q=typed, label="Notes"),
        part("star", url="/toggle/", title=typed),
        part("empty", title=typed, text=typed),
        part("checklist", items=[{"text": typed, "done": False}]),
    ):
        assert "<script>" not in html
