"""Every explanation of an error leads to a lesson: its concept is taught by the library, or is planned."""

from judge.explaining import RULES
from judge.explaining.differing import Taught
from tests.content.programs import library

PLANNED = {
    # Robust Programs
    *("argv", "assert", "assert-test", "encoding", "exception-types", "exit-status", "fixture", "import-forms"),
    *("json-module", "open-read", "open-write", "own-module", "package", "pathlib-read", "pytest-basics", "raise"),
    *("test-exceptions", "try-except", "with"),
    # Objects
    *("abstract-base", "attribute", "field-factory", "frozen", "generator", "init", "instance", "iterator-protocol"),
    *("property", "self"),
    # Algorithms
    *("base-case", "complexity"),
    # Workshop
    *("date-format", "datetime", "decimal", "pathlib", "random", "regex", "regex-groups", "sql-query", "sqlite"),
    *("statistics-module", "timezone"),
}
"""Concepts of courses that are still to be written."""


def test_every_concept_that_an_explanation_names_is_taught_or_planned() -> None:
    taught = {concept for lesson in library().lessons for concept in lesson.teaches}
    named = {rule.concept for rule in RULES} | {concept.value for concept in Taught}

    assert named <= taught | PLANNED


def test_the_first_courses_explain_what_their_learners_run_into() -> None:
    taught = {concept for lesson in library().lessons for concept in lesson.teaches}

    assert {"name-error", "type-error", "value-error", "syntax-error", "none", "key-error", "indentation"} <= taught
