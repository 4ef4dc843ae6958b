"""No template breaks the site's content security policy or its sizes."""

import re
from pathlib import Path

import pytest

from tests.frontend.files import ROOT, TEMPLATES

PAGES = sorted(TEMPLATES.rglob("*.html"))


def name(path: Path) -> str:
    return str(path.relative_to(TEMPLATES))


def without_template_code(text: str) -> str:
    """Tags and comments of the template language may hold quotes and angle brackets of their own."""
    text = re.sub(r"{%\s*comment.*?endcomment\s*%}", "", text, flags=re.DOTALL)
    return re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "", text, flags=re.DOTALL)


def violations(text: str) -> list[str]:
    html = without_template_code(text)
    found = re.findall(r"<style\b|\sstyle\s*=|javascript:", html, re.IGNORECASE)
    for tag in re.findall(r"<[a-zA-Z][^>]*>", html):
        found += re.findall(r"\son[a-z]+\s*=", tag, re.IGNORECASE)
        found += re.findall(r"""\s(?:src|srcset|href|action|poster)\s*=\s*["']?(?:https?:)?//[^"'>\s]*""", tag)
    scripts = re.findall(r"<script\b([^>]*)>(.*?)</script>", html, re.IGNORECASE | re.DOTALL)
    found += ["inline script" for attributes, body in scripts if "src=" not in attributes or body.strip()]
    return found


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_template_obeys_the_content_security_policy(path: Path) -> None:
    assert violations(path.read_text()) == []


@pytest.mark.parametrize(
    "bad",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        '<a href="#" onclick="go()">',
        "<script>go()</script>",
        '<script src="{% static "a.js" %}">go()</script>',
        '<script src="https://cdn.example/a.js"></script>',
        '<img src="//cdn.example/a.png">',
        '<a href="javascript:go()">',
    ],
)
def test_each_violation_is_found(bad: str) -> None:
    assert violations(bad) != []


def test_template_code_is_no_violation() -> None:
    assert violations('{# <p style="x"> #}<a href="{% url "home" %}" data-on="1">{{ x }}</a>') == []


def test_templates_lie_in_the_one_tree() -> None:
    strays = [path for path in ROOT.glob("[a-z]*/templates/**/*.html") if "node_modules" not in path.parts]
    assert strays == []
