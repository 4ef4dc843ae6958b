"""Pictures: which SVG may stand in a page, and what is wrong with any other."""

from pathlib import Path

import pytest

from courses.library.pictures import clean_svg
from courses.markdown import Surroundings, render_content
from judge.reading import Notes, Problem


def picture(source: str) -> tuple[str, list[str]]:
    """The clean picture, and its problems without the file's name."""
    problems: list[Problem] = []
    svg = clean_svg(source, Notes(Path("img/box.svg"), problems))
    return svg, [f"{problem.line}: {problem.message}" for problem in problems]


def test_a_picture_stands_in_the_page_with_its_text_and_follows_its_colour() -> None:
    svg, problems = picture(
        '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">\n<title>Two boxes</title>'
        '<defs><marker id="tip" markerWidth="4"><path d="M0 0L4 2"/></marker></defs>'
        '<line x2="9" stroke="currentColor" marker-end="url(#tip)"/><text x="1">a &lt; b</text></svg>'
    )
    assert problems == []
    html = render_content('Look: ![Two boxes & "names"](img/box.svg)', Surroundings(pictures={"img/box.svg": svg}))
    assert html.startswith(
        '<p>Look: <span class="picture">'
        '<svg role="img" aria-label="Two boxes &amp; &quot;names&quot;" fill="currentColor" viewBox="0 0 20 10">'
    )
    assert "<title>Two boxes</title>" in html
    assert '<marker id="pic-box-tip" markerWidth="4">' in html
    assert 'marker-end="url(#pic-box-tip)"' in html
    assert "a &lt; b" in html
    assert html.endswith("</svg></span></p>")


@pytest.mark.parametrize(
    ("source", "problems"),
    [
        ("<svg viewBox='0 0 1 1'><script/></svg>", ["1: a picture cannot hold the element script"]),
        ("<svg viewBox='0 0 1 1'>\n<foreignObject/></svg>", ["2: a picture cannot hold the element foreignObject"]),
        (
            "<svg viewBox='0 0 1 1'><image href='https://a.example/x'/></svg>",
            [
                "1: a picture cannot have the attribute href",
                "1: a picture cannot hold the element image",
            ],
        ),
        ("<svg viewBox='0 0 1 1' onload='x()'/>", ["1: a picture cannot have the attribute onload"]),
        ("<svg viewBox='0 0 1 1' style='fill:red'/>", ["1: a picture cannot have the attribute style"]),
        (
            "<svg viewBox='0 0 1 1'><path fill='red'/></svg>",
            ['1: fill="red": pictures are drawn with currentColor or none'],
        ),
        (
            "<svg viewBox='0 0 1 1'><path marker-end='url(https://a.example/#x)'/></svg>",
            ['1: marker-end="url(https://a.example/#x)": only markers refer to other parts, as url(#name)'],
        ),
        ("<svg/>", ["1: a picture needs a viewBox, so that it can shrink"]),
        ("<g/>", ["1: a picture is one svg element", "1: a picture needs a viewBox, so that it can shrink"]),
        ("<svg viewBox='0 0 1 1'><svg viewBox='0 0 1 1'/></svg>", ["1: a picture is one svg element"]),
        ("<svg viewBox='0 0 1 1'>\n<path>", ["2: not valid XML: no element found"]),
        ("<!DOCTYPE svg [<!ENTITY a 'b'>]>\n<svg viewBox='0 0 1 1'/>", ["1: a picture has no DOCTYPE"]),
    ],
)
def test_a_picture_holds_nothing_but_shapes_and_words(source: str, problems: list[str]) -> None:
    assert sorted(picture(source)[1]) == problems
