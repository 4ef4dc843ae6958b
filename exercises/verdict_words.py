"""Words that a verdict and the page's own check both say."""

from django.utils.translation import gettext_lazy

__all__ = [
    "CASES_NOT_RUN",
    "CASE_ENDED",
    "CASE_NOT_RUN",
    "CASE_PASSED",
    "FACTS",
    "NAME_MISSING",
    "NAME_SIMILAR",
    "PLACE",
    "RULES_BROKEN",
    "UNREADABLE",
]

CASE_PASSED = gettext_lazy("Case %(number)s passed")
CASE_ENDED = gettext_lazy("Case %(number)s: %(state)s")
CASE_NOT_RUN = gettext_lazy("Case %(number)s was not run")
CASES_NOT_RUN = gettext_lazy("Cases %(first)s to %(last)s were not run")

UNREADABLE = gettext_lazy("Python could not read the code, so no case was run. The place is shown below.")
RULES_BROKEN = gettext_lazy(
    "The task rules out something that the code uses, or asks for something that it does not use."
)
NAME_MISSING = gettext_lazy("The task asks for the name %(name)s, and the code does not define it.")
NAME_SIMILAR = gettext_lazy("It does define %(similar)s.")
PLACE = gettext_lazy("%(file)s, line %(line)s")

FACTS = {
    "about": gettext_lazy("About it"),
    "not_passed": gettext_lazy("Not passed"),
    "input": gettext_lazy("Input"),
    "expected": gettext_lazy("Expected"),
    "yours": gettext_lazy("Yours"),
    "error": gettext_lazy("Error"),
    "printed": gettext_lazy("Printed"),
}
"""Words for the names that `exercises.case_facts` gives."""
