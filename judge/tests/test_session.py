"""The talk with a runner that may say anything, or nothing."""

from __future__ import annotations

import contextlib
import json
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from judge.exercise import Limits
from judge.frames import HEADER, MAX_ANSWER, pack
from judge.session import MARK_BYTES, Session, Stop, Stopped


@dataclass
class Peer:
    """Both ends of a runner's pipes."""

    requests: int
    answers: int
    stdout: int
    stderr: int
    hears: int
    says: int
    prints: int
    complains: int
    stood_back: int = 0

    def stand_back(self) -> None:
        self.stood_back += 1

    def request(self) -> dict[str, object]:
        """Hear one request, as a runner does."""
        (size,) = HEADER.unpack(os.read(self.hears, HEADER.size))
        heard = b""
        while len(heard) < size:
            heard += os.read(self.hears, size - len(heard))
        message = json.loads(heard)
        assert type(message) is dict
        return message

    def close(self) -> None:
        ours, theirs = (self.requests, self.answers, self.stdout, self.stderr), (self.hears, self.says)
        for descriptor in (*ours, *theirs, self.prints, self.complains):
            with contextlib.suppress(OSError):  # some are closed as part of what they prove
                os.close(descriptor)


def new_peer() -> Peer:
    hears, requests = os.pipe()
    answers, says = os.pipe()
    stdout, prints = os.pipe()
    stderr, complains = os.pipe()
    for descriptor in (requests, answers, stdout, stderr):
        os.set_blocking(descriptor, False)
    return Peer(requests, answers, stdout, stderr, hears, says, prints, complains)


@pytest.fixture
def peer() -> Iterator[Peer]:
    peer = new_peer()
    yield peer
    peer.close()


def behave(act: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=act)
    thread.start()
    return thread


def stop_of(session: Session) -> Stop:
    with pytest.raises(Stopped) as stopped:
        session.ask({"do": "something"})
    return stopped.value.stop


SOON = Limits(seconds=-0.9)  # a tenth of a second on the wall


def test_an_answer_with_the_requests_id_is_taken(peer: Peer) -> None:
    thread = behave(lambda: os.write(peer.says, pack({"id": peer.request()["id"], "x": 1})))
    assert Session(peer, Limits()).ask({"do": "something"})["x"] == 1
    thread.join()


def test_a_request_may_be_put_long_before_its_answer_is_asked_for(peer: Peer) -> None:
    session = Session(peer, SOON)
    session.start_clock()
    session.put({"do": "something"})
    os.write(peer.says, pack({"id": peer.request()["id"], "x": 1}))
    while session.seconds_left() > 0:
        pass
    assert session.ask({"do": "something"})["x"] == 1, "put once, and answered in time"


def test_a_large_request_gets_through_while_the_other_side_prints(peer: Peer) -> None:
    def act() -> None:
        os.write(peer.prints, b"p" * 50_000)
        os.write(peer.says, pack({"id": peer.request()["id"]}))

    thread = behave(act)
    session = Session(peer, Limits())
    session.ask({"data": "x" * 1_000_000})
    assert session.take_output().stdout == b"p" * 50_000
    thread.join()


def test_who_is_slow_stands_back_once_in_the_learners_time_alone(peer: Peer) -> None:
    session = Session(peer, SOON)
    assert stop_of(session) is Stop.TIME
    assert peer.stood_back == 0, "it is not the learner's time yet"
    session.start_clock()
    assert stop_of(session) is Stop.TIME
    assert peer.stood_back == 1
    session.start_clock()
    assert stop_of(session) is Stop.TIME
    assert peer.stood_back == 1


def test_silence_ends_with_the_clock(peer: Peer) -> None:
    session = Session(peer, SOON)
    session.start_clock()
    assert stop_of(session) is Stop.TIME


def test_half_an_answer_is_silence(peer: Peer) -> None:
    os.write(peer.says, pack({"id": "x"})[:-1])
    session = Session(peer, SOON)
    session.start_clock()
    assert stop_of(session) is Stop.TIME


@pytest.mark.parametrize("said", [b"", b"\x05\x00\x00\x00{}"])
def test_a_closed_channel_is_the_end(peer: Peer, said: bytes) -> None:
    def act() -> None:
        peer.request()
        os.write(peer.says, said)
        os.close(peer.says)

    thread = behave(act)
    assert stop_of(Session(peer, Limits())) is Stop.ENDED
    thread.join()


@pytest.mark.parametrize(
    "said",
    [
        pack({"id": "guess"}),
        pack({}),
        HEADER.pack(2) + b"[]",
        HEADER.pack(MAX_ANSWER + 1),
        HEADER.pack(0),
    ],
)
def test_anything_else_is_nonsense(peer: Peer, said: bytes) -> None:
    thread = behave(lambda: (peer.request(), os.write(peer.says, said)))
    assert stop_of(Session(peer, Limits())) is Stop.NONSENSE
    thread.join()


def test_a_word_too_many_is_nonsense_when_the_next_is_asked_for(peer: Peer) -> None:
    thread = behave(lambda: os.write(peer.says, pack({"id": peer.request()["id"]}) + b"x"))
    session = Session(peer, Limits())
    session.ask({"do": "something"})
    assert stop_of(session) is Stop.NONSENSE
    thread.join()


def test_printing_past_the_limit_stops_the_talk_and_what_fits_is_kept(peer: Peer) -> None:
    thread = behave(lambda: os.write(peer.prints, b"p" * 3000))
    session = Session(peer, Limits(output_kb=2))
    assert stop_of(session) is Stop.OUTPUT
    assert session.last_output().stdout == b"p" * 2048
    thread.join()


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_no_bytes_are_an_answer(said: bytes) -> None:
    peer = new_peer()
    try:
        os.write(peer.says, said)
        os.close(peer.says)
        assert stop_of(Session(peer, Limits())) in (Stop.ENDED, Stop.NONSENSE)
    finally:
        peer.close()


def test_the_judges_own_marks_are_no_output_and_more_of_them_are(peer: Peer) -> None:
    mark = b"m" * MARK_BYTES

    def print_marks() -> None:
        os.write(peer.prints, mark + b"p" * 2048 + mark)
        os.write(peer.says, pack({"id": peer.request()["id"]}))

    thread = behave(print_marks)
    session = Session(peer, Limits(output_kb=2))
    session.put({"do": "something"}, mark)
    session.hear()
    assert len(session.take_output().stdout) == 2048 + 2 * MARK_BYTES
    thread.join()

    thread = behave(lambda: os.write(peer.prints, mark * 200))
    session.put({"do": "something"}, mark)
    with pytest.raises(Stopped):
        session.hear()
    thread.join()
