"""Every pair of text and ground that the style sheets use passes WCAG 2.2 AA, in both themes."""

import re

import pytest

from tests.frontend.files import CSS

TOKEN = re.compile(r"--mp-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
THEMES = ("light", "dark")
AA_TEXT = 4.5  # WCAG 2.2, 1.4.3, text of any size
AA_PARTS = 3.0  # WCAG 2.2, 1.4.11, borders of controls, focus rings, signs

TEXT_PAIRS = [
    *[(text, ground) for text in ("ink", "muted", "accent") for ground in ("paper", "raised", "sunken")],
    *[(text, ground) for text in ("amber", "danger") for ground in ("paper", "raised")],
    *[(text, "accent-soft") for text in ("ink", "muted", "accent", "accent-deep")],
    *[(text, "amber-soft") for text in ("ink", "amber")],
    *[(text, "danger-soft") for text in ("ink", "danger")],
    *[("accent-deep", ground) for ground in ("paper", "raised", "sunken")],
    *[("on-accent", ground) for ground in ("accent", "accent-deep")],
    ("on-danger", "danger"),
    *[(f"code-{kind}", ground) for kind in ("keyword", "string", "number", "name") for ground in ("raised", "sunken")],
]
PART_PAIRS = [(part, ground) for part in ("edge", "accent", "amber", "danger") for ground in ("paper", "raised")]


def tokens() -> dict[str, tuple[str, str]]:
    found = TOKEN.findall((CSS / "theme.css").read_text())
    return {name: (light, dark) for name, light, dark in found}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_says() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_is_readable_on_its_ground(text: str, ground: str, theme: str) -> None:
    index = THEMES.index(theme)
    assert contrast(tokens()[text][index], tokens()[ground][index]) >= AA_TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("part", "ground"), PART_PAIRS)
def test_borders_of_controls_and_signs_can_be_seen(part: str, ground: str, theme: str) -> None:
    index = THEMES.index(theme)
    assert contrast(tokens()[part][index], tokens()[ground][index]) >= AA_PARTS


def test_the_tokens_are_those_of_the_house_style() -> None:
    wanted = {
        "paper": ("#fbfaf7", "#14171a"),
        "raised": ("#ffffff", "#1b2024"),
        "ink": ("#1f2328", "#e6e8ea"),
        "muted": ("#5a626c", "#9aa4ae"),
        "line": ("#e4e1d8", "#2c333a"),
        "accent": ("#0b6e4f", "#4cc38a"),
        "amber": ("#9a5b00", "#f0b429"),
        "danger": ("#b3261e", "#ff8a80"),
    }
    assert {name: tokens()[name] for name in wanted} == wanted


def test_colours_are_written_in_the_theme_alone() -> None:
    strays = [
        f"{path.name}: {colour}"
        for path in CSS.glob("*.css")
        if path.name != "theme.css"
        for colour in re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\([^)]*\)", path.read_text())
    ]
    assert strays == []


def test_every_token_in_use_is_defined() -> None:
    sources = [path.read_text() for path in CSS.parent.rglob("*.[cj]s*")]
    defined = {name for source in sources for name in re.findall(r"(--mp-[a-z-]+):", source)}
    used = {name for source in sources for name in re.findall(r"var\((--mp-[a-z-]+)", source)}
    assert used <= defined
