"""Nothing dangerous comes through a note, nor through a text of the library."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.markdown import render_code, render_content, render_inline, render_note
from courses.tests.html import Seen

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
