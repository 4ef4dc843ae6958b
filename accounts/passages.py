"""Where a chosen passage of a text stands, also after the text was edited. Pure: knows no database and no page.

A passage is kept as the W3C's Web Annotation Data Model keeps one (TextQuoteSelector): the exact words, and a little
of what stands before and after them. It is looked for by its words; among several such places the surroundings decide;
when the words are nowhere, what now stands between the surroundings, or else the most similar place, is taken, if it is
similar enough.
White space counts as one blank wherever it stands, so that wrapping a paragraph anew changes nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser

EXACT_MAX_CHARACTERS = 500
CONTEXT_CHARACTERS = 32
"""As much as other annotation tools keep: a few words, enough to tell two places apart."""

SIMILAR = 0.7
"""The least similarity (SequenceMatcher's ratio, 0 to 1) of words that were edited."""

SHORT = 16
"""Characters up to which words alone say too little: their surroundings have to be similar too."""

SIMILAR_CONTEXT = 0.4
CONTEXT_LEAST = 8
IN_COMMON = 0.5
"""Between surroundings of at least so many characters on each side, less similarity is enough."""

CANDIDATES = 4
"""So many of the most promising places are compared letter by letter."""

TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Passage:
    """The words, and what stood around them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


Span = tuple[int, int]


def choose(text: str, start: int, end: int) -> Passage:
    """The passage between two offsets of a text."""
    return Passage(text[start:end], text[max(0, start - CONTEXT_CHARACTERS) : start], text[end:][:CONTEXT_CHARACTERS])


def find(text: str, passage: Passage) -> Span | None:
    """The offsets between which the passage stands in the text now; None when it cannot be found."""
    flat, offsets = _flatten(text)
    exact = _flatten(passage.exact)[0].strip()
    if not exact:
        return None
    # Blanks at the ends of what was chosen are looked for around it.
    before, after = passage.exact[: -len(passage.exact.lstrip())], passage.exact[len(passage.exact.rstrip()) :]
    wanted = Passage(exact, _flatten(passage.prefix + before)[0], _flatten(after + passage.suffix)[0])
    places = list(_occurrences(flat, exact)) or list(_between(flat, wanted)) or list(_similar(flat, exact))
    best = max(places, key=lambda place: _context(flat, place, wanted), default=None)
    if best is None or (len(exact) <= SHORT and _context(flat, best, wanted) < SIMILAR_CONTEXT):
        return None
    return offsets[best[0]], offsets[best[1] - 1] + 1


def text_of(html: str) -> str:
    """What a browser gives as the `textContent` of this HTML, which our own cleaner has made."""
    reader = _Text()
    reader.feed(html)
    reader.close()
    return "".join(reader.pieces)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.in_new_pre = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_new_pre = tag == "pre"

    def handle_data(self, data: str) -> None:
        # A line end right after <pre> is not part of its text.
        self.pieces.append(data.removeprefix("\n") if self.in_new_pre else data)
        self.in_new_pre = False


def _flatten(text: str) -> tuple[str, list[int]]:
    """The text with each run of white space as one blank, and the offset of each of its characters."""
    flat: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        blank = character.isspace()
        if not (blank and flat and flat[-1] == " "):
            flat.append(" " if blank else character)
            offsets.append(offset)
    return "".join(flat), offsets


def _occurrences(text: str, exact: str) -> Iterator[Span]:
    start = text.find(exact)
    while start >= 0:
        yield start, start + len(exact)
        start = text.find(exact, start + 1)


def _between(text: str, wanted: Passage) -> Iterator[Span]:
    """Places between the same surroundings, if the words there still have much in common."""
    if min(len(wanted.prefix), len(wanted.suffix)) < CONTEXT_LEAST:
        return
    farthest = 2 * len(wanted.exact) + CONTEXT_CHARACTERS + len(wanted.suffix)
    for _start, start in _occurrences(text, wanted.prefix):
        end = text.find(wanted.suffix, start, start + farthest)
        if end > start and SequenceMatcher(None, wanted.exact, text[start:end], autojunk=False).ratio() >= IN_COMMON:
            yield start, end


def _similar(text: str, exact: str) -> Iterator[Span]:
    """Places with many of the same words, if they are similar enough letter by letter."""
    tokens = list(TOKEN.finditer(text))
    wanted = TOKEN.findall(exact)
    for first in _promising([token.group() for token in tokens], wanted):
        last = min(first + len(wanted), len(tokens)) - 1
        start, end = tokens[first].start(), tokens[last].end()
        matcher = SequenceMatcher(None, exact, text[start:end], autojunk=False)
        if matcher.ratio() >= SIMILAR:
            yield start, end


def _promising(tokens: list[str], wanted: list[str]) -> list[int]:
    """The windows of as many tokens as are wanted that share most of them, by the index of their first."""
    missing = Counter(wanted)
    shared = 0
    scores = []
    for index, token in enumerate(tokens):
        shared += missing[token] > 0
        missing[token] -= 1
        if index >= len(wanted):
            gone = tokens[index - len(wanted)]
            missing[gone] += 1
            shared -= missing[gone] > 0
        scores.append((shared, -max(0, index - len(wanted) + 1)))
    best = sorted(set(scores), reverse=True)[:CANDIDATES]
    return [-first for shared, first in best if shared * 2 >= len(wanted)]


def _context(text: str, place: Span, wanted: Passage) -> float:
    """How similar the surroundings are, 0 to 1; 1 for a passage that had none."""
    start, end = place
    before = text[max(0, start - len(wanted.prefix)) : start]
    after = text[end : end + len(wanted.suffix)]
    if not wanted.prefix and not wanted.suffix:
        return 1.0
    ratios = [
        (len(was), SequenceMatcher(None, was, now, autojunk=False).ratio())
        for was, now in ((wanted.prefix, before), (wanted.suffix, after))
    ]
    return sum(weight * ratio for weight, ratio in ratios) / sum(weight for weight, _ratio in ratios)
