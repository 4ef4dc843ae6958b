"""The rules of the six kinds of questions: raw questions become checked ones."""

import re
from collections import Counter
from collections.abc import Callable

from courses.library.quiz import RawAnswer, RawFence, RawQuestion
from courses.library.schemas import SLUG
from courses.library.structure import (
    Answers,
    Blanks,
    Choice,
    Distractor,
    Option,
    Order,
    Predict,
    QuestionFile,
    QuestionKind,
    Typed,
    WrongAnswer,
)
from courses.quizzes import BLANK, INDENT, normalise
from judge.reading import Notes

MOST_LINES = 7
"""An `order` question has at most so many lines (CONTENT.md): 5,040 permutations are tried when it is made."""


def build_question(raw: RawQuestion, notes: Notes) -> QuestionFile | None:
    """The question, or None after noting what is wrong with it."""
    before = len(notes.problems)
    kinds: dict[str, tuple[QuestionKind, Callable[[RawQuestion, Notes], Answers | None]]] = {
        "single": ("single", _single),
        "multiple": ("multiple", _multiple),
        "short": ("short", _short),
        "predict": ("predict", _predict),
        "blanks": ("blanks", _blanks),
        "order": ("order", _order),
    }
    _check_heading(raw, notes)
    if raw.kind not in kinds:
        notes.add(raw.line, f"unknown kind .{raw.kind}: it is one of {', '.join(kinds)}")
        return None
    kind, build = kinds[raw.kind]
    _check_fences(raw, notes)
    answers = build(raw, notes)
    if answers is None or len(notes.problems) > before:
        return None
    return QuestionFile(
        id=raw.attributes["id"],
        kind=kind,
        stem=raw.stem,
        body="\n".join(raw.body).strip(),
        why=raw.why,
        answers=answers,
        line=raw.line,
        renamed_from=raw.attributes.get("renamed_from", ""),
    )


def _check_heading(raw: RawQuestion, notes: Notes) -> None:
    if not raw.stem:
        notes.add(raw.line, "the question has no text")
    if "id" not in raw.attributes:
        notes.add(raw.line, "the question needs an id at the end of its heading, such as {#copy-one}")
    for name in ("id", "renamed_from"):
        slug = raw.attributes.get(name, "a")
        if not re.fullmatch(SLUG, slug) or len(slug) > 100:
            notes.add(raw.line, f'{name} "{slug}" must be lower case words joined by hyphens')
    if not raw.why:
        notes.add(raw.line, "the question needs a > why: line")


_FENCES_OF = {"predict": {"key"}, "order": {"distractor", "check"}, "blanks": {"output"}}


def _check_fences(raw: RawQuestion, notes: Notes) -> None:
    special = {"key", "distractor", "check", "output"} - _FENCES_OF.get(raw.kind, set())
    for fence in raw.fences:
        if fence.info.language in special:
            notes.add(fence.line, f"a {fence.info.language} fence does not belong into a {raw.kind} question")


def _only(raw: RawQuestion, notes: Notes, marks: str, advice: str) -> list[RawAnswer]:
    """The answers with one of `marks`; every other one is a problem."""
    for answer in raw.answers:
        if answer.mark not in marks:
            notes.add(answer.line, advice)
    return [answer for answer in raw.answers if answer.mark in marks]


def _one_fence(raw: RawQuestion, notes: Notes, language: str) -> RawFence | None:
    found = raw.fence(language)
    for fence in found[1:]:
        notes.add(fence.line, f"a {raw.kind} question has one {language} fence")
    if not found:
        notes.add(raw.line, f"a {raw.kind} question needs a {language} fence")
        return None
    return found[0]


def _check_wrong(answer: RawAnswer, notes: Notes) -> None:
    if not answer.feedback:
        notes.add(answer.line, "a wrong answer needs an indented > feedback line under it")
    if "misconception" not in answer.attributes:
        notes.add(answer.line, "a wrong answer needs {misconception=slug} at the end of its first line")


def _check_right(answer: RawAnswer, notes: Notes) -> None:
    if answer.feedback or answer.attributes:
        notes.add(answer.line, "a right answer has no misconception and no feedback; > why: explains it")


def _options(raw: RawQuestion, notes: Notes, marks: str, advice: str) -> tuple[Option, ...]:
    answers = _only(raw, notes, marks, advice)
    for text, count in Counter(answer.text for answer in answers).items():
        if count > 1:
            notes.add(raw.line, f"the option {text!r} stands {count} times")
    for answer in answers:
        if not answer.text:
            notes.add(answer.line, "the option has no text")
        (_check_right if answer.mark == "x" else _check_wrong)(answer, notes)
    return tuple(
        Option(answer.text, answer.mark == "x", answer.feedback, answer.attributes.get("misconception", ""))
        for answer in answers
    )


def _choice(raw: RawQuestion, notes: Notes) -> tuple[Option, ...]:
    advice = f"a {raw.kind} question takes options, - [x] or - [ ]"
    options = _options(raw, notes, "x ", advice)
    if len(options) < 2:
        notes.add(raw.line, f"a {raw.kind} question needs at least two options")
    return options


def _single(raw: RawQuestion, notes: Notes) -> Choice:
    options = _choice(raw, notes)
    right = sum(option.right for option in options)
    if right != 1:
        notes.add(raw.line, f"a single question has exactly one right option, this has {right}")
    return Choice(options)


def _multiple(raw: RawQuestion, notes: Notes) -> Choice:
    options = _choice(raw, notes)
    if not any(option.right for option in options):
        notes.add(raw.line, "a multiple question needs at least one right option")
    return Choice(options)


def _typed(answers: list[tuple[RawAnswer, str]], line: int, notes: Notes, name: str) -> Typed:
    """`answers` with their texts (for blanks without the number) as right and wrong ones."""
    right: list[str] = []
    wrong: list[WrongAnswer] = []
    seen: set[str] = set()
    for answer, text in answers:
        if not text or "\n" in text:
            notes.add(answer.line, "an answer is one line of text")
        normal = normalise(text)
        if normal in seen:
            notes.add(answer.line, f"{name} has the answer {text} already")
        seen.add(normal)
        if answer.mark == "=":
            _check_right(answer, notes)
            right.append(text)
        else:
            _check_wrong(answer, notes)
            wrong.append(WrongAnswer(text, answer.feedback, answer.attributes.get("misconception", "")))
    if not right:
        notes.add(line, f"{name} needs at least one right answer, = text")
    return Typed(tuple(right), tuple(wrong))


def _short(raw: RawQuestion, notes: Notes) -> Typed:
    answers = _only(raw, notes, "=~", "a short question takes typed answers, = right or ~ wrong")
    return _typed([(answer, answer.text) for answer in answers], raw.line, notes, "the question")


def _predict(raw: RawQuestion, notes: Notes) -> Predict | None:
    advice = "a predict question takes wrong options, - [ ]; its key fence is the right one"
    options = _options(raw, notes, " ", advice)
    program, key = _one_fence(raw, notes, "python"), _one_fence(raw, notes, "key")
    if program is None or key is None:
        return None
    if not key.content.strip():
        notes.add(key.line, "the key is empty: a program that prints nothing cannot be asked about")
    for answer in raw.answers:
        if answer.mark == " " and answer.text.strip("`\n") == key.content.strip("\n"):
            notes.add(answer.line, "this option is the key, which is the right answer")
    return Predict(program.content, key.content, program.info.stdin, options)


def _blanks(raw: RawQuestion, notes: Notes) -> Blanks | None:
    program = _one_fence(raw, notes, "python")
    answers = _only(raw, notes, "=~", "a blanks question takes typed answers, = 1: text or ~ 1: text")
    if program is None:
        return None
    total = program.content.count(BLANK)
    if total == 0 or "_____" in program.content:
        notes.add(program.line, "the program of a blanks question needs blanks of exactly four underscores, ____")
    if "\n".join(raw.body).count(BLANK) != total:
        notes.add(raw.line, "____ stands outside of the program; only blanks of the program can be filled in")
    by_blank: list[list[tuple[RawAnswer, str]]] = [[] for _ in range(total)]
    for answer in answers:
        match = re.match(r"(\d+):\s*(.*)$", answer.text, re.DOTALL)
        if match is None:
            notes.add(answer.line, "say which blank this is for: = 1: text")
        elif not 1 <= int(match[1]) <= total:
            notes.add(answer.line, f"there is no blank {match[1]}: the program has {total}")
        else:
            by_blank[int(match[1]) - 1].append((answer, match[2]))
    outputs = raw.fence("output")
    return Blanks(
        program=program.content,
        blanks=tuple(_typed(found, raw.line, notes, f"blank {n}") for n, found in enumerate(by_blank, 1)),
        stdin=program.info.stdin,
        output=outputs[0].content if outputs else None,
    )


def _order(raw: RawQuestion, notes: Notes) -> Order | None:
    _only(raw, notes, "", "an order question has no options; wrong lines stand in a distractor fence")
    program = _one_fence(raw, notes, "python")
    if program is None:
        return None
    checks = raw.fence("check")
    for fence in checks[1:]:
        notes.add(fence.line, "an order question has one check fence")
    lines = _lines(program, notes)
    if not 2 <= len(lines) <= MOST_LINES:
        notes.add(program.line, f"an order question has 2 to {MOST_LINES} lines, this has {len(lines)}")
    distractors: list[Distractor] = []
    for fence in raw.fence("distractor"):
        wrong = _lines(fence, notes)
        slug = dict(fence.info.values).get("misconception", "")
        if not slug:
            notes.add(fence.line, "a distractor fence needs misconception=slug after its name")
        if not wrong:
            notes.add(fence.line, "the distractor fence is empty")
        for text in {line.strip() for line in wrong} & {line.strip() for line in lines}:
            notes.add(fence.line, f"the distractor {text} is one of the right lines")
        distractors.append(Distractor(wrong, slug))
    return Order(lines, tuple(distractors), checks[0].content if checks else "")


def _lines(fence: RawFence, notes: Notes) -> tuple[str, ...]:
    lines = fence.content.splitlines()
    for number, line in enumerate(lines, fence.line + 1):
        blanks = len(line) - len(line.lstrip())
        if not line.strip():
            notes.add(number, "an empty line cannot be put in order")
        elif "\t" in line or blanks % len(INDENT):
            notes.add(number, f"lines to be put in order are indented by steps of {len(INDENT)} blanks")
    return tuple(line.rstrip() for line in lines)
