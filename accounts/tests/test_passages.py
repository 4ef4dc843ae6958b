"""Passages are found again in texts that were edited."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from accounts.passages import EXACT_MAX_CHARACTERS, Passage, choose, find, text_of

TEXT = (
    "A string is a sequence of characters. Each character has an index, and the first index is zero.\n\n"
    "word = 'lift'\nprint(word[0])\nprint(word[-1])\n\n"
    "A slice takes a part of a string: the start is part of it, and the end is not. "
    "That seems odd until you step into a lift, where the street is floor zero.\n"
)
PROSE = st.text(alphabet="abcdefg hijklm, nop.\n'()[]=é😀", max_size=200)


def passage(words: str) -> Passage:
    start = TEXT.index(words)
    return choose(TEXT, start, start + len(words))


def found(text: str, chosen: Passage) -> str | None:
    span = find(text, chosen)
    return None if span is None else text[slice(*span)]


def test_it_is_found_where_it_stands() -> None:
    assert find(TEXT, passage("the end is not")) == (TEXT.index("the end is not"), TEXT.index("the end is not") + 14)


def test_of_two_places_with_the_same_words_the_surroundings_decide() -> None:
    start = TEXT.rindex("zero")
    assert find(TEXT, choose(TEXT, start, start + 4)) == (start, start + 4)
    start = TEXT.index("zero")
    assert find("Zero, zero. " + TEXT, choose(TEXT, start, start + 4)) == (start + 12, start + 16)


def test_a_paragraph_that_is_wrapped_anew_is_the_same() -> None:
    chosen = passage("the start is part of it, and the end is not")
    assert found(TEXT.replace("part of it, and", "part of\n    it,  and"), chosen) == (
        "the start is part of\n    it,  and the end is not"
    )


def test_words_that_were_edited_a_little_are_found() -> None:
    edited = TEXT.replace("the start is part of it, and the end is not", "the start is part of it, but the end is not")
    assert found(edited, passage("the start is part of it, and the end is not")) == (
        "the start is part of it, but the end is not"
    )


def test_a_line_of_code_that_was_renamed_is_found() -> None:
    assert found(TEXT.replace("word", "name"), passage("print(word[-1])")) == "print(name[-1])"


def test_what_was_taken_out_or_written_anew_is_not_found() -> None:
    chosen = passage("That seems odd until you step into a lift")
    assert found(TEXT.replace("That seems odd until you step into a lift, where", "Where"), chosen) is None
    assert found("Something else entirely, about loops and lists.", chosen) is None


def test_a_short_word_elsewhere_is_another_one() -> None:
    assert found("Nothing here but zero.", passage("zero")) is None


@pytest.mark.parametrize("exact", ["", " ", "\n\t"])
def test_nothing_is_nowhere(exact: str) -> None:
    assert find(TEXT, Passage(exact)) is None


@example(before="=", words=" =", after="")
@example(before="", words="= ", after="=")
@given(before=PROSE, words=PROSE, after=PROSE)
def test_a_chosen_passage_is_found_in_its_own_text(before: str, words: str, after: str) -> None:
    assume(words.strip())
    text = before + words + after
    result = found(text, choose(text, len(before), len(before) + len(words)))
    assert result is not None
    assert result.split() == words.split()


@given(above=PROSE, below=PROSE, start=st.integers(0, len(TEXT) - 20), length=st.integers(17, 120))
def test_edits_elsewhere_change_nothing(above: str, below: str, start: int, length: int) -> None:
    chosen = choose(TEXT, start, start + length)
    assume(len(chosen.exact.strip()) > 16)
    result = find(above + TEXT + below, chosen)
    assert result is not None
    assert abs(result[0] - len(above) - start) <= 2


@given(start=st.integers(0, len(TEXT) - 80), at=st.integers(10, 70), put=st.sampled_from(["", "x", " new", "😀", "\n"]))
def test_one_change_inside_of_a_long_passage_does_not_hide_it(start: int, at: int, put: str) -> None:
    chosen = choose(TEXT, start, start + 80)
    edited = TEXT[: start + at] + put + TEXT[start + at + 1 :]
    result = find(edited, chosen)
    assert result is not None
    assert max(result[0], start) < min(result[1], start + 80)


@given(text=st.text(max_size=300), exact=st.text(max_size=60), prefix=st.text(max_size=32), suffix=st.text(max_size=32))
def test_whatever_is_asked_the_answer_is_none_or_a_place(text: str, exact: str, prefix: str, suffix: str) -> None:
    span = find(text, Passage(exact, prefix, suffix))
    assert span is None or 0 <= span[0] < span[1] <= len(text)


def test_a_long_passage_in_a_long_lesson_is_looked_for_in_bounded_steps() -> None:
    lesson = " ".join(f"word{number % 700} is one of many," for number in range(3_000))
    assert find(lesson, Passage("never heard of " * (EXACT_MAX_CHARACTERS // 15))) is None


def test_the_text_of_html_is_what_a_browser_says() -> None:
    html = '<p>a &amp; b&nbsp;<em>c</em></p>\n<pre>\nx &lt; 1\n</pre><pre class="highlight"><code>\ny</code></pre>'
    assert text_of(html) == "a & b\xa0c\nx < 1\n\ny"
