"""Markdown to HTML: what lessons become, what notes become, and that nothing dangerous comes through either."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.library.pictures import clean_svg
from courses.markdown import Surroundings, render_code, render_content, render_inline, render_note
from judge.reading import Notes, Problem


class Seen(HTMLParser):
    """Every element and attribute of an HTML text, read by another parser than the one that made it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words += data


HARMLESS = {
    *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "s", "a"),
    *("hr", "br", "span", "div", "table", "thead", "tbody", "tr", "th", "td", "figure"),
    *("details", "summary", "samp", "kbd"),
}


def assert_harmless(html: str) -> None:
    """Nothing that runs, loads, restyles or names itself, and links only to where people browse."""
    seen = Seen(html)
    assert set(seen.tags) <= HARMLESS
    for tag, name, value in seen.attributes:
        assert name in {"href", "title", "rel", "class", "start", "tabindex"} or name.startswith("data-"), (tag, name)
        if name == "href":
            # Browsers drop control characters before they look for a scheme.
            scheme = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x20]", "", value).lower())
            assert scheme is None or scheme[1] in {"http", "https", "mailto"}


VECTORS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<form action=//evil.example><button formaction=javascript:alert(1)>go</button></form>",
    "<style>body{display:none}</style>",
    "<a href='javascript:alert(1)'>x</a>",
    "<details open ontoggle=alert(1)>x</details>",
    "<base href=//evil.example><meta http-equiv=refresh content='0;url=//evil.example'>",
    "<!-- --><!--><script>alert(1)</script>-->",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<p style='background:url(//evil.example)'>x</p>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](data:image/svg+xml;base64,PHN2Zz4=)",
    "[x](file:///etc/passwd)",
    "[x](blob:https://evil.example/1)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    '![x](https://evil.example/a.png "x\\" onerror=\\"alert(1)")',
    '![" onerror="alert(1)](https://evil.example/a.png)',
    '![<b>](https://evil.example/?"><script>alert(1)</script>)',
    '[x](https://a.example "\\" onmouseover=\\"alert(1)")',
    '[x](https://a.example/"onmouseover="alert(1))',
    'https://a.example/"onmouseover=alert(1)//',
    "https://a.example/<script>alert(1)</script>",
    '```" onmouseover="alert(1)\n</code></pre><script>alert(1)</script>\n```',
    "```python\n</code></pre><img src=x onerror=alert(1)>\n```",
    '```python run stdin="\\"><script>alert(1)</script>"\nx\n```',
    "```<script>\nx\n```",
    "    </code></pre><script>alert(1)</script>",
    "`</code><script>alert(1)</script>`",
    "|a|\n|:-:|\n|<img src=x onerror=alert(1)>|",
    "# <a name=x onclick=alert(1)>x</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3C;img src=x onerror=alert(1)&#x3E;",
    "\x00<script\x00>alert(1)</script>",
    "{{ 7 * 7 }}{% load x %}",
]


@pytest.mark.parametrize("vector", VECTORS)
def test_no_vector_gets_through_a_note(vector: str) -> None:
    assert_harmless(render_note(vector))
    assert_harmless(render_note(f"> - {vector}\n\ntext"))


@pytest.mark.parametrize("vector", VECTORS)
def test_no_vector_gets_through_a_text_of_the_library(vector: str) -> None:
    for render in (render_content, render_inline, render_code):
        try:
            html = render(vector)
        except ValueError:
            continue
        assert_harmless(html)


@given(st.lists(st.sampled_from([*VECTORS, "\n", "\n\n", " ", "`", "*", "[", "](", ")", "<", ">", '"', "|", "- "])))
def test_no_mixture_of_vectors_gets_through_a_note(pieces: list[str]) -> None:
    assert_harmless(render_note("".join(pieces)))


def test_a_note_loads_nothing_and_keeps_the_picture_as_a_link() -> None:
    html = render_note("![a cat](https://elsewhere.example/cat.png) ![](/media/x.png)")
    assert "img" not in Seen(html).tags
    assert '<a href="https://elsewhere.example/cat.png" rel="nofollow noopener noreferrer">a cat</a>' in html
    assert ">/media/x.png</a>" in html


def test_a_note_shows_html_as_it_was_typed() -> None:
    assert Seen(render_note("a <b>bold</b> word")).words == "a <b>bold</b> word"


def test_a_note_links_addresses_but_not_file_names() -> None:
    html = render_note("See https://docs.example/ and main.py by ada@example.org")
    assert [value for tag, name, value in Seen(html).attributes if name == "href"] == ["https://docs.example/"]


def test_a_note_has_lists_tables_code_and_line_breaks() -> None:
    html = render_note("one\ntwo\n\n- a\n\n~~no~~\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```python\nx = 1\n```\n")
    assert "one<br>\ntwo" in html
    assert "<s>no</s>" in html
    assert '<td class="text-end">2</td>' in html
    assert '<code class="language-python"><span class="n">x</span>' in html


def test_a_note_too_long_to_be_parsed_quickly_is_shown_whole_and_plain() -> None:
    nested = "[![a](" * 1_000
    assert render_note(nested) == f"<p>{nested}</p>"
    assert render_note("https://a.example/ " * 300).count("<a") == 0
    code = "x = 1\n" * 4_000
    assert Seen(render_note(f"```python\n{code}```")).words == code


def test_a_note_has_no_ids_that_could_take_the_place_of_the_page_s_own() -> None:
    assert "id=" not in render_note("# main\n\n## content")


@pytest.mark.parametrize("language", ["ruby", "", "python2", "html"])
def test_code_in_other_languages_is_shown_plain(language: str) -> None:
    assert render_note(f"```{language}\na < b\n```") == (
        '<figure class="code"><pre class="highlight"><code>a &lt; b\n</code></pre></figure>'
    )


def test_headings_have_ids_to_link_to_and_never_the_first_level() -> None:
    html = render_content("# Text\n\n## Half & half\n\n## Half & *half*\n\n### `len()`", anchors=True)
    assert html.split("\n") == [
        '<h2 id="section-text">Text</h2>',
        '<h2 id="section-half-half">Half &amp; half</h2>',
        '<h2 id="section-half-half-2">Half &amp; <em>half</em></h2>',
        '<h3 id="section-len"><code>len()</code></h3>',
    ]
    assert render_content("## Text") == "<h2>Text</h2>"


def test_a_runnable_fence_carries_what_a_script_needs_and_shows_its_input_and_output() -> None:
    html = render_content('```python run continues stdin="4\\n\\"5\\"\\n"\nx = input()\n```\n```output\n<4>\n```\n')
    assert [(name, value) for tag, name, value in Seen(html).attributes if tag == "figure"] == [
        ("class", "code"),
        ("data-run", ""),
        ("data-continues", ""),
        ("data-stdin", '4\n"5"\n'),
    ]
    assert Seen(html).words == 'x = input()\nInput4\n"5"\nOutput<4>\n\n'.rstrip("\n") + "\n"
    assert '<div class="code-output"><p class="code-label">Output</p><pre><samp>&lt;4&gt;\n</samp></pre></div>' in html


def test_a_predict_block_hides_its_output_until_it_is_asked_for_without_a_script() -> None:
    html = render_content("```python predict error\n1 / 0\n```\n\n```output\nbang\n```\n")
    assert 'data-predict=""' in html
    assert 'data-error=""' in html
    assert "data-run" not in html
    assert (
        '<details class="code-output"><summary>Show what it prints</summary><pre><samp>bang\n</samp></pre></details>'
        in html
    )


def test_the_source_of_a_fence_comes_out_as_it_was_written() -> None:
    source = "\n\nif x:\n\tprint('<&>')\n\n\n"
    html = render_content(f"```python run\n{source}```")
    assert Seen(html).words == source


def test_only_code_with_long_lines_is_a_stop_for_the_keyboard() -> None:
    assert "tabindex" not in render_content("```python\nshort = 1\n```")
    assert 'tabindex="0"' in render_content(f"```python\n{'x' * 40} = 1\n```")


def test_a_table_scrolls_inside_itself_and_is_aligned_without_styles() -> None:
    html = render_content("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |")
    assert html.startswith('<div class="table-responsive" tabindex="0"><table>')
    assert html.endswith("</table></div>")
    assert [value for tag, name, value in Seen(html).attributes if tag == "td" and name == "class"] == [
        "text-start",
        "text-center",
        "text-end",
    ]
    assert "style" not in html


def test_a_lesson_link_goes_to_the_lesson_and_a_link_outside_stays() -> None:
    around = Surroundings(lesson_url=lambda course, lesson: f"/learn/{course}/{lesson}/")
    html = render_content("[a](lesson:core/lists) [b](https://docs.example/x) [c](#section-x)", around)
    assert [value for _tag, name, value in Seen(html).attributes if name == "href"] == [
        "/learn/core/lists/",
        "https://docs.example/x",
        "#section-x",
    ]


@pytest.mark.parametrize("text", ["[a](lesson:core/lists)", "![a](img/a.svg)"])
def test_what_is_not_there_is_an_error_and_not_a_hole_in_the_page(text: str) -> None:
    with pytest.raises(ValueError, match=r"lesson|picture"):
        render_content(text)


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
