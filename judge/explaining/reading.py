"""What keeps Python from reading a program: SyntaxError, by what it says."""

from __future__ import annotations

import re

from judge.explaining.rule import Fault, Rule, Values, line_has
from judge.explaining.rule import gettext_noop as _

__all__ = ["RULES"]


def _odd_apostrophes(fault: Fault, values: Values) -> Values | None:
    return values if re.search(r"\w'\w", fault.line) and '"' not in fault.line else None


def _after_curly(fault: Fault, values: Values) -> Values | None:
    opened = re.search(r"^\s*(?:if|elif|else|while|for|def)\b.*\{\s*$", fault.text, re.MULTILINE)
    return values if opened else None


_BRACKETS_AND_QUOTES = (
    Rule(
        "bracket-open", "SyntaxError", r"^'(?P<sign>[(\[{])' was never closed",
        _("The bracket `%(sign)s` is opened in this line and never closed."),
        _("Every bracket needs its partner. Count them from the left."),
        "syntax-error",
    ),
    Rule(
        "bracket-unmatched", "SyntaxError", r"^(?:f-string: )?unmatched '(?P<sign>[)\]}])'",
        _("The bracket `%(sign)s` is closed here without having been opened."),
        _("One too many was typed here, or one is missing before it."),
        "syntax-error",
    ),
    Rule(
        "bracket-other", "SyntaxError",
        r"closing parenthesis '(?P<sign>.)' does not match opening parenthesis '(?P<other>.)'",
        _("What `%(other)s` has opened, `%(sign)s` cannot close."),
        _("Each kind of bracket has a partner of its own, and the one opened last is closed first."),
        "syntax-error",
    ),
    Rule(
        "text-with-apostrophe", "SyntaxError", r"^unterminated (?:f-|t-)?string literal",
        _("The text ends at the apostrophe inside of it, and what follows makes no sense."),
        _("Put double quotes around a text that has an apostrophe in it."),
        "string-literal", _odd_apostrophes,
    ),
    Rule(
        "text-open", "SyntaxError", r"^unterminated (?:f-|t-)?string literal",
        _("A text begins in this line, and its closing quote is missing."),
        _("A text ends in the line in which it began, with the quote that it began with."),
        "string-literal",
    ),
    Rule(
        "long-text-open", "SyntaxError", r"^unterminated triple-quoted (?:f-|t-)?string literal",
        _("A text begins with three quotes, and the three that close it are missing."),
        _("Everything after it was taken for a part of the text."),
        "string-literal",
    ),
    Rule(
        "smart-quotes", "SyntaxError", r"^invalid character '(?P<sign>[“”„‘’‚«»])'",
        _("`%(sign)s` is a quote as books print it, and Python knows only straight ones."),
        _("Such quotes come with text that was copied. Type them anew: `\"` or `'`."),
        "string-literal",
    ),
    Rule(
        "odd-sign", "SyntaxError", r"^invalid character '(?P<sign>.)' \(U\+(?P<code>\w+)\)",
        _("Python does not know the sign `%(sign)s`."),
        _("It may look like another one, such as `-` or `*`. Type it anew."),
        "syntax-error",
    ),
    Rule(
        "unseen-sign", "SyntaxError", r"^invalid non-printable character U\+(?P<code>\w+)",
        _("There is a sign in this line that cannot be seen (U+%(code)s)."),
        _("It may have come with text that was copied. Delete the blanks of this line and type them anew."),
        "syntax-error",
    ),
    Rule(
        "backslash", "SyntaxError", r"^unexpected character after line continuation character",
        _("A backslash stands outside of a text here, and something follows it."),
        _("Outside of quotes a backslash joins two lines. `\\n` belongs inside of quotes, and division is `/`."),
        "escape",
    ),
    Rule(
        "backslash-in-path", "SyntaxError", r"^\(unicode error\) 'unicodeescape'",
        _("In this text a backslash begins a code for a sign, and the code is not whole."),
        _("In paths write `/`, or put an `r` before the quote."),
        "escape",
    ),
)  # fmt: skip

_ASSIGNING = (
    Rule(
        "foreign-block", "SyntaxError", r"Maybe you meant '=='",
        _("Python took the curly bracket above for the beginning of a set or dictionary, in which nothing is"
          " assigned."),
        _("What belongs together is marked by a colon and by indentation, not by curly brackets."),
        "indentation", _after_curly,
    ),
    Rule(
        "equals-in-condition", "SyntaxError",
        r"(?:Maybe you meant '==' (?:or ':=' )?instead of '='|perhaps you meant \"==\")",
        _("A single `=` gives a name a value, and here two values are to be compared."),
        _("A comparison is written `==`."),
        "equality", line_has(r"^(?:if|elif|while|return|assert)\b"),
    ),
    Rule(
        "assign-to-call", "SyntaxError", r"^cannot assign to (?:function call|method call)",
        _("What stands before `=` is a call, and a call cannot be given a value."),
        _("The name stands on the left, the value on the right. A comparison is written `==`."),
        "assignment",
    ),
    Rule(
        "assign-to-value", "SyntaxError", r"^cannot assign to (?P<what>True|False|None|__debug__)",
        _("`%(what)s` is a value of Python's own, and cannot be given another one."),
        _("Choose another name."),
        "naming",
    ),
    Rule(
        "assign-wrongly", "SyntaxError", r"^(?:cannot (?:assign to|delete)|cannot use assignment expressions with) ",
        _("What stands before `=` is no name that could be given a value."),
        _("The name stands on the left, the value on the right. A comparison is written `==`."),
        "assignment",
    ),
    Rule(
        "equals-in-call", "SyntaxError",
        r"(?:Maybe you meant '==' (?:or ':=' )?instead of '='|perhaps you meant \"==\")",
        _("A single `=` stands where no name can be given a value."),
        _("A comparison is written `==`. A text that has a `=` in it needs quotes."),
        "equality",
    ),
    Rule(
        "number-and-letters", "SyntaxError", r"^invalid (?P<kind>decimal|hexadecimal|octal|binary|imaginary) literal",
        _("A number runs into letters here."),
        _("A name cannot begin with a digit, and a number has no unit behind it."),
        "naming",
    ),
    Rule(
        "leading-zero", "SyntaxError", r"^leading zeros in decimal integer literals",
        _("A number does not begin with 0."),
        _("Leave the zeros out. Where they matter, as in a telephone number, it is a text."),
        "int",
    ),
)  # fmt: skip

_PARTS = (
    Rule(
        "print-without-brackets", "SyntaxError", r"^Missing parentheses in call to '(?P<function>\w+)'",
        _("`%(function)s` is a function, and what it is given stands in round brackets."),
        _("Write the brackets. Texts without them come from an old Python."),
        "print",
    ),
    Rule(
        "else-if", "SyntaxError", r"^expected ':'",
        _("After `else` there is a colon and nothing else."),
        _("`else` and `if` together are one word: `elif`."),
        "elif", line_has(r"\belse\s+if\b"),
    ),
    Rule(
        "else-with-condition", "SyntaxError", r"^expected ':'",
        _("`else` takes no condition: it is for all that is left."),
        _("A further condition is written `elif`."),
        "else", line_has(r"^else\s+[^:\s].*:"),
    ),
    Rule(
        "colon", "SyntaxError", r"^expected ':'",
        _("The colon is missing that begins an indented block."),
        _("Lines with `if`, `elif`, `else`, `for`, `while`, `def` and `class` end with a colon."),
        "if",
    ),
    Rule(
        "def-without-brackets", "SyntaxError", r"^expected '\('",
        _("After the name of a function come round brackets, even if there is nothing in them."),
        _("Write them before the colon."),
        "def",
    ),
    Rule(
        "comma", "SyntaxError", r"Perhaps you forgot a comma",
        _("Two values stand side by side with nothing between them."),
        _("Is there a comma missing, a sign such as `+`, or a quote?"),
        "syntax-error",
    ),
    Rule(
        "try-alone", "SyntaxError", r"^expected 'except' or 'finally' block",
        _("A `try` is followed by an `except`, as far to the left as the `try` itself."),
        _("Is it there, and indented like the `try`?"),
        "try-except",
    ),
    Rule(
        "except-several", "SyntaxError", r"^multiple exception types must be parenthesized",
        _("Several exceptions after one `except` stand in round brackets."),
        _("Write `except (ValueError, KeyError):`."),
        "exception-types",
    ),
    Rule(
        "if-without-else", "SyntaxError", r"^expected 'else' after 'if' expression",
        _("An `if` inside of an expression needs an `else`, too."),
        _("There has to be a value for either case. In a comprehension, a condition alone stands at the end."),
        "conditional-expression",
    ),
    Rule(
        "comprehension-brackets", "SyntaxError", r"^did you forget parentheses around the comprehension target",
        _("Several values for each item of a comprehension stand in round brackets."),
        _("Write `[(a, b) for …]`."),
        "list-comprehension",
    ),
    Rule(
        "in-f-string", "SyntaxError", r"^f-string: ",
        _("Something is wrong between the curly brackets of an f-string."),
        _("There is one expression between `{` and `}`, and its quotes differ from those around the text. `{`"
          " itself is `{{`."),
        "f-string",
    ),
)  # fmt: skip

_PLACED = (
    Rule(
        "return-outside", "SyntaxError", r"^'(?P<word>return|yield|yield from|await)' outside (?:async )?function",
        _("`%(word)s` stands outside of any function."),
        _("It has to be indented as far as the rest of its function. A program ends by itself."),
        "return",
    ),
    Rule(
        "break-outside", "SyntaxError", r"^'(?P<word>break|continue)' (?:outside loop|not properly in loop)",
        _("`%(word)s` stands outside of any loop."),
        _("It has to be indented as far as the rest of its loop."),
        "break-continue",
    ),
    Rule(
        "keyword-before-place", "SyntaxError", r"^positional argument follows keyword argument",
        _("A value without a name stands behind one with a name."),
        _("First come the values that are known by their place, then those with name and `=`."),
        "keyword-argument",
    ),
    Rule(
        "keyword-repeated", "SyntaxError", r"^keyword argument repeated: (?P<name>\w+)",
        _("`%(name)s` is given twice in this call."),
        _("Leave one of the two out."),
        "keyword-argument",
    ),
    Rule(
        "parameter-twice", "SyntaxError", r"^duplicate (?:argument|parameter) '(?P<name>\w+)' in function definition",
        _("Two parameters are called `%(name)s`."),
        _("Each parameter has a name of its own."),
        "parameter",
    ),
    Rule(
        "default-first", "SyntaxError",
        r"^(?:non-default argument follows default|parameter without a default follows)",
        _("A parameter without a default stands behind one that has one."),
        _("First come those that every call has to give, then those with `=`."),
        "default-argument",
    ),
    Rule(
        "global-late", "SyntaxError",
        r"^name '(?P<name>\w+)' is (?:assigned to before|used prior to|parameter and) ?(?P<word>global|nonlocal)",
        _("`%(name)s` is used in this function before it is said to be `%(word)s`."),
        _("The line with `%(word)s` comes first in the function; a parameter cannot be `%(word)s` at all."),
        "global-scope",
    ),
    Rule(
        "nonlocal-nothing", "SyntaxError", r"^no binding for nonlocal '(?P<name>\w+)' found",
        _("No function around this one has a name `%(name)s`."),
        _("`nonlocal` is for names of a function around this one; names of the file itself are global."),
        "closure",
    ),
)  # fmt: skip

RULES = (*_BRACKETS_AND_QUOTES, *_ASSIGNING, *_PARTS, *_PLACED)
