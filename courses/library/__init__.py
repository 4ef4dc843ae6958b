"""The course library's format: files of `content/` to checked, frozen values. Knows no Django, reads no exercises."""

from courses.library.loading import load_library, misconceptions_of
from courses.library.problems import ContentErrors, Problem
from courses.library.structure import Library

__all__ = ["ContentErrors", "Library", "Problem", "load_library", "misconceptions_of"]
