"""The table of errors: each rule by a program that needs it, in the words of every version of Python."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from judge.explaining import RULES, Explanation, Fault, explain
from judge.tests import record_faults

ENTRIES = record_faults.read()
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
OWN = "attribute-own-similar"
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def explained(entry: dict[str, Any], said: list[str]) -> Explanation | None:
    kind, message, line = said
    return explain(Fault(kind, message, line, entry["source"] or line))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry['rule'][0]}: {entry['source'][:40]!r}")
def test_a_program_is_explained_by_its_rule_in_every_version(entry: dict[str, Any]) -> None:
    assert set(entry["said"]) == set(VERSIONS) or not entry["source"]
    for version, said in entry["said"].items():
        explanation = explained(entry, said)
        assert explanation is not None, (version, said)
        assert explanation.slug in entry["rule"], (version, said)
        assert all(sentence.endswith((".", "?", ":", "`.")) for sentence in explanation.sentences)


def test_so_it_is_by_this_very_python() -> None:
    script = Path(record_faults.__file__)
    done = subprocess.run([sys.executable, "-I", script, "--print"], capture_output=True, text=True, check=True)
    for entry, said in zip(ENTRIES, json.loads(done.stdout), strict=True):
        if entry["source"]:
            explanation = explained(entry, said)
            assert explanation is not None, said
            assert explanation.slug in entry["rule"], said


def test_no_rule_is_without_a_program() -> None:
    needed = {slug for entry in ENTRIES for slug in entry["rule"]}
    by_class_alone = {rule.slug for rule in RULES if not rule.pattern}

    assert {rule.slug for rule in RULES} - by_class_alone <= needed


def test_every_rule_has_a_name_of_its_own_and_sentences_that_differ() -> None:
    slugs = [rule.slug for rule in RULES]

    assert len(set(slugs)) == len(slugs)
    for rule in RULES:
        assert rule.means != rule.cause
        assert rule.means.count("`") % 2 == rule.cause.count("`") % 2 == 0, rule.slug


@pytest.mark.parametrize(
    ("kind", "slug"),
    [
        *(("NameError", "name"), ("UnboundLocalError", "unbound"), ("TypeError", "type"), ("ValueError", "value")),
        *(("IndexError", "index"), ("KeyError", "key"), ("AttributeError", "attribute"), ("ImportError", "import")),
        *(("ZeroDivisionError", "division"), ("RecursionError", "recursion"), ("StopIteration", "no-next")),
        *(("FileNotFoundError", "file"), ("EOFError", "nothing-typed"), ("ModuleNotFoundError", "module")),
        *(("AssertionError", "assertion-line"), ("UnicodeDecodeError", "decoding"), ("MemoryError", "too-much-memory")),
        *(("KeyboardInterrupt", "stopped-by-hand"), ("SystemExit", "stopped-by-exit"), ("SyntaxError", "syntax")),
        *(("IndentationError", "indentation"), ("TabError", "tabs-and-blanks"), ("OSError", "system")),
    ],
)
def test_a_class_alone_is_explained_without_any_name(kind: str, slug: str) -> None:
    """What a hidden case's error may be told of."""
    explanation = explain(Fault(kind))

    assert explanation is not None
    assert explanation.slug == slug.replace("assertion-line", "assertion")
    assert explanation.values == {}
    assert not PLACEHOLDER.search(explanation.means + explanation.cause)


def test_a_class_that_nobody_knows_is_not_explained() -> None:
    assert explain(Fault("TooLittle", "only 3 left", "account.withdraw(5)")) is None


def test_the_learners_own_names_are_in_the_sentence() -> None:
    text = "prices = {'tea': 3}\nprint(price['tea'])\n"
    explanation = explain(Fault("NameError", "name 'price' is not defined", "print(price['tea'])", text))

    assert explanation is not None
    assert explanation.sentences == (
        "There is no name `price` here.",
        "There is `prices`: is that the one that is meant?",
    )
    assert explanation.concepts == ("name-error",)


def test_names_in_strings_and_comments_are_no_names() -> None:
    text = "# counter\nx = 'counter'\nprint(countre)\n"
    explanation = explain(Fault("NameError", "name 'countre' is not defined", "print(countre)", text))

    assert explanation is not None
    assert explanation.slug == "name-unknown"


def test_the_nearer_concept_comes_first_and_the_general_one_is_kept() -> None:
    explanation = explain(Fault("TypeError", "'NoneType' object is not subscriptable", "a[0]", "a[0]"))

    assert explanation is not None
    assert explanation.concepts == ("none", "type-error")


@pytest.mark.parametrize(
    ("fault", "slug"),
    [
        (Fault("ZeroDivisionError", "division by zero", "print('a/b', x / total)"), "divided-by"),
        (Fault("ZeroDivisionError", "division by zero", "print(f'{a / b} of {c / d}')"), "division"),
        (Fault("KeyError", "7", "d[7]", "d = {1: 2}\nd[7]"), "key-absent"),
        (Fault("KeyError", "'7'", "d[n]", "d = {1: 2}\nn = input()\nd[n]"), "key-number-or-text"),
        (Fault("ValueError", "too small", "raise ValueError('too small')"), "own-raise"),
        (Fault("TypeError", "Mine() takes no arguments", "raise Mine(3)"), "built-in-takes-nothing"),
        (Fault("IndexError", "list index out of range", "print(a[i] + b[i])"), "beyond-end"),
        (Fault("AttributeError", "'Q' object has no attribute 'puhs'", "q.puhs(1)", "def push(x): ..."), OWN),
    ],
)  # fmt: skip
def test_a_rule_that_is_not_sure_leaves_it_to_a_more_general_one(fault: Fault, slug: str) -> None:
    explanation = explain(fault)

    assert explanation is not None
    assert explanation.slug == slug


def test_long_values_are_cut() -> None:
    explanation = explain(Fault("ValueError", f"could not convert string to float: '{'x' * 500}'"))

    assert explanation is not None
    assert len(explanation.values["text"]) < 130


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_no_message_is_too_long_to_be_looked_at(rule: object) -> None:
    """Nested repetitions would take for ever; 2,000 characters is the most that a report holds."""
    for message in ("a" * 2000, "'" * 2000, "(" * 2000, " and 'a'" * 250, "0" * 2000, "\n" * 2000):
        for kind in {getattr(rule, "kind", "") or "ValueError"}:
            explain(Fault(kind, message, message[:200], message * 30))
