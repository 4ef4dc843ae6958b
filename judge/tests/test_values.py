"""The wire form of values: what goes in comes out, and whatever else comes never does harm."""

from __future__ import annotations

import contextlib
import json
import math
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.compare import Opaque, same_value
from judge.frames import FrameError, unpack
from judge.inside.encoding import MAX_DEPTH, TooLarge, encode
from judge.values import MAX_ALIKE, DecodeError, decode

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary()
hashables = st.recursive(
    scalars, lambda inner: st.tuples(inner, inner) | st.frozensets(inner, max_size=3), max_leaves=5
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner)
        | st.sets(hashables, max_size=4)
        | st.dictionaries(hashables, inner, max_size=4)
    ),
    max_leaves=12,
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)
letters = st.sampled_from(["n", "b", "i", "f", "s", "y", "l", "t", "S", "F", "d", "o", "z"])
near_misses = st.recursive(
    json_values, lambda inner: st.tuples(letters, inner).map(list) | st.lists(inner, max_size=3), max_leaves=12
)


@given(values)
def test_plain_values_come_back_with_their_types(value: object) -> None:
    wire = json.loads(json.dumps(encode(value)))
    assert same_value(value, decode(wire))


@given(near_misses)
def test_no_wire_form_does_more_than_be_refused(wire: object) -> None:
    with contextlib.suppress(DecodeError):
        assert not same_value(object(), decode(wire))


@given(st.binary(max_size=200))
def test_no_bytes_do_more_than_be_refused(text: bytes) -> None:
    with contextlib.suppress(FrameError):
        assert type(unpack(text)) is dict


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[1]",
        b"1" * 5000,
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b"[" * 60_000,
        b'{"a":' * 10_000,
        b'{"a": 1',
        b"\xff",
    ],
)
def test_hostile_json_is_refused(text: bytes) -> None:
    with pytest.raises(FrameError):
        unpack(text)


@pytest.mark.parametrize(
    "wire",
    [
        None,
        [],
        ["n", None],
        ["b", 1],
        ["i", 5],
        ["i", "zz"],
        ["f", 0.5],
        ["f", "1" + "0" * 400 + "p9999999"],
        ["y", "0"],
        ["S", [["l", []]]],
        ["d", [["n"]]],
        ["d", [[["l", []], ["n"]]]],
        ["d", ["ab"]],
        ["o", "int"],
        ["q", []],
        [["l"], []],
    ],
)
def test_what_no_encoder_makes_is_refused(wire: object) -> None:
    with pytest.raises(DecodeError):
        decode(wire)


def test_a_wire_form_that_is_too_deep_is_refused() -> None:
    wire: list[Any] = ["n"]
    for _ in range(5000):
        wire = ["l", [wire]]
    with pytest.raises(DecodeError):
        decode(wire)


def test_a_value_that_is_too_deep_loses_its_depths_and_equals_nothing() -> None:
    value: list[Any] = []
    for _ in range(MAX_DEPTH + 10):
        value = [value]
    assert not same_value(value, decode(encode(value)))


class Sub(int):
    """Not an int, to the judge."""


class Equal:
    """Equal to all."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 1


@pytest.mark.parametrize("value", [Sub(1), Equal(), object(), range(3), complex(1), type, print, lambda: 1])
def test_what_is_not_plain_equals_nothing_whatever_it_says(value: object) -> None:
    came = decode(encode(value))
    assert type(came) is Opaque
    assert not any(same_value(expected, came) for expected in (1, "1", None, [], value))


def test_other_values_are_told_without_their_address() -> None:
    assert repr(decode(encode(Equal()))) == "<Equal>"
    assert "0x" not in repr(decode(encode(test_other_values_are_told_without_their_address)))


@pytest.mark.parametrize(
    "make",
    [
        lambda: [0] * 20_000,
        lambda: "x" * 70_000,
        lambda: b"x" * 70_000,
        lambda: 1 << 300_000,
        lambda: {str(n): n for n in range(9000)},
    ],
)
def test_a_value_that_would_not_fit_is_too_large(make: Callable[[], object]) -> None:
    with pytest.raises(TooLarge):
        encode(make())


ALIKE = [["i", hex(n * sys.hash_info.modulus)] for n in range(2000)]


@pytest.mark.parametrize(
    "make", [lambda keys: ["S", keys], lambda keys: ["F", keys], lambda keys: ["d", [[key, ["n"]] for key in keys]]]
)
def test_keys_that_were_made_to_look_alike_are_refused_before_they_are_told_apart(
    make: Callable[[object], object],
) -> None:
    """Two thousand would take a second or so of the judge's own time, for each answer."""
    assert len({hash(decode(key)) for key in ALIKE}) == 1
    with pytest.raises(DecodeError):
        decode(make(ALIKE))
    assert len(decode(make(ALIKE[:MAX_ALIKE]))) == MAX_ALIKE  # type: ignore[arg-type]


def test_special_floats_come_back() -> None:
    assert decode(encode(math.inf)) == math.inf
    came = decode(encode(math.nan))
    assert isinstance(came, float)
    assert math.isnan(came)
    assert math.copysign(1, float(str(decode(encode(-0.0))))) == -1
