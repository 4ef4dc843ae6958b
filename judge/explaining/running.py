"""What goes wrong while a program runs: with files and input, in recursion and iteration, by assertions, at its end."""

from __future__ import annotations

import re

from judge.explaining.rule import Fault, Rule, Values, line_has
from judge.explaining.rule import gettext_noop as _

__all__ = ["OWN_RAISE", "RULES"]


def _raised(fault: Fault, values: Values) -> Values | None:
    match = re.match(r"raise\b\s*(?:[\w.]+\.)?([A-Z]\w*)?", fault.line)
    # Making the exception can itself go wrong.
    return (
        {"error": fault.kind}
        if match and match[1] in (None, fault.kind) and "must derive" not in fault.message
        else None
    )


OWN_RAISE = Rule(
    "own-raise", "", r"",
    _("This line raises `%(error)s` itself."),
    _("If the task does not ask for that here, look at the condition that leads to this line."),
    "raise", _raised,
)  # fmt: skip

_FILES = (
    Rule(
        "no-such-file", "FileNotFoundError", r"No such file or directory: '(?P<name>[^']{1,100})'",
        _("There is no file `%(name)s`."),
        _("Is the name spelled as in the task, with its ending, and is the file in the folder that the program"
          " runs in?"),
        "open-read",
    ),
    Rule(
        "file", "FileNotFoundError", r"",
        _("A file was to be opened that is not there."),
        _("Is its name spelled as in the task, with its ending?"),
        "open-read",
    ),
    Rule(
        "file-there", "FileExistsError", r"",
        _("Something of this name is there already."),
        _("The mode `'x'` makes only new files; `'w'` writes over an old one."),
        "open-write",
    ),
    Rule(
        "is-folder", "IsADirectoryError", r"",
        _("This is a folder, and a file was expected."),
        _("The file's name comes after the folder's, with `/` between them."),
        "pathlib-read",
    ),
    Rule(
        "is-no-folder", "NotADirectoryError", r"",
        _("This is a file, and a folder was expected."),
        _("Which part of the path is a file?"),
        "pathlib",
    ),
    Rule(
        "not-allowed", "PermissionError", r"",
        _("The system does not allow this."),
        _("A program may write in its own folder, and nowhere else."),
        "open-write",
    ),
    Rule(
        "not-writable", "UnsupportedOperation", r"^not (?P<what>writable|readable)",
        _("The file was opened for another purpose."),
        _("`open(…)` is for reading; with `'w'` it writes anew, with `'a'` it adds at the end."),
        "open-write",
    ),
    Rule(
        "system", "OSError", r"",
        _("The system refused something that has to do with files."),
        _("Are more files open, or larger, than a program needs?"),
        "open-write",
    ),
    Rule(
        "not-decoded", "UnicodeDecodeError", r"^'(?P<codec>[\w-]+)' codec can't decode",
        _("The file's bytes are not text in the encoding `%(codec)s`."),
        _("Name the encoding that it was written in when you open it: `encoding=…`."),
        "encoding",
    ),
    Rule(
        "decoding", "UnicodeDecodeError", r"",
        _("Bytes were to be read as text and are none in this encoding."),
        _("Name the encoding that the file was written in when you open it: `encoding=…`."),
        "encoding",
    ),
    Rule(
        "encoding", "UnicodeEncodeError", r"",
        _("A text has a sign that this encoding cannot write."),
        _("`utf-8` can write every sign."),
        "encoding",
    ),
    Rule(
        "json", "JSONDecodeError", r"line (?P<line>\d+) column (?P<column>\d+)",
        _("The text is not JSON: it goes wrong in line %(line)s, at sign %(column)s."),
        _("JSON has double quotes, no comma after the last item, and `true`, `false` and `null`."),
        "json-module",
    ),
    Rule(
        "not-json", "JSONDecodeError", r"",
        _("The text is not JSON."),
        _("JSON has double quotes, no comma after the last item, and `true`, `false` and `null`."),
        "json-module",
    ),
    Rule(
        "sql", "OperationalError", r"",
        _("The database could not make sense of the command."),
        _("Are the names of tables and columns spelled as they were made, and is every comma in its place?"),
        "sql-query",
    ),
    Rule(
        "sql-kept-whole", "IntegrityError", r"",
        _("The database refused a row that breaks one of its rules."),
        _("Is there a row with this key already, or is a column empty that may not be?"),
        "sqlite",
    ),
    *(
        Rule(
            slug, kind, r"",
            _("The pattern is no regular expression."),
            _("Is every bracket closed, and does a sign such as `*` or `+` follow what it repeats?"),
            "regex",
        )
        for slug, kind in (("pattern", "error"), ("pattern-error", "PatternError"))
    ),
)  # fmt: skip

_FLOW = (
    Rule(
        "nothing-typed", "EOFError", r"",
        _("`input()` was called once more than there are lines to read."),
        _("How many lines does the task promise, and how does the program know that it has read the last one?"),
        "input",
    ),
    Rule(
        "recursion", "RecursionError", r"",
        _("A function called itself, over and over, until there was no room left."),
        _("Is there a case that ends it, and does every call come nearer to that case?"),
        "base-case",
    ),
    Rule(
        "no-next", "StopIteration", r"",
        _("`next(…)` asked for one more item, and there is none."),
        _("A `for` loop stops by itself; `next(…, `None`)` gives `None` at the end."),
        "iterator-protocol",
    ),
    Rule(
        "changed-in-loop", "RuntimeError", r"^(?P<kind>\w+) (?:changed size|mutated|keys changed) during iteration",
        _("Something was added or taken away while a loop went through it."),
        _("Let the loop go through a copy: `list(…)` makes one."),
        "modify-while-iterating",
    ),
    Rule(
        "generator-stopped", "RuntimeError", r"^generator raised StopIteration",
        _("`next(…)` inside of a generator found no more items."),
        _("A generator ends by `return`. A `for` loop inside of it stops by itself."),
        "generator",
    ),
    Rule(
        "nothing-to-raise", "RuntimeError", r"^No active exception to re-?raise",
        _("`raise` alone hands on the error that is being handled, and there is none."),
        _("Outside of `except`, `raise` needs an exception after it."),
        "raise",
    ),
    Rule(
        "at-run-time", "RuntimeError", r"",
        _("Something could not be done at this moment."),
        _("What Python says above names it."),
        "exception-types",
    ),
    Rule(
        "not-written", "NotImplementedError", r"",
        _("This part has no code yet, or a class that inherits has to write it."),
        _("Put the code in the place of the line that raises this."),
        "abstract-base",
    ),
    Rule(
        "too-much-memory", "MemoryError", r"",
        _("What this line makes does not fit into the memory that there is."),
        _("Is a list or a text growing without an end, or far larger than it needs to be?"),
        "complexity",
    ),
    Rule(
        "stopped-by-exit", "SystemExit", r"",
        _("The program ended itself, by `exit()` or `sys.exit()`."),
        _("What is called here should come back with `return`, so that the caller can go on."),
        "exit-status",
    ),
    Rule(
        "stopped-by-hand", "KeyboardInterrupt", r"",
        _("The program ended as if somebody had stopped it from the keyboard."),
        _("Does it raise `KeyboardInterrupt` itself?"),
        "exception-types",
    ),
)  # fmt: skip

_TESTS = (
    Rule(
        "fixture-unknown", "LookupError", r"^there is no fixture (?P<name>\w+)",
        _("The test asks for `%(name)s` by a parameter, and there is no fixture of that name."),
        _("A fixture is a function under `@pytest.fixture`. Values of `parametrize` need the same names as the"
          " parameters."),
        "fixture",
    ),
    Rule(
        "lookup", "LookupError", r"",
        _("Something was looked for and not found."),
        _("What Python says above names it."),
        "exception-types",
    ),
    Rule(
        "assertion-compared", "AssertionError", r"^assert (?P<claim>.{1,200})$",
        _("A test claims `%(claim)s`, and that is not true."),
        _("One side is what the program gives, the other what the test expects. Which of the two is mistaken?"),
        "assert-test",
    ),
    Rule(
        "assertion-line", "AssertionError", r"^$",
        _("This line claims something that is not true."),
        _("`print` what stands after `assert` in the line before: what is it really?"),
        "assert", line_has(r"^assert\b"),
    ),
    Rule(
        "assertion", "AssertionError", r"",
        _("An `assert` claims something that is not true."),
        _("What does it say of the values, and what are they really?"),
        "assert",
    ),
    Rule(
        "not-raised", "Failed", r"^(?P<name>[\w ]+) was not raised$",
        _("The test declares that `%(name)s` is raised, and it was not."),
        _("Is the call inside of the `with` block, and should it fail for these values?"),
        "test-exceptions",
    ),
    Rule(
        "failed", "Failed", r"",
        _("The test says itself that it has failed."),
        _("Its own words above say why."),
        "pytest-basics",
    ),
)  # fmt: skip

RULES = (*_FILES, *_FLOW, *_TESTS)
