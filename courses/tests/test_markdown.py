"""What Markdown becomes: lessons with programs to run, links and headings, and learners' notes."""

import pytest

from courses.markdown import Surroundings, render_content, render_note
from courses.tests.html import Seen


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
