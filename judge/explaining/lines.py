"""What keeps Python from reading a program: "invalid syntax", by what the line looks like; and indentation."""

from __future__ import annotations

import keyword
import re

from judge.explaining.rule import Fault, Rule, Values, line_has, similar
from judge.explaining.rule import gettext_noop as _

__all__ = ["RULES"]

_KEYWORDS = "|".join(keyword.kwlist)
_UNKNOWN = r"^(?:invalid syntax|expected ':'|expected '\(')"
# Words that begin a line or a part of it, and that a slip of the finger may spoil.
_LEADING = ("if", "elif", "else", "while", "for", "def", "class", "return", "import", "from", "try", "except", "with")


def _misspelt(fault: Fault, values: Values) -> Values | None:
    words = re.findall(r"[^\W\d]\w*", fault.line)
    first = words[0] if words else ""
    meant = ("from",) if " import " in fault.line else _LEADING
    other = None if first in keyword.kwlist or len(first) < 2 else similar(first, meant)
    return {**values, "word": first, "similar": other} if other else None


def _keyword_as_name(fault: Fault, values: Values) -> Values | None:
    places = (
        rf"(?:^|[(,]\s*|\bfor |\bdef |\bas )({_KEYWORDS})\s*(?:=(?!=)| in\b|\(.*\)\s*:$)",
        rf"^def \w+\((?:.*,)?\s*({_KEYWORDS})\s*[,)=:]",
    )
    word = next((match[1] for place in places if (match := re.search(place, fault.line))), None)
    return {**values, "word": word} if word else None


def _other_in(fault: Fault, values: Values) -> Values | None:
    """`in` of a for loop, or the like, misspelt or left out."""
    match = re.match(r"for\s+\w+\s+(?!in\b)(?P<word>\w+)?", fault.line)
    return {**values} if match else None


_INVALID = (
    Rule(
        "keyword-as-name", "SyntaxError", _UNKNOWN,
        _("`%(word)s` is a word of Python's own, so it cannot be a name."),
        _("Choose another name, or put `_` behind it."),
        "naming", _keyword_as_name,
    ),
    Rule(
        "plus-plus", "SyntaxError", _UNKNOWN,
        _("Python has no `%(sign)s`."),
        _("To count up, write `+= 1`; to count down, `-= 1`."),
        "augmented-assignment", line_has(r"\w\s*(?P<sign>\+\+|--)"),
    ),
    Rule(
        "comparison-turned", "SyntaxError", _UNKNOWN,
        _("Python does not know the sign `%(sign)s`."),
        _("The signs are `==`, `!=`, `<=`, `>=`: the `=` comes last, and no blank stands between."),
        "comparison", line_has(r"(?P<sign>=>|=<|=!|<>|=\s+=|[<>!]\s+=)"),
    ),
    Rule(
        "foreign-and-or", "SyntaxError", _UNKNOWN,
        _("Python has no `%(sign)s`: it writes `and`, `or` and `not` as words."),
        _("Put the word in the place of the sign."),
        "logical-operators", line_has(r"(?P<sign>&&|\|\||!(?!=))"),
    ),
    Rule(
        "foreign-elif", "SyntaxError", _UNKNOWN,
        _("Python writes `else` and `if` together as `elif`."),
        _("Put `elif` in the place of `%(word)s`."),
        "elif", line_has(r"^(?P<word>else\s*if|elseif|elsif|elsef)\b"),
    ),
    Rule(
        "foreign-declaration", "SyntaxError", _UNKNOWN,
        _("Python needs no `%(word)s` here: a name comes into being when it is given a value."),
        _("Leave the word out."),
        "assignment", line_has(r"^(?P<word>var|let|const|int|float|str|string|bool|double|char|auto)\s+\w+\s*="),
    ),
    Rule(
        "foreign-function", "SyntaxError", _UNKNOWN,
        _("Python writes `def` where other languages write `%(word)s`."),
        _("`def`, the name, round brackets, a colon; the body is indented."),
        "def", line_has(r"^(?P<word>function|func|fun|fn|void|sub|define)\s+\w+"),
    ),
    Rule(
        "foreign-blocks", "SyntaxError", _UNKNOWN,
        _("Python marks what belongs together by a colon and by indentation, not by curly brackets."),
        _("End the line with a colon, and indent the lines that follow."),
        "indentation", line_has(r"\{\s*$|^\}"),
    ),
    Rule(
        "for-without-in", "SyntaxError", _UNKNOWN,
        _("A loop is written: `for`, a name, `in`, what to go through, a colon."),
        _("Is the word `in` in its place?"),
        "for", _other_in,
    ),
    Rule(
        "import-from-turned", "SyntaxError", r"^(?:invalid syntax|Did you mean to use 'from)",
        _("In Python `from` comes first: from a module, import a name."),
        _("Turn the two parts round."),
        "import-forms", line_has(r"^import\s+[\w, ]+\s+from\s+\w+"),
    ),
    Rule(
        "prompt-copied", "SyntaxError", _UNKNOWN,
        _("The line begins with a prompt, which belongs to the conversation with Python, not to the program."),
        _("Leave it out."),
        "syntax-error", line_has(r"^(?:>>>|\.\.\.|\$ |In \[)"),
    ),
    Rule(
        "operator-without-value", "SyntaxError", _UNKNOWN,
        _("The line ends with `%(sign)s`, and the value after it is missing."),
        _("Was something left out, or does the next line belong to this one? Round brackets join lines."),
        "syntax-error", line_has(r"(?P<sign>\*\*|//|[-+*/%=<>,]|\band|\bor|\bnot|\bin|\bis)$"),
    ),
    Rule(
        "word-misspelt", "SyntaxError", _UNKNOWN,
        _("Python cannot read this line. Its word `%(word)s` looks like `%(similar)s`."),
        _("Is `%(similar)s` what is meant? Capital letters count, too."),
        "syntax-error", _misspelt,
    ),
)  # fmt: skip

_INDENTED = (
    Rule(
        "block-missing", "IndentationError", r"^expected an indented block after .+ on line (?P<line>\d+)",
        _("Line %(line)s ends with a colon, so the line after it has to be indented."),
        _("Indent what belongs to it by four blanks. A block with nothing to do is the word `pass`."),
        "indentation",
    ),
    Rule(
        "indented-too-far", "IndentationError", r"^unexpected indent",
        _("This line is indented further than the one before, and nothing calls for that."),
        _("Only a line that ends with a colon begins an indented block."),
        "indentation",
    ),
    Rule(
        "indented-between", "IndentationError", r"^unindent does not match any outer indentation level",
        _("This line is indented as far as none of the lines that it could belong to."),
        _("Move it exactly below the line that it belongs with. Four blanks a step are usual."),
        "indentation",
    ),
    Rule(
        "indentation", "IndentationError", r"",
        _("The blanks at the beginning of this line do not fit those of its neighbours."),
        _("What belongs together is indented equally far, four blanks a step."),
        "indentation",
    ),
    Rule(
        "tabs-and-blanks", "TabError", r"",
        _("Tabs and blanks are mixed at the beginning of the lines, so Python cannot tell how far this one is"
          " indented."),
        _("Indent with blanks alone."),
        "indentation",
    ),
    Rule(
        "syntax", "SyntaxError", r"",
        _("Python cannot read this line."),
        _("Go through it sign by sign: quotes, brackets, colon. The mistake may also stand at the end of the line"
          " before."),
        "syntax-error",
    ),
)  # fmt: skip

RULES = (*_INVALID, *_INDENTED)
