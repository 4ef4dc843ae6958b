"""`python -m courses.library check [ROOT]`: tell everything that is wrong with a content root."""

import argparse
import sys

from courses.library.loading import load_library
from judge.reading import ContentError


def main(arguments: list[str] | None = None) -> int:
    """Exit code 0 when the library is valid, 1 after printing its problems as file:line: message."""
    parser = argparse.ArgumentParser(prog="python -m courses.library", description=__doc__)
    parser.add_argument("command", choices=["check"])
    parser.add_argument("root", nargs="?", default="content", help="the content root (default: content)")
    parser.add_argument("--without-orders", action="store_true", help="leave orders.json aside")
    options = parser.parse_args(arguments)
    try:
        library = load_library(options.root, with_orders=not options.without_orders)
    except ContentError as errors:
        sys.stderr.write(f"{errors}\n")
        return 1
    lessons = list(library.lessons)
    questions = sum(len(lesson.quiz.questions) for lesson in lessons if lesson.quiz)
    sys.stdout.write(f"{len(library.courses)} courses, {len(lessons)} lessons, {questions} questions: all is well\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
