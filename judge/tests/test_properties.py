"""Whatever comes out of the jail: no bytes, messages or values crash the judge, hold it up, or make it accept."""

from __future__ import annotations

import contextlib
import json
import math
import os
import struct
import threading
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from judge.answers import Acted, Asked, Loaded, Locked, Looked, Prepared
from judge.exercise import Limits
from judge.frames import HEADER, MAX_ANSWER, FrameError, pack, size_of, unpack
from judge.inside.encoding import MAX_DEPTH, encode
from judge.jail.child import Ending
from judge.jail.errors import JailFailed
from judge.jail.lock import lock_for
from judge.jail.walls import Wall
from judge.report import Report, Verdict
from judge.session import Session, Stop, Stopped
from judge.tests.jobs import call, job
from judge.tests.test_session import Peer, new_peer
from judge.tests.test_values import hashables, json_values, near_misses
from judge.trial import Trial
from judge.values import DecodeError, decode

json_objects = st.dictionaries(st.text(), json_values, max_size=4)

# Every kind of value that has a form of its own, with all floats and large numbers.
exact = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(-(1 << 4000), 1 << 4000)
    | st.floats()
    | st.text()
    | st.binary(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.sets(hashables, max_size=4)
        | st.frozensets(hashables, max_size=4)
        | st.dictionaries(hashables, inner, max_size=4)
    ),
    max_leaves=12,
)


def shape(value: Any) -> object:
    """A stand-in that is the same for values of the same types which are the same to the last bit."""
    kind = type(value)
    if kind is float:
        return (kind, "nan" if math.isnan(value) else value.hex())
    if kind in (list, tuple):
        return (kind, tuple(map(shape, value)))
    if kind in (set, frozenset):
        return (kind, frozenset(Counter(map(shape, value)).items()))
    if kind is dict:
        return (kind, tuple((shape(key), shape(item)) for key, item in value.items()))
    return (kind, value)


@given(exact)
@example([math.nan, math.inf, -math.inf, -0.0, 5e-324])
@example({(1, -0.0): frozenset({None, b"", "\ud800"})})
def test_a_value_comes_back_to_the_last_bit(value: object) -> None:
    assert shape(decode(json.loads(json.dumps(encode(value))))) == shape(value)


@given(exact, st.integers(1, MAX_DEPTH + 5), st.sampled_from([list, tuple, frozenset]))
def test_a_value_comes_back_from_every_depth_up_to_the_bound(value: object, depth: int, kind: type) -> None:
    nested: Any = 1 if kind is frozenset else value if isinstance(value, int) else 0
    for _ in range(depth):
        nested = kind([nested])
    assert (shape(decode(encode(nested))) == shape(nested)) is (depth <= MAX_DEPTH)


@given(near_misses)
def test_what_can_be_decoded_is_what_an_encoder_could_have_made(wire: object) -> None:
    with contextlib.suppress(DecodeError):
        value = decode(wire)
        if "o" not in json.dumps(wire):
            assert shape(decode(encode(value))) == shape(value)


@given(json_objects)
def test_a_message_comes_back(message: dict[str, Any]) -> None:
    frame = pack(message)
    assert size_of(frame[: HEADER.size]) == len(frame) - HEADER.size
    try:
        came = unpack(frame[HEADER.size :])
    except FrameError:
        assert b"NaN" in frame or b"Infinity" in frame
    else:
        assert came == message


@given(
    st.binary(max_size=60) | json_values.map(lambda value: json.dumps(value).encode()),
    st.integers(0, 60),
    st.binary(max_size=3),
)
def test_no_text_is_more_than_refused(text: bytes, place: int, other: bytes) -> None:
    with contextlib.suppress(FrameError):
        assert type(unpack(text[:place] + other + text[place:])) is dict


names = st.sampled_from(
    [
        *("id", "prepared", "acted", "looked", "too_large", "raised", "missing", "names", "value", "prompts", "then"),
        *(
            "files",
            "lineage",
            "message",
            "frames",
            "file",
            "line",
            "at",
            "text",
            "unreadable",
            "broken",
            "rule",
            "type",
        ),
    ]
)
parts = st.recursive(
    json_values | near_misses,
    lambda inner: st.dictionaries(names, inner, max_size=5) | st.lists(inner, max_size=3),
    max_leaves=10,
)
messages = st.dictionaries(names, parts, max_size=5)


@pytest.mark.parametrize("kind", [Locked, Loaded, Prepared, Acted, Looked, Asked])
@settings(max_examples=50)
@given(message=messages)
def test_no_message_is_more_than_refused(kind: Any, message: dict[str, Any]) -> None:
    with contextlib.suppress(ValueError):
        assert type(kind.from_json(message)) is kind


@contextlib.contextmanager
def small_reads(sizes: list[int]) -> Iterator[None]:
    """Let the judge's side read so many bytes at a time, in turn, so that what comes is split at any place."""
    really, left, judges = os.read, list(sizes), threading.get_ident()

    def read(descriptor: int, size: int) -> bytes:
        few = left and threading.get_ident() == judges
        return really(descriptor, min(size, left.pop()) if few else size)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("judge.session.os.read", read)
        yield


SOON = Limits(seconds=-0.99)
splits = st.lists(st.integers(1, 9), max_size=30)
pieces = st.one_of(
    st.binary(max_size=80),
    messages.map(pack),
    st.integers(0, (1 << 32) - 1).map(HEADER.pack),
    st.sampled_from([b"", HEADER.pack(0), HEADER.pack(MAX_ANSWER), HEADER.pack(MAX_ANSWER + 1), b"x" * 3000, b"{}"]),
)


@settings(deadline=None, max_examples=100)
@given(st.lists(pieces, max_size=6), splits, st.booleans(), st.binary(max_size=50))
def test_nothing_that_is_said_without_being_asked_is_an_answer(
    said: list[bytes], sizes: list[int], closes: bool, printed: bytes
) -> None:
    peer = new_peer()
    try:
        os.write(peer.says, b"".join(said))
        os.write(peer.prints, printed)
        if closes:
            os.close(peer.says)
        session = Session(peer, SOON)
        session.start_clock()
        with small_reads(sizes), pytest.raises(Stopped) as stopped:
            session.ask({"do": "something"})
        assert stopped.value.stop is not Stop.OUTPUT
        assert closes or stopped.value.stop is not Stop.ENDED
        session.take_output()
        with pytest.raises(Stopped):
            session.ask({"do": "something"})
    finally:
        peer.close()


EXPECTED = 0x5EC2E7_5EC2E7_5EC2E7
JOB = job("", call("f()", str(EXPECTED)), call("f()", str(EXPECTED), number=2), names=("f",), limits=Limits(seconds=1))
RIGHT: dict[str, Any] = {"acted": {"value": encode(EXPECTED), "prompts": []}}
WRONG: dict[str, Any] = {"acted": {"value": encode(EXPECTED + 1), "prompts": []}}
# A message, which gets the name of the question, and what is said beside it.
Answer = tuple[dict[str, Any], bytes]
# A runner's answers to lock, load, and two cases: all of them make the submission right.
GOOD: list[Answer] = [({}, b""), ({}, b""), (RIGHT, b""), (RIGHT, b"")]


class Scripted:
    """A runner that gives the answers that were written down for it, then says something and goes; and its jail."""

    def __init__(self, peer: Peer, script: list[Answer], last_words: bytes) -> None:
        self._peer, self._script, self._last_words = peer, script, last_words
        self._thread = threading.Thread(target=self._play)
        self._thread.start()

    def _play(self) -> None:
        with contextlib.suppress(OSError, struct.error):  # nobody asks any more
            for message, more in self._script:
                os.write(self._peer.says, pack({**message, "id": self._peer.request()["id"]}) + more)
            os.write(self._peer.says, self._last_words)
        os.close(self._peer.says)

    def kill(self) -> None:
        """Whoever waits for a question hears that there will be none."""
        os.close(self._peer.requests)
        self._thread.join()

    def dismiss(self) -> float | None:
        self.kill()
        return 0.1

    def ends_within(self, seconds: float) -> bool:
        return True

    def ending(self) -> Ending:
        return Ending(0, 0.1)


def tried(script: list[Answer], last_words: bytes, sizes: list[int]) -> Report:
    peer = new_peer()
    try:
        jail = Scripted(peer, script, last_words)
        with small_reads(sizes):
            return Trial(JOB, jail, Session(peer, JOB.limits), lock_for(JOB.limits, Wall.A)).run()
    finally:
        peer.close()


more_words = st.just(b"") | st.binary(max_size=80) | messages.map(pack)


@settings(deadline=None, max_examples=100)
@given(
    st.integers(0, len(GOOD)),
    st.lists(st.tuples(messages | st.sampled_from([RIGHT, WRONG, {}]), more_words), max_size=3),
    more_words,
    splits,
)
@example(4, [], b"", [1] * 200)
@example(3, [(RIGHT, b"x")], b"", [])
@example(3, [(WRONG, b"")], b"", [])
@example(2, [(RIGHT, pack(RIGHT)), (RIGHT, b"")], b"", [])
def test_right_values_to_every_question_and_nothing_else_is_accepted(
    good: int, script: list[Answer], last_words: bytes, sizes: list[int]
) -> None:
    told = [*GOOD[:good], *script]
    try:
        report = tried(told, last_words, sizes)
    except JailFailed:
        assert told[:1] != GOOD[:1], "who has locked itself in is a learner, and fails by itself"
        return
    if [message for message, _ in told[:4]] == [message for message, _ in GOOD] and not any(
        more for _, more in told[:3]
    ):
        assert report.verdict is Verdict.ACCEPTED
    if report.verdict is Verdict.ACCEPTED:
        assert [message["acted"]["value"] for message, _ in told[2:4]] == [encode(EXPECTED)] * 2
        assert [more for _, more in told[:3]] == [b""] * 3
    assert report.verdict is not Verdict.JUDGE_ERROR
    assert Report.from_json(report.to_json()) == report
